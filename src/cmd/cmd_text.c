/* cmd_text.c: the small stages in batch: check, robots, url. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/option.h"
#include "gate/gate.h"
#include "model/limits.h"
#include "net/robots.h"
#include "os/file.h"
#include "text/url.h"

static void
put_verdict(struct buf *line, const struct gate_verdict *v)
{
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_bool(&j, "supported", v->supported);
	json_kv_num(&j, "score", v->score);
	json_kv_str(&j, "level", str_of(check_level_name(v->level)));
	json_key(&j, "reasons");
	json_begin(&j, '[');
	for (size_t i = 0; i < v->reason_count; i++)
		json_put_str(&j, v->reasons[i]);
	json_end(&j, ']');
	json_end(&j, '}');
}

static bool
check_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	struct str source = json_text(json_get(row, "source"));
	struct str claim = json_text(json_get(row, "claim"));
	(void)ctx;
	if (!source.p || !claim.p)
		return err_set(err, ERR_INPUT, "the row needs \"source\" and \"claim\"");
	struct gate_verdict v = gate_check(out, scratch, source, claim);
	put_verdict(line, &v);
	return true;
}

int
cmd_check(struct common *c, int argc, char **argv)
{
	bool batch = false;
	struct str model = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	option_read(c, "check", rows, argc, argv);
	if (batch)
		return batch_run("check", check_row, NULL);
	if (c->word_count != 2)
		return option_usage("check", "give a file with the source and a claim, or --batch");
	struct str source;
	struct err err;
	if (!file_read(c->arena, c->words[0], LIMIT_TEXT_BYTES, &source, &err))
		return option_fail("check", &err);
	struct arena scratch = arena_part(c->arena, 64 << 20);
	struct gate_verdict v = gate_check(c->arena, scratch, source, str_of(c->words[1]));
	printf("%s, level %s, score %.2f\n", v.supported ? "supported" : "not supported",
	       check_level_name(v.level), v.score);
	for (size_t i = 0; i < v.reason_count; i++)
		printf("  " STR_FMT "\n", STR_ARG(v.reasons[i]));
	return v.supported ? 0 : 1;
}

static bool
robots_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
           struct buf *line, struct err *err)
{
	struct str text = json_text(json_get(row, "robots"));
	struct str agent = json_text(json_get(row, "agent"));
	struct str url = json_text(json_get(row, "url"));
	(void)ctx;
	if (!text.p || !agent.p || !url.p)
		return err_set(err, ERR_INPUT, "the row needs \"robots\", \"agent\" and \"url\"");
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_bool(&j, "allowed", robots_allowed_in(out, scratch, text, agent, url));
	json_end(&j, '}');
	return true;
}

int
cmd_robots(struct common *c, int argc, char **argv)
{
	bool batch = false;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{0},
	};
	option_read(c, "robots", rows, argc, argv);
	if (batch)
		return batch_run("robots", robots_row, NULL);
	if (c->word_count != 3)
		return option_usage("robots", "give a robots.txt, an agent and an address, or --batch");
	struct str text;
	struct err err;
	if (!file_read(c->arena, c->words[0], LIMIT_ROBOTS_BYTES, &text, &err))
		return option_fail("robots", &err);
	struct arena scratch = arena_part(c->arena, 16 << 20);
	bool allowed = robots_allowed_in(c->arena, scratch, text, str_of(c->words[1]),
	                                 str_of(c->words[2]));
	puts(allowed ? "allowed" : "disallowed");
	return allowed ? 0 : 1;
}

static bool
url_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
        struct buf *line, struct err *err)
{
	struct str input = json_text(json_get(row, "input"));
	(void)ctx;
	if (!input.p)
		return err_set(err, ERR_INPUT, "the row has no \"input\"");
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "href",
	            url_resolve(out, scratch, input, json_text(json_get(row, "base"))));
	json_end(&j, '}');
	return true;
}

int
cmd_url(struct common *c, int argc, char **argv)
{
	bool batch = false;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{0},
	};
	option_read(c, "url", rows, argc, argv);
	if (batch)
		return batch_run("url", url_row, NULL);
	if (c->word_count < 1 || c->word_count > 2)
		return option_usage("url", "give an address and perhaps its base, or --batch");
	struct arena scratch = arena_part(c->arena, 1 << 20);
	struct str base = c->word_count == 2 ? str_of(c->words[1]) : STR_NONE;
	struct str href = url_resolve(c->arena, scratch, str_of(c->words[0]), base);
	if (!href.p) {
		fprintf(stderr, "glancewire url: \"%s\" is no address\n", c->words[0]);
		return 1;
	}
	printf(STR_FMT "\n", STR_ARG(href));
	return 0;
}
