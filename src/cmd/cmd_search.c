/* cmd_search.c: stories by their words, as the site's search finds them. */
#include <stdio.h>

#include "cmd/option.h"
#include "engine/finding.h"
#include "model/limits.h"
#include "model/when.h"

enum { SNIPPET_BYTES = 240, MEMORY = 512 << 20 };

struct asked {
	struct str section, outlet, language, since, until;
	bool newest, as_json;
	int64_t most;
};

static void
print_row(struct arena memory, const struct finding_row *r)
{
	struct buf b = buf_in(&memory, 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "address", r->story.address);
	json_kv_str(&j, "headline", r->story.headline);
	json_kv_str(&j, "section", r->story.section);
	json_kv_str(&j, "language", r->story.language);
	json_kv_when(&j, "newest", when_at(r->story.newest_at));
	json_kv_int(&j, "outlets", r->story.outlets);
	json_kv_int(&j, "independent", r->story.independent);
	json_kv_str(&j, "snippet", r->snippet.text);
	json_key(&j, "marks");
	json_begin(&j, '[');
	for (size_t i = 0; i < r->snippet.count; i++) {
		json_begin(&j, '[');
		json_put_int(&j, r->snippet.marks[i].start);
		json_put_int(&j, r->snippet.marks[i].end);
		json_end(&j, ']');
	}
	json_end(&j, ']');
	json_end(&j, '}');
	printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
}

static void
print_line(const struct finding_row *r)
{
	printf("%-7.*s " STR_FMT "\n        %s" STR_FMT "%s\n", STR_ARG(r->story.address),
	       STR_ARG(r->story.headline), r->snippet.cut_before ? "… " : "",
	       STR_ARG(r->snippet.text), r->snippet.cut_after ? "…" : "");
}

/* The moment in which a day begins in the site's zone, `days` later. */
static bool
read_day(const struct common *c, struct str day, int days, int64_t *at)
{
	struct when w = when_read(day);
	*at = WHEN_UNKNOWN;
	if (!day.n)
		return true;
	*at = w.at - c->config.zone_min * 60 + (int64_t)days * 86400;
	return when_known(w) && w.date_only;
}

static struct str
words_of(struct common *c)
{
	struct buf b = buf_in(c->arena, 256);
	for (int i = 0; i < c->word_count; i++) {
		if (i)
			buf_byte(&b, ' ');
		buf_cstr(&b, c->words[i]);
	}
	return buf_str(&b);
}

static int
print_finds(struct arena scratch, const struct asked *a, const struct finding *f)
{
	if (f->empty)
		return option_usage("search", "name a word that stands in the story");
	for (size_t i = 0; i < f->count; i++) {
		if (a->as_json)
			print_row(scratch, &f->rows[i]);
		else
			print_line(&f->rows[i]);
	}
	if (!a->as_json && f->found && !f->whole)
		puts("(no story has all of these words)");
	return 0;
}

int
cmd_search(struct common *c, int argc, char **argv)
{
	struct asked a = {.most = 20};
	const struct option_row rows[] = {
		{"--newest", OPTION_FLAG, &a.newest, NULL, "newest first; else the best first"},
		{"--section", OPTION_TEXT, &a.section, "NAME", "only of a section of the site"},
		{"--outlet", OPTION_TEXT, &a.outlet, "NAME", "only with a report by an outlet"},
		{"--language", OPTION_TEXT, &a.language, "TAG", "only in a language, as en"},
		{"--since", OPTION_TEXT, &a.since, "DAY", "with a report from that day on, as 2026-11-21"},
		{"--until", OPTION_TEXT, &a.until, "DAY", "with no report after that day"},
		{"--most", OPTION_NUMBER, &a.most, "N", "so many (20)"},
		{"--json", OPTION_FLAG, &a.as_json, NULL, "a JSON object a line"},
		{0},
	};
	struct err err;
	struct finding f;
	option_read(c, "search", rows, argc, argv);
	struct finding_request request = {
		.section = a.section, .outlet = a.outlet, .language = a.language, .newest = a.newest,
		.page = 1, .per_page = (size_t)a.most, .snippet_bytes = SNIPPET_BYTES,
		.site_language = c->config.language,
	};
	if (a.most < 1 || a.most > LIMIT_SEARCH_STORIES)
		return option_usage("search", "--most is a number from 1 to 1000");
	if (!read_day(c, a.since, 0, &request.since) || !read_day(c, a.until, 1, &request.until))
		return option_usage("search", "a day is written as 2026-11-21");
	request.typed = words_of(c);
	struct arena scratch = arena_part(c->arena, MEMORY);
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	if (!s)
		return option_fail("search", &err);
	bool ok = finding_run(s, c->arena, scratch, &request, &f, &err);
	store_close(s);
	return ok ? print_finds(scratch, &a, &f) : option_fail("search", &err);
}
