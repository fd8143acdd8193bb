/* invented.c: stories of an invented stream, put where published ones are. */
#include "invented.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/indexing.h"
#include "newswire.h"
#include "page/page.h"

enum { SENTENCE_BYTES = 140, SENTENCES = 10, OUTLETS = 60, TOPICS = 4000, SECTIONS = 8, BATCH = 1000 };

void
invented_need(struct invented *i, bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "%s: %s\n", i->program, i->err.msg);
	exit(1);
}

bool
invented_open(struct invented *i, const char *folder)
{
	int64_t first, last = WHEN_UNKNOWN;
	i->kept = folder != NULL;
	snprintf(i->folder, sizeof i->folder, "%.190s", folder ? folder : "/tmp/gw-bench-XXXXXX");
	if (!folder && !mkdtemp(i->folder)) {
		perror(i->program);
		exit(1);
	}
	i->store = store_open(i->folder, STORE_WRITE, &i->err);
	invented_need(i, i->store != NULL && store_archive_bounds(i->store, &first, &last, &i->err));
	return last != WHEN_UNKNOWN;
}

void
invented_close(struct invented *i)
{
	char command[240];
	store_close(i->store);
	if (i->kept)
		return;
	snprintf(command, sizeof command, "rm -rf %s", i->folder);
	if (system(command) != 0)
		exit(1);
}

/* ── one story ── */

static int64_t
put_report(struct invented *i, struct str outlet, int64_t story, int64_t at)
{
	struct article_record a = {.guid = STR("g"), .first_seen = at, .outlet = outlet};
	bool added = false;
	while (!added) { /* an address may have come before */
		a.url = str_fmt(&i->part, "https://n.example/%d-%d", rand(), rand());
		invented_need(i, store_put_item(i->store, &a, INT64_MAX / 2, &added, &i->err));
	}
	invented_need(i, store_put_member(i->store, a.id, story ? story : a.id, 0, STR("v"), at, &i->err));
	return a.id;
}

static void
put_topics(struct invented *i, const struct invented_frame *frame, const struct story_record *r)
{
	struct topic_wish *wishes = arena_array(&i->part, struct topic_wish, frame->topic_count + 1);
	int64_t *unshown;
	size_t n;
	for (size_t t = 0; t < frame->topic_count; t++)
		wishes[t] = (struct topic_wish){
			.topic = {.name = frame->topics[t], .key = str_lower(&i->part, frame->topics[t]),
			          .kind = TOPIC_PERSON, .main = t == 0},
			.slug = page_slug(&i->part, frame->topics[t]),
		};
	invented_need(i, store_put_topics(i->store, &i->part, r->id, r->independent > 1, wishes,
	                                  frame->topic_count, &unshown, &n, &i->err) &&
	                         store_show_topics(i->store, r->id, &i->err));
}

void
invented_publish(struct invented *i, const struct story *story, int64_t at,
                 const struct invented_frame *frame, struct story_record *r)
{
	struct buf json = buf_in(&i->part, 16 << 10);
	struct json_out j = json_to(&json);
	size_t reports = frame->outlet_count ? frame->outlet_count : 1;
	int64_t id = put_report(i, frame->outlet_count ? frame->outlets[0] : STR_NONE, 0, at);
	for (size_t k = 1; k < reports; k++)
		put_report(i, frame->outlets[k], id, at);
	*r = (struct story_record){
		.id = id, .address = str_fmt(&i->memory, "a%lld", (long long)id),
		.slug = STR("s"), .headline = str_dup(&i->memory, story->headline),
		.language = story->language, .section = frame->section,
		.founded_at = at, .newest_at = at, .written_at = at, .announced_at = at, .edition = 1,
		.reports = (int64_t)reports, .outlets = (int64_t)reports, .independent = (int64_t)reports,
		.countries = 1,
	};
	if (story->paragraphs[0].count)
		r->summary = str_dup(&i->memory, story->paragraphs[0].sentences[0].text);
	invented_need(i, store_put_story(i->store, r, &i->err));
	story_to_json(&j, story);
	struct edition_record edition = {.story = r->id, .number = 1, .at = at, .json = buf_str(&json)};
	invented_need(i, store_put_edition(i->store, &edition, &i->err) &&
	                         indexing_put(i->store, &i->part, i->scratch, r, story, &i->err));
	if (frame->topic_count)
		put_topics(i, frame, r);
}

/* ── a stream of them ── */

static struct story
story_of(struct invented *i, const struct group_article *a)
{
	struct story s = {.headline = a->title, .language = a->language};
	struct story_sentence *all = arena_array(&i->part, struct story_sentence, SENTENCES);
	struct str rest = a->text;
	size_t n = 0;
	for (; n < SENTENCES && rest.n > SENTENCE_BYTES; n++) {
		ptrdiff_t end = str_find_byte(rest, ' ', SENTENCE_BYTES);
		if (end < 0)
			break;
		all[n].text = str_sub(rest, 0, (size_t)end);
		rest = str_skip(rest, (size_t)end + 1);
	}
	s.paragraphs[0] = (struct story_paragraph){all, n};
	return s;
}

/* Numbers from 0, small ones mostly: each power of two is as likely as the next. */
static size_t
few_are_frequent(size_t most)
{
	size_t room = 1;
	while (room < most && rand() % 8)
		room *= 2;
	room = room < most ? room : most;
	return (size_t)rand() % room;
}

static size_t
choose_names(struct invented *i, const char *format, size_t most, size_t count, struct str *names)
{
	size_t n = 0, chosen[8];
	for (size_t k = 0; k < count; k++) {
		size_t one = few_are_frequent(most), at = 0;
		while (at < n && chosen[at] != one)
			at++;
		if (at < n)
			continue;
		chosen[n] = one;
		names[n++] = str_fmt(&i->part, format, one);
	}
	return n;
}

void
invented_fill(struct invented *i, size_t stories, double a_day, bool framed)
{
	static const char *const sections[SECTIONS] = {"World", "Business", "Science", "Culture",
	                                               "Sport", "Health", "Travel", "Home"};
	struct newswire *wire = newswire_open(1, a_day);
	for (size_t n = 0; n < stories; n++) {
		struct story_record r;
		struct str outlets[4], topics[4];
		struct invented_frame frame = {0};
		arena_reset(&i->part, 4 << 20);
		struct arena before = i->memory;
		struct newswire_article a = newswire_next(wire, &i->part);
		struct story s = story_of(i, &a.article);
		if (framed)
			frame = (struct invented_frame){
				.section = str_of(sections[few_are_frequent(SECTIONS)]),
				.outlets = outlets,
				.outlet_count = choose_names(i, "Outlet %zu", OUTLETS, 1 + n % 4, outlets),
				.topics = topics,
				.topic_count = choose_names(i, "Person Number %zu", TOPICS, 4, topics),
			};
		if (n % BATCH == 0)
			invented_need(i, store_begin(i->store, &i->err));
		invented_publish(i, &s, a.article.published, &frame, &r);
		if (n % BATCH == BATCH - 1 || n + 1 == stories)
			invented_need(i, store_commit(i->store, &i->err));
		i->memory.cur = before.cur;
	}
	newswire_close(wire);
}

/* ── times ── */

double
invented_now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

void
invented_times(const char *what, double *ms, size_t n)
{
	qsort(ms, n, sizeof *ms, by_value);
	printf("%s_median %.2f ms\n%s_p99 %.2f ms\n%s_most %.2f ms\n", what, ms[n / 2], what,
	       ms[n - 1 - n / 100], what, ms[n - 1]);
	fflush(stdout);
}
