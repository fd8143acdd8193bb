/* bench_search.c: what search and related stories find, and how long a search takes.
 *
 * usage: bench_search [FILE.jsonl [STORIES]]
 *
 * FILE has stories as the reference data has them: a row with "headline", "date", "topic" and
 * "articles" of "title", "lead", "source".  Each is written from its articles and published into a
 * store of its own; then the editor's headline is looked for, and the first related story compared
 * by topic.  "name value unit" of: first_hit (share of stories that are found first), found_of_ten
 * (among the first ten), related_topic (share of first related stories of the same topic),
 * related_none (stories to which nothing is near), related_median (milliseconds of processor time
 * to choose six of them all).
 *
 * With STORIES (20,000 without any argument; FILE may be "-") an invented stream is published into another
 * store until it has so many, and words from the most frequent on are looked for, best first and newest first,
 * with snippets: median, 99th percentile and most of the milliseconds of processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "engine/checked.h"
#include "engine/finding.h"
#include "invented.h"
#include "newswire.h"
#include "suggest/related.h"

/* ── what is found ── */

struct row {
	struct str headline, topic;
	struct story_record record;
};

static void
write_row(struct invented *b, const struct json *v, struct row *row)
{
	const struct json *articles = json_get(v, "articles");
	if (!articles) {
		fputs("bench_search: a row has no articles\n", stderr);
		exit(1);
	}
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
	invented_publish(b, &story, date.at, &(struct invented_frame){0}, &row->record);
}

static size_t
read_rows(struct invented *b, const char *path, struct row *rows, size_t most)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0, n = 0;
	ssize_t bytes;
	if (!f) {
		perror(path);
		exit(1);
	}
	invented_need(b, store_begin(b->store, &b->err));
	while (n < most && (bytes = getline(&line, &room, f)) > 0) {
		arena_reset(&b->part, 4 << 20);
		struct json *v = json_read(&b->part, str_from(line, (size_t)bytes), JSON_STRICT, &b->err);
		invented_need(b, v != NULL);
		write_row(b, v, &rows[n++]);
	}
	invented_need(b, store_commit(b->store, &b->err));
	free(line);
	fclose(f);
	return n;
}

static struct finding
look_for(struct invented *b, struct str typed, bool newest)
{
	struct finding_request request = {
		.typed = typed, .since = WHEN_UNKNOWN, .until = WHEN_UNKNOWN, .page = 1,
		.per_page = 20, .snippet_bytes = 240, .site_language = STR("en"),
		.newest = newest,
	};
	struct finding f;
	arena_reset(&b->part, 4 << 20);
	invented_need(b, finding_run(b->store, &b->part, b->scratch, &request, &f, &b->err));
	return f;
}

static void
measure_finding(struct invented *b, const struct row *rows, size_t n)
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

static void
measure_related(struct invented *b, const struct row *rows, size_t n)
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
		invented_need(b, store_search_words(b->store, &b->memory, rows[i].record.id, &items[i].text,
		                           &b->err));
	}
	for (size_t i = 0; i < n; i++) {
		double t = invented_now_ms();
		arena_reset(&b->part, 16 << 20);
		size_t count = related_choose(b->scratch, related_set_of(&b->part, b->scratch, items, n), i,
		                              MOST, chosen);
		ms[i] = invented_now_ms() - t;
		none += !count;
		same += count && str_eq(rows[chosen[0]].topic, rows[i].topic);
	}
	printf("related_topic %.3f share\nrelated_none %zu stories\n", (double)same / (double)n, none);
	invented_times("related", ms, n);
}

/* ── how long it takes ── */

/* Words by rank of a sample of the stream, and pairs of neighbours in that order. */
static size_t
words_of_stream(struct invented *b, struct str *words, size_t most)
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
measure_time(struct invented *b)
{
	enum { WORDS = 3000 };
	struct str *words = arena_array(&b->memory, struct str, WORDS);
	double *best = arena_array(&b->memory, double, WORDS);
	double *newest = arena_array(&b->memory, double, WORDS);
	double *two = arena_array(&b->memory, double, WORDS);
	size_t n = words_of_stream(b, words, WORDS), found = 0;
	for (size_t i = 0; i < n; i++) {
		double t = invented_now_ms();
		struct finding f = look_for(b, words[i], false);
		best[i] = invented_now_ms() - t;
		found = f.found > found ? f.found : found;
		t = invented_now_ms();
		look_for(b, words[i], true);
		newest[i] = invented_now_ms() - t;
		struct str pair = str_fmt(&b->memory, STR_FMT " " STR_FMT, STR_ARG(words[i]),
		                          STR_ARG(words[(i + 1) % n]));
		t = invented_now_ms();
		look_for(b, pair, false);
		two[i] = invented_now_ms() - t;
	}
	printf("words %zu words\nmost_found %zu stories\n", n, found);
	invented_times("best_first", best, n);
	invented_times("newest_first", newest, n);
	invented_times("two_words", two, n);
}

int
main(int argc, char **argv)
{
	enum { MOST_ROWS = 10000, FEW = 20000, A_DAY = 20000 };
	struct invented b = {.program = "bench_search", .memory = arena_open((size_t)4 << 30),
	                     .part = arena_open(1 << 30), .scratch = arena_open(1 << 30)};
	size_t stories = argc > 2 ? (size_t)atoll(argv[2]) : argc > 1 ? 0 : FEW;
	if (argc > 1 && strcmp(argv[1], "-")) {
		struct row *rows = arena_array(&b.memory, struct row, MOST_ROWS);
		invented_open(&b, NULL);
		size_t n = read_rows(&b, argv[1], rows, MOST_ROWS);
		measure_finding(&b, rows, n);
		measure_related(&b, rows, n);
		invented_close(&b);
	}
	if (stories) {
		invented_open(&b, NULL);
		invented_fill(&b, stories, A_DAY, false);
		measure_time(&b);
		invented_close(&b);
	}
	return 0;
}
