/* main.c: the command line: one table of commands. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd/option.h"

int cmd_add(struct common *c, int argc, char **argv);
int cmd_ads(struct common *c, int argc, char **argv);
int cmd_backup(struct common *c, int argc, char **argv);
int cmd_check(struct common *c, int argc, char **argv);
int cmd_config(struct common *c, int argc, char **argv);
int cmd_demo(struct common *c, int argc, char **argv);
int cmd_export(struct common *c, int argc, char **argv);
int cmd_extract(struct common *c, int argc, char **argv);
int cmd_feed(struct common *c, int argc, char **argv);
int cmd_group(struct common *c, int argc, char **argv);
int cmd_import(struct common *c, int argc, char **argv);
int cmd_list(struct common *c, int argc, char **argv);
int cmd_model(struct common *c, int argc, char **argv);
int cmd_publish(struct common *c, int argc, char **argv);
int cmd_regroup(struct common *c, int argc, char **argv);
int cmd_robots(struct common *c, int argc, char **argv);
int cmd_run(struct common *c, int argc, char **argv);
int cmd_search(struct common *c, int argc, char **argv);
int cmd_status(struct common *c, int argc, char **argv);
int cmd_stories(struct common *c, int argc, char **argv);
int cmd_story(struct common *c, int argc, char **argv);
int cmd_url(struct common *c, int argc, char **argv);
int cmd_verify(struct common *c, int argc, char **argv);
int cmd_write(struct common *c, int argc, char **argv);

const struct command commands[] = {
	{"run", "[--until-idle]", "Read the feeds, write the stories, serve the site.", cmd_run},
	{"demo", "", "Run all of it on a built-in newsroom.", cmd_demo},
	{"add", "URL...", "Subscribe to feeds, found from any address of a site.", cmd_add},
	{"import", "FILE.opml", "Subscribe to the feeds of an OPML file.", cmd_import},
	{"list", "", "The feeds and how they do.", cmd_list},
	{"status", "[--json]", "What there is, what waits, what fails.", cmd_status},
	{"stories", "[--section NAME] [--why]", "The order of the front page, and why.", cmd_stories},
	{"search", "[--newest] WORD...", "Stories by their words.", cmd_search},
	{"story", "ID|ORDER...", "A story, what holds it together; split, merge, move, pin.", cmd_story},
	{"regroup", "[--all] [--dry-run]", "Place articles anew; people's decisions hold.", cmd_regroup},
	{"ads", "report|list|check", "Campaigns, and what was counted of them.", cmd_ads},
	{"export", "articles|stories|opml", "All as JSON Lines, or the feeds as OPML.", cmd_export},
	{"publish", "DIR", "The whole site as files, for any host.", cmd_publish},
	{"backup", "FILE", "A whole copy while the program runs.", cmd_backup},
	{"verify", "", "Check that the store is sound.", cmd_verify},
	{"config", "check|show", "Check the configuration; show every setting.", cmd_config},
	{"feed", "[--batch] [FILE|URL...]", "Read feeds.", cmd_feed},
	{"extract", "[--batch] [FILE|URL...]", "Read the article of a page.", cmd_extract},
	{"group", "--batch", "Group a stream of articles into stories.", cmd_group},
	{"write", "[--batch] [FILE|URL...]", "Write a story from reports.", cmd_write},
	{"check", "[--batch] [FILE CLAIM]", "Is a claim carried by a source?", cmd_check},
	{"model", "probe|spending|verdicts|judge", "The language model: does it work, what did it cost, what was checked.", cmd_model},
	{"robots", "[--batch] [FILE AGENT URL]", "May an address be read?", cmd_robots},
	{"url", "[--batch] [INPUT [BASE]]", "Parse an address by the web's standard.", cmd_url},
	{0},
};

static void
print_usage(FILE *f)
{
	fprintf(f, "usage: glancewire COMMAND [OPTION...]\n\n");
	for (const struct command *c = commands; c->name; c++)
		fprintf(f, "  %-8s %-26s %s\n", c->name, c->arguments, c->summary);
	fprintf(f, "\nglancewire COMMAND --help tells more; glancewire --version the version.\n");
}

int
main(int argc, char **argv)
{
	struct arena arena = arena_open((size_t)8 << 30);
	struct common common = {.arena = &arena};
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2) {
		print_usage(stderr);
		return 2;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0) {
		print_usage(stdout);
		return 0;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("glancewire " GLANCEWIRE_VERSION);
		return 0;
	}
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(argv[1], c->name) == 0)
			return c->run(&common, argc - 1, argv + 1);
	fprintf(stderr, "glancewire: unknown command \"%s\"\n", argv[1]);
	print_usage(stderr);
	return 2;
}
