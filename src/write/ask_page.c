/* ask_page.c: a question held against the text that it stands below. */
#include "write/ask_page.h"

#include "write/common.h"

/* Letters below this weight stand in the news every day. */
#define LETTERS_WEIGHT 5.25

/* Weight from which a word ties a question to a text. */
#define LINK_WEIGHT 2.0f

enum { LEAST_TIES = 2 };

/* "T.P.S.", "RMSF": letters that few know, and that no title takes as known. */
static bool
is_lettered(const struct ask_page *page, const struct token *t)
{
	bool dots = t->low.n > 4 && t->low.p[1] == '.' && t->low.p[3] == '.';
	bool letters = str_find_byte(t->low, '.', 0) < 0 && str_find_byte(t->low, '&', 0) < 0 && t->low.n < 7;
	if (!(t->flags & TOKEN_UPPER) || t->low.n < 3 || (!dots && !letters) ||
	    common_weight(t->low) < LETTERS_WEIGHT)
		return false;
	for (size_t i = 0; i < page->d->count; i++)
		if (str_has_nocase(page->d->articles[i].title, t->low))
			return false;
	return true;
}

/* "The above vote"; "What did police say about Porrik?": one word that few know, and nothing says what it names.
 * Behind a small word of place it names a place; before a noun it says which. */
bool
page_lacks_words(struct arena a, const struct ask_page *page, struct str question)
{
	static const char *const of_places[] = {"at", "from", "in", "near", "of", "to"};
	struct tokens t = tokens_of(&a, question, CUE_ENGLISH, false);
	struct names names = names_of(&a, &t, CUE_ENGLISH);
	for (size_t i = 0; i < t.count; i++)
		if (token_is(&t.at[i], "above") || token_is(&t.at[i], "below") || is_lettered(page, &t.at[i]))
			return true;
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.at[i];
		const struct token *w = &t.at[n->first];
		const struct token *next = n->first + 1 < t.count ? w + 1 : NULL;
		bool before_noun = next && next->kind == TOKEN_WORD && !(w->flags & TOKEN_POSSESSIVE) &&
		                   !(next->cues & (CUE_STOP | CUE_FINITE | CUE_MODAL | CUE_SAY)) &&
		                   !(str_find_byte(w->low, '-', 0) > 0 && str_ends(next->low, STR("ed")));
		bool where = false;
		for (size_t m = 0; n->first && m < sizeof of_places / sizeof *of_places; m++)
			where |= token_is(w - 1, of_places[m]);
		if (n->count == 1 && !n->titles && n->first && !before_noun && !where &&
		    !(w->flags & (TOKEN_UPPER | TOKEN_QUOTED)) &&
		    !(w->cues & (CUE_MONTH | CUE_WEEKDAY | CUE_GROUP | CUE_UNIQUE)) &&
		    common_weight(w->low) >= COMMON_NAME && !map_get(&page->cast->places, w->low))
			return true;
	}
	return false;
}

static bool
opens_object(const struct token *t)
{
	static const char *const rows[] = {"the", "a", "an", "his", "her", "its", "their", "all", "any"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(t, rows[i]))
			return true;
	return token_is_word(t) && t->flags & TOKEN_CAPITAL && !(t->cues & (CUE_WEEKDAY | CUE_MONTH));
}

bool
page_breaks_off(struct arena a, const struct candidate *c)
{
	struct tokens q = tokens_of(&a, c->question, CUE_ENGLISH, false);
	const struct tokens *t = &c->r->s->tokens;
	size_t end = q.count;
	while (end && !token_is_word(&q.at[end - 1]))
		end--;
	if (c->frame == FRAME_OBJECT || end < 2 || !token_is(&q.at[end - 2], "to")) /* there, what follows is asked */
		return false;
	for (size_t i = 1; i + 1 < t->count; i++)
		if (str_eq(t->at[i].low, q.at[end - 1].low) && token_is(&t->at[i - 1], "to") &&
		    !(t->at[i].flags & TOKEN_CAPITAL) && opens_object(&t->at[i + 1]))
			return true;
	return false;
}

bool
page_is_elsewhere(const struct ask_page *page, const struct candidate *c)
{
	const struct vector *answer = &c->r->s->vector;
	size_t tied = 0;
	for (size_t i = 0; i < c->term_count; i++)
		if (page->d->weights[c->terms[i]] >= LINK_WEIGHT && known_has(page->text, c->terms[i]))
			return false;
	for (size_t i = 0; i < answer->count; i++)
		tied += page->d->weights[answer->at[i].id] >= LINK_WEIGHT && known_has(page->text, answer->at[i].id);
	return tied < LEAST_TIES;
}

bool
page_asks_other_amount(struct arena a, const struct candidate *c)
{
	struct tokens t = tokens_of(&a, c->question, CUE_ENGLISH, false);
	struct numbers asked = numbers_of(&a, &t, CUE_ENGLISH);
	for (size_t i = 0; i < asked.count; i++) {
		const struct number *n = &asked.at[i];
		bool told = n->kind != NUMBER_MONEY && n->kind != NUMBER_PERCENT;
		for (size_t k = 0; k < c->r->s->numbers.count && !told; k++)
			told = number_same(&c->r->s->numbers.at[k], n);
		if (!told)
			return true;
	}
	return false;
}

static bool
same_unit(const struct sentence *a, const struct number *x, const struct sentence *b, const struct number *y)
{
	if (x->kind != y->kind || (x->kind != NUMBER_COUNT && x->kind != NUMBER_PERCENT))
		return false;
	return x->kind == NUMBER_PERCENT || (x->unit >= 0 && y->unit >= 0 &&
	       str_eq(a->tokens.at[x->unit].low, b->tokens.at[y->unit].low));
}

bool
page_counts_otherwise(const struct ask_page *page, const struct candidate *c)
{
	const struct sentence *own = c->r->s;
	for (size_t i = 0; i < page->text->count; i++) {
		const struct sentence *s = page->text->told[i];
		size_t shared = 0;
		bool same = s == own, other = false;
		for (size_t k = 0; k < s->numbers.count; k++)
			for (size_t m = 0; m < own->numbers.count; m++) {
				same |= number_same(&s->numbers.at[k], &own->numbers.at[m]);
				other |= same_unit(s, &s->numbers.at[k], own, &own->numbers.at[m]);
			}
		for (size_t k = 0; k < c->term_count; k++)
			shared += vector_has(&s->vector, c->terms[k]);
		if (!same && other && shared >= 2 && shared * 2 >= c->term_count)
			return true;
	}
	return false;
}
