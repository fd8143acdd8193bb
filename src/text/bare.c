/* bare.c: letters without their accents. */
#include "text/bare.h"

#include <unicode/unorm2.h>

#include "text/utf8.h"

static const struct written {
	uint32_t letter;
	const char *as;
} written[] = {
	{0xdf, "ss"}, {0xe6, "ae"}, {0xf0, "d"}, {0xf8, "o"}, {0xfe, "th"}, {0x111, "d"},
	{0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"}, {0x3c2, "σ"},
	{0x451, "е"},
};

static bool
is_dropped(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) ||
	       (c >= 0x64b && c <= 0x652);
}

static bool
has_accents(uint32_t c)
{
	return (c >= 0xc0 && c < 0x250) || (c >= 0x370 && c < 0x400) ||
	       (c >= 0x1e00 && c < 0x2000);
}

/* The letter under all accents of a composed one. */
static uint32_t
base_of(const UNormalizer2 *nfd, uint32_t c)
{
	UChar parts[8];
	UErrorCode status = U_ZERO_ERROR;
	if (!nfd || !has_accents(c))
		return c;
	int32_t n = unorm2_getDecomposition(nfd, (UChar32)c, parts, 8, &status);
	return U_SUCCESS(status) && n > 0 && parts[0] < 0xd800 ? parts[0] : c;
}

static void
put_bare(struct buf *b, const UNormalizer2 *nfd, uint32_t c)
{
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		if (written[i].letter == c) {
			buf_cstr(b, written[i].as);
			return;
		}
	}
	if (!is_dropped(c))
		utf8_put(b, base_of(nfd, c));
}

struct str
bare_of(struct arena *out, struct str s)
{
	size_t plain = 0;
	UErrorCode status = U_ZERO_ERROR;
	while (plain < s.n && (unsigned char)s.p[plain] < 0x80)
		plain++;
	if (plain == s.n)
		return s;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	struct buf b = buf_in(out, s.n + 4);
	buf_put(&b, str_sub(s, 0, plain));
	while (plain < s.n)
		put_bare(&b, U_SUCCESS(status) ? nfd : NULL, utf8_next(s, &plain));
	return buf_str(&b);
}
