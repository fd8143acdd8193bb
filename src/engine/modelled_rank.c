/* modelled_rank.c: which of several texts reads best.
 *
 * The texts passed the check before, so whatever the model answers, nothing unchecked can come of it.
 * Language models prefer a place as much as a text (Zheng et al. 2023, "Judging LLM-as-a-Judge"), and
 * small ones always name the same number; so it is asked twice, and must mean the same text. */
#include "engine/modelling_work.h"

void
model_add_choice(struct model_choices *c, struct str text)
{
	if (!text.n || c->count == CHOICES_MOST)
		return;
	for (size_t i = 0; i < c->count; i++)
		if (str_eq_nocase(c->at[i], text))
			return;
	c->at[c->count++] = text;
}

struct ranking {
	size_t count, choice;
};

static bool
read_choice(struct arena *out, enum llm_job job, struct str said, void *to, struct err *err)
{
	struct ranking *r = to;
	(void)job;
	return llm_rank_read(out, said, r->count, &r->choice, err);
}

/* The other order: backwards.  Where their number is odd, the one in the middle would stay where it
 * is, so it changes places with the first. */
static void
turn_round(size_t *order, size_t count)
{
	for (size_t i = 0; i < count; i++)
		order[i] = count - 1 - i;
	if (count % 2) {
		order[count / 2] = order[0];
		order[0] = count / 2;
	}
}

/* Which one it names where they stand in this order. */
static bool
ask_in_order(struct model_work *w, const struct model_choices *c, const size_t *order, size_t *choice)
{
	const struct llm_service *s = w->options->service;
	struct llm_passage shown[CHOICES_MOST] = {0};
	struct ranking r = {.count = c->count};
	struct str why;
	for (size_t i = 0; i < c->count; i++)
		shown[i].text = c->at[order[i]];
	if (llm_fits(w->scratch, s, LLM_RANK, shown, c->count, STR_NONE) < c->count)
		return false;
	struct llm_call call = llm_call_make(w->out, w->scratch, s, LLM_RANK, shown, c->count, STR_NONE);
	if (!model_ask_read(w, call, read_choice, &r, &why))
		return false;
	*choice = order[r.choice];
	return true;
}

struct str
model_choose(struct model_work *w, const struct model_choices *c)
{
	size_t order[CHOICES_MOST], first, second;
	if (c->count < 2)
		return c->count ? c->at[0] : STR_NONE;
	for (size_t i = 0; i < c->count; i++)
		order[i] = i;
	bool answered = ask_in_order(w, c, order, &first);
	turn_round(order, c->count);
	answered &= ask_in_order(w, c, order, &second);
	if (!answered)
		return c->at[0];
	bool agreed = first == second;
	struct str stands = c->at[agreed ? first : 0];
	model_note(w, (struct modelled_verdict){
		.piece = PIECE_CHOICE, .fate = agreed ? FATE_KEPT : FATE_REPLACED, .made = c->at[first],
		.published = stands, .passage = c->at[0],
		.reason = str_fmt(w->out, "of %zu%s", c->count, agreed ? "" : "; in another order it chose another")});
	return stands;
}
