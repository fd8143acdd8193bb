/* cmd_group.c: a stream of articles to stories, in batch. */
#include "cmd/batch.h"
#include "base/log.h"
#include "cmd/option.h"
#include "engine/embedding.h"
#include "engine/fetching.h"
#include "os/clock.h"
#include "lib/stream.h"
#include "model/limits.h"
#include "os/file.h"

static bool
open_model(struct common *c, struct str path, const struct model **model, struct err *err)
{
	struct str bytes;
	if (!file_read(c->arena, str_c(c->arena, path), LIMIT_MODEL_BYTES, &bytes, err))
		return false;
	*model = group_model_open(c->arena, bytes, err);
	return *model || err_wrap(err, STR_FMT, STR_ARG(path));
}

struct asker {
	struct fetcher *fetcher;
	struct embed_service service;
	struct breaker breaker;
};

/* One at a time, because a row is answered before the next is read. */
static bool
ask(void *ctx, struct arena scratch, struct str title, struct str text,
    struct embedding *embedding)
{
	struct asker *k = ctx;
	struct fetch_answer a;
	struct err err;
	struct arena part = arena_upper(&scratch);
	struct str said = embed_text(&part, title, text);
	struct fetch_request r = embed_request(&part, &k->service, 1, &said, 1);
	if (!breaker_may_ask(&k->breaker, clock_steady_ms()))
		return false;
	if (fetcher_run(k->fetcher, &part, &r, &a, &err) &&
	    embed_read(scratch, &k->service, &a, embedding, 1, &err)) {
		breaker_worked(&k->breaker);
		return true;
	}
	if (breaker_failed(&k->breaker, clock_steady_ms()))
		log_warn("the server of embeddings fails, articles are placed without: %s", err.msg);
	return false;
}

static bool
open_asker(struct common *c, struct asker *k, struct err *err)
{
	struct fetch_options options;
	if (!embedding_service(c->arena, &c->config, &k->service, err) ||
	    !fetching_options(&c->config, &options, err))
		return false;
	k->fetcher = fetcher_open(&options, err);
	return k->fetcher;
}

int
cmd_group(struct common *c, int argc, char **argv)
{
	bool batch = false;
	struct str model = STR_NONE, embeddings = STR_NONE;
	struct asker asker = {0};
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--embeddings", OPTION_TEXT, &embeddings, "URL", "ask this server for vectors of the articles"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	option_read(c, "group", rows, argc, argv);
	if (!batch)
		return option_usage("group", "articles are read as JSON Lines: give --batch");
	struct stream s;
	struct err err;
	struct group_settings settings = group_defaults;
	if (model.p && !open_model(c, model, &settings.model, &err))
		return option_fail("group", &err);
	if (!stream_open(&s, &settings)) {
		err_set(&err, ERR_INTERNAL, "the system has no address space for a stream");
		return option_fail("group", &err);
	}
	if (embeddings.p) {
		c->config.embeddings_url = embeddings;
		if (!open_asker(c, &asker, &err))
			return option_fail("group", &err);
		s.embed = ask;
		s.embed_ctx = &asker;
	}
	int status = batch_run("group", row_group, &s);
	stream_close(&s);
	fetcher_close(asker.fetcher);
	return status;
}
