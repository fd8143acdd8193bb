/* modelled.c: the jobs of a language model in turn, and what all of them need. */
#include "engine/modelled.h"

#include "engine/modelling_work.h"
#include "text/refer.h"
#include "text/sentence.h"

const char *
modelled_piece_name(enum modelled_piece piece)
{
	static const char *const names[PIECE_COUNT] = {
		[PIECE_HEADLINE] = "headline", [PIECE_SENTENCE] = "sentence",
		[PIECE_QUESTION] = "question", [PIECE_ANSWER] = "answer", [PIECE_CHOICE] = "choice",
	};
	return names[piece];
}

const char *
modelled_fate_name(enum modelled_fate fate)
{
	static const char *const names[FATE_COUNT] = {
		[FATE_KEPT] = "kept", [FATE_MOVED] = "moved", [FATE_REPLACED] = "replaced",
		[FATE_DROPPED] = "dropped",
	};
	return names[fate];
}

void
model_note(struct model_work *w, struct modelled_verdict v)
{
	struct modelled *m = w->result;
	if (m->verdict_count == VERDICTS_MOST)
		return;
	v.made = str_dup(w->out, v.made);
	m->verdicts[m->verdict_count++] = v;
	if (v.piece != PIECE_CHOICE)
		m->fates[v.fate]++;
}

/* ── asking ── */

struct str
model_ask(struct model_work *w, const struct llm_call *call, struct str *why)
{
	struct modelled *m = w->result;
	struct modelled_answer a = {.state = MODELLED_FAILED};
	if (w->calls_left) {
		w->calls_left--;
		w->ask(w->ctx, call, &a);
	}
	*why = a.why;
	if (a.state == MODELLED_LATER) {
		m->later = true;
		return STR_NONE;
	}
	m->calls++;
	m->failed += a.state == MODELLED_FAILED;
	m->tokens_in += a.tokens_in;
	m->tokens_out += a.tokens_out;
	m->elapsed_ms += a.elapsed_ms;
	if (a.state == MODELLED_FAILED)
		return STR_NONE;
	w->prompts |= 1u << call->job;
	return a.text;
}

bool
model_ask_read(struct model_work *w, struct llm_call call, model_reader *read, void *to,
               struct str *why)
{
	struct err err;
	for (int repaired = 0; repaired < 2; repaired++) {
		struct str said = model_ask(w, &call, why);
		if (!said.p)
			return false;
		if (read(w->out, call.job, said, to, &err))
			return true;
		*why = str_dup(w->out, str_of(err.msg));
		call = llm_call_repair(w->out, w->scratch, &call, said, *why);
	}
	return false;
}

static bool
read_text(struct arena *out, enum llm_job job, struct str said, void *to, struct err *err)
{
	return llm_text_read(out, job, said, to, err);
}

struct str
model_ask_text(struct model_work *w, enum llm_job job, const struct llm_passage *passages,
               size_t count)
{
	const struct llm_service *s = job == LLM_JUDGE ? w->options->judge : w->options->service;
	struct str value, why;
	if (llm_fits(w->scratch, s, job, passages, count, STR_NONE) < count)
		return STR_NONE;
	struct llm_call call = llm_call_make(w->out, w->scratch, s, job, passages, count, STR_NONE);
	return model_ask_read(w, call, read_text, &value, &why) ? value : STR_NONE;
}

bool
model_judge_allows(struct model_work *w, struct str passage, struct str claim)
{
	if (!w->options->judge)
		return true;
	const struct llm_passage both[] = {{.text = passage}, {.text = claim}};
	struct str v = model_ask_text(w, LLM_JUDGE, both, 2);
	return w->result->later || str_eq(v, STR("yes"));
}

bool
model_stands_alone(struct model_work *w, struct str text)
{
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	struct sentence_span *spans;
	if (sentence_split(&temp, inner, text, w->standard->language, &spans) != 1)
		return false;
	struct tokens t = tokens_of(&temp, text, w->cue, false);
	return t.count && !(refer_reasons(&t, w->cue) & REFER_HARD);
}

bool
model_has_verb(struct model_work *w, struct str text, bool finite)
{
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	if (!w->english)
		return true;
	struct phrases p = english_read(&temp, inner, w->english, text);
	const struct phrase_clause *main = phrase_main(&p);
	return main && (main->finite || !finite);
}

/* ── all of it ── */

static struct str
prompt_names(struct arena *out, unsigned jobs)
{
	struct str names = STR("");
	for (int i = 0; i < LLM_JOB_COUNT; i++)
		if (jobs >> i & 1)
			names = str_fmt(out, STR_FMT "%s%s", STR_ARG(names), names.n ? ", " : "",
			                llm_prompts[i].version);
	return names;
}

void
modelled_story(struct arena *out, struct arena scratch, const struct write_article *articles,
               size_t count, const struct modelled_options *options, modelled_ask *ask, void *ctx,
               struct story *story, struct modelled *result)
{
	const struct story standard = *story;
	*result = (struct modelled){
		.verdicts = arena_array(out, struct modelled_verdict, VERDICTS_MOST)};
	struct model_work w = {
		.out = out, .scratch = scratch, .articles = articles, .count = count,
		.options = options, .ask = ask, .ctx = ctx, .standard = &standard, .result = result,
		.cue = cue_language_of(standard.language), .calls_left = LIMIT_MODEL_CALLS,
		.english = str_eq(standard.language, STR("en")) ? options->english : NULL,
		.foreign = !str_eq(standard.language, STR("en")),
	};
	if (options->story)
		model_write_story(&w, story);
	if (options->headline || options->rank)
		model_write_headline(&w, story);
	if (options->shorten && !result->whole)
		model_shorten(&w, story);
	if (options->questions || options->rank)
		model_put_fluently(&w, story);
	if (result->later || (!result->used && !result->chose)) {
		*story = standard;
		return;
	}
	result->prompt = prompt_names(out, w.prompts);
	story->writer.kind = result->used ? STR("model") : standard.writer.kind;
	story->writer.model = options->service->model.n ? options->service->model : STR("default");
	story->writer.prompt = result->prompt;
	story->writer.whole = result->whole;
	for (int f = 0; f < FATE_COUNT; f++)
		story->checks.sentences += (uint32_t)result->fates[f];
	story->checks.passed += (uint32_t)(result->fates[FATE_KEPT] + result->fates[FATE_MOVED]);
	story->checks.replaced += (uint32_t)result->fates[FATE_REPLACED];
	story->checks.dropped += (uint32_t)result->fates[FATE_DROPPED];
}

void
modelled_verdicts_to_json(struct json_out *j, const struct modelled *m)
{
	json_begin(j, '[');
	for (size_t i = 0; i < m->verdict_count; i++) {
		const struct modelled_verdict *v = &m->verdicts[i];
		json_begin(j, '{');
		json_kv_str(j, "piece", str_of(modelled_piece_name(v->piece)));
		json_kv_str(j, "fate", str_of(modelled_fate_name(v->fate)));
		json_kv_str(j, "level", str_of(check_level_name(v->level)));
		json_kv_str(j, "made", v->made);
		json_kv_str(j, "published", v->published);
		json_kv_str(j, "reason", v->reason);
		json_kv_str(j, "passage", v->passage);
		json_end(j, '}');
	}
	json_end(j, ']');
}
