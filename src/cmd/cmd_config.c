/* cmd_config.c: config check, config show. */
#include <stdio.h>
#include <string.h>

#include "cmd/option.h"
#include "cmd/site.h"
#include "engine/fetching.h"
#include "engine/model_service.h"
#include "engine/rule_file.h"
#include "os/clock.h"

int
cmd_config(struct common *c, int argc, char **argv)
{
	struct fetch_options options;
	struct model_setup models;
	const struct rules *rules;
	struct page_security security;
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
	if (!fetching_options(&c->config, &options, &err) || !site_security(&c->config, &security, &err) ||
	    !rule_file_read(c->arena, c->config.rules, &rules, &err) ||
	    !model_setup(c->arena, &c->config, &models, &err))
		return option_fail("config", &err);
	if (security.contacts.n && security.expires < clock_real_s())
		fputs("glancewire config: security_expires has passed\n", stderr);
	puts("the configuration is right");
	return 0;
}
