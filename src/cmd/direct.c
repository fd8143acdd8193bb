/* direct.c: language models asked by a command. */
#include "cmd/direct.h"

#include <unistd.h>

#include "engine/fetching.h"
#include "model/limits.h"
#include "os/clock.h"

enum { WAIT_MOST_S = 30 };

bool
direct_open(struct direct *d, struct arena *out, const struct config *config, struct err *err)
{
	struct fetch_options options;
	*d = (struct direct){0};
	if (!model_setup(out, config, &d->setup, err))
		return false;
	if (!d->setup.service.url.n)
		return err_set(err, ERR_USAGE, "model_url is not set: no language model is configured");
	if (!fetching_options(config, &options, err))
		return false;
	d->fetcher = fetcher_open(&options, err);
	return d->fetcher != NULL;
}

void
direct_close(struct direct *d)
{
	fetcher_close(d->fetcher);
	d->fetcher = NULL;
}

struct llm_reply
direct_call(struct direct *d, struct arena *out, struct arena scratch,
            const struct llm_call *call, int64_t *elapsed_ms)
{
	struct llm_reply r = {.outcome = LLM_UNSENT};
	for (int attempt = 1; attempt <= LIMIT_MODEL_ATTEMPTS; attempt++) {
		struct fetch_request request = llm_request(out, call, (uint64_t)++d->calls);
		struct fetch_answer a = {0};
		struct err err;
		int64_t began = clock_steady_ms(), now;
		if (!fetcher_run(d->fetcher, out, &request, &a, &err))
			a.err = err;
		now = clock_real_s();
		*elapsed_ms = clock_steady_ms() - began;
		r = llm_reply_read(out, scratch, call, &a, now);
		if (!llm_may_repeat(r.outcome) || attempt == LIMIT_MODEL_ATTEMPTS)
			break;
		int64_t pause = r.retry_at > now ? r.retry_at - now : attempt;
		sleep((unsigned)(pause < WAIT_MOST_S ? pause : WAIT_MOST_S));
	}
	d->failed += r.outcome != LLM_GOOD;
	d->tokens_in += r.tokens_in;
	d->tokens_out += r.tokens_out;
	d->elapsed_ms += *elapsed_ms;
	d->price += llm_price(call->service, r.tokens_in, r.tokens_out);
	return r;
}

void
direct_ask(void *ctx, const struct llm_call *call, struct modelled_answer *a)
{
	struct direct_asking *x = ctx;
	int64_t ms;
	struct llm_reply r = direct_call(x->direct, x->out, x->scratch, call, &ms);
	*a = (struct modelled_answer){
		.state = r.outcome == LLM_GOOD ? MODELLED_GOOD : MODELLED_FAILED,
		.text = r.text, .why = r.why, .tokens_in = r.tokens_in, .tokens_out = r.tokens_out,
		.elapsed_ms = ms,
	};
}
