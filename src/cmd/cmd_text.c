/* cmd_text.c: the small stages in batch: check, robots, url. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/option.h"
#include "gate/gate.h"
#include "lib/row.h"
#include "model/limits.h"
#include "net/robots.h"
#include "os/file.h"
#include "text/url.h"

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
	if (model.p)
		return option_usage("check", "--model: other weights than those built in cannot be read yet");
	if (batch)
		return batch_run("check", row_check, NULL);
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
		return batch_run("robots", row_robots, NULL);
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
		return batch_run("url", row_url, NULL);
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
