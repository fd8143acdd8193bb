/* fragment.c: which words of a passage make its address.
 *
 * Words are runs between white space; in scripts that do not use it, runs between punctuation,
 * because a browser finds only what begins and ends at a word of its own dictionary. */
#include "page/fragment.h"

#include "base/html.h"

enum {
	WHOLE_WORDS = 9,  /* a passage of up to so many is taken whole */
	END_WORDS = 4,    /* at first; more while they are not unique */
	MOST_WORDS = 16,
	MOST_PASSAGE_WORDS = 400,
	WIDE_CHARACTERS_A_WORD = 2,
};

struct word {
	size_t from, to;
	size_t weight; /* a run of Chinese characters counts as several words */
};

/* Characters of three bytes that stand without spaces between words: Thai to Khmer, and from
 * the CJK radicals on; and those of four bytes that are ideographs. */
static size_t
wide_character(struct str s, size_t i)
{
	unsigned char a = (unsigned char)s.p[i];
	unsigned char b = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
	if (a == 0xe0 && b >= 0xb8 && i + 2 < s.n)
		return 3;
	if (a == 0xe1 && (b == 0x9e || b == 0x9f) && i + 2 < s.n)
		return 3;
	if (((a == 0xe2 && b >= 0xba) || (a >= 0xe3 && a <= 0xe9)) && i + 2 < s.n)
		return 3;
	if (a == 0xf0 && b >= 0xa0 && b <= 0xaf && i + 3 < s.n)
		return 4;
	return 0;
}

static const struct str wide_marks[] = {
	{"、", 3}, {"。", 3}, {"，", 3}, {"；", 3}, {"：", 3}, {"！", 3}, {"？", 3},
	{"「", 3}, {"」", 3}, {"『", 3}, {"』", 3}, {"《", 3}, {"》", 3}, {"（", 3}, {"）", 3},
};

static bool
is_wide_mark(struct str s, size_t i)
{
	struct str here = str_sub(s, i, i + 3);
	for (size_t k = 0; k < sizeof wide_marks / sizeof *wide_marks; k++)
		if (str_eq(here, wide_marks[k]))
			return true;
	return false;
}

/* Quotation marks and brackets around a passage need not be found. */
static const struct str edge_marks[] = {
	{"\"", 1}, {"'", 1}, {"(", 1}, {")", 1}, {"[", 1}, {"]", 1}, {"“", 3}, {"”", 3},
	{"„", 3}, {"‘", 3}, {"’", 3}, {"«", 2}, {"»", 2}, {"‹", 3}, {"›", 3}, {"–", 3},
	{"—", 3}, {"•", 3}, {"…", 3}, {"-", 1}, {"¿", 2}, {"¡", 2},
};
static const struct str stop_marks[] = {
	{".", 1}, {",", 1}, {";", 1}, {":", 1}, {"!", 1}, {"?", 1},
};

static size_t
mark_at_start(struct str s, const struct str *marks, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (str_starts(s, marks[k]))
			return marks[k].n;
	return 0;
}

static size_t
mark_at_end(struct str s, const struct str *marks, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (str_ends(s, marks[k]))
			return marks[k].n;
	return 0;
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

static size_t
space_at(struct str s, size_t i)
{
	if (byte_is_space((unsigned char)s.p[i]))
		return 1;
	return str_starts(str_skip(s, i), STR("\xc2\xa0")) ? 2 : 0;
}

/* The passage, within its first paragraph that has a letter, without marks at its ends. */
static struct str
passage_of(struct str text, size_t start, size_t end)
{
	struct str rest = str_sub(text, start, end), line;
	while (str_cut(&rest, '\n', &line)) {
		size_t n;
		line = str_trim_wide(line);
		while ((n = mark_at_start(line, edge_marks, COUNT(edge_marks))))
			line = str_trim_wide(str_skip(line, n));
		while ((n = mark_at_end(line, edge_marks, COUNT(edge_marks))) ||
		       (n = mark_at_end(line, stop_marks, COUNT(stop_marks))))
			line = str_trim_wide(str_sub(line, 0, line.n - n));
		if (line.n)
			return line;
	}
	return STR_NONE;
}

static size_t
split(struct str s, struct word *words, size_t most)
{
	size_t count = 0, i = 0;
	while (i < s.n && count < most) {
		size_t n, wide = 0;
		while (i < s.n && ((n = space_at(s, i)) || (n = is_wide_mark(s, i) ? 3 : 0)))
			i += n;
		size_t from = i;
		while (i < s.n && !space_at(s, i) && !is_wide_mark(s, i)) {
			n = wide_character(s, i);
			wide += n != 0;
			i += n ? n : 1;
		}
		if (i > from)
			words[count++] = (struct word){from, i, 1 + wide / WIDE_CHARACTERS_A_WORD};
	}
	return count;
}

static bool
is_first(struct str text, struct str part, size_t from)
{
	ptrdiff_t at = str_find_nocase(text, part, from);
	return at >= 0 && text.p + at == part.p;
}

/* Takes words from the front until they weigh enough and are the first of their kind. */
static size_t
start_words(struct str text, struct str passage, const struct word *w, size_t count)
{
	size_t n = 0, weight = 0;
	while (n < count && n < MOST_WORDS) {
		weight += w[n++].weight;
		if (weight >= END_WORDS &&
		    is_first(text, str_sub(passage, w[0].from, w[n - 1].to), 0))
			break;
	}
	return n;
}

/* The same from the back: the first of their kind after the start. */
static size_t
end_words(struct str passage, const struct word *w, size_t count, size_t after)
{
	size_t n = 0, weight = 0;
	while (n < count && n < MOST_WORDS) {
		weight += w[count - ++n].weight;
		struct str part = str_sub(passage, w[count - n].from, w[count - 1].to);
		if (weight >= END_WORDS && is_first(passage, part, after))
			break;
	}
	return n;
}

bool
fragment_choose(struct str text, size_t start, size_t end, struct fragment *f)
{
	struct word words[MOST_PASSAGE_WORDS];
	struct str passage = passage_of(text, start, end);
	size_t count = split(passage, words, MOST_PASSAGE_WORDS), weight = 0;
	if (!count)
		return false;
	struct str whole = str_sub(passage, words[0].from, words[count - 1].to);
	*f = (struct fragment){.start = whole};
	for (size_t i = 0; i < count; i++)
		weight += words[i].weight;
	if (count == 1 || weight <= WHOLE_WORDS)
		return true;
	size_t head = start_words(text, passage, words, count);
	size_t tail = end_words(passage, words, count, words[head - 1].to);
	if (head + tail >= count)
		return true;
	f->start = str_sub(passage, words[0].from, words[head - 1].to);
	f->end = str_sub(passage, words[count - tail].from, words[count - 1].to);
	return true;
}

/* A browser sees one space where the source has several or a no-break space. */
static void
put_part(struct buf *b, struct str s)
{
	for (size_t i = 0, from = 0; i <= s.n;) {
		size_t n = i < s.n ? space_at(s, i) : 0;
		if (i < s.n && !n) {
			i++;
			continue;
		}
		html_url_part(b, str_sub(s, from, i), true);
		if (i == s.n)
			break;
		buf_cstr(b, "%20");
		while (i < s.n && (n = space_at(s, i)))
			i += n;
		from = i;
	}
}

void
fragment_put(struct buf *b, struct str url, const struct fragment *f)
{
	if (str_find_byte(url, '#', 0) < 0)
		buf_byte(b, '#');
	buf_cstr(b, ":~:text=");
	put_part(b, f->start);
	if (f->end.p) {
		buf_byte(b, ',');
		put_part(b, f->end);
	}
}
