/* speed.c: how much the store does in a second, in a new folder.
 *
 * usage: store_speed FOLDER
 * Prints a line for each operation; the shape of the data is that of a busy day: feeds of 200
 * items, articles of 4 KB, pages of 20 KB. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "os/clock.h"
#include "store/store.h"

enum { FEEDS = 100, ITEMS = 200, ARTICLES = FEEDS * ITEMS, PAGES = 2000, PAGE_BYTES = 20000 };

static struct err err;
static struct arena arena;
static char text[PAGE_BYTES];

static void
must(bool ok)
{
	if (!ok) {
		fprintf(stderr, "store_speed: %s\n", err.msg);
		exit(1);
	}
}

/* Processor time too: on a busy machine it is what can be compared. */
static int64_t
cpu_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t cpu_before;

static void
report(const char *what, int64_t count, int64_t since_ms)
{
	int64_t ms = clock_steady_ms() - since_ms, cpu = cpu_ms() - cpu_before;
	printf("%-44s %7lld in %6lld ms, %6lld of them at work: %8.0f a second\n", what,
	       (long long)count, (long long)ms, (long long)cpu,
	       (double)count * 1000 / (double)(ms ? ms : 1));
	fflush(stdout);
	cpu_before = cpu_ms();
}

static void
put_feeds(struct store *s, const char *what)
{
	int64_t start = clock_steady_ms();
	for (int f = 0; f < FEEDS; f++) {
		must(store_begin(s, &err));
		for (int i = 0; i < ITEMS; i++) {
			bool added;
			struct article_record a = {
				.url = str_fmt(&arena, "https://outlet-%d.example/2026/11/20/a-story-of-%d", f,
				               i),
				.guid = str_fmt(&arena, "urn:item:%d:%d", f, i), .feed = f + 1,
				.title = STR("Council votes to move the harbour road"),
				.summary = STR("A summary of some length that a feed gives with its item."),
				.outlet = STR("The Outlet"), .published = when_at(1800000000 + i),
				.updated = WHEN_NONE, .first_seen = 1800000000, .version = 1,
			};
			must(store_put_item(s, &a, 1800000000, &added, &err));
		}
		must(store_commit(s, &err));
		arena_reset(&arena, 1 << 20);
	}
	report(what, ARTICLES, start);
}

/* The reading of each article as the engine does it: a transaction of its own. */
static void
read_articles(struct store *s)
{
	int64_t start = clock_steady_ms(), done = 0;
	for (;;) {
		struct job_record *jobs;
		size_t count;
		must(store_lease_jobs(s, &arena, JOB_READ, 1900000000, 60, 32, &jobs, &count, &err));
		if (!count)
			break;
		for (size_t i = 0; i < count; i++) {
			struct article_record a;
			int64_t story = jobs[i].key - jobs[i].key % 4 + 1;
			must(store_begin(s, &err) && store_article(s, &arena, jobs[i].key, &a, &err));
			a.text = str_from(text, 4000);
			a.state = ARTICLE_PLACED;
			a.story = story;
			must(store_put_member(s, a.id, story, 0, str_from(text, 600), 1800000000, &err) &&
			     store_put_article(s, &a, &err) &&
			     store_queue_job(s, JOB_WRITE, story, STR_NONE, 0, &err) &&
			     store_finish_job(s, jobs[i].id, &err) && store_commit(s, &err));
		}
		done += (int64_t)count;
		arena_reset(&arena, 1 << 20);
	}
	report("articles read, placed, committed one by one", done, start);
}

static void
take_jobs(struct store *s)
{
	int64_t start = clock_steady_ms(), done = 0;
	for (;;) {
		struct job_record *jobs;
		size_t count;
		must(store_begin(s, &err));
		must(store_lease_jobs(s, &arena, JOB_WRITE, 1900000000, 60, 50, &jobs, &count, &err));
		for (size_t i = 0; i < count; i++)
			must(store_finish_job(s, jobs[i].id, &err));
		must(store_commit(s, &err));
		done += (int64_t)count;
		if (!count)
			break;
	}
	report("jobs leased and finished, by fifties", done, start);
}

static void
put_pages(struct store *s)
{
	int64_t start = clock_steady_ms();
	for (int i = 0; i < PAGES; i++) {
		struct page_record p = {
			.path = str_fmt(&arena, "/story/%d/a-slug", i), .type = STR("text/html"),
			.etag = STR("\"0123456789abcdef\""), .body = str_from(text, PAGE_BYTES),
		};
		must(store_put_page(s, &p, &err));
	}
	report("pages of 20 KB put, one by one", PAGES, start);
}

static void
read_pages(struct store *s, const char *what)
{
	enum { READS = 100000 };
	int64_t start = clock_steady_ms();
	char path[60];
	for (int i = 0; i < READS; i++) {
		struct page_record p;
		int64_t stamp;
		struct arena one = arena;
		snprintf(path, sizeof path, "/story/%d/a-slug", i * 7919 % PAGES);
		must(store_page_stamp(s, &stamp, &err));
		must(store_page(s, &one, str_of(path), &p, &err));
	}
	report(what, READS, start);
}

static bool
count_member(void *ctx, int64_t article, int64_t story, int64_t reprint_of, struct str blob)
{
	(void)article, (void)story, (void)reprint_of, (void)blob;
	++*(int64_t *)ctx;
	return true;
}

static void
read_while_writing(const char *folder)
{
	pid_t child = fork();
	if (child == 0) {
		struct store *s = store_open(folder, STORE_WRITE, &err);
		must(s != NULL);
		for (int i = 0;; i++) {
			struct page_record p = {
				.path = str_fmt(&arena, "/story/%d/a-slug", i % PAGES),
				.body = str_fmt(&arena, "%d%.*s", i, PAGE_BYTES - 10, text),
			};
			must(store_put_page(s, &p, &err));
			arena_reset(&arena, 1 << 20);
		}
	}
	struct store *s = store_open(folder, STORE_READ, &err);
	must(s != NULL);
	read_pages(s, "pages read while another process writes");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	store_close(s);
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: store_speed FOLDER\n");
		return 2;
	}
	const char *folder = argv[1];
	arena = arena_open((size_t)1 << 30);
	memset(text, 'x', sizeof text);
	struct store *s = store_open(folder, STORE_RUN, &err);
	must(s != NULL);
	for (int i = 0; i < FEEDS; i++) {
		struct feed_record f = {.url = str_fmt(&arena, "https://outlet-%d.example/feed", i)};
		int64_t id;
		bool added;
		must(store_add_feed(s, &f, &id, &added, &err));
	}
	put_feeds(s, "items put, all new, feeds of 200");
	put_feeds(s, "items put, all known");
	read_articles(s);
	take_jobs(s);
	put_pages(s);
	read_pages(s, "pages read, with the stamp");
	int64_t start = clock_steady_ms(), members = 0;
	must(store_each_member(s, count_member, &members, &err));
	report("members streamed", members, start);
	start = clock_steady_ms();
	struct store_status status;
	for (int i = 0; i < 1000; i++)
		must(store_status(s, &arena, &status, &err));
	report("status", 1000, start);
	start = clock_steady_ms();
	must(store_backup(s, str_c(&arena, str_fmt(&arena, "%s/copy.db", folder)), &err));
	report("copy of the whole", 1, start);
	start = clock_steady_ms();
	must(store_verify(s, &err));
	report("check of the whole", 1, start);
	store_close(s);
	read_while_writing(folder);
	return 0;
}
