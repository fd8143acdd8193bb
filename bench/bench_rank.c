/* bench_rank.c: the front page of a replayed stream of news, hour by hour, by three orders.
 *
 * usage: bench_rank FILE.jsonl [SHOWN [KEY=VALUE...]]
 *
 * FILE has articles as the reference data has them ("title", "text" or "lead", "date", "outlet" or
 * "source", "url"), in any order.  They are grouped in the order of their dates; each hour the front
 * page is ranked.  For our order, newest first and most reports first, "name value unit" of the ten
 * first stories: their voices and hours, how many rest on one source, how often a story of one
 * source leads, how often three of one matter stand in a row, what share of the day's voices they
 * show, and how many stories come or change places in an hour.  KEY=VALUE are settings.  SHOWN prints our first ten (voices,
 * outlets, hours, growth, hold) at that many moments, without a word of the articles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/ranking.h"
#include "engine/voices.h"
#include "group/group.h"
#include "suggest/vectors.h"
#include "text/lang.h"

enum { TOP = 10, HOUR = 3600, LIVE_S = 240 * HOUR, LOOKED_AT = 400, WARM_H = 72 };

enum order { OURS, NEWEST, REPORTS, ORDERS };
static const char *const order_names[ORDERS] = {"ours", "newest", "most_reports"};

struct told {
	struct story_record record;
	struct article_record *articles;
	size_t count, room;
	bool changed;
};

struct figures {
	double voices, age, single, leads, triples, seen, moved, came;
	int64_t before[TOP];
};

struct bench {
	struct arena memory, part, scratch;
	struct article_record *articles;
	size_t count;
	struct told *stories; /* by number of the founding article */
	struct config config;
	struct ranking_front front;
	struct figures figures[ORDERS];
	size_t hours, shown;
};

static int
by_date(const void *a, const void *b)
{
	const struct article_record *x = a, *y = b;
	if (x->first_seen != y->first_seen)
		return x->first_seen < y->first_seen ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static struct str
either(const struct json *row, const char *a, const char *b)
{
	struct str s = json_text(json_get(row, a));
	return s.n ? s : json_text(json_get(row, b));
}

static void
read_articles(struct bench *b, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0, most = 1 << 20;
	ssize_t n;
	if (!f) {
		perror(path);
		exit(1);
	}
	b->articles = arena_array(&b->memory, struct article_record, most);
	while ((n = getline(&line, &room, f)) > 0 && b->count < most) {
		struct err err;
		struct json *row = json_read(&b->memory, str_from(line, (size_t)n), JSON_STRICT, &err);
		struct when date = row ? when_read(json_text(json_get(row, "date"))) : WHEN_NONE;
		if (!when_known(date))
			continue;
		struct article_record *a = &b->articles[b->count++];
		*a = (struct article_record){
			.id = (int64_t)b->count, .title = json_text(json_get(row, "title")),
			.text = either(row, "text", "lead"), .outlet = either(row, "outlet", "source"),
			.url = json_text(json_get(row, "url")), .published = date, .first_seen = date.at,
		};
		a->language = lang_detect(a->text);
	}
	free(line);
	fclose(f);
	qsort(b->articles, b->count, sizeof *b->articles, by_date);
	for (size_t i = 0; i < b->count; i++)
		b->articles[i].id = (int64_t)i + 1;
}

static void
take(struct bench *b, const struct article_record *a, const struct group_place *place)
{
	struct told *t = &b->stories[place->story - 1];
	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 4;
		t->articles = realloc(t->articles, t->room * sizeof *t->articles);
	}
	t->articles[t->count] = *a;
	t->articles[t->count++].reprint_of = place->reprint_of;
	t->changed = true;
}

static void
recount(struct bench *b, struct told *t)
{
	const struct article_record *first = &t->articles[0];
	struct story_source *s = voices_sources(&b->memory, b->scratch, STR_NONE, t->articles, t->count);
	t->record.id = first->id;
	t->record.headline = first->title;
	t->record.summary = str_sub(first->text, 0, first->text.n < 200 ? first->text.n : 200);
	t->record.language = first->language;
	voices_count(&b->memory, b->scratch, s, t->articles, t->count, &t->record);
	t->changed = false;
}

/* ── orders ── */

static int
by_newest(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->record.newest_at != y->record.newest_at)
		return x->record.newest_at < y->record.newest_at ? 1 : -1;
	return x->record.id < y->record.id ? -1 : 1;
}

static int
by_reports(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->record.reports != y->record.reports)
		return x->record.reports < y->record.reports ? 1 : -1;
	return by_newest(a, b);
}

static double
fresh_voices(const struct rank_story *s, int64_t now)
{
	double n = 0;
	for (size_t i = 0; i < s->voice_count; i++)
		n += s->voices[i].last > now - 24 * HOUR;
	return n;
}

static double
all_fresh(const struct ranked *list, size_t n, int64_t now)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += fresh_voices(&list[i].story, now);
	return sum > 0 ? sum : 1;
}

static double
triples(struct bench *b, const struct ranked *list, const struct ranked *all, size_t n)
{
	struct arena scratch = b->scratch, temporary = arena_upper(&scratch);
	struct suggest_item *items = arena_array(&scratch, struct suggest_item, n + TOP);
	double found = 0;
	for (size_t i = 0; i < n + TOP; i++) {
		const struct story_record *r = i < TOP ? &list[i].record : &all[i - TOP].record;
		items[i] = (struct suggest_item){.headline = r->headline, .text = r->summary,
		                                 .language = r->language};
	}
	struct vectors v = vectors_make(&scratch, temporary, items, n + TOP);
	float *row = arena_array(&temporary, float, v.terms);
	for (size_t i = 2; i < TOP; i++) {
		vectors_lay(row, &v.at[i]);
		found += vectors_cosine(row, &v.at[i - 1]) >= .16 && vectors_cosine(row, &v.at[i - 2]) >= .16;
		vectors_take_away(row, &v.at[i]);
	}
	return found;
}

static void
note(struct bench *b, struct figures *f, const struct ranked *list, const struct ranked *all,
     size_t n, int64_t now)
{
	double seen = 0;
	for (size_t i = 0; i < TOP; i++) {
		const struct story_record *r = &list[i].record;
		f->voices += (double)r->independent / TOP;
		f->age += (double)(now - r->newest_at) / HOUR / TOP;
		f->single += (double)(r->independent < 2) / TOP;
		f->moved += f->before[i] != r->id;
		bool stood = false;
		for (size_t k = 0; k < TOP; k++)
			stood = stood || f->before[k] == r->id;
		f->came += !stood;
		seen += fresh_voices(&list[i].story, now);
	}
	for (size_t i = 0; i < TOP; i++)
		f->before[i] = list[i].record.id;
	f->leads += list[0].record.independent < 2;
	f->triples += triples(b, list, all, n);
	f->seen += seen / all_fresh(all, n, now);
}

static void
show(const struct ranked *list, int64_t now, struct arena scratch)
{
	printf("-- %.*s\n", STR_ARG(when_rfc3339(&scratch, when_at(now))));
	for (size_t i = 0; i < TOP; i++) {
		const struct ranked *r = &list[i];
		printf("%2zu  %2lld independent  %2lld outlets  %2lld reports  %5.1f h  fresh %.2f  "
		       "growth %.2f/h  weight %.3f%s%s%s\n", i + 1, (long long)r->record.independent,
		       (long long)r->record.outlets, (long long)r->record.reports, r->terms.age_h,
		       r->terms.freshness, r->terms.rate, r->terms.weight, r->terms.near ? "  near" : "",
		       r->terms.held ? "  held" : "", r->terms.led ? "  led" : "");
	}
}

static void
look(struct bench *b, size_t placed, int64_t now, bool shown)
{
	size_t live = 0, n;
	b->part.cur = b->part.beg;
	struct story_record *list = arena_array(&b->part, struct story_record, placed);
	for (size_t i = placed; i-- > 0 && live < LOOKED_AT;) {
		struct told *t = &b->stories[i];
		if (t->changed)
			recount(b, t);
		if (t->count && t->record.newest_at > now - LIVE_S)
			list[live++] = t->record;
	}
	struct ranked *ranked = ranking_order(&b->part, b->scratch, &b->config, list, live, now,
	                                      &b->front, &n);
	if (n < TOP)
		return;
	b->front.at = now;
	b->front.count = n < RANK_TOP ? n : RANK_TOP;
	for (size_t i = 0; i < b->front.count; i++)
		b->front.ids[i] = ranked[i].record.id;
	if (shown)
		show(ranked, now, b->scratch);
	struct ranked *other = arena_array(&b->part, struct ranked, n);
	b->hours++;
	note(b, &b->figures[OURS], ranked, ranked, n, now);
	memcpy(other, ranked, n * sizeof *other);
	qsort(other, n, sizeof *other, by_newest);
	note(b, &b->figures[NEWEST], other, ranked, n, now);
	qsort(other, n, sizeof *other, by_reports);
	note(b, &b->figures[REPORTS], other, ranked, n, now);
}

static void
print_figures(const struct bench *b)
{
	double hours = b->hours ? (double)b->hours : 1;
	for (int o = 0; o < ORDERS; o++) {
		const struct figures *f = &b->figures[o];
		const char *name = order_names[o];
		printf("rank_%s_voices %.2f outlets\n", name, f->voices / hours);
		printf("rank_%s_age %.1f h\n", name, f->age / hours);
		printf("rank_%s_single %.3f share\n", name, f->single / hours);
		printf("rank_%s_single_leads %.3f share\n", name, f->leads / hours);
		printf("rank_%s_triples %.3f a page\n", name, f->triples / hours);
		printf("rank_%s_voices_of_the_day %.3f share\n", name, f->seen / hours);
		printf("rank_%s_places_changed %.2f an hour\n", name, f->moved / hours);
		printf("rank_%s_stories_new %.2f an hour\n", name, f->came / hours);
	}
}

int
main(int argc, char **argv)
{
	struct bench b = {
		.memory = arena_open((size_t)8 << 30), .part = arena_open((size_t)1 << 30),
		.scratch = arena_open((size_t)1 << 30), .config = config_defaults(),
	};
	if (argc < 2) {
		fprintf(stderr, "usage: bench_rank FILE.jsonl [SHOWN [KEY=VALUE...]]\n");
		return argc == 1 ? 0 : 2;
	}
	size_t shown = argc > 2 ? (size_t)atoi(argv[2]) : 0;
	for (int i = 3; i < argc; i++) {
		struct err err;
		if (!config_set(&b.config, &b.memory, str_of(argv[i]), &err)) {
			fprintf(stderr, "bench_rank: %s\n", err.msg);
			return 2;
		}
	}
	read_articles(&b, argv[1]);
	b.stories = calloc(b.count + 1, sizeof *b.stories);
	b.front.ids = arena_array(&b.memory, int64_t, RANK_TOP);
	struct grouper *g = grouper_open(&group_defaults);
	int64_t first = b.count ? b.articles[0].first_seen : 0, next = first + WARM_H * HOUR;
	size_t hours = b.count ? (size_t)(b.articles[b.count - 1].first_seen - first) / HOUR : 0;
	size_t each = shown ? hours / shown + 1 : SIZE_MAX;
	for (size_t i = 0; i < b.count; i++) {
		const struct article_record *a = &b.articles[i];
		for (; a->first_seen > next; next += HOUR)
			look(&b, i, next, b.hours % each == each / 2);
		struct group_article in = {.id = a->id, .title = a->title, .text = a->text,
		                           .language = a->language, .outlet = a->outlet,
		                           .published = a->first_seen};
		struct group_place place;
		b.part.cur = b.part.beg;
		grouper_place(g, &b.part, b.scratch, &in, &place);
		take(&b, a, &place);
		grouper_expire(g, a->first_seen);
	}
	grouper_close(g);
	print_figures(&b);
	return 0;
}
