/* model_service.c: what the configuration says of language models. */
#include "engine/model_service.h"

#include <stdlib.h>

#include "os/file.h"

enum { KEY_BYTES = 8192, REPORT_BYTES = 64 << 10 };

/* What is configured of one server. */
struct server {
	const char *section;
	struct str url, provider, name, key_file;
	double price_in, price_out;
};

static bool
read_key(struct arena *out, const struct server *c, struct llm_service *s, struct err *err)
{
	struct str key;
	if (!c->key_file.n) {
		s->key = str_trim(str_dup(out, str_of(getenv("GLANCEWIRE_MODEL_SECRET"))));
		return true;
	}
	if (!file_read(out, str_c(out, c->key_file), KEY_BYTES, &key, err)) {
		err->code = ERR_USAGE;
		return err_wrap(err, "%s_key_file", c->section);
	}
	s->key = str_trim(key);
	return true;
}

static bool
set_service(struct arena *out, const struct config *config, const struct server *c,
            struct llm_service *s, struct err *err)
{
	const struct llm_profile *p = llm_profile_of(c->provider.n ? c->provider : STR("generic"));
	if (!p)
		return err_set(err, ERR_USAGE, "%s_provider: \"" STR_FMT "\" is none of " STR_FMT,
		               c->section, STR_ARG(c->provider), STR_ARG(llm_profile_names(out)));
	struct str url = str_eq(c->url, STR("default")) ? str_of(p->url) : c->url;
	if (!url.n)
		return err_set(err, ERR_USAGE, "%s_url: a %s server has no usual address", c->section,
		               p->name);
	while (str_ends(url, STR("/")))
		url.n--;
	if (str_ends(url, STR("/chat/completions")))
		url.n -= sizeof "/chat/completions" - 1;
	*s = (struct llm_service){
		.profile = p, .url = url, .model = c->name,
		.context = config->model_context ? (uint32_t)config->model_context : p->context,
		.concurrency = config->model_concurrency ? (uint32_t)config->model_concurrency
		                                         : p->concurrency,
		.timeout_s = (uint32_t)config->model_timeout_s,
		.price_in = c->price_in, .price_out = c->price_out,
	};
	return read_key(out, c, s, err);
}

static bool
set_budget(const struct config *c, struct llm_budget *b, struct err *err)
{
	const double caps[LLM_SPAN_COUNT] = {
		[LLM_MINUTE] = c->model_cap_minute, [LLM_HOUR] = c->model_cap_hour,
		[LLM_DAY] = c->model_cap_day,       [LLM_MONTH] = c->model_cap_month,
	};
	for (int i = 0; i < LLM_SPAN_COUNT; i++) {
		b->cap[i] = (int64_t)(caps[i] * 1e6);
		if (caps[i] > 0 && !(c->model_price_in > 0) && !(c->model_price_out > 0))
			return err_set(err, ERR_USAGE, "model_cap_%s: a cap needs model_price_in and "
			               "model_price_out", llm_span_name((enum llm_span)i));
	}
	return true;
}

/* The report is of this model and these instructions, and good enough. */
static bool
check_report(struct arena *out, const struct config *c, const struct llm_service *judge,
             struct err *err)
{
	struct str text;
	if (!c->judge_report.n)
		return err_set(err, ERR_USAGE, "judge: it needs a judge_report, which "
		               "tools/judge_agreement.py writes");
	if (!file_read(out, str_c(out, c->judge_report), REPORT_BYTES, &text, err)) {
		err->code = ERR_USAGE;
		return err_wrap(err, "judge_report");
	}
	const struct json *report = json_read(out, text, JSON_STRICT, err);
	double agreement = json_num(json_get(report, "balanced_accuracy"), 0);
	if (!report || !str_eq(json_text(json_get(report, "model")), judge->model) ||
	    !str_eq(json_text(json_get(report, "prompt")), str_of(llm_prompts[LLM_JUDGE].version)))
		return err_set(err, ERR_USAGE, "judge_report: it is not of the model \"" STR_FMT "\" and %s",
		               STR_ARG(judge->model), llm_prompts[LLM_JUDGE].version);
	return agreement >= JUDGE_LEAST ||
	       err_set(err, ERR_USAGE, "judge_report: it agrees with people in %.3f of claims, %.2f "
	               "are needed", agreement, JUDGE_LEAST);
}

static bool
set_judge(struct arena *out, const struct config *c, struct model_setup *setup, struct err *err)
{
	const struct server judge = {
		"judge", c->judge_url.n ? c->judge_url : c->model_url,
		c->judge_url.n ? c->judge_provider : c->model_provider, c->judge_name,
		c->judge_url.n ? c->judge_key_file : c->model_key_file, c->judge_price_in,
		c->judge_price_out,
	};
	if (!judge.url.n)
		return true;
	return set_service(out, c, &judge, &setup->judge, err) &&
	       (!c->judge || check_report(out, c, &setup->judge, err));
}

bool
model_setup(struct arena *out, const struct config *c, struct model_setup *setup,
            struct err *err)
{
	const struct server model = {
		"model", c->model_url, c->model_provider, c->model_name, c->model_key_file,
		c->model_price_in, c->model_price_out,
	};
	*setup = (struct model_setup){0};
	if (!set_budget(c, &setup->budget, err) ||
	    (c->model_url.n && !set_service(out, c, &model, &setup->service, err)) ||
	    !set_judge(out, c, setup, err))
		return false;
	setup->jobs = (struct modelled_options){
		.service = &setup->service,
		.judge = c->judge && setup->judge.url.n ? &setup->judge : NULL,
		.story = c->model_story, .paragraphs = c->model_paragraphs, .headline = c->model_headline,
		.shorten = c->model_shorten, .questions = c->model_questions, .rank = c->model_rank,
		.source_words = (uint32_t)c->source_words,
	};
	return true;
}
