/* slug.c: headlines as words of an address.
 *
 * Letters of Latin, Greek and Cyrillic script are written in ASCII by a table; of other scripts
 * nothing is kept, and a headline of which nothing is left becomes "story". */
#include "page/page.h"

enum { SLUG_BYTES = 60 };

struct range {
	unsigned first, last;
	const char *names; /* parted by spaces; "-" is nothing */
};

static const struct range ranges[] = {
	{0xc0, 0xff,
	 "a a a a ae a ae c e e e e i i i i d n o o o o oe - o u u u ue y th ss "
	 "a a a a ae a ae c e e e e i i i i d n o o o o oe - o u u u ue y th y"},
	{0x100, 0x17f,
	 "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i "
	 "i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r "
	 "r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s"},
	{0x218, 0x21b, "s s t t"},
	{0x386, 0x386, "a"},
	{0x388, 0x3ce,
	 "e i i - o - y o i a v g d e z i th i k l m n x o p r - s t y f ch ps o i y a e i i y a v "
	 "g d e z i th i k l m n x o p r s s t y f ch ps o i y o y o"},
	{0x400, 0x45f,
	 "e yo d g ye dz i yi j l n c k i u dz a b v g d e zh z i y k l m n o p r s t u f kh ts ch "
	 "sh shch - y - e yu ya a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e "
	 "yu ya e yo d g ye dz i yi j l n c k i u dz"},
	{0x490, 0x491, "g g"},
	{0x1ea0, 0x1ef9,
	 "a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i "
	 "o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y "
	 "y"},
};

static struct str
name_of(unsigned character)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		struct str rest = str_of(ranges[i].names), name = STR_NONE;
		if (character < ranges[i].first || character > ranges[i].last)
			continue;
		for (unsigned c = ranges[i].first; c <= character; c++)
			str_cut(&rest, ' ', &name);
		return str_eq(name, STR("-")) ? STR_NONE : name;
	}
	return STR_NONE;
}

/* A character of UTF-8; bytes that are none count as one character each. */
static unsigned
next_character(struct str s, size_t *i)
{
	unsigned char a = (unsigned char)s.p[(*i)++];
	int more = a >= 0xf0 ? 3 : a >= 0xe0 ? 2 : a >= 0xc0 ? 1 : 0;
	unsigned c = more == 3 ? a & 7u : more == 2 ? a & 15u : more == 1 ? a & 31u : a;
	for (; more && *i < s.n && ((unsigned char)s.p[*i] & 0xc0) == 0x80; more--)
		c = c << 6 | ((unsigned char)s.p[(*i)++] & 0x3f);
	return c;
}

static bool
is_apostrophe(unsigned c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc || c == 0xad;
}

struct str
page_slug(struct arena *out, struct str headline)
{
	struct buf b = buf_in(out, SLUG_BYTES + 16);
	size_t word = 0; /* where the last word begins */
	bool due = false;
	for (size_t i = 0; i < headline.n && b.n <= SLUG_BYTES;) {
		unsigned c = next_character(headline, &i);
		bool plain = c < 0x80 && byte_is_alnum((unsigned char)c);
		struct str name = plain ? STR_NONE : name_of(c);
		if (is_apostrophe(c) || (c >= 0x300 && c <= 0x36f))
			continue; /* "operator’s" is one word; accents on their own are dropped */
		if (!plain && !name.n) {
			due = b.n != 0;
			continue;
		}
		if (due) {
			buf_byte(&b, '-');
			word = b.n;
			due = false;
		}
		if (plain)
			buf_byte(&b, (char)byte_lower((unsigned char)c));
		else
			buf_put(&b, name);
	}
	/* A word that does not fit goes whole, unless it is the only one. */
	if (b.n > SLUG_BYTES)
		b.n = word ? word - 1 : SLUG_BYTES;
	if (!b.n)
		buf_cstr(&b, "story");
	return buf_str(&b);
}
