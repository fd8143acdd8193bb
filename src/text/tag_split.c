/* tag_split.c: cuts text into words as the English Web Treebank does.
 *
 * A run without white space is cut from its front: addresses whole, runs of one mark whole
 * ("...", "--"), else words and single marks.  A word keeps dots of abbreviations and what
 * stands between digits, and gives off its clitics at the end. */
#include "text/tag.h"

#include "text/abbr.h"
#include "text/utf8.h"

struct cutter {
	struct str text;
	struct arena *out;
	struct tag_word *at;
	size_t count, room;
};

static void
add(struct cutter *c, size_t start, size_t end)
{
	if (c->count == c->room) {
		size_t room = c->room * 2;
		struct tag_word *more = arena_array(c->out, struct tag_word, room);
		memcpy(more, c->at, c->count * sizeof *more);
		c->at = more;
		c->room = room;
	}
	c->at[c->count++] =
		(struct tag_word){.start = (uint32_t)start, .end = (uint32_t)end};
}

/* NUL is in no set. */
static bool
one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static unsigned
class_at(struct str s, size_t i)
{
	return i < s.n ? utf8_class(utf8_next(s, &i)) : 0;
}

static bool
is_wordly(unsigned class)
{
	return class & UTF8_WORD;
}

/* Bytes of an apostrophe at `i`, straight or curly; 0: none. */
static size_t
apostrophe_at(struct str s, size_t i)
{
	if (i < s.n && s.p[i] == '\'')
		return 1;
	struct str rest = str_skip(s, i);
	return str_starts(rest, STR("\xe2\x80\x99")) ||
			       str_starts(rest, STR("\xe2\x80\x98"))
		       ? 3
		       : 0;
}

static bool
is_digit_at(struct str s, size_t i)
{
	return i < s.n && byte_is_digit((unsigned char)s.p[i]);
}

/* Prefixes keep their hyphen ("ex-mayor", "mid-July"), other compounds are cut at theirs. */
static bool
is_prefix(struct str word)
{
	static const char *const prefixes[] = {
		"anti",  "arch",  "co",  "counter", "e",   "ex",   "inter",
		"intra", "micro", "mid", "multi",   "neo", "non",  "over",
		"post",  "pre",   "pro", "pseudo",  "re",  "semi", "sub",
		"trans", "ultra", "un",  "under",
	};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (str_eq_nocase(word, str_of(prefixes[i])))
			return true;
	return false;
}

/* Whether the mark at `i`, with something of a word on both sides, belongs to the word. */
static size_t
joint_at(struct str s, size_t from, size_t i)
{
	size_t wide = apostrophe_at(s, i);
	if (wide)
		return is_wordly(class_at(s, i + wide)) ? wide : 0;
	char c = s.p[i];
	bool digits = i > from && is_digit_at(s, i - 1) && is_digit_at(s, i + 1);
	if (c == ',' || c == ':' || c == '/')
		return digits;
	if (c == '.' || c == '_' || c == '@')
		return is_wordly(class_at(s, i + 1));
	if (c == '-')
		return is_prefix(str_sub(s, from, i)) && is_wordly(class_at(s, i + 1));
	if (c == '&') /* AT&T */
		return i - from <= 3 && (class_at(s, i + 1) & UTF8_UPPER) &&
		       (class_at(s, i - 1) & UTF8_UPPER);
	return 0;
}

/* Ends of the word that starts at `from`: the run of word characters and what joins them. */
static size_t
word_end(struct str s, size_t from)
{
	size_t i = from;
	while (i < s.n) {
		size_t next = i;
		if (is_wordly(utf8_class(utf8_next(s, &next)))) {
			i = next;
			continue;
		}
		size_t joint = joint_at(s, from, i);
		if (!joint)
			break;
		i += joint;
	}
	return i;
}

/* Does the full stop behind `word`, with `rest` behind it, belong to it? */
static bool
keeps_stop(struct str word, struct str rest)
{
	const struct abbr_language *l = abbr_of(STR("en"));
	if (word.n == 1)
		return class_at(word, 0) & UTF8_UPPER && (rest.n || word.p[0] != 'I');
	if (str_find_byte(word, '.', 0) == 1) /* U.S, a.m */
		return word.n <= 7 && !byte_is_digit((unsigned char)word.p[0]);
	if (!rest.n && class_at(word, 0) & UTF8_LOWER && str_find_byte(word, '.', 0) < 0)
		return false; /* "etc." at the end of a sentence gives its stop away */
	enum abbr kind = abbr_kind(l, word);
	return kind == ABBR_INSIDE || kind == ABBR_MAYBE ||
	       (kind == ABBR_NUMBER && rest.n > 1 &&
		byte_is_space((unsigned char)rest.p[0]) &&
		byte_is_digit((unsigned char)rest.p[1]));
}

/* Where the clitic at the end of `word` starts; word.n: there is none. */
static size_t
clitic_of(struct str word)
{
	static const char *const tails[] = {"s", "re", "ve", "ll", "d", "m"};
	static const char *const wholes[][2] = {{"cannot", "can"}, {"gonna", "gon"},
						{"wanna", "wan"},  {"gotta", "got"},
						{"gimme", "gim"},  {"lemme", "lem"}};
	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
		if (str_eq_nocase(word, str_of(wholes[i][0])))
			return strlen(wholes[i][1]);
	for (size_t i = word.n; i-- > 1;) {
		size_t wide = apostrophe_at(word, i);
		if (!wide)
			continue;
		struct str tail = str_skip(word, i + wide);
		if (str_eq_nocase(tail, STR("t")) &&
		    byte_lower((unsigned char)word.p[i - 1]) == 'n')
			return i > 1 ? i - 1 : word.n;
		for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
			if (str_eq_nocase(tail, str_of(tails[k])))
				return i;
		break;
	}
	return word.n;
}

/* "10pm" is two words. */
static size_t
unit_of(struct str word)
{
	size_t i = 0;
	while (i < word.n && (byte_is_digit((unsigned char)word.p[i]) ||
			      word.p[i] == ':' || word.p[i] == '.'))
		i++;
	struct str tail = str_skip(word, i);
	bool hour = str_eq_nocase(tail, STR("am")) || str_eq_nocase(tail, STR("pm")) ||
		    str_eq_nocase(tail, STR("a.m")) || str_eq_nocase(tail, STR("p.m"));
	return i && hour ? i : word.n;
}

static size_t
cut_word(struct cutter *c, size_t from, size_t end)
{
	struct str s = str_sub(c->text, 0, end);
	size_t to = word_end(s, from);
	struct str word = str_sub(s, from, to);
	size_t clitic = clitic_of(word), unit = unit_of(word);
	if (clitic == word.n && to < end && s.p[to] == '.' &&
	    (to + 1 == end || s.p[to + 1] != '.') &&
	    keeps_stop(str_skip(word, unit % word.n), str_skip(c->text, to + 1)))
		to++;
	if (clitic < word.n) {
		add(c, from, from + clitic);
		add(c, from + clitic, to);
	} else if (unit < word.n) {
		add(c, from, from + unit);
		add(c, from + unit, to);
	} else {
		add(c, from, to);
	}
	return to;
}

/* Of a run of one and the same mark. */
static size_t
cut_marks(struct cutter *c, size_t from, size_t end)
{
	static const char runs[] = ".-!?*=_~";
	struct str s = str_sub(c->text, 0, end);
	size_t to = from;
	utf8_next(s, &to);
	char mark = s.p[from];
	size_t clitic = apostrophe_at(s, from);
	if (clitic) { /* 's alone behind a closed quotation or a mark */
		struct str word = str_sub(s, from, word_end(s, from + clitic));
		static const char *const tails[] = {"s", "re", "ve", "ll", "d", "m"};
		for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
			if (str_eq_nocase(str_skip(word, clitic), str_of(tails[k])))
				to = from + word.n;
	} else if (one_of(mark, runs)) {
		while (to < end &&
		       (s.p[to] == mark || (one_of(mark, "!?") && one_of(s.p[to], "!?"))))
			to++;
	}
	add(c, from, to);
	return to;
}

/* An address, of the web or of mail, is one word. */
static bool
is_address(struct str run)
{
	ptrdiff_t at = str_find_byte(run, '@', 1);
	return str_find(run, STR("://"), 1) > 0 || str_starts_nocase(run, STR("www.")) ||
	       (at > 0 && str_find_byte(run, '.', (size_t)at) > 0);
}

static void
cut_run(struct cutter *c, size_t from, size_t end)
{
	static const char closing[] = ".,;:!?)]>\"'";
	while (from < end && !is_wordly(class_at(c->text, from)) &&
	       c->text.p[from] != '@' && c->text.p[from] != '#')
		from = cut_marks(c, from, end);
	size_t tail = end;
	if (from < end && is_address(str_sub(c->text, from, end))) {
		while (tail > from + 1 && one_of(c->text.p[tail - 1], closing))
			tail--;
		add(c, from, tail);
		from = tail;
	}
	while (from < end)
		from = is_wordly(class_at(c->text, from)) ? cut_word(c, from, end)
							  : cut_marks(c, from, end);
}

struct tag_words
tag_split(struct arena *out, struct str text)
{
	struct cutter c = {.text = text, .out = out, .room = text.n / 4 + 8};
	c.at = arena_array(out, struct tag_word, c.room);
	for (size_t i = 0; i < text.n;) {
		size_t from = i, next = i;
		while (next < text.n &&
		       !(utf8_class(utf8_next(text, &next)) & UTF8_SPACE))
			i = next;
		if (i > from)
			cut_run(&c, from, i);
		i = next;
	}
	return (struct tag_words){.text = text, .at = c.at, .count = c.count};
}
