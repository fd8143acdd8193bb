/* sentence.c: where the sentences of a text begin and end. */
#include "text/sentence.h"

#include <string.h>

#include "text/abbr.h"
#include "text/utf8.h"

enum { WORD_BYTES = 32 }; /* longer words are no abbreviations */

struct splitter {
	struct str text; /* one paragraph */
	const struct abbr_language *language;
	size_t start; /* of the sentence at hand */
};

/* What stands behind a possible end: closers, space, openers, a word. */
struct behind {
	size_t end;  /* behind the closing marks */
	size_t next; /* where the next sentence would begin */
	struct str word;
	uint32_t first;
	bool closed, spaced;
};

static bool
is_end(uint32_t c)
{
	switch (c) {
	case '.': case '!': case '?': case 0x2026: case 0x203c: case 0x2047: case 0x2048:
	case 0x2049: case 0x61f: case 0x6d4: case 0x964: case 0x965: case 0x1362:
	case 0x104b: case 0x17d4: case 0x3002: case 0xff01: case 0xff0e: case 0xff1f: case 0xff61:
		return true;
	}
	return false;
}

/* Ends behind which no space is written. */
static bool
is_wide_end(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff61;
}

static bool
is_closer(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case ')': case ']': case 0xbb: case 0x203a: case 0x2019:
	case 0x201d: case 0x201c: case 0x2018: case 0x300d: case 0x300f: case 0x3011: case 0xff09:
		return true;
	}
	return false;
}

static bool
is_opener(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case '(': case '[': case 0xab: case 0xbb: case 0x2039: case 0x203a:
	case 0x2018: case 0x201a: case 0x201b: case 0x201c: case 0x201d: case 0x201e: case 0xbf:
	case 0xa1: case 0x2013: case 0x2014: case 0x2015: case '-': case 0x2022: case 0x300c:
	case 0x300e: case 0x3010: case 0xff08:
		return true;
	}
	return false;
}

static bool
is_space(uint32_t c)
{
	return utf8_class(c) & UTF8_SPACE;
}

/* The code point at `i`, 0 at the end; `*after` is where the next one begins. */
static uint32_t
peek(struct str s, size_t i, size_t *after)
{
	*after = i;
	return i < s.n ? utf8_next(s, after) : 0;
}

static size_t
skip_spaces(struct str s, size_t i)
{
	size_t after;
	while (is_space(peek(s, i, &after)))
		i = after;
	return i;
}

/* Closing marks that belong to the end at `i`.  French puts a space before its closing mark. */
static size_t
skip_closers(struct str s, size_t i)
{
	size_t after;
	for (;;) {
		uint32_t c = peek(s, i, &after);
		if (is_closer(c)) {
			i = after;
			continue;
		}
		if (is_space(c)) {
			size_t mark = skip_spaces(s, i), behind, word;
			c = peek(s, mark, &behind);
			uint32_t next = peek(s, behind, &word);
			if ((c == 0xbb || c == 0x203a) && (!next || is_space(next)))
				i = behind;
		}
		return i;
	}
}

static struct behind
look_behind_end(struct str s, size_t i)
{
	struct behind b = {.end = skip_closers(s, i)};
	size_t at, after;
	b.closed = b.end > i;
	b.next = skip_spaces(s, b.end);
	b.spaced = b.next > b.end;
	for (at = b.next; is_opener(peek(s, at, &after)); )
		at = skip_spaces(s, after);
	size_t word = at;
	b.first = peek(s, at, &after);
	while (at - word < WORD_BYTES) {
		uint32_t c = peek(s, at, &after);
		if (!c || (!(utf8_class(c) & UTF8_WORD) && c != '\'' && c != 0x2019))
			break;
		at = after;
	}
	b.word = str_sub(s, word, at);
	return b;
}

/* "…of the dam.Later the board…": the space between two sentences was lost. */
static bool
is_glued(const struct splitter *p, size_t mark, size_t i, const struct behind *b)
{
	enum { WHOLE = 3 };
	size_t from = mark, second;
	while (from > p->start && p->text.p[from - 1] >= 'a' && p->text.p[from - 1] <= 'z')
		from--;
	if (mark - from < WHOLE || (from > p->start && p->text.p[from - 1] != ' ') ||
	    i != mark + 1 || b->closed || !(utf8_class(b->first) & UTF8_UPPER) || b->word.n < 2)
		return false;
	second = 0;
	utf8_next(b->word, &second);
	/* ".NET" and ".Com" are no sentences: a small letter, then a space. */
	size_t behind = (size_t)(b->word.p - p->text.p) + b->word.n;
	return second < b->word.n && b->word.p[second] >= 'a' && b->word.p[second] <= 'z' &&
	       behind < p->text.n && p->text.p[behind] == ' ';
}

/* Whether a sentence can begin with `c`: no lower-case letter, no mark of punctuation. */
static bool
can_open(uint32_t c)
{
	unsigned k = utf8_class(c);
	if (k & UTF8_LETTER)
		return !(k & UTF8_LOWER);
	return k & (UTF8_DIGIT | UTF8_NUMBER) || (k & UTF8_SYMBOL && c != '|') || c == '#' ||
	       c == '@';
}

/* The word that ends at `end`, dots inside it included. */
static struct str
word_before(const struct splitter *p, size_t end)
{
	size_t i = end;
	while (i > p->start) {
		size_t at = i;
		uint32_t c = utf8_prev(p->text, &at);
		if (!(utf8_class(c) & UTF8_WORD) && c != '.' && c != 0xba && c != '-')
			break;
		i = at;
		if (end - i > WORD_BYTES)
			return str_sub(p->text, end, end);
	}
	while (i < end && (p->text.p[i] == '.' || p->text.p[i] == '-'))
		i++;
	return str_sub(p->text, i, end);
}

static bool
all_digits(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (!byte_is_digit((unsigned char)w.p[i]))
			return false;
	return w.n > 0;
}

/* "J", "U.S", "z.B": letters parted by single dots. */
static bool
is_dotted(struct str w)
{
	bool letter = false;
	size_t i = 0;
	while (i < w.n) {
		uint32_t c = utf8_next(w, &i);
		if (letter ? c != '.' : !(utf8_class(c) & UTF8_LETTER))
			return false;
		letter = !letter;
	}
	return letter;
}

/* Whether the full stop behind `word` only marks the word. */
static bool
marks_word(const struct splitter *p, struct str word, const struct behind *b)
{
	bool sure = abbr_opener(p->language, b->word);
	size_t i = 0;
	if (word.n == 0)
		return false;
	if (str_sub(p->text, p->start, (size_t)(word.p - p->text.p)).n <= 1 &&
	    (all_digits(word) ? word.n <= 3 : word.n == 1))
		return true; /* "1." or "a." before a point of a list */
	/* "then-Rep." */
	for (size_t k = word.n; k-- > 0; )
		if (word.p[k] == '-') {
			word = str_skip(word, k + 1);
			break;
		}
	enum abbr kind = abbr_kind(p->language, word);
	if (kind == ABBR_INSIDE)
		return true;
	if (kind == ABBR_MAYBE)
		return !sure;
	if (kind == ABBR_NUMBER)
		return byte_is_digit((unsigned char)b->first);
	if (all_digits(word))
		return p->language->ordinals && word.n <= 3 && !sure;
	bool capital = utf8_class(utf8_next(word, &i)) & UTF8_UPPER;
	return is_dotted(word) && (capital || i < word.n) && !sure;
}

/* "Why?" Ms. Ode asked: the words behind the quotation say who spoke. */
static bool
names_speaker(const struct splitter *p, const struct behind *b)
{
	static const char *const says[] = {"said", "says", "asked", "asks", "wrote", "added",
	                                   "shouted", "tweeted", "replied", "told"};
	struct str rest = str_sub(p->text, b->next, b->next + 60), word;
	if (p->language != &abbr_en || abbr_opener(p->language, b->word))
		return false;
	for (int n = 0; n < 4 && str_word(&rest, &word); n++) {
		while (word.n && !byte_is_alnum((unsigned char)word.p[word.n - 1]))
			word.n--;
		for (size_t i = 0; i < sizeof says / sizeof *says; i++)
			if (n > 0 && str_eq(word, str_of(says[i])))
				return true;
	}
	return false;
}

/* Whether the sentence ends with the marks [mark, i): `*b` tells what is behind them. */
static bool
ends_here(const struct splitter *p, size_t mark, size_t i, uint32_t last, const struct behind *b)
{
	if (b->next >= p->text.n)
		return true;
	if (is_wide_end(last)) /* 「…。」と述べた goes on behind the quotation */
		return !(b->closed && !b->spaced && b->first >= 0x3041 && b->first <= 0x3096);
	if (!b->spaced && !(b->closed && utf8_class(b->first) & UTF8_UPPER &&
	                    (unsigned char)p->text.p[b->end - 1] >= 0x80) &&
	    !is_glued(p, mark, i, b))
		return false;
	if (!can_open(b->first))
		return false;
	struct str word = word_before(p, mark);
	if (last == '.' && i == mark + 1)
		return !marks_word(p, word, b);
	if (last == '!' && !b->closed && abbr_kind(p->language, str_sub(p->text,
	    (size_t)(word.p - p->text.p), i)) == ABBR_MAYBE)
		return abbr_opener(p->language, b->word);
	return !(b->closed && last != '.' && names_speaker(p, b));
}

/* The end of the sentence that begins at p->start. */
static size_t
sentence_end(const struct splitter *p, size_t *next)
{
	struct str s = p->text;
	size_t i = p->start;
	while (i < s.n) {
		size_t mark = i;
		uint32_t c = (unsigned char)s.p[i], last = 0;
		if (c < 0x80 && c != '.' && c != '!' && c != '?') {
			i++;
			continue;
		}
		size_t after;
		for (size_t at = i; is_end(c = peek(s, at, &after)); at = i = after)
			last = c;
		if (!last) {
			i = after;
			continue;
		}
		struct behind b = look_behind_end(s, i);
		if (ends_here(p, mark, i, last, &b)) {
			*next = b.next;
			return b.end;
		}
	}
	*next = s.n;
	return s.n;
}

struct list {
	struct arena *arena;
	struct sentence_span *spans;
	size_t count, room;
};

static void
list_put(struct list *l, struct sentence_span span)
{
	if (l->count == l->room) {
		size_t room = l->room ? l->room * 2 : 64;
		struct sentence_span *spans = arena_array(l->arena, struct sentence_span, room);
		if (l->count)
			memcpy(spans, l->spans, l->count * sizeof *spans);
		l->spans = spans;
		l->room = room;
	}
	l->spans[l->count++] = span;
}

size_t
sentence_split(struct arena *out, struct arena scratch, struct str text, struct str language,
               struct sentence_span **spans)
{
	struct list list = {.arena = &scratch};
	struct splitter p = {.language = abbr_of(language)};
	struct str rest = str_sub(text, 0, UINT32_MAX), line;
	uint32_t paragraph = 0;
	while (str_cut(&rest, '\n', &line)) {
		p.text = utf8_trim(line);
		uint32_t base = (uint32_t)(p.text.p - text.p);
		for (size_t next = p.start = 0; p.start < p.text.n; p.start = next) {
			size_t end = sentence_end(&p, &next);
			list_put(&list, (struct sentence_span){base + (uint32_t)p.start,
			                                       base + (uint32_t)end, paragraph});
		}
		paragraph += p.text.n > 0;
	}
	*spans = arena_array(out, struct sentence_span, list.count);
	if (list.count)
		memcpy(*spans, list.spans, list.count * sizeof **spans);
	return list.count;
}
