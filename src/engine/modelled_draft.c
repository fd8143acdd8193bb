/* modelled_draft.c: the draft of a story, asked for at once or one paragraph at a time.
 *
 * A model that loses its way in a whole story may still retell the passages of one paragraph; it is
 * shown those of the default writer's paragraph, so that each stays where it belongs. */
#include "engine/modelled_piece.h"

static bool
read_draft(struct arena *out, enum llm_job job, struct str said, void *to, struct err *err)
{
	(void)job;
	return llm_draft_read(out, said, to, err);
}

static bool
ask_whole(struct model_work *w, const struct passages *p, struct llm_draft *d)
{
	struct str why = STR_NONE;
	struct llm_call call = llm_call_make(w->out, w->scratch, w->options->service, LLM_STORY,
	                                     p->shown, p->count, STR_NONE);
	if (model_ask_read(w, call, read_draft, d, &why))
		return true;
	w->result->why = why.n ? why : STR("the model gave no answer");
	return false;
}

/* ── one paragraph at a time ── */

struct shown {
	struct llm_passage at[LLM_SENTENCES_MOST];
	size_t from[LLM_SENTENCES_MOST]; /* among all passages */
	size_t count;
};

/* The passages that the default writer's paragraph cites, in its order; without their outlets, which
 * small models retell. */
static struct shown
passages_of_paragraph(const struct passages *p, const struct story_paragraph *standard)
{
	struct shown s = {.count = 0};
	for (size_t i = 0; i < standard->count; i++) {
		const struct story_sentence *x = &standard->sentences[i];
		for (size_t k = 0; k < p->count && x->cite_count && s.count < LLM_SENTENCES_MOST; k++)
			if (p->at[k].article == x->cites[0].article && p->at[k].start < x->cites[0].end &&
			    x->cites[0].start < p->at[k].end) {
				s.at[s.count] = (struct llm_passage){.text = p->shown[k].text};
				s.from[s.count++] = k;
				break;
			}
	}
	return s;
}

/* What it adds behind the last passage goes round in circles; places among what was shown become
 * numbers of all passages. */
static void
renumber(struct llm_sentences *list, const struct shown *s)
{
	list->count = list->count < s->count ? list->count : s->count;
	for (size_t i = 0; i < list->count; i++)
		list->at[i].hints[0] = (int64_t)s->from[i] + 1;
}

static bool
read_paragraph(struct arena *out, enum llm_job job, struct str said, void *to, struct err *err)
{
	(void)job;
	return llm_paragraph_read(out, said, to, err);
}

static bool
ask_paragraph(struct model_work *w, const struct shown *s, struct llm_sentences *list,
              struct str *why)
{
	const struct llm_service *service = w->options->service;
	if (!s->count)
		return false;
	if (llm_fits(w->scratch, service, LLM_PARAGRAPH, s->at, s->count, STR_NONE) < s->count) {
		*why = STR("the passages are longer than the model's context");
		return false;
	}
	struct llm_call call = llm_call_make(w->out, w->scratch, service, LLM_PARAGRAPH, s->at,
	                                     s->count, STR_NONE);
	if (model_ask_read(w, call, read_paragraph, list, why)) {
		renumber(list, s);
		return true;
	}
	*list = (struct llm_sentences){0};
	return false;
}

static bool
ask_paragraphs(struct model_work *w, const struct passages *p, struct llm_draft *d)
{
	struct str why = STR_NONE;
	bool any = false;
	*d = (struct llm_draft){0};
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		struct shown s = passages_of_paragraph(p, &w->standard->paragraphs[r]);
		any |= ask_paragraph(w, &s, &d->paragraphs[r], &why);
	}
	if (!any)
		w->result->why = why.n ? why : STR("the model gave no answer");
	return any;
}

bool
model_ask_draft(struct model_work *w, const struct passages *passages, struct llm_draft *d)
{
	return w->options->paragraphs ? ask_paragraphs(w, passages, d) : ask_whole(w, passages, d);
}
