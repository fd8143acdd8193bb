/* cmd_stories.c: the front page's order, and what it is made of. */
#include <stdio.h>

#include "cmd/option.h"
#include "engine/ranking.h"
#include "os/clock.h"

enum { MEMORY = 512 << 20 };

struct listing {
	bool why, as_json;
	struct str section;
	int64_t most;
};

static void
put_terms(struct json_out *j, const struct rank_terms *t, struct str words)
{
	json_key(j, "terms");
	json_begin(j, '{');
	json_kv_num(j, "voices", t->voices);
	json_kv_num(j, "freshness", t->freshness);
	json_kv_num(j, "growth", t->growth);
	json_kv_num(j, "reach", t->reach);
	json_kv_num(j, "section", t->section);
	json_kv_num(j, "kind", t->kind);
	json_kv_num(j, "voices_an_hour", t->rate);
	json_kv_int(j, "near", t->near);
	json_kv_bool(j, "held", t->held);
	json_kv_bool(j, "waited", t->waited);
	json_kv_bool(j, "led", t->led);
	json_end(j, '}');
	json_kv_str(j, "why", words);
}

static void
print_row(struct arena memory, const struct ranked *r, size_t place)
{
	struct buf b = buf_in(&memory, 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_int(&j, "place", (int64_t)place);
	json_kv_str(&j, "address", r->record.address);
	json_kv_str(&j, "headline", r->record.headline);
	json_kv_str(&j, "section", r->record.section);
	json_kv_int(&j, "reports", r->record.reports);
	json_kv_int(&j, "outlets", r->record.outlets);
	json_kv_int(&j, "independent", r->record.independent);
	json_kv_when(&j, "newest", when_at(r->record.newest_at));
	json_kv_num(&j, "weight", r->terms.weight);
	put_terms(&j, &r->terms, rank_words(&memory, &r->story, &r->terms));
	json_end(&j, '}');
	printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
}

static const char *
plural(int64_t n)
{
	return n == 1 ? "" : "s";
}

static void
print_line(struct arena memory, const struct ranked *r, size_t place, bool why)
{
	const struct story_record *s = &r->record;
	printf("%3zu  %-7.*s %7.3f  " STR_FMT "\n", place, STR_ARG(s->address), r->terms.weight,
	       STR_ARG(s->headline));
	printf("     %lld report%s, %lld outlet%s, %lld independent\n", (long long)s->reports,
	       plural(s->reports), (long long)s->outlets, plural(s->outlets),
	       (long long)s->independent);
	if (why)
		printf("     " STR_FMT "\n", STR_ARG(rank_words(&memory, &r->story, &r->terms)));
}

static void
print_stories(struct arena memory, const struct listing *l, const struct ranked *ranked,
              size_t count)
{
	int64_t shown = 0;
	for (size_t i = 0; i < count && (!l->most || shown < l->most); i++) {
		if (l->section.p && !str_eq_nocase(l->section, ranked[i].record.section))
			continue;
		shown++;
		if (l->as_json)
			print_row(memory, &ranked[i], i + 1);
		else
			print_line(memory, &ranked[i], i + 1, l->why);
	}
}

/* As the front page stands: at the moment when it was last written. */
static bool
load(struct common *c, struct arena scratch, struct ranked **ranked, size_t *count,
     struct err *err)
{
	struct ranking_front front;
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, err);
	if (!s)
		return false;
	bool ok = store_begin(s, err) && ranking_load(s, c->arena, &front, err);
	ok = ok && ranking_of_front(s, c->arena, scratch, &c->config,
	                            front.at ? front.at : clock_real_s(), &front, ranked, count, err);
	store_rollback(s);
	store_close(s);
	return ok;
}

int
cmd_stories(struct common *c, int argc, char **argv)
{
	struct listing l = {.most = 20};
	const struct option_row rows[] = {
		{"--section", OPTION_TEXT, &l.section, "NAME", "only those of a section of the site"},
		{"--most", OPTION_NUMBER, &l.most, "N", "so many (20; 0: all)"},
		{"--why", OPTION_FLAG, &l.why, NULL, "say what the place of each is made of"},
		{"--json", OPTION_FLAG, &l.as_json, NULL, "a JSON object a line, with all terms"},
		{0},
	};
	struct ranked *ranked;
	size_t count;
	struct err err;
	option_read(c, "stories", rows, argc, argv);
	if (c->word_count)
		return option_usage("stories", "takes no words; a section is named by --section");
	if (l.most < 0)
		return option_usage("stories", "--most is a number from 0");
	struct arena scratch = arena_part(c->arena, MEMORY);
	if (!load(c, scratch, &ranked, &count, &err))
		return option_fail("stories", &err);
	print_stories(scratch, &l, ranked, count);
	return 0;
}
