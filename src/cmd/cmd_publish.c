/* cmd_publish.c: the whole site as files. */
#include <stdio.h>

#include "cmd/option.h"
#include "cmd/site.h"
#include "os/clock.h"
#include "web/publish.h"

static void
print_report(const char *folder, const struct publish_report *r)
{
	printf("%s: %zu files, %zu written, %zu removed", folder,
	       r->files.written + r->files.unchanged, r->files.written, r->files.removed);
	if (r->files.foreign)
		printf(", %zu of others left as they are", r->files.foreign);
	if (r->dead_links)
		printf(", %zu links lead nowhere", r->dead_links);
	printf("\n");
}

int
cmd_publish(struct common *c, int argc, char **argv)
{
	struct publish_options options = {0};
	struct publish_report report;
	struct page_site site;
	struct web_options web;
	struct err err;
	bool no_ads = false;
	const struct option_row rows[] = {
		{"--flat", OPTION_FLAG, &options.flat, NULL, "pages are NAME.html, not NAME/index.html"},
		{"--relative", OPTION_FLAG, &options.relative, NULL,
		 "links lead up and down, for a site that may lie anywhere"},
		{"--no-ads", OPTION_FLAG, &no_ads, NULL, "without house ads"},
		{0},
	};
	option_read(c, "publish", rows, argc, argv);
	if (c->word_count != 1)
		return option_usage("publish", "name one folder");
	c->config.base_url = site_base_url(c->arena, &c->config);
	if (!site_options(c->arena, &c->config, c->data, clock_real_s(), &site, &web, &err))
		return option_fail("publish", &err);
	options.web = &web;
	options.folder = c->words[0];
	options.house_ads = !no_ads;
	if (!web_publish(&options, &report, &err))
		return option_fail("publish", &err);
	print_report(options.folder, &report);
	return 0;
}
