/* modelled_jobs.c: jobs for small models: a headline, a shorter sentence, a fluent question; and a
 * choice among what there is. */
#include "engine/modelling_work.h"
#include "gate/asked.h"
#include "llm/addressed.h"
#include "llm/plain.h"
#include "text/reading.h"
#include "text/sentence.h"
#include "text/token.h"
#include "write/headline.h"

#define FORM_LEAST 0.78 /* less: questions, and more than one fault of form */

enum {
	HEADLINE_LEAST = 4, HEADLINE_MOST = 18, /* words */
	CUT_CHARACTERS = 109, /* the schema allows 110: this long, it is hardly whole */
	LEAD_BYTES = 700,    /* of a text, beside its title: what a headline may stand on */
	LONG_WORDS = 26,     /* a sentence worth shortening */
	AROUND_BYTES = 400,  /* on either side of an answer: what its question may stand on */
};

/* Without the marks that a headline does not end with. */
static struct str
without_end(struct str s)
{
	s = str_trim(s);
	while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ';' || s.p[s.n - 1] == ','))
		s.n--;
	return s;
}

/* A schema ends a text that is too long wherever it is; models end it with dots or a comma. */
static bool
is_cut_off(struct str made)
{
	static const char *const ends[] = {"..", "…", ",", ";", ":"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(str_trim(made), str_of(ends[i])))
			return true;
	return made.n >= CUT_CHARACTERS;
}

/* It is one sentence with its end. */
static bool
is_whole(struct model_work *w, struct str text)
{
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	struct sentence_span *spans;
	if (sentence_split(&temp, inner, text, w->standard->language, &spans) != 1)
		return false;
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	return t.count && !t.open_quote && token_is_word(&t.at[t.count - 1]) &&
	       !(t.at[t.count - 1].cues & (CUE_STOP | CUE_MODAL));
}

bool
model_headline_good(struct model_work *w, struct str headline, struct str *reason,
                    struct str *passage)
{
	struct str text = without_end(headline);
	uint32_t words = reading_of(text).words;
	if (!llm_plain_words(text) || addressed_to_machine(w->scratch, text)) {
		*reason = STR("it holds an address, mark-up or words to a machine");
		return false;
	}
	if (words && (words < HEADLINE_LEAST || words > HEADLINE_MOST)) {
		*reason = STR("it is too short or too long for a headline");
		return false;
	}
	if (headline_form(text) < FORM_LEAST || is_cut_off(headline) || !is_whole(w, text) ||
	    !model_stands_alone(w, text) || !model_has_verb(w, text, false)) {
		*reason = STR("it has not the form of a headline");
		return false;
	}
	*reason = STR("no report carries it");
	for (size_t i = 0; i < w->count; i++) {
		const struct write_article *a = &w->articles[i];
		if (!passages_cited(w->standard, i))
			continue;
		const struct str places[] = {a->title, str_sub(a->text, 0, LEAD_BYTES)};
		for (size_t k = 0; k < 2; k++) {
			struct str why = STR_NONE;
			double score;
			enum check_level level = model_level(w, i, places[k], text, &why, &score);
			if (level == CHECK_VERBATIM || level == CHECK_SHORTENED ||
			    (level == CHECK_REWRITTEN && model_judge_allows(w, places[k], text))) {
				*passage = places[k];
				return true;
			}
			if (why.n && k == 0)
				*reason = why;
		}
	}
	return false;
}

/* What became of the model's own text, STR_NONE where it did not pass, beside what is published. */
static void
note_text(struct model_work *w, struct modelled_verdict v, struct str own, struct str published)
{
	bool kept = own.n && str_eq(published, own);
	if (v.made.p) {
		v.fate = kept ? FATE_KEPT : FATE_REPLACED;
		v.published = published;
		if (own.n && !kept)
			v.reason = STR("the model finds that another reads better");
		model_note(w, v);
	}
	w->result->used |= kept;
}

/* The model's headline; STR_NONE: none, or one that failed. */
static struct str
ask_headline(struct model_work *w, struct modelled_verdict *v)
{
	struct passages *p = arena_new(w->out, struct passages);
	*p = passages_of_titles(w->out, w->scratch, w->articles, w->count, w->standard,
	                        w->options->service);
	*v = (struct modelled_verdict){.piece = PIECE_HEADLINE, .fate = FATE_REPLACED};
	if (!p->count)
		return STR_NONE;
	v->made = model_ask_text(w, LLM_HEADLINE, p->shown, p->count);
	if (!v->made.p || !model_headline_good(w, v->made, &v->reason, &v->passage))
		return STR_NONE;
	v->reason = STR_NONE;
	return without_end(v->made);
}

static struct str
choose_headline(struct model_work *w, struct str stands)
{
	struct model_choices c = {.count = 0};
	model_add_choice(&c, stands);
	model_add_choice(&c, w->standard->headline);
	for (size_t i = 0; i < w->standard->other_headline_count; i++)
		model_add_choice(&c, w->standard->other_headlines[i]);
	return model_choose(w, &c);
}

void
model_write_headline(struct model_work *w, struct story *story)
{
	struct modelled_verdict v = {.made = STR_NONE};
	struct str own = STR_NONE, stands = story->headline;
	if (w->options->headline && str_eq(stands, w->standard->headline))
		own = ask_headline(w, &v);
	if (own.n)
		stands = own;
	if (w->options->rank)
		story->headline = choose_headline(w, stands);
	else
		story->headline = stands;
	note_text(w, v, own, story->headline);
	w->result->chose |= !str_eq(story->headline, stands) &&
	                    !str_eq(story->headline, w->standard->headline);
}

/* ── shorter sentences ── */

static void
shorten_one(struct model_work *w, struct story_sentence *s)
{
	static const struct gate_options quoted = {.quoted_only = true};
	struct cite c = s->cites[0];
	struct str passage = str_sub(w->articles[c.article].text, c.start, c.end);
	const struct llm_passage shown = {.text = s->text};
	struct str made = model_ask_text(w, LLM_SHORTEN, &shown, 1);
	if (!made.p)
		return;
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	struct gate_verdict v = gate_check(&temp, inner, &quoted, passage, made);
	bool shorter = 10 * reading_of(made).words <= 9 * reading_of(s->text).words;
	bool good = v.supported && shorter && !model_breaks_off(w, passage, made) && llm_plain_words(made) && model_stands_alone(w, made) &&
	            model_has_verb(w, made, true);
	struct str reason = good ? STR_NONE : !shorter ? STR("it is not shorter")
	                    : v.reason_count ? str_dup(w->out, v.reasons[0])
	                                     : STR("it is no sentence that stands alone");
	model_note(w, (struct modelled_verdict){
		.piece = PIECE_SENTENCE, .fate = good ? FATE_KEPT : FATE_REPLACED, .level = v.level,
		.made = made, .published = good ? made : s->text, .reason = reason, .passage = passage});
	if (!good)
		return;
	s->text = made;
	s->check = v.level;
	w->result->used = true;
}

void
model_shorten(struct model_work *w, struct story *story)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		struct story_paragraph *p = &story->paragraphs[r];
		struct story_sentence *list = arena_array(w->out, struct story_sentence, p->count + 1);
		for (size_t i = 0; i < p->count; i++) {
			list[i] = p->sentences[i];
			bool quoted = list[i].check == CHECK_VERBATIM || list[i].check == CHECK_SHORTENED;
			if (quoted && list[i].cite_count && list[i].cites[0].article < w->count &&
			    reading_of(list[i].text).words >= LONG_WORDS)
				shorten_one(w, &list[i]);
		}
		p->sentences = list;
	}
}

/* ── questions ── */

static struct str
first_word(struct str text)
{
	struct str word = STR_NONE;
	str_word(&text, &word);
	return word;
}

bool
model_question_good(struct model_work *w, struct str question, struct cite answer,
                    struct str *reason)
{
	const struct write_article *a = &w->articles[answer.article];
	struct str title = a->title, headline = w->standard->headline;
	size_t from = answer.start > AROUND_BYTES ? answer.start - AROUND_BYTES : 0;
	if (!llm_plain_words(question) || addressed_to_machine(w->scratch, question) ||
	    !str_ends(question, STR("?"))) {
		*reason = STR("it is no plain question");
		return false;
	}
	struct arena temp = w->scratch;
	struct str around = str_fmt(&temp, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(title),
		STR_ARG(headline), STR_ARG(str_sub(a->text, from, answer.end + AROUND_BYTES)));
	const struct asked_sources *sources = asked_read(&temp, &around, 1);
	if (asked_of(temp, sources, str_sub(a->text, answer.start, answer.end), question))
		return true;
	*reason = STR("it asks about what the report does not say near the answer");
	return false;
}

/* The question in the model's words; STR_NONE: none, or one that failed. */
static struct str
ask_fluently(struct model_work *w, const struct story_question *q, struct modelled_verdict *v)
{
	const struct llm_passage shown[] = {{.text = q->question}, {.text = q->answer[0].text}};
	*v = (struct modelled_verdict){.piece = PIECE_QUESTION, .fate = FATE_REPLACED};
	struct str made = model_ask_text(w, LLM_QUESTION, shown, 2);
	if (!made.p || str_eq(made, q->question))
		return STR_NONE;
	v->made = made;
	if (!str_eq_nocase(first_word(made), first_word(q->question))) {
		v->reason = STR("it asks with another word");
		return STR_NONE;
	}
	if (!model_question_good(w, made, q->answer[0].cites[0], &v->reason))
		return STR_NONE;
	v->reason = STR_NONE;
	return made;
}

static struct str
choose_wording(struct model_work *w, const struct story_question *q, struct str stands)
{
	struct model_choices c = {.count = 0};
	model_add_choice(&c, stands);
	model_add_choice(&c, q->question);
	for (size_t i = 0; i < q->other_count; i++)
		model_add_choice(&c, q->others[i]);
	return model_choose(w, &c);
}

static void
put_one_fluently(struct model_work *w, struct story_question *q)
{
	struct modelled_verdict v = {.made = STR_NONE};
	struct str own = w->options->questions ? ask_fluently(w, q, &v) : STR_NONE;
	struct str before = q->question, stands = own.n ? own : before;
	q->question = w->options->rank ? choose_wording(w, q, stands) : stands;
	note_text(w, v, own, q->question);
	w->result->chose |= !str_eq(q->question, stands) && !str_eq(q->question, before);
}

void
model_put_fluently(struct model_work *w, struct story *story)
{
	struct story_question *list =
		arena_array(w->out, struct story_question, story->question_count + 1);
	for (size_t i = 0; i < story->question_count; i++) {
		list[i] = story->questions[i];
		bool models = w->result->used && i < story->question_count &&
		              (i >= w->standard->question_count ||
		               !str_eq(list[i].question, w->standard->questions[i].question));
		if (!models && list[i].answer_count && list[i].answer[0].cite_count &&
		    list[i].answer[0].cites[0].article < w->count)
			put_one_fluently(w, &list[i]);
	}
	story->questions = list;
}
