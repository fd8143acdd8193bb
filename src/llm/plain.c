/* plain.c: text of strangers, made into plain words. */
#include "llm/plain.h"

#include "base/buf.h"
#include "text/utf8.h"

/* First and last of each run of hidden characters, in order. */
static const uint32_t hidden[][2] = {
	{0x0000, 0x0008},   {0x000e, 0x001f},   {0x007f, 0x009f},     {0x00ad, 0x00ad},
	{0x034f, 0x034f},   {0x061c, 0x061c},   {0x115f, 0x1160},     {0x17b4, 0x17b5},
	{0x180b, 0x180f},   {0x200b, 0x200f},   {0x202a, 0x202e},     {0x2060, 0x206f},
	{0x3164, 0x3164},   {0xe000, 0xf8ff},   {0xfe00, 0xfe0f},     {0xfeff, 0xfeff},
	{0xffa0, 0xffa0},   {0xfff0, 0xfffb},   {0x1bca0, 0x1bca3},   {0x1d173, 0x1d17a},
	{0xe0000, 0xe0fff}, {0xf0000, 0x10ffff},
};

bool
llm_hidden(uint32_t c)
{
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden && hidden[i][0] <= c; i++)
		if (c <= hidden[i][1])
			return true;
	return false;
}

static uint32_t
harmless(uint32_t c)
{
	return c == '<' ? 0x2039 : c == '>' ? 0x203a : c == '`' ? '\'' : c;
}

struct str
llm_plain_line(struct arena *out, struct str text)
{
	struct buf b = buf_in(out, text.n + 16);
	bool space = false;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (utf8_class(c) & UTF8_SPACE && c != 0x200b && c != 0xfeff) {
			space = b.n > 0;
			continue;
		}
		if (llm_hidden(c))
			continue;
		if (space)
			buf_byte(&b, ' ');
		space = false;
		utf8_put(&b, harmless(c));
	}
	return buf_str(&b);
}

bool
llm_plain_words(struct str text)
{
	static const struct str never[] = {{"://", 3}, {"www.", 4}, {"](", 2}, {"**", 2}, {"__", 2}};
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (str_has_nocase(text, never[i]))
			return false;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (llm_hidden(c) || c == '<' || c == '>' || c == '`' || c == '\n' || c == '\r' ||
		    c == '\t' || c == UTF8_BROKEN)
			return false;
	}
	return str_trim(text).n > 0;
}
