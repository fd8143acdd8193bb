/* cmd_model.c: model probe, spending, verdicts, judge. */
#include <stdio.h>
#include <string.h>

#include "cmd/batch.h"
#include "cmd/direct.h"
#include "cmd/option.h"
#include "os/clock.h"
#include "store/model.h"

enum { SCRATCH_BYTES = 64 << 20, SHOWN_CALLS = 20 };

/* ── probe ── */

static void
print_health(struct direct *d, struct arena *out)
{
	const struct llm_service *s = &d->setup.service;
	struct fetch_answer a = {0};
	struct err err;
	struct str base = s->url;
	if (!s->profile->health)
		return;
	if (str_ends(base, STR("/v1")))
		base.n -= 3;
	struct fetch_request r = {
		.id = (uint64_t)++d->calls, .own_service = true, .timeout_s = 10, .max_bytes = 1 << 20,
		.url = str_fmt(out, STR_FMT "%s", STR_ARG(base), s->profile->health),
	};
	if (!fetcher_run(d->fetcher, out, &r, &a, &err))
		printf("health    no answer: %s\n", err.msg);
	else
		printf("health    %d\n", a.status);
}

/* One decode: a server that is dying still says that it is well. */
static bool
print_decode(struct direct *d, struct arena *out, struct arena scratch)
{
	const struct llm_passage two[] = {{.text = STR("The first.")}, {.text = STR("The second.")}};
	struct llm_call call = llm_call_make(out, scratch, &d->setup.service, LLM_PROBE, two, 2,
	                                     STR_NONE);
	struct err err;
	int64_t ms;
	struct llm_reply r = direct_call(d, out, scratch, &call, &ms);
	if (r.outcome != LLM_GOOD) {
		printf("answer    %s: " STR_FMT "\n", llm_outcome_name(r.outcome), STR_ARG(r.why));
		return false;
	}
	const struct json *j = json_read(out, r.text, JSON_STRICT, &err), *n = json_get(j, "n");
	bool kept = j && j->count == 1 && n && n->type == JSON_T_NUMBER && n->is_integer;
	printf("answer    in %lld ms\n", (long long)ms);
	printf("form      %s\n", kept ? "kept" : "not kept: answers are read strictly, many may fail");
	if (r.told)
		printf("tokens    told: %lld read (by our bounds %u to %u), %lld written\n",
		       (long long)r.tokens_in, call.least_tokens, call.most_tokens,
		       (long long)r.tokens_out);
	else
		printf("tokens    not told: calls count at the most that they can have, and a prompt that "
		       "was cut goes unseen\n");
	return true;
}

static int
probe(struct common *c)
{
	struct direct d;
	struct err err;
	struct arena scratch = arena_part(c->arena, SCRATCH_BYTES);
	if (!direct_open(&d, c->arena, &c->config, &err))
		return option_fail("model", &err);
	const struct llm_service *s = &d.setup.service;
	printf("server    " STR_FMT " (%s)\n", STR_ARG(s->url), s->profile->name);
	printf("model     " STR_FMT ", %u tokens of context, %u calls at once\n",
	       STR_ARG(s->model.n ? s->model : STR("default")), s->context, s->concurrency);
	printf("key       %s\n", s->key.n ? "is sent" : "none");
	print_health(&d, c->arena);
	bool good = print_decode(&d, c->arena, scratch);
	direct_close(&d);
	return good ? 0 : 1;
}

/* ── spending ── */

static double
units(int64_t millionths)
{
	return (double)millionths / 1e6;
}

static bool
print_spans(struct common *c, struct store *s, struct json_out *j, struct err *err)
{
	struct model_setup setup;
	int64_t now = clock_real_s(), spent;
	if (!model_setup(c->arena, &c->config, &setup, err))
		return false;
	if (j) {
		json_key(j, "spent");
		json_begin(j, '{');
	}
	for (int i = 0; i < LLM_SPAN_COUNT; i++) {
		const char *name = llm_span_name((enum llm_span)i);
		if (!store_model_spent(s, now - llm_span_s[i], &spent, err))
			return false;
		if (j)
			json_kv_num(j, name, units(spent));
		else if (setup.budget.cap[i])
			printf("%-9s %.6f of %.6f\n", name, units(spent), units(setup.budget.cap[i]));
		else
			printf("%-9s %.6f, no cap\n", name, units(spent));
	}
	if (j)
		json_end(j, '}');
	return true;
}

static bool
print_totals(struct common *c, struct store *s, struct json_out *j, struct err *err)
{
	struct model_total *list;
	size_t n;
	int64_t since = clock_real_s() - llm_span_s[LLM_MONTH];
	if (!store_model_totals(s, c->arena, since, &list, &n, err))
		return false;
	if (j) {
		json_key(j, "totals");
		json_begin(j, '[');
	}
	for (size_t i = 0; i < n; i++) {
		const struct model_total *t = &list[i];
		if (!j) {
			printf("%-9s " STR_FMT ": " STR_FMT " %lld, tokens %lld read, %lld written, %.1f s, "
			       "%.6f\n", str_c(c->arena, t->job), STR_ARG(t->model), STR_ARG(t->outcome),
			       (long long)t->calls, (long long)t->tokens_in, (long long)t->tokens_out,
			       (double)t->elapsed_ms / 1e3, units(t->price));
			continue;
		}
		json_begin(j, '{');
		json_kv_str(j, "job", t->job);
		json_kv_str(j, "model", t->model);
		json_kv_str(j, "outcome", t->outcome);
		json_kv_int(j, "calls", t->calls);
		json_kv_int(j, "tokens_in", t->tokens_in);
		json_kv_int(j, "tokens_out", t->tokens_out);
		json_kv_num(j, "seconds", (double)t->elapsed_ms / 1e3);
		json_kv_num(j, "price", units(t->price));
		json_end(j, '}');
	}
	if (j)
		json_end(j, ']');
	return true;
}

static void
call_to_json(struct json_out *j, const struct model_call_record *r)
{
	json_begin(j, '{');
	json_kv_int(j, "id", r->id);
	json_kv_int(j, "story", r->story);
	json_kv_str(j, "key", r->key);
	json_kv_str(j, "job", r->job);
	json_kv_str(j, "model", r->model);
	json_kv_str(j, "prompt", r->prompt);
	json_kv_str(j, "state", str_of(model_call_state_name(r->state)));
	json_kv_str(j, "outcome", r->outcome);
	json_kv_str(j, "why", r->why);
	json_kv_int(j, "at", r->at);
	json_kv_int(j, "attempts", r->attempts);
	json_kv_int(j, "tokens_in", r->tokens_in);
	json_kv_int(j, "tokens_out", r->tokens_out);
	json_kv_num(j, "seconds", (double)r->elapsed_ms / 1e3);
	json_kv_num(j, "price", units(r->price));
	json_end(j, '}');
}

static bool
print_calls(struct common *c, struct store *s, struct json_out *j, struct err *err)
{
	struct model_call_record *list;
	size_t n;
	if (!store_model_calls(s, c->arena, j ? SIZE_MAX / 4 : SHOWN_CALLS, &list, &n, err))
		return false;
	if (j) {
		json_key(j, "calls");
		json_begin(j, '[');
	}
	for (size_t i = 0; i < n; i++) {
		const struct model_call_record *r = &list[i];
		struct when at = {.at = r->at};
		if (j)
			call_to_json(j, r);
		else
			printf(STR_FMT "  %-9s story %lld  %-9s %lld+%lld tokens, %.1f s, %.6f\n",
			       STR_ARG(when_rfc3339(c->arena, at)), str_c(c->arena, r->job),
			       (long long)r->story, model_call_state_name(r->state), (long long)r->tokens_in,
			       (long long)r->tokens_out, (double)r->elapsed_ms / 1e3, units(r->price));
	}
	if (j)
		json_end(j, ']');
	return true;
}

static int
spending(struct common *c, bool as_json)
{
	struct err err;
	struct buf b = buf_in(c->arena, 64 << 10);
	struct json_out out = json_to(&b), *j = as_json ? &out : NULL;
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	if (j)
		json_begin(j, '{');
	if (!s || !print_spans(c, s, j, &err) || !print_totals(c, s, j, &err) ||
	    !print_calls(c, s, j, &err))
		return option_fail("model", &err);
	if (j) {
		json_end(j, '}');
		printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	}
	store_close(s);
	return 0;
}

/* ── verdicts ── */

static int
verdicts(struct common *c)
{
	struct err err;
	struct story_record story;
	struct model_edition_record e;
	int64_t number;
	if (c->word_count < 2 || c->word_count > 3 ||
	    (c->word_count == 3 && !str_to_int(str_of(c->words[2]), &number)))
		return option_usage("model", "say verdicts ADDRESS [EDITION]");
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	if (!s || !store_story_by_address(s, c->arena, str_of(c->words[1]), &story, &err))
		return option_fail("model", &err);
	if (c->word_count == 2)
		number = story.edition;
	if (!store_model_edition(s, c->arena, story.id, number, &e, &err))
		return option_fail("model", &err);
	store_close(s);
	if (!e.number) {
		err_set(&err, ERR_GONE, "no model wrote edition %lld", (long long)number);
		return option_fail("model", &err);
	}
	struct buf b = buf_in(c->arena, 32 << 10);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_int(&j, "edition", e.number);
	json_kv_str(&j, "model", e.model);
	json_kv_str(&j, "prompt", e.prompt);
	json_kv_int(&j, "calls", e.calls);
	json_kv_int(&j, "tokens_in", e.tokens_in);
	json_kv_int(&j, "tokens_out", e.tokens_out);
	json_kv_num(&j, "seconds", (double)e.elapsed_ms / 1e3);
	json_key(&j, "verdicts");
	json_put_raw(&j, e.verdicts);
	json_end(&j, '}');
	printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	return 0;
}

/* ── judge ── */

/* {"source","claim"} gives {"verdict": "yes"|"no"|null, "why"}. */
static bool
judge_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	struct direct *d = ctx;
	const struct llm_passage both[] = {{.text = json_text(json_get(row, "source"))},
	                                   {.text = json_text(json_get(row, "claim"))}};
	struct str verdict = STR_NONE;
	int64_t ms;
	if (!both[0].text.p || !both[1].text.p)
		return err_set(err, ERR_INPUT, "the row needs \"source\" and \"claim\"");
	if (llm_fits(scratch, &d->setup.judge, LLM_JUDGE, both, 2, STR_NONE) < 2)
		return err_set(err, ERR_LIMIT, "the row does not fit into the model's context");
	struct llm_call call = llm_call_make(out, scratch, &d->setup.judge, LLM_JUDGE, both, 2, STR_NONE);
	struct llm_reply r = direct_call(d, out, scratch, &call, &ms);
	if (r.outcome == LLM_GOOD && !llm_text_read(out, LLM_JUDGE, r.text, &verdict, err))
		r.why = str_dup(out, str_of(err->msg));
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "verdict", verdict);
	json_kv_str(&j, "why", r.why);
	json_kv_str(&j, "model", d->setup.judge.model);
	json_kv_str(&j, "prompt", str_of(llm_prompts[LLM_JUDGE].version));
	json_end(&j, '}');
	return true;
}

static int
judge(struct common *c)
{
	struct direct d;
	struct err err;
	/* It is measured before it is switched on. */
	c->config.judge = false;
	if (!c->config.model_url.n)
		c->config.model_url = c->config.judge_url;
	if (!direct_open(&d, c->arena, &c->config, &err))
		return option_fail("model", &err);
	int status = batch_run("model", judge_row, &d);
	direct_close(&d);
	return status;
}

int
cmd_model(struct common *c, int argc, char **argv)
{
	bool as_json = false;
	const struct option_row rows[] = {
		{"--json", OPTION_FLAG, &as_json, NULL, "spending as one JSON object, with all receipts"},
		{0},
	};
	option_read(c, "model", rows, argc, argv);
	const char *what = c->word_count ? c->words[0] : "";
	if (strcmp(what, "verdicts") == 0)
		return verdicts(c);
	if (c->word_count != 1)
		return option_usage("model", "say probe, spending, verdicts or judge");
	if (strcmp(what, "probe") == 0)
		return probe(c);
	if (strcmp(what, "spending") == 0)
		return spending(c, as_json);
	if (strcmp(what, "judge") == 0)
		return judge(c);
	return option_usage("model", "say probe, spending, verdicts or judge");
}
