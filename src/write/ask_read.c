/* ask_read.c: folds the words of a tree, marks quotations, finds whom "he" means. */
#include "write/ask_read.h"

#include "text/utf8.h"
#include "write/common.h"

bool
word_in(const struct ask_sentence *r, size_t i, const char *const *list, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (word_is(r, i, list[k]))
			return true;
	return false;
}

bool
word_is_name(const struct ask_sentence *r, size_t i)
{
	return word_tag(r, i) == XPOS_NNP || word_tag(r, i) == XPOS_NNPS;
}

bool
word_is_verb(const struct ask_sentence *r, size_t i)
{
	enum xpos x = word_tag(r, i);
	return x >= XPOS_VB && x <= XPOS_VBZ;
}

bool
word_is_year(const struct ask_sentence *r, size_t i)
{
	if (i >= r->n)
		return false;
	struct str w = r->low[i];
	return w.n == 4 && word_tag(r, i) == XPOS_CD &&
	       (str_starts(w, STR("19")) || str_starts(w, STR("20")) || str_starts(w, STR("18")));
}

bool
word_is_time(const struct ask_sentence *r, size_t i)
{
	static const char *const more[] = {
		"hours", "minutes", "moments", "hour", "minute", "weekend", "afternoon", "morning",
		"evening", "night", "day", "days", "week", "weeks", "month", "months", "year", "years",
		"decade", "decades", "century", "noon", "midnight", "dawn", "seconds", "summer", "winter",
		"spring", "fall", "autumn"};
	if (i >= r->n)
		return false;
	bool month = r->cues[i] & CUE_MONTH && word_tag(r, i) != XPOS_MD &&
	             r->p->words.at[i].capital;
	return month || r->cues[i] & (CUE_TIME | CUE_WEEKDAY) || word_is_year(r, i) ||
	       (WORD_IN(r, i, more) && word_part(r, i) == UPOS_NOUN);
}

bool
word_is_glued(const struct ask_sentence *r, size_t i)
{
	const struct tag_word *w = r->p->words.at;
	return i + 1 < r->n && w[i].end == w[i + 1].start;
}

/* "the farmers’ barns": no quotation was open that it could close. */
static bool
is_owners_mark(const struct ask_sentence *r, size_t i)
{
	bool open = false;
	if (!word_is(r, i, "'") || i == 0 || i + 1 >= r->n || !word_is_glued(r, i - 1) || word_is_glued(r, i) ||
	    !str_ends(r->low[i - 1], STR("s")))
		return false;
	for (size_t k = 0; k < i; k++)
		open |= str_eq(r->low[k], STR("\xe2\x80\x98")) || word_is(r, k, "`") ||
		        (word_is(r, k, "'") && word_is_glued(r, k));
	return !open;
}

bool
word_is_mark(const struct ask_sentence *r, size_t i)
{
	if (is_owners_mark(r, i))
		return false;
	/* "COVID-19", whatever the hyphen was taken for */
	if (word_is(r, i, "-") && i > 0 && word_is_glued(r, i - 1) && word_is_glued(r, i))
		return false;
	return word_part(r, i) == UPOS_PUNCT && word_tag(r, i) != XPOS_HYPH;
}

bool
words_are_whole(const struct ask_sentence *r, size_t from, size_t to)
{
	bool behind = to < r->n && to > 0 && word_is_glued(r, to - 1) &&
	              (word_is(r, to, "-") || word_part(r, to) == UPOS_NOUN ||
	               word_part(r, to) == UPOS_PROPN);
	bool before = from > 0 && word_is_glued(r, from - 1) && word_is(r, from - 1, "-");
	return !behind && !before;
}

bool
words_name_nobody(const struct ask_sentence *r, size_t from, size_t to)
{
	static const char *const people[] = {"democrat", "republican", "conservative", "liberal", "lawmaker", "congressman",
	                                     "congresswoman", "senator", "native", "lawyer"};
	return from + 2 < to && word_is(r, from, "the") && WORD_IN(r, to - 1, people) &&
	       !(to < r->n && word_is_name(r, to));
}

bool
words_go_on(const struct ask_sentence *r, size_t to)
{
	return to + 3 < r->n && word_tag(r, to) == XPOS_OPEN && word_tag(r, to + 2) == XPOS_CLOSE &&
	       word_part(r, to + 3) == UPOS_NOUN;
}

size_t
words_at(const struct ask_sentence *r, size_t i, const char *phrase)
{
	struct str rest = str_of(phrase), word;
	size_t k = 0;
	while (str_cut(&rest, ' ', &word)) {
		if (i + k >= r->n || !str_eq(r->low[i + k], word))
			return 0;
		k++;
	}
	return k;
}

bool
words_quote(const struct ask_sentence *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->quoted[i])
			return true;
	return false;
}

struct str
words_text(const struct ask_sentence *r, size_t from, size_t to)
{
	return phrase_text(r->ph, from, to);
}

struct str
words_inside(struct arena *out, const struct ask_sentence *r, size_t from, struct str text)
{
	bool first = from == 0 || r->quoted[from - 1] || word_is_mark(r, from - 1);
	bool upper = text.n > 1 && text.p[0] >= 'A' && text.p[0] <= 'Z';
	if (!upper)
		return text;
	bool article = str_starts(text, STR("The ")) || str_starts(text, STR("A ")) ||
	               str_starts(text, STR("An "));
	static const char *const numbers[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	                                      "eleven", "twelve", "fourteen", "fifteen", "sixteen", "twenty", "thirty",
	                                      "forty", "fifty", "sixty", "dozens", "hundreds", "thousands"};
	bool number = first && (word_part(r, from) == UPOS_NUM || WORD_IN(r, from, numbers));
	/* "Hate crimes": a word that stands in small letters elsewhere, before one in small letters */
	bool small = first && map_get(&r->cast->small, r->low[from]) && from + 1 < r->n &&
	             !r->p->words.at[from + 1].capital && word_part(r, from + 1) == UPOS_NOUN;
	number |= small;
	bool common = first && (number || !word_is_name(r, from)) && text.p[1] >= 'a' && text.p[1] <= 'z' &&
	              (number || common_weight(r->low[from]) < COMMON_RARE || r->cues[from] & CUE_GROUP);
	if (!article && !common)
		return text;
	struct str copy = str_dup(out, text);
	((char *)(uintptr_t)copy.p)[0] = (char)byte_lower((unsigned char)copy.p[0]);
	return copy;
}

/* Lower case, apostrophes straight. */
static struct str
fold(struct arena *out, struct str form)
{
	char *p = arena_alloc(out, form.n + 1, 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < form.n; i++) {
		if (form.n - i >= 3 && !memcmp(form.p + i, "\xe2\x80\x99", 3)) {
			p[n++] = '\'';
			i += 2;
		} else {
			p[n++] = (char)byte_lower((unsigned char)form.p[i]);
		}
	}
	return str_from(p, n);
}

static void
mark_quotations(struct ask_sentence *r)
{
	bool inside = false;
	for (size_t i = 0; i < r->n; i++) {
		struct str w = tag_form(&r->p->words, i);
		bool straight = str_eq(w, STR("\"")) || str_eq(w, STR("''")) || str_eq(w, STR("``"));
		bool opens = str_eq(w, STR("\xe2\x80\x9c")), closes = str_eq(w, STR("\xe2\x80\x9d"));
		if (opens || (straight && !inside)) {
			inside = true;
			r->quoted[i] = true;
		} else if (closes || straight) {
			inside = false;
			r->quoted[i] = true;
		} else {
			r->quoted[i] = inside;
		}
	}
}

bool
ask_read(struct arena *out, struct arena scratch, const struct draft *d,
         const struct cast *cast, const struct sentence *s, struct ask_sentence *r)
{
	const struct phrases *ph = parsed_sentence(scratch, d, s);
	if (!ph || !ph->parse->words.count)
		return false;
	*r = (struct ask_sentence){.d = d, .cast = cast, .s = s, .ph = ph, .p = ph->parse,
	                      .main = phrase_main(ph), .n = ph->parse->words.count};
	r->low = arena_array(out, struct str, r->n);
	r->cues = arena_array(out, unsigned, r->n);
	r->quoted = arena_array(out, bool, r->n);
	for (size_t i = 0; i < r->n; i++) {
		r->low[i] = fold(out, tag_form(&r->p->words, i));
		r->cues[i] = cue_of(r->low[i], CUE_ENGLISH);
	}
	mark_quotations(r);
	return true;
}
