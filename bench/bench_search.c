/* bench_search.c: what search and related stories find, and how long a search takes.
 *
 * usage: bench_search FILE.jsonl [STORIES]
 *
 * FILE has stories as the reference data has them: a row with "headline", "date", "topic" and
 * "articles" of "title", "lead", "source".  Each is written from its articles and published into a
 * store of its own; then the editor's headline is looked for, and the first related story compared
 * by topic.  "name value unit" of: first_hit (share of stories that are found first), found_of_ten
 * (among the first ten), related_topic (share of first related stories of the same topic),
 * related_none (stories to which nothing is near), related_median (milliseconds of processor time
 * to choose six of them all).
 *
 * With STORIES an invented stream is published into another store until it has so many, and words
 * from the most frequent on are looked for, best first and newest first, with snippets: median, 99th
 * percentile and most of the milliseconds of processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/map.h"
#include "engine/checked.h"
#include "engine/finding.h"
#include "engine/indexing.h"
#include "newswire.h"
#include "search/terms.h"
#include "suggest/related.h"

struct bench {
	struct arena memory, part, scratch;
	char folder[64];
	struct store *store;
	struct err err;
};

static void
need(struct bench *b, bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "bench_search: %s\n", b->err.msg);
	exit(1);
}

static void
open_store(struct bench *b)
{
	strcpy(b->folder, "/tmp/gw-bench-search-XXXXXX");
	if (!mkdtemp(b->folder))
		exit(1);
	b->store = store_open(b->folder, STORE_WRITE, &b->err);
	need(b, b->store != NULL);
}

static void
drop_store(struct bench *b)
{
	char command[100];
	store_close(b->store);
	snprintf(command, sizeof command, "rm -rf %s", b->folder);
	if (system(command) != 0)
		exit(1);
}

/* Its row, its edition and its words in the index. */
static void
publish(struct bench *b, const struct story *story, int64_t at, struct story_record *r)
{
	struct article_record a = {.url = str_fmt(&b->part, "https://n.example/%d", rand()),
	                           .guid = STR("g"), .first_seen = at};
	struct buf json = buf_in(&b->part, 16 << 10);
	struct json_out j = json_to(&json);
	bool added = false;
	while (!added) { /* an address may have come before */
		a.url = str_fmt(&b->part, "https://n.example/%d-%d", rand(), rand());
		need(b, store_put_item(b->store, &a, INT64_MAX / 2, &added, &b->err));
	}
	need(b, store_put_member(b->store, a.id, a.id, 0, STR("v"), at, &b->err));
	*r = (struct story_record){
		.id = a.id, .address = str_fmt(&b->memory, "a%lld", (long long)a.id),
		.slug = STR("s"), .headline = str_dup(&b->memory, story->headline),
		.language = story->language, .founded_at = at, .newest_at = at, .written_at = at,
		.edition = 1, .reports = 1, .outlets = 1, .independent = 1,
	};
	if (story->paragraphs[0].count)
		r->summary = str_dup(&b->memory, story->paragraphs[0].sentences[0].text);
	need(b, store_put_story(b->store, r, &b->err));
	story_to_json(&j, story);
	struct edition_record edition = {.story = r->id, .number = 1, .at = at,
	                                 .json = buf_str(&json)};
	need(b, store_put_edition(b->store, &edition, &b->err));
	need(b, indexing_put(b->store, &b->part, b->scratch, r, story, &b->err));
}

/* ── what is found ── */

struct row {
	struct str headline, topic;
	struct story_record record;
};

static void
write_row(struct bench *b, const struct json *v, struct row *row)
{
	const struct json *articles = json_get(v, "articles");
	struct write_article *inputs = arena_array(&b->part, struct write_article,
	                                           articles->count + 1);
	struct write_options options = {.words = 220, .source_words = 90};
	struct story story;
	struct when date = when_read(json_text(json_get(v, "date")));
	size_t n = 0;
	json_each(a, articles)
		inputs[n++] = (struct write_article){
			.title = json_text(json_get(a, "title")), .text = json_text(json_get(a, "lead")),
			.outlet = json_text(json_get(a, "source")), .published = date,
			.language = STR("en"), .reprint_of = -1,
		};
	checked_story(&b->part, b->scratch, STR("s"), inputs, n, &options, &story);
	row->headline = str_dup(&b->memory, json_text(json_get(v, "headline")));
	row->topic = str_dup(&b->memory, json_text(json_get(v, "topic")));
	publish(b, &story, date.at, &row->record);
}

static size_t
read_rows(struct bench *b, const char *path, struct row *rows, size_t most)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0, n = 0;
	ssize_t bytes;
	if (!f) {
		perror(path);
		exit(1);
	}
	need(b, store_begin(b->store, &b->err));
	while (n < most && (bytes = getline(&line, &room, f)) > 0) {
		arena_reset(&b->part, 4 << 20);
		struct json *v = json_read(&b->part, str_from(line, (size_t)bytes), JSON_STRICT, &b->err);
		need(b, v != NULL);
		write_row(b, v, &rows[n++]);
	}
	need(b, store_commit(b->store, &b->err));
	free(line);
	fclose(f);
	return n;
}

static struct finding
look_for(struct bench *b, struct str typed, bool newest)
{
	struct finding_request request = {
		.typed = typed, .since = WHEN_UNKNOWN, .until = WHEN_UNKNOWN, .page = 1,
		.per_page = 20, .snippet_bytes = 240, .site_language = STR("en"),
		.newest = newest,
	};
	struct finding f;
	arena_reset(&b->part, 4 << 20);
	need(b, finding_run(b->store, &b->part, b->scratch, &request, &f, &b->err));
	return f;
}

static void
measure_finding(struct bench *b, const struct row *rows, size_t n)
{
	size_t first = 0, ten = 0;
	for (size_t i = 0; i < n; i++) {
		struct finding f = look_for(b, rows[i].headline, false);
		for (size_t k = 0; k < f.count && k < 10; k++) {
			if (f.rows[k].story.id != rows[i].record.id)
				continue;
			first += k == 0;
			ten++;
		}
	}
	printf("stories %zu stories\nfirst_hit %.3f share\nfound_of_ten %.3f share\n", n,
	       (double)first / (double)n, (double)ten / (double)n);
}

static int64_t
now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static void
print_times(const char *what, double *ms, size_t n)
{
	qsort(ms, n, sizeof *ms, by_value);
	printf("%s_median %.2f ms\n%s_p99 %.2f ms\n%s_most %.2f ms\n", what, ms[n / 2], what,
	       ms[n - 1 - n / 100], what, ms[n - 1]);
}

static void
measure_related(struct bench *b, const struct row *rows, size_t n)
{
	enum { MOST = 6 };
	size_t same = 0, none = 0, chosen[MOST];
	double *ms = arena_array(&b->memory, double, n + 1);
	struct suggest_item *items = arena_array(&b->memory, struct suggest_item, n);
	for (size_t i = 0; i < n; i++) {
		items[i] = (struct suggest_item){
			.id = rows[i].record.id, .headline = rows[i].record.headline,
			.language = STR("en"), .outlets = 1, .newest_at = rows[i].record.newest_at,
		};
		need(b, store_search_words(b->store, &b->memory, rows[i].record.id, &items[i].text,
		                           &b->err));
	}
	for (size_t i = 0; i < n; i++) {
		int64_t t = now_us();
		size_t count = related_choose(&b->memory, b->scratch, items, n, i, MOST, chosen);
		ms[i] = (double)(now_us() - t) / 1000;
		none += !count;
		same += count && str_eq(rows[chosen[0]].topic, rows[i].topic);
	}
	printf("related_topic %.3f share\nrelated_none %zu stories\n", (double)same / (double)n, none);
	print_times("related", ms, n);
}

/* ── how long it takes ── */

static struct story
story_of(struct bench *b, const struct group_article *a)
{
	enum { SENTENCE_BYTES = 140, SENTENCES = 10 };
	struct story s = {.headline = a->title, .language = a->language};
	struct story_sentence *all = arena_array(&b->part, struct story_sentence, SENTENCES);
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

static void
fill(struct bench *b, size_t stories)
{
	struct newswire *wire = newswire_open(1, 20000);
	for (size_t i = 0; i < stories; i++) {
		struct story_record r;
		arena_reset(&b->part, 4 << 20);
		struct arena before = b->memory;
		struct newswire_article a = newswire_next(wire, &b->part);
		struct story s = story_of(b, &a.article);
		if (i % 1000 == 0)
			need(b, store_begin(b->store, &b->err));
		publish(b, &s, a.article.published, &r);
		if (i % 1000 == 999 || i + 1 == stories)
			need(b, store_commit(b->store, &b->err));
		b->memory.cur = before.cur;
	}
	newswire_close(wire);
}

/* Words by rank of a sample of the stream, and pairs of neighbours in that order. */
static size_t
words_of_stream(struct bench *b, struct str *words, size_t most)
{
	struct newswire *wire = newswire_open(1, 20000);
	struct map seen = map_in(&b->memory, 1 << 16);
	size_t n = 0;
	for (int i = 0; i < 300 && n < most; i++) {
		arena_reset(&b->part, 4 << 20);
		struct newswire_article a = newswire_next(wire, &b->part);
		struct str rest = str_sub(a.article.text, 0, 1000), word;
		while (n < most && str_word(&rest, &word)) {
			if (map_get(&seen, word))
				continue;
			map_put(&seen, word);
			words[n++] = str_dup(&b->memory, word);
		}
	}
	newswire_close(wire);
	return n;
}

static void
measure_time(struct bench *b)
{
	enum { WORDS = 3000 };
	struct str *words = arena_array(&b->memory, struct str, WORDS);
	double *best = arena_array(&b->memory, double, WORDS);
	double *newest = arena_array(&b->memory, double, WORDS);
	double *two = arena_array(&b->memory, double, WORDS);
	size_t n = words_of_stream(b, words, WORDS), found = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t t = now_us();
		struct finding f = look_for(b, words[i], false);
		best[i] = (double)(now_us() - t) / 1000;
		found = f.found > found ? f.found : found;
		t = now_us();
		look_for(b, words[i], true);
		newest[i] = (double)(now_us() - t) / 1000;
		struct str pair = str_fmt(&b->memory, STR_FMT " " STR_FMT, STR_ARG(words[i]),
		                          STR_ARG(words[(i + 1) % n]));
		t = now_us();
		look_for(b, pair, false);
		two[i] = (double)(now_us() - t) / 1000;
	}
	printf("words %zu words\nmost_found %zu stories\n", n, found);
	print_times("best_first", best, n);
	print_times("newest_first", newest, n);
	print_times("two_words", two, n);
}

int
main(int argc, char **argv)
{
	enum { MOST_ROWS = 10000 };
	struct bench b = {.memory = arena_open((size_t)4 << 30), .part = arena_open(1 << 30),
	                  .scratch = arena_open(1 << 30)};
	if (argc < 2) {
		fputs("usage: bench_search FILE.jsonl [STORIES]\n", stderr);
		return 2;
	}
	struct row *rows = arena_array(&b.memory, struct row, MOST_ROWS);
	open_store(&b);
	size_t n = read_rows(&b, argv[1], rows, MOST_ROWS);
	measure_finding(&b, rows, n);
	measure_related(&b, rows, n);
	drop_store(&b);
	if (argc > 2) {
		open_store(&b);
		fill(&b, (size_t)atoll(argv[2]));
		measure_time(&b);
		drop_store(&b);
	}
	return 0;
}
