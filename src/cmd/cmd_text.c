/* cmd_text.c: the small stages in batch: check, robots, url. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/option.h"
#include "engine/english_file.h"
#include "gate/builtin.h"
#include "gate/explain.h"
#include "lib/row.h"
#include "model/limits.h"
#include "net/robots.h"
#include "os/file.h"
#include "text/url.h"

/* Those of a file, or of the program where `path` is absent. */
static bool
open_weights(struct arena *a, struct str path, struct gate_weights *weights, struct err *err)
{
	struct str bytes;
	if (!path.p) {
		*weights = gate_builtin(a);
		return true;
	}
	if (!file_read(a, str_c(a, path), LIMIT_MODEL_BYTES, &bytes, err))
		return false;
	const struct model *m = model_open(a, bytes, err);
	if (!m)
		return err_wrap(err, STR_FMT, STR_ARG(path));
	*weights = gate_weights_of(m);
	if (!weights->support)
		return err_set(err, ERR_INPUT, STR_FMT ": its weights are for another version of the check",
		               STR_ARG(path));
	return true;
}

static void
print_piece(const struct gate_piece *p)
{
	static const char signs[] = {[PIECE_SAME] = '=', [PIECE_EXCHANGED] = '~',
	                             [PIECE_LEFT_OUT] = '-', [PIECE_ADDED] = '+'};
	struct str one = p->kind == PIECE_LEFT_OUT ? p->passage : p->claim;
	printf("  %c " STR_FMT, signs[p->kind], STR_ARG(one));
	if (p->kind == PIECE_EXCHANGED)
		printf("   for   " STR_FMT, STR_ARG(p->passage));
	putchar('\n');
}

static void
print_deeds(const struct gate_deeds *deeds)
{
	if (deeds->count)
		puts("\n  who does what to whom:");
	for (int of_claim = 1; of_claim >= 0; of_claim--)
		for (size_t i = 0; i < deeds->count; i++) {
			const struct gate_deed *d = &deeds->at[i];
			if (d->of_claim != (bool)of_claim)
				continue;
			printf("  %-7s  " STR_FMT " | " STR_FMT " | " STR_FMT "\n",
			       of_claim ? "claim" : "passage", STR_ARG(d->agent.p ? d->agent : STR("-")),
			       STR_ARG(d->what), STR_ARG(d->patient.p ? d->patient : STR("-")));
		}
}

static int
check_file(struct common *c, const struct gate_options *options, bool explain)
{
	struct str source, claim = str_of(c->words[1]);
	struct err err;
	if (!file_read(c->arena, c->words[0], LIMIT_TEXT_BYTES, &source, &err))
		return option_fail("check", &err);
	struct arena scratch = arena_part(c->arena, 128 << 20);
	struct gate_verdict v = gate_check(c->arena, scratch, options, source, claim);
	printf("%s, level %s, score %.2f\n", v.supported ? "supported" : "not supported",
	       check_level_name(v.level), v.score);
	for (size_t i = 0; i < v.reason_count; i++)
		printf("  " STR_FMT "\n", STR_ARG(v.reasons[i]));
	if (!explain)
		return v.supported ? 0 : 1;
	struct gate_pieces pieces = gate_explain(c->arena, scratch, options, source, claim);
	puts("\n  = in both   ~ exchanged   - left out   + added\n");
	for (size_t i = 0; i < pieces.count; i++)
		print_piece(&pieces.at[i]);
	struct gate_deeds deeds = gate_explain_deeds(c->arena, scratch, options, source, claim);
	print_deeds(&deeds);
	return v.supported ? 0 : 1;
}

int
cmd_check(struct common *c, int argc, char **argv)
{
	bool batch = false, explain = false;
	struct str model = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--explain", OPTION_FLAG, &explain, NULL, "show claim and source side by side"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	option_read(c, "check", rows, argc, argv);
	struct gate_weights weights;
	struct gate_options options = {.weights = &weights, .english = english_file()};
	struct err err;
	if (batch && explain)
		return option_usage("check", "--explain is for a claim that is named, not for --batch");
	if (!open_weights(c->arena, model, &weights, &err))
		return option_fail("check", &err);
	if (batch) {
		struct row_checks checks = {options, gate_shelf_open(&weights)};
		int status = batch_run("check", row_check, &checks);
		gate_shelf_close(checks.shelf);
		return status;
	}
	if (c->word_count != 2)
		return option_usage("check", "give a file with the source and a claim, or --batch");
	return check_file(c, &options, explain);
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
