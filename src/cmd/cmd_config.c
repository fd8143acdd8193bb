/* cmd_config.c: config check, config show. */
#include <stdio.h>
#include <string.h>

#include "cmd/option.h"
#include "cmd/site.h"

int
cmd_config(struct common *c, int argc, char **argv)
{
	struct err err;
	option_read(c, "config", NULL, argc, argv); /* ends here where the file is wrong */
	if (c->word_count != 1)
		return option_usage("config", "say check or show");
	if (strcmp(c->words[0], "show") == 0) {
		printf(STR_FMT, STR_ARG(config_write(c->arena, &c->config)));
		return 0;
	}
	if (strcmp(c->words[0], "check") != 0)
		return option_usage("config", "say check or show");
	if (!site_check(c->arena, &c->config, c->data, &err))
		return option_fail("config", &err);
	puts("the configuration is right");
	return 0;
}
