/* cmd_run.c: the program as a service. */
#include <stdio.h>

#include "cmd/serve.h"

static void
print_ready(void *ctx, const char *address)
{
	(void)ctx;
	printf("Glancewire is at %s\n", address);
	fflush(stdout);
}

struct running {
	struct common *common;
	struct str listen; /* as the command line has it; STR_NONE: it does not */
};

static bool
reload(void *ctx, struct config *config, struct err *err)
{
	struct running *r = ctx;
	if (!option_configuration(r->common, config, err))
		return false;
	if (r->listen.p)
		config->listen = r->listen;
	return true;
}

int
cmd_run(struct common *c, int argc, char **argv)
{
	bool until_idle = false;
	struct str listen = STR_NONE;
	const struct option_row rows[] = {
		{"--until-idle", OPTION_FLAG, &until_idle, NULL, "one full round, then exit"},
		{"--listen", OPTION_TEXT, &listen, "ADDR:PORT", "address of the site (127.0.0.1:8080)"},
		{0},
	};
	option_read(c, "run", rows, argc, argv);
	if (c->word_count)
		return option_usage("run", "takes no further words");
	if (listen.p)
		c->config.listen = listen;
	struct running running = {c, listen};
	struct serve_options options = {
		.config = &c->config, .data = c->data, .until_idle = until_idle,
		.web = !until_idle || listen.p, .command = "run", .ready = print_ready,
		.reload = reload, .ctx = &running,
	};
	return serve_run(c->arena, &options);
}
