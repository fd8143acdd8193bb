/* asked.c: what a question states, against the reports and its answer. */
#include "gate/asked.h"

#include <string.h>

#include "base/map.h"
#include "gate/root.h"
#include "text/irregular.h"
#include "text/nickname.h"
#include "text/token.h"

struct asked_sources {
	struct tokens *texts;
	size_t count;
	struct map roots; /* of all words, by their eight bytes */
	struct map fronts; /* first three and four letters of all words */
	struct map bases;  /* of verbs in a past that no ending makes: "rise" of "rose" */
	struct map small;  /* words that stand somewhere without a capital */
};

/* "sue", "sued": a form that the roots do not lead together begins alike. */
enum { FRONT_SHORT = 3, FRONT_LONG = 4 };

static struct str
key_of(const uint64_t *root)
{
	return str_from(root, sizeof *root);
}

const struct asked_sources *
asked_read(struct arena *out, const struct str *texts, size_t count)
{
	struct asked_sources *s = arena_new(out, struct asked_sources);
	s->texts = arena_array(out, struct tokens, count + 1);
	s->count = count;
	s->roots = map_in(out, 4096);
	s->fronts = map_in(out, 4096);
	s->small = map_in(out, 4096);
	s->bases = map_in(out, 512);
	for (size_t i = 0; i < count; i++) {
		s->texts[i] = tokens_of(out, texts[i], CUE_ENGLISH, false);
		for (size_t k = 0; k < s->texts[i].count; k++) {
			if (!token_is_word(&s->texts[i].at[k]))
				continue;
			uint64_t *root = arena_new(out, uint64_t);
			*root = root_hash(s->texts[i].at[k].low);
			map_put(&s->roots, key_of(root));
			if (!(s->texts[i].at[k].flags & TOKEN_CAPITAL))
				map_put(&s->small, s->texts[i].at[k].low);
			map_put(&s->fronts, str_sub(s->texts[i].at[k].low, 0, FRONT_SHORT));
			map_put(&s->fronts, str_sub(s->texts[i].at[k].low, 0, FRONT_LONG));
			struct str base = irregular_base(s->texts[i].at[k].low);
			if (base.p)
				map_put(&s->bases, base);
		}
	}
	return s;
}

static bool
is_told(const struct asked_sources *s, struct str low)
{
	uint64_t root = root_hash(low);
	/* "try", "tried" */
	char tried[FRONT_LONG] = {0};
	if (low.n > 2 && low.n <= FRONT_LONG && low.p[low.n - 1] == 'y') {
		memcpy(tried, low.p, low.n - 1);
		tried[low.n - 1] = 'i';
		if (map_get(&s->fronts, str_from(tried, low.n)))
			return true;
	}
	if (map_get(&s->bases, low))
		return true;
	return map_get(&s->roots, key_of(&root)) ||
	       (low.n >= FRONT_SHORT && map_get(&s->fronts, str_sub(low, 0, FRONT_LONG)));
}

static bool
is_alike(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	n = n < FRONT_LONG ? n : FRONT_LONG;
	struct str base = irregular_base(a);
	return root_hash(a) == root_hash(b) || (base.p && str_eq(base, b)) || (n >= FRONT_SHORT && str_eq(str_sub(a, 0, n), str_sub(b, 0, n)));
}

/* Words that frames bring along; they say what is asked, not what happened. */
static bool
is_of_frame(const struct token *t)
{
	static const char *const list[] = {"say", "happen", "happened", "die", "died", "caused", "killed",
	                                   "injured", "wounded", "hurt", "displaced", "expected",
	                                   "changed", "accused", "blame", "according", "charges", "face",
	                                   "many", "much", "long", "percentage", "sentence", "vote",
	                                   "describe", "describes", "scheduled", "doing", "age"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (token_is(t, list[i]))
			return true;
	return t->cues & CUE_STOP;
}

static bool
is_content(const struct token *t)
{
	return token_is_word(t) && !is_of_frame(t);
}

/* ---- names ---- */

static bool
is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* May the word before a surname be a first name?  Not where it opens a sentence, or says what
 * somebody is. */
static bool
may_be_first(const struct tokens *t, size_t i)
{
	const unsigned never = CUE_TITLE | CUE_ROLE | CUE_STOP | CUE_ORG | CUE_WEEKDAY | CUE_MONTH |
	                       CUE_OPENER | CUE_PERSON | CUE_GROUP;
	bool opens = i == 0 || t->at[i - 1].kind == TOKEN_END || t->at[i - 1].kind == TOKEN_QUOTE;
	return is_capital(&t->at[i]) && !opens && !(t->at[i].cues & never) &&
	       !(t->at[i].flags & TOKEN_POSSESSIVE) && t->at[i].low.p[t->at[i].low.n - 1] != '.';
}

static bool
is_same_first(struct str a, struct str b)
{
	return str_eq(a, b) || nickname_pairs(a, b) || (a.n > 2 && b.n > 2 && str_eq(str_sub(a, 0, 3), str_sub(b, 0, 3)));
}

/* "Watched Berg" in a heading: a verb in the past, which the reports have in small letters. */
static bool
is_deed(const struct asked_sources *s, struct str low)
{
	return low.n > 5 && str_ends(low, STR("ed")) && map_get(&s->small, low);
}

/* The run [from, to) of the question ends in a surname: is there another first name for it? */
static bool
has_namesake(const struct asked_sources *s, const struct tokens *q, size_t from, size_t to)
{
	struct str surname = q->at[to - 1].low;
	for (size_t i = 0; i < s->count; i++)
		for (size_t k = 1; k < s->texts[i].count; k++) {
			const struct tokens *t = &s->texts[i];
			if (!str_eq(t->at[k].low, surname) || !is_capital(&t->at[k]) || !may_be_first(t, k - 1) ||
			    is_deed(s, t->at[k - 1].low))
				continue;
			bool known = false;
			for (size_t m = from; m + 1 < to; m++)
				known |= is_same_first(t->at[k - 1].low, q->at[m].low);
			if (!known)
				return true;
		}
	return false;
}

static bool
stands(const struct tokens *t, const struct tokens *q, size_t from, size_t to)
{
	for (size_t i = 0; i + (to - from) <= t->count; i++) {
		size_t k = 0;
		while (k < to - from && str_eq(t->at[i + k].low, q->at[from + k].low))
			k++;
		if (k == to - from)
			return true;
	}
	return false;
}

static bool
is_known(const struct asked_sources *s, const struct tokens *q, size_t from, size_t to)
{
	bool found = false;
	for (size_t i = 0; i < s->count && !found; i++)
		found = stands(&s->texts[i], q, from, to);
	return found;
}

/* Every run of capitals stands somewhere as it is; one that the answer has by its last word alone
 * is nobody else's there. */
static bool
names_hold(const struct asked_sources *s, const struct tokens *a, const struct tokens *q)
{
	for (size_t from = 1; from < q->count; from++) {
		size_t to = from;
		while (to < q->count && is_capital(&q->at[to]))
			to++;
		if (to - from < 2) {
			from = to > from ? to : from;
			continue;
		}
		/* "Mayor Anna Berg" where the reports have "Mayor Berg" and "Anna Berg" */
		while (to - from > 2 && q->at[from].cues & (CUE_TITLE | CUE_ROLE) && !is_known(s, q, from, to))
			from++;
		if (!is_known(s, q, from, to))
			return false;
		bool alone = stands(a, q, to - 1, to) && !stands(a, q, to - 2, to);
		if (alone && has_namesake(s, q, from, to))
			return false;
		from = to;
	}
	return true;
}

/* ---- what is denied ---- */

static bool
has_negation(const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].cues & CUE_NEGATION)
			return true;
	return false;
}

/* A word of the question stands in the answer directly behind "not": what is asked did not
 * happen. */
static bool
denies(const struct tokens *a, const struct tokens *q)
{
	if (has_negation(q))
		return false;
	for (size_t i = 1; i < a->count; i++) {
		if (!(a->at[i - 1].cues & CUE_NEGATION) || !is_content(&a->at[i]) ||
		    a->at[i].flags & TOKEN_QUOTED || token_is(&a->at[i - 1], "no"))
			continue;
		for (size_t k = 1; k < q->count; k++)
			if (is_content(&q->at[k]) && !is_capital(&q->at[k]) &&
			    root_hash(q->at[k].low) == root_hash(a->at[i].low))
				return true;
	}
	return false;
}

bool
asked_of(struct arena scratch, const struct asked_sources *s, struct str answer,
         struct str question)
{
	struct tokens q = tokens_of(&scratch, question, CUE_ENGLISH, false);
	struct tokens a = tokens_of(&scratch, answer, CUE_ENGLISH, false);
	size_t shared = 0;
	for (size_t i = 1; i < q.count; i++) {
		if (!is_content(&q.at[i]))
			continue;
		if (!is_told(s, q.at[i].low))
			return false;
		for (size_t k = 0; k < a.count; k++)
			if (token_is_word(&a.at[k]) && is_alike(a.at[k].low, q.at[i].low)) {
				shared++;
				break;
			}
	}
	bool he = a.count && a.at[0].cues & CUE_HE;
	return (shared || he) && names_hold(s, &a, &q) && !denies(&a, &q);
}
