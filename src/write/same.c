/* same.c: likeness by words, numbers and quotations. */
#include "write/same.h"

/* Four words of a quotation of `a` that stand in `b`. */
static bool
shares_quotation(const struct sentence *a, const struct sentence *b)
{
	const struct tokens *x = &a->tokens, *y = &b->tokens;
	for (size_t i = 0; i + 4 <= x->count; i++) {
		size_t n = 0;
		while (n < 4 && x->at[i + n].flags & TOKEN_QUOTED && token_is_word(&x->at[i + n]))
			n++;
		if (n < 4)
			continue;
		for (size_t k = 0; k + 4 <= y->count; k++) {
			size_t m = 0;
			while (m < 4 && str_eq(x->at[i + m].low, y->at[k + m].low))
				m++;
			if (m == 4)
				return true;
		}
	}
	return false;
}

static bool
has_number(const struct numbers *list, const struct number *n)
{
	for (size_t i = 0; i < list->count; i++)
		if (number_same(&list->at[i], n))
			return true;
	return false;
}

static bool
telling(const struct number *n)
{
	return n->value > 2 && n->kind != NUMBER_DAY && n->kind != NUMBER_YEAR;
}

/* Both hold the same telling numbers, and at least one. */
static bool
same_numbers(const struct sentence *a, const struct sentence *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->numbers.count; i++)
		if (telling(&a->numbers.at[i])) {
			n++;
			if (!has_number(&b->numbers, &a->numbers.at[i]))
				return false;
		}
	for (size_t i = 0; i < b->numbers.count; i++)
		if (telling(&b->numbers.at[i]) && !has_number(&a->numbers, &b->numbers.at[i]))
			return false;
	return n > 0;
}

static bool
shares_number(const struct sentence *a, const struct sentence *b)
{
	for (size_t i = 0; i < a->numbers.count; i++)
		if (telling(&a->numbers.at[i]) && has_number(&b->numbers, &a->numbers.at[i]))
			return true;
	return false;
}

/* Words of both over the fewer words, forms as they stand and without the commonest. */
static double
surface_overlap(const struct sentence *a, const struct sentence *b)
{
	const struct tokens *x = &a->tokens, *y = &b->tokens;
	size_t nx = 0, ny = 0, shared = 0;
	for (size_t k = 0; k < y->count; k++)
		ny +=
			token_is_word(&y->at[k]) && !(y->at[k].cues & CUE_STOP) && y->at[k].low.n > 1;
	for (size_t i = 0; i < x->count; i++) {
		if (!token_is_word(&x->at[i]) || x->at[i].cues & CUE_STOP || x->at[i].low.n < 2)
			continue;
		nx++;
		for (size_t k = 0; k < y->count; k++)
			if (x->at[i].low.n == y->at[k].low.n && str_eq(x->at[i].low, y->at[k].low)) {
				shared++;
				break;
			}
	}
	size_t least = nx < ny ? nx : ny;
	return (double)shared / (double)(least > 4 ? least : 4);
}

bool
same_fact(const struct sentence *a, const struct sentence *b, enum same_bar bar)
{
	double cosine = vector_dot(&a->vector, &b->vector);
	double overlap = vector_overlap(&a->vector, &b->vector);
	bool lead = a->position <= 2 && b->position <= 2 && a->article != b->article;
	/* Every report opens with what happened, each in words of its own. */
	bool open_both = a->position == 0 && b->position == 0 && a->article != b->article;
	if (open_both && cosine > (bar == SAME_LOOSE ? 0.3 : 0.1))
		return true;
	if (lead && cosine > 0.15 && shares_number(a, b))
		return true;
	if (bar == SAME_LOOSE)
		return cosine > 0.5 || overlap > 0.5 || surface_overlap(a, b) > 0.48 ||
		       shares_quotation(a, b) || shares_quotation(b, a);
	if (cosine > (lead ? 0.25 : 0.40) || overlap > (lead ? 0.40 : 0.45))
		return true;
	if (surface_overlap(a, b) > 0.47)
		return true;
	if (cosine > 0.15 && same_numbers(a, b))
		return true;
	return shares_quotation(a, b) || shares_quotation(b, a);
}

static const struct token *
name_word(const struct sentence *s, size_t name)
{
	return &s->tokens.at[name_surname(&s->tokens, &s->names.at[name])];
}

bool
same_name(const struct sentence *a, const struct sentence *b)
{
	for (size_t i = 0; i < a->names.count; i++)
		for (size_t k = 0; k < b->names.count; k++)
			if (str_eq(name_word(a, i)->low, name_word(b, k)->low))
				return true;
	return false;
}

static bool
is_told(const struct sentence *const *told, size_t count, struct str low)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < told[i]->tokens.count; k++)
			if (str_eq(told[i]->tokens.at[k].low, low))
				return true;
	return false;
}

bool
same_adds(const struct sentence *s, const struct sentence *const *told, size_t count)
{
	for (size_t k = 0; k < s->names.count; k++)
		if (!is_told(told, count, name_word(s, k)->low))
			return true;
	for (size_t k = 0; k < s->tokens.count; k++) {
		const struct token *w = &s->tokens.at[k];
		bool day = w->kind == TOKEN_NUMBER || w->kind == TOKEN_MONEY ||
		           w->cues & (CUE_WEEKDAY | CUE_MONTH);
		if (day && !is_told(told, count, w->low))
			return true;
	}
	return false;
}

bool
same_supports(const struct sentence *a, const struct sentence *b)
{
	for (size_t i = 0; i < a->numbers.count; i++)
		if (!has_number(&b->numbers, &a->numbers.at[i]))
			return false;
	if (a->quote && !shares_quotation(a, b))
		return false;
	return vector_dot(&a->vector, &b->vector) > 0.42 &&
	       vector_overlap(&a->vector, &b->vector) > 0.5;
}
