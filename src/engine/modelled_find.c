/* modelled_find.c: where a sentence of a model stands among the passages, and whether it says no more. */
#include "engine/modelling_work.h"
#include "gate/root.h"
#include "llm/addressed.h"
#include "llm/plain.h"


static bool
has_root(const struct tokens *t, uint64_t root)
{
	for (size_t i = 0; i < t->count; i++)
		if (token_is_word(&t->at[i]) && root_hash(t->at[i].low) == root)
			return true;
	return false;
}

/* A word of `text` that means something and has no form in the passage; STR_NONE: there is none. */
static struct str
new_word(struct model_work *w, struct str passage, struct str text)
{
	struct arena temp = w->scratch;
	struct tokens p = tokens_of(&temp, passage, w->cue, false);
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	for (size_t i = 0; i < t.count; i++) {
		const struct token *x = &t.at[i];
		bool content = x->kind == TOKEN_WORD && x->low.n > 2 &&
		               (!(x->cues & CUE_STOP) || x->cues & CUE_TIME);
		if (content && !has_root(&p, root_hash(x->low)))
			return x->low;
	}
	return STR_NONE;
}

enum check_level
model_level(struct model_work *w, size_t article, struct str passage, struct str claim,
            struct str *reason, double *score)
{
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	const struct gate_options options = {.weights = &w->weights,
	                                     .english = w->english,
	                                     .published = w->articles[article].published};
	struct gate_verdict v = gate_check(&temp, inner, &options, passage, claim);
	*score = v.score;
	if (!v.supported && v.reason_count)
		*reason = str_dup(w->out, v.reasons[0]);
	if (v.level != CHECK_REWRITTEN)
		return v.level;
	struct str word = new_word(w, passage, claim);
	if (word.n)
		*reason = str_fmt(w->out, "the word \"" STR_FMT "\" is not in the passage", STR_ARG(word));
	return word.n ? CHECK_NONE : CHECK_REWRITTEN;
}

static bool
attributes(struct model_work *w, struct str text)
{
	struct arena temp = w->scratch;
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	for (size_t i = 0; i < t.count; i++)
		if (t.at[i].cues & (CUE_SAY | CUE_ATTRIBUTION))
			return true;
	return false;
}

/* As model_level; who said it may not be left out in other words either. */
static enum check_level
level_of_sentence(struct model_work *w, size_t article, struct str passage, struct str claim,
                  struct str *reason, double *score)
{
	enum check_level level = model_level(w, article, passage, claim, reason, score);
	if (level != CHECK_REWRITTEN || !attributes(w, passage) || attributes(w, claim))
		return level;
	*reason = STR("it leaves out who said it");
	return CHECK_NONE;
}

static bool
is_hint(const struct llm_sentence *s, size_t passage)
{
	for (size_t i = 0; i < s->hint_count; i++)
		if (s->hints[i] == (int64_t)passage + 1)
			return true;
	return false;
}

static struct cite
cite_of(const struct passage *p)
{
	return (struct cite){p->article, p->start, p->end};
}

/* Beyond the passages: the whole text of a report that was cited, where it may be quoted. */
static bool
find_beyond(struct model_work *w, struct str claim, struct model_found *f)
{
	const struct gate_options options = {.weights = &w->weights};
	struct gate_place place;
	for (size_t i = 0; i < w->count; i++) {
		const struct write_article *a = &w->articles[i];
		if (!passages_cited(w->standard, i) || a->most_chars ||
		    !gate_find(w->scratch, &options, a->text, claim, &place) ||
		    !marks_quotable(&a->marks, (uint32_t)place.start, (uint32_t)place.end))
			continue;
		struct str ignored;
		double score;
		f->cite = (struct cite){(uint32_t)i, (uint32_t)place.start, (uint32_t)place.end};
		f->level = level_of_sentence(w, i, str_sub(a->text, place.start, place.end), claim,
		                             &ignored, &score);
		if (f->level != CHECK_NONE)
			return true;
	}
	return false;
}

struct model_found
model_find(struct model_work *w, const struct passages *passages, const struct llm_sentence *s)
{
	struct model_found f = {.level = CHECK_NONE};
	double nearest = -1;
	if (!llm_plain_words(s->text) || addressed_to_machine(w->scratch, s->text)) {
		f.reason = STR("it holds an address, mark-up or words to a machine");
		return f;
	}
	for (size_t i = 0; i < passages->count; i++) {
		const struct passage *p = &passages->at[i];
		struct str reason = STR_NONE, text = str_sub(w->articles[p->article].text, p->start, p->end);
		bool hint = is_hint(s, i);
		double score;
		if (!p->end)
			continue;
		enum check_level level = level_of_sentence(w, p->article, text, s->text, &reason, &score);
		if (level == CHECK_NONE && score + (hint ? 0.05 : 0) > nearest) {
			nearest = score + (hint ? 0.05 : 0);
			f.nearest = cite_of(p);
			if (f.level == CHECK_NONE)
				f.reason = reason;
		}
		if (level == CHECK_NONE || (f.level != CHECK_NONE && (level > f.level ||
		    (level == f.level && (f.hinted || !hint)))))
			continue;
		f.level = level;
		f.cite = cite_of(p);
		f.hinted = hint;
	}
	if (f.level == CHECK_NONE)
		find_beyond(w, s->text, &f);
	return f;
}
