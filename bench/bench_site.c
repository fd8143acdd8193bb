/* bench_site.c: how long pages of lists and related stories take when there are very many stories.
 *
 * usage: bench_site [STORIES [FOLDER]]
 *
 * Invented stories (20,000 where no number is given), three hundred a day, in sections, by outlets and
 * about topics, are put into a store. Then, each in "name value ms" of processor time, median, 99th percentile
 * and most: `lists`, the engine writing the front page, all sections and feeds; `related`, it choosing
 * the stories beside each of the newest 500; and the server making pages that nobody asked for yet: `archive`
 * (the calendar), `day`, `section` and `outlet` (older pages of them), `topics`, `topic`, `sitemap`, `search`
 * (words of the stream by the server's own page). With FOLDER the store of an earlier run is measured, or the
 * new one is left there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/listing.h"
#include "invented.h"
#include "page/date.h"
#include "web/server.h"

enum { STORIES = 20000, A_DAY = 300, TRIES = 500, LISTS = 10, DAY_S = 86400 };

struct bench {
	struct invented i;
	struct config config;
	struct engine_options options;
	struct engine *engine;
	struct server *server;
	struct worker *worker;
	int64_t first, last; /* moments of the stories */
};

/* ── the engine ── */

static void
open_engine(struct bench *b)
{
	invented_need(&b->i, store_archive_bounds(b->i.store, &b->first, &b->last, &b->i.err));
	b->config = config_defaults();
	/* Speed 0: the news stand still an hour after the newest report. */
	b->options = (struct engine_options){
		.config = &b->config,
		.clock = {.real_start_ms = clock_real_ms(), .news_start_s = b->last + 3600},
	};
	b->engine = calloc(1, sizeof *b->engine);
	if (!b->engine)
		exit(1);
	b->engine->config = &b->config;
	b->engine->options = &b->options;
	b->engine->store = b->i.store;
	b->engine->life = arena_open(64 << 20);
	b->engine->job = arena_open(256 << 20);
	b->engine->scratch = arena_open(256 << 20);
}

static void
measure_lists(struct bench *b)
{
	double ms[LISTS];
	for (int n = 0; n < LISTS; n++) {
		/* The outlets that had a story since, a tenth of them. */
		for (int k = 0; k < 6; k++)
			listing_outlet(b->engine, str_fmt(&b->engine->life, "Outlet %d", (n * 6 + k) % 60));
		double t = invented_now_ms();
		invented_need(&b->i, store_begin(b->i.store, &b->i.err) &&
		                             listing_write(b->engine, &b->i.err) &&
		                             store_commit(b->i.store, &b->i.err));
		ms[n] = invented_now_ms() - t;
		arena_reset(&b->engine->job, 8 << 20);
	}
	invented_times("lists", ms, LISTS);
}

static void
measure_related(struct bench *b)
{
	double ms[TRIES];
	struct story_filter filter = {.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN,
	                              .most = TRIES};
	struct story_record *stories;
	size_t n;
	invented_need(&b->i, store_stories(b->i.store, &b->i.memory, &filter, &stories, &n, &b->i.err));
	for (size_t k = 0; k < n; k++) {
		struct listing_more more;
		double t = invented_now_ms();
		invented_need(&b->i, listing_related(b->engine, &stories[k], &more, &b->i.err));
		ms[k] = invented_now_ms() - t;
		arena_reset(&b->engine->job, 8 << 20);
	}
	invented_times("related", ms, n);
}

/* ── the server ── */

static void
open_server(struct bench *b)
{
	static struct page_site site;
	static struct web_options options;
	site = listing_site(b->engine);
	options = (struct web_options){.data_folder = str_of(b->i.folder), .clock = b->options.clock,
	                               .site = &site, .access_log_fd = -1};
	b->server = arena_new(&b->i.memory, struct server);
	b->server->options = &options;
	b->server->data_folder = options.data_folder;
	b->server->ads = ads_open(&b->i.memory, &options, b->i.store, &b->i.err);
	invented_need(&b->i, b->server->ads != NULL);
	if (pthread_key_create(&b->server->worker, NULL) || !(b->worker = worker_of(b->server)) ||
	    !worker_refresh(b->worker)) {
		fputs("bench_site: no server\n", stderr);
		exit(1);
	}
}

static double
make_ms(struct bench *b, struct str path)
{
	struct arena out = b->worker->scratch;
	struct content c;
	double t = invented_now_ms();
	bool found = route_content(b->worker, &out, path, &c, &b->i.err);
	double ms = invented_now_ms() - t;
	if (!found || c.status != 200) {
		fprintf(stderr, "bench_site: there is no " STR_FMT "\n", STR_ARG(path));
		exit(1);
	}
	return ms;
}

/* `format` has a number, which stands for the page or the name. */
static void
measure_pages(struct bench *b, const char *what, const char *format, size_t from, size_t until)
{
	double ms[TRIES];
	size_t n = 0, step = (until - from) / TRIES + 1;
	for (size_t k = from; k < until && n < TRIES; k += step) {
		arena_reset(&b->i.part, 4 << 20);
		ms[n++] = make_ms(b, str_fmt(&b->i.part, format, k));
	}
	if (n)
		invented_times(what, ms, n);
}

static void
measure_days(struct bench *b)
{
	double ms[TRIES];
	size_t n = 0;
	for (int64_t at = b->first; at < b->last - DAY_S && n < TRIES; at += DAY_S) {
		arena_reset(&b->i.part, 4 << 20);
		struct buf path = buf_in(&b->i.part, 64);
		buf_cstr(&path, "/day/");
		date_dashed(&path, at, 0);
		ms[n++] = make_ms(b, buf_str(&path));
	}
	if (n)
		invented_times("day", ms, n);
}

static size_t
pages_of(struct bench *b, const struct story_archive *of, size_t a_page)
{
	int64_t count;
	invented_need(&b->i, store_archive_count(b->i.store, of, &count, &b->i.err));
	return (size_t)(count - 1) / a_page;
}

/* Topics by their number of stories, from most to few, with every page of the first. */
static void
measure_topics(struct bench *b)
{
	double ms[TRIES];
	size_t n;
	struct topic_record *topics;
	invented_need(&b->i, store_topics(b->i.store, &b->i.memory, 0, TRIES, &topics, &n, &b->i.err));
	if (!n)
		return;
	for (size_t k = 0; k < n; k++)
		ms[k] = make_ms(b, str_fmt(&b->i.memory, "/topic/" STR_FMT, STR_ARG(topics[k].slug)));
	printf("topics_open %zu topics, %lld stories of the first\n", n, (long long)topics[0].stories);
	invented_times("topic", ms, n);
	struct str format = str_fmt(&b->i.memory, "/topic/" STR_FMT "/page/%%zu%c", STR_ARG(topics[0].slug), 0);
	measure_pages(b, "topic_older", format.p, 1,
	              pages_of(b, &(struct story_archive){.topic = topics[0].id}, LISTING_PAGE));
}

/* Pairs of neighbours in the words of the newest stories, on the page as readers get it. */
static void
measure_search(struct bench *b)
{
	double ms[TRIES];
	size_t n = 0;
	struct story_filter filter = {.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = TRIES};
	struct story_record *stories;
	invented_need(&b->i, store_stories(b->i.store, &b->i.memory, &filter, &stories, &n, &b->i.err));
	for (size_t k = 0; k < n; k++) {
		struct arena out = b->worker->scratch;
		struct content c;
		struct str rest = stories[k].headline, word = STR("a");
		str_word(&rest, &word);
		struct request r = {.path = STR("/search"), .values = {{STR("q"), word}}, .value_count = 1};
		double t = invented_now_ms();
		int status = worker_fresh(b->worker, &out, search_content, &r, &c);
		ms[k] = invented_now_ms() - t;
		if (status) {
			fprintf(stderr, "bench_site: search: %d\n", status);
			exit(1);
		}
	}
	if (n)
		invented_times("search", ms, n);
}

static void
measure_server(struct bench *b)
{
	const struct story_archive all = {.from = 0, .until = INT64_MAX};
	measure_pages(b, "archive", "/archive", 0, 5);
	measure_days(b);
	measure_pages(b, "section", "/section/World/page/%zu", 1,
	              pages_of(b, &(struct story_archive){.section = STR("World")}, LISTING_PAGE));
	measure_pages(b, "outlet", "/outlet/Outlet 0/page/%zu", 1,
	              pages_of(b, &(struct story_archive){.outlet = STR("Outlet 0")}, LISTING_PAGE));
	measure_pages(b, "topics", "/topics", 0, 5);
	measure_topics(b);
	measure_pages(b, "sitemap", "/sitemap/%zu.xml", 1, pages_of(b, &all, LISTING_SITEMAP) + 1);
	measure_search(b);
}

int
main(int argc, char **argv)
{
	struct bench b = {.i = {.program = "bench_site", .memory = arena_open((size_t)4 << 30),
	                        .part = arena_open(1 << 30), .scratch = arena_open(1 << 30)}};
	size_t stories = argc > 1 ? (size_t)atoll(argv[1]) : STORIES;
	double began = invented_now_ms();
	if (!invented_open(&b.i, argc > 2 ? argv[2] : NULL)) {
		invented_fill(&b.i, stories, A_DAY, true);
		printf("site_stories %zu stories, made in %.0f s\n", stories, (invented_now_ms() - began) / 1000);
	}
	open_engine(&b);
	measure_lists(&b);
	measure_related(&b);
	open_server(&b);
	measure_server(&b);
	worker_close(b.worker);
	story_terms_close(&b.engine->story_terms);
	invented_close(&b.i);
	return 0;
}
