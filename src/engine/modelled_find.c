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

/* A word of `text` that means something, or any in a foreign language, and has no form in the
 * passage; STR_NONE: there is none. */
static struct str
new_word(struct model_work *w, struct str passage, struct str text)
{
	struct arena temp = w->scratch;
	struct tokens p = tokens_of(&temp, passage, w->cue, false);
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	for (size_t i = 0; i < t.count; i++) {
		const struct token *x = &t.at[i];
		bool content = x->low.n > 2 && (!(x->cues & CUE_STOP) || x->cues & CUE_TIME);
		if (x->kind == TOKEN_WORD && (content || w->foreign) && !has_root(&p, root_hash(x->low)))
			return x->low;
	}
	return STR_NONE;
}

bool
model_breaks_off(struct model_work *w, struct str passage, struct str claim)
{
	struct arena temp = w->scratch;
	if (!w->foreign)
		return false;
	struct tokens p = tokens_of(&temp, passage, w->cue, false), c = tokens_of(&temp, claim, w->cue, false);
	size_t n = c.count;
	while (n && !token_is_word(&c.at[n - 1]))
		n--;
	for (size_t i = 0; n && i < p.count; i++)
		if (str_eq(p.at[i].low, c.at[n - 1].low) && (i + 1 == p.count || !token_is_word(&p.at[i + 1])))
			return false;
	return true;
}

enum check_level
model_level(struct model_work *w, size_t article, struct str passage, struct str claim,
            struct str *reason, double *score)
{
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	const struct gate_options options = {.english = w->english,
	                                     .published = w->articles[article].published};
	struct gate_verdict v = gate_check(&temp, inner, &options, passage, claim);
	*score = v.score;
	if (!v.supported && v.reason_count)
		*reason = str_dup(w->out, v.reasons[0]);
	if (v.level != CHECK_NONE && model_breaks_off(w, passage, claim)) {
		*reason = STR("it breaks off inside a sentence of the passage");
		return CHECK_NONE;
	}
	if (v.level != CHECK_REWRITTEN)
		return v.level;
	struct str word = new_word(w, passage, claim);
	if (word.n)
		*reason = str_fmt(w->out, "the word \"" STR_FMT "\" is not in the passage", STR_ARG(word));
	return word.n ? CHECK_NONE : CHECK_REWRITTEN;
}

static bool
attributes(const struct token *t)
{
	return t->cues & (CUE_SAY | CUE_ATTRIBUTION) && !(t->flags & TOKEN_QUOTED);
}

static size_t
count_attributions(struct model_work *w, struct str text)
{
	struct arena temp = w->scratch;
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	size_t n = 0;
	for (size_t i = 0; i < t.count; i++)
		n += attributes(&t.at[i]);
	return n;
}

/* "…, Porlan Radio reported": who says all that stands before. */
static bool
ends_with_speaker(struct model_work *w, struct str text)
{
	enum { SPEAKER_WORDS = 8 };
	struct arena temp = w->scratch;
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	bool speaks = false;
	for (size_t i = t.count, words = 0; i-- > 0 && words <= SPEAKER_WORDS;) {
		if (t.at[i].kind == TOKEN_COMMA)
			return speaks;
		words += token_is_word(&t.at[i]);
		speaks |= attributes(&t.at[i]);
	}
	return false;
}

/* Other attributions of the passage may stay: the one at its end must not go for that. */
static bool
lacks_speaker(struct model_work *w, enum check_level level, struct str passage, struct str claim)
{
	size_t theirs = count_attributions(w, passage), mine = count_attributions(w, claim);
	return (level == CHECK_REWRITTEN && theirs && !mine) ||
	       (mine < theirs && ends_with_speaker(w, passage) && !ends_with_speaker(w, claim));
}

/* As model_level; who said it may not be left out. */
static enum check_level
level_of_sentence(struct model_work *w, size_t article, struct str passage, struct str claim,
                  struct str *reason, double *score)
{
	enum check_level level = model_level(w, article, passage, claim, reason, score);
	if (level == CHECK_NONE || !lacks_speaker(w, level, passage, claim))
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
	struct gate_place place;
	for (size_t i = 0; i < w->count; i++) {
		const struct write_article *a = &w->articles[i];
		if (!passages_cited(w->standard, i) || a->most_chars ||
		    !gate_find(w->scratch, NULL, a->text, claim, &place) ||
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
