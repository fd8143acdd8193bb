/* shortened.c: deletions: finding them, and which of them change what is said. */
#include "gate/shortened.h"

#include <string.h>

#include "gate/measure.h"
#include "text/name.h"
#include "text/refer.h"

enum { TRIES = 24 };

/* Greedy from one start; the width of the run that holds all kept tokens, or 0. */
static size_t
align_from(const struct prepared *p, struct gate_sentence s, const struct prepared *c,
           size_t from, size_t to, size_t start, size_t *kept)
{
	size_t at = start;
	for (size_t i = from; i < to; i++) {
		while (at < s.to && p->ids[at] != c->ids[i])
			at++;
		if (at >= s.to)
			return 0;
		kept[i - from] = at++;
	}
	return at - start;
}

bool
shortened_align(const struct prepared *p, struct gate_sentence s,
                const struct prepared *c, size_t from, size_t to, size_t *kept)
{
	size_t best = 0, best_start = 0, tries = 0;
	if (to <= from || to - from > s.to - s.from)
		return false;
	for (size_t start = s.from; start < s.to && tries < TRIES; start++) {
		if (p->ids[start] != c->ids[from])
			continue;
		tries++;
		size_t width = align_from(p, s, c, from, to, start, kept);
		if (!width)
			break;
		if (!best || width < best) {
			best = width;
			best_start = start;
		}
	}
	if (!best || !align_from(p, s, c, from, to, best_start, kept))
		return false;
	/* Of equal marks the one next to the following word is meant. */
	for (size_t i = to - from - 1; i-- > 0;)
		if (kept[i] + 1 < kept[i + 1] && p->ids[kept[i + 1] - 1] == p->ids[kept[i]])
			kept[i] = kept[i + 1] - 1;
	return true;
}

/* A stop that belongs to an abbreviation may end a sentence, too: what is left out before or
 * behind it whole is another sentence. */
static bool
may_part(const struct tokens *t, size_t i)
{
	const struct token *a = &t->at[i - 1], *b = &t->at[i];
	return a->kind == TOKEN_WORD && a->low.n > 2 && a->low.p[a->low.n - 1] == '.' &&
	       !(a->cues & CUE_TITLE) && b->flags & TOKEN_CAPITAL;
}

static struct gate_sentence
inner_sentence(const struct tokens *t, struct gate_sentence s, const size_t *kept, size_t count)
{
	for (size_t i = s.from + 1; i <= kept[0]; i++)
		if (may_part(t, i))
			s.from = i;
	for (size_t i = s.to - 1; i > kept[count - 1]; i--)
		if (may_part(t, i))
			s.to = i;
	return s;
}

/* Brackets whose whole content is deleted: "(R-Ky.)", "(pictured)". */
static void
mark_brackets(const struct tokens *t, struct gate_sentence s, const bool *gone,
              bool *free)
{
	for (size_t i = s.from; i < s.to; i++) {
		if (t->at[i].kind != TOKEN_OPEN)
			continue;
		size_t end = i;
		bool all = true;
		while (end < s.to && t->at[end].kind != TOKEN_CLOSE) {
			all &= gone[end - s.from];
			end++;
		}
		for (size_t k = i; all && k < s.to && k <= end; k++)
			free[k - s.from] = true;
		i = end;
	}
}

/* "PORLAN (HPA) — " at the front. */
static void
mark_dateline(const struct tokens *t, struct gate_sentence s, const bool *gone,
              bool *free)
{
	size_t dash = s.from;
	while (dash < s.to && dash < s.from + 12 && gone[dash - s.from] &&
	       t->at[dash].kind != TOKEN_DASH)
		dash++;
	if (dash >= s.to || t->at[dash].kind != TOKEN_DASH || !gone[dash - s.from])
		return;
	for (size_t i = s.from; i < dash; i++)
		if (t->at[i].kind == TOKEN_WORD && !(t->at[i].flags & TOKEN_CAPITAL))
			return;
	for (size_t i = s.from; i <= dash; i++)
		free[i - s.from] = true;
}

static void
mark_connective(const struct prepared *p, struct gate_sentence s, bool *free)
{
	struct tokens part = {.at = p->tokens.at + s.from, .count = s.to - s.from};
	size_t n = refer_connective(&part, CUE_ENGLISH);
	if (!n && part.count && part.at[0].cues & CUE_CONNECTIVE)
		n = 1;
	for (size_t i = 0; i < n; i++)
		free[i] = true;
}

static bool
number_after(const struct tokens *t, struct gate_sentence s, size_t i, const bool *gone)
{
	for (size_t k = i + 1; k < s.to && k <= i + 3; k++)
		if (t->at[k].kind == TOKEN_NUMBER && !gone[k - s.from])
			return true;
	return false;
}

/* A name may go with its comma, bracket or preposition, not as the one who acts. */
static bool
name_matters(const struct tokens *t, struct gate_sentence s, const struct name *n,
             const bool *gone)
{
	for (size_t i = n->first; i < n->first + n->count; i++)
		if (!gone[i - s.from])
			return false;
	size_t begin = n->first - n->titles;
	if (begin == s.from)
		return true;
	const struct token *b = &t->at[begin - 1];
	if (!gone[begin - 1 - s.from])
		return true;
	return !(b->cues & CUE_STOP || b->kind == TOKEN_COMMA || b->kind == TOKEN_OPEN ||
	         b->kind == TOKEN_DASH);
}

static const char *
deletion_fault(const struct prepared *p, struct gate_sentence s, size_t i, const bool *gone,
               bool kept_speech)
{
	const struct tokens *t = &p->tokens;
	const struct token *w = &t->at[i];
	if (w->cues & CUE_NEGATION)
		return "the negation";
	if (w->cues & CUE_MODAL)
		return "the modal";
	if (w->cues & CUE_HEDGE)
		return "the hedge";
	if (w->cues & CUE_CONDITION)
		return "the condition";
	if (prepared_hedge(p, i))
		return "the hedge";
	if (prepared_holds_off(p, i) && i + 2 < s.to && !gone[i + 2 - s.from])
		return "that it is not done:";
	if (w->cues & (CUE_SAY | CUE_ATTRIBUTION) && !kept_speech &&
	    !(w->flags & TOKEN_QUOTED))
		return "the attribution";
	if (w->cues & CUE_QUALIFIER && number_after(t, s, i, gone))
		return "the qualifier of a number";
	if (w->kind == TOKEN_NUMBER && i + 1 < s.to && !gone[i + 1 - s.from] &&
	    t->at[i + 1].kind == TOKEN_WORD)
		return "the number";
	if (w->kind == TOKEN_QUOTE)
		return "the quotation mark";
	return NULL;
}

static ptrdiff_t
name_of(const struct names *names, size_t token)
{
	for (size_t i = 0; i < names->count; i++)
		if (token >= names->at[i].first && token < names->at[i].first + names->at[i].count)
			return (ptrdiff_t)i;
	return -1;
}

/* "Anna Berg and Carl Lund" is no "Anna Lund": what is left of two names must not meet. */
static size_t
joined_names(const struct prepared *p, struct gate_sentence s, const struct names *names,
             const size_t *kept, size_t count, struct reasons *why)
{
	size_t faults = 0;
	for (size_t i = 1; i < count; i++) {
		if (kept[i] == kept[i - 1] + 1)
			continue;
		ptrdiff_t a = name_of(names, kept[i - 1] - s.from), b = name_of(names, kept[i] - s.from);
		if (a < 0 || b < 0 || a == b || p->tokens.at[kept[i - 1]].flags & TOKEN_POSSESSIVE)
			continue;
		faults++;
		reasons_add(why, str_fmt(why->out, "it makes one name \"" STR_FMT " " STR_FMT "\" of two",
		                         STR_ARG(prepared_word(p, kept[i - 1])),
		                         STR_ARG(prepared_word(p, kept[i]))));
	}
	return faults;
}

/* A word that others may lean on; adverbs and times lean on the verb. */
static bool
is_head(const struct prepared *p, size_t i)
{
	const struct token *t = &p->tokens.at[i];
	return prepared_content(p, i) && t->kind == TOKEN_WORD &&
	       !(t->cues & (CUE_TIME | CUE_WEEKDAY | CUE_MONTH | CUE_CONNECTIVE | CUE_OPENER)) &&
	       !str_ends(t->low, STR("ly"));
}

/* "Payments to Medicare providers" are none to Medicare: the last of several nouns may not go while
 * those before it stay. */
static size_t
lost_heads(const struct prepared *p, struct gate_sentence s, const bool *gone, struct reasons *why)
{
	const struct token *t = p->tokens.at;
	size_t faults = 0;
	for (size_t i = s.from + 1; i + 1 < s.to; i++) {
		if (!gone[i - s.from] || gone[i - 1 - s.from] || gone[i + 1 - s.from] || !is_head(p, i) ||
		    !is_head(p, i - 1) || t[i - 1].flags & TOKEN_POSSESSIVE || is_head(p, i + 1))
			continue;
		faults++;
		reasons_add(why, str_fmt(why->out, "it leaves out \"" STR_FMT "\" behind \"" STR_FMT "\"",
		                         STR_ARG(prepared_word(p, i)), STR_ARG(prepared_word(p, i - 1))));
	}
	return faults;
}

/* "3 million crowns" is no "3 crowns": a number and its unit stay together or go together. */
static size_t
parted_numbers(const struct prepared *p, struct gate_sentence s, const struct numbers *numbers,
               const bool *gone, struct reasons *why)
{
	const struct tokens *t = &p->tokens;
	size_t faults = 0;
	for (size_t i = 0; i < numbers->count; i++) {
		const struct number *n = &numbers->at[i];
		size_t first = s.from + n->first, end = first + n->count;
		if (first > s.from && t->at[first - 1].start >= n->start)
			first--;
		if (end < s.to && (t->at[end].end <= n->end || t->at[end].kind == TOKEN_PERCENT ||
		                   measure_of(&t->at[end])))
			end++;
		bool whole = true;
		for (size_t k = first; k < end; k++)
			whole &= gone[k - s.from] == gone[first - s.from];
		if (whole)
			continue;
		faults++;
		reasons_add(why, str_fmt(why->out, "it leaves out a part of \"" STR_FMT "\"",
		                         STR_ARG(prepared_words(p, first, end))));
	}
	return faults;
}

bool
shortened_allowed(struct arena scratch, const struct prepared *p, struct gate_sentence s,
                  const size_t *kept, size_t count, struct reasons *why)
{
	const struct tokens *t = &p->tokens;
	if (count)
		s = inner_sentence(t, s, kept, count);
	size_t n = s.to - s.from, faults = 0;
	bool *gone = arena_array(&scratch, bool, n), *free = arena_array(&scratch, bool, n);
	memset(gone, 1, n);
	bool kept_speech = false;
	for (size_t i = 0; i < count; i++) {
		gone[kept[i] - s.from] = false;
		kept_speech |= t->at[kept[i]].cues & (CUE_SAY | CUE_ATTRIBUTION) &&
		               !(t->at[kept[i]].flags & TOKEN_QUOTED);
	}
	mark_brackets(t, s, gone, free);
	mark_dateline(t, s, gone, free);
	mark_connective(p, s, free);
	for (size_t i = s.from; i < s.to; i++) {
		if (!gone[i - s.from] || free[i - s.from])
			continue;
		const char *fault = deletion_fault(p, s, i, gone, kept_speech);
		if (!fault)
			continue;
		faults++;
		reasons_add(why, str_fmt(why->out, "it leaves out %s \"" STR_FMT "\"", fault,
		                         STR_ARG(prepared_word(p, i))));
	}
	struct tokens part = {.at = t->at + s.from, .count = n};
	faults += lost_heads(p, s, gone, why);
	struct numbers numbers = numbers_of(&scratch, &part, p->language);
	faults += parted_numbers(p, s, &numbers, gone, why);
	struct names names = names_of(&scratch, &part, CUE_ENGLISH);
	faults += joined_names(p, s, &names, kept, count, why);
	for (size_t i = 0; i < names.count; i++) {
		struct name name = names.at[i];
		name.first += s.from;
		if (!count || name.first < kept[0] || name.first > kept[count - 1])
			continue;
		if (free[name.first - s.from] || !name_matters(t, s, &name, gone))
			continue;
		faults++;
		reasons_add(why, str_fmt(why->out, "it leaves out the name \"" STR_FMT "\"",
			STR_ARG(str_sub(p->text, t->at[name.first].start,
			                t->at[name.first + name.count - 1].end))));
	}
	return !faults;
}
