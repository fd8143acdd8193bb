/* bench_group.c: how fast articles are placed, on an invented stream (newswire.h).
 *
 * usage: bench_group [--records FILE] [ARTICLES [ARTICLES_A_DAY]]
 *        bench_group --from FILE [ARTICLES [ARTICLES_A_DAY]]
 *        bench_group --write ARTICLES [ARTICLES_A_DAY]
 *        bench_group --look [ARTICLES [ARTICLES_A_DAY]]
 *
 * Figures are "name value unit"; speeds are by processor time while placing and ending stories;
 * making the texts is not timed.  With a number of articles a line for each tenth of the stream
 * comes before.  13,000 articles a day are 50,000 live stories of 150,000 articles.
 * --records keeps what a restart needs, for bench_restart and for --from, which puts that back, of the
 * same stream, and goes on behind it.  --write prints the stream for
 * `group --batch`.  --look says what the stream is like, by the program's own vectors.  */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "group/blob.h"
#include "newswire.h"
#include "records.h"

enum { EXPIRE_EACH = 50, TENTHS = 10, SEED = 1, DOCUMENTS = 64 << 20 };

struct bench {
	long count, a_day;
	struct newswire *wire;
	struct grouper *grouper;
	struct arena arena, scratch;
	FILE *records, *from;
	long skipped;
	uint32_t *event_of,
		*story_of; /* of a founder, by its number; of an event's first report */
	uint32_t events_room;
	long own, together, joined, reprints, copies, caught; /* see figures() */
	double longest_place_s, longest_expire_s;
	uint64_t record_bytes;
};

static double
seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* the machine may have other work */
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* VmRSS or VmHWM. */
static long
megabytes(const char *name)
{
	char line[128];
	long kilobytes = 0;
	FILE *f = fopen("/proc/self/status", "r");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			kilobytes = atol(line + strlen(name) + 1);
	if (f)
		fclose(f);
	return kilobytes * 1024 / 1000000;
}

static void *
checked(void *p)
{
	if (!p) {
		fputs("bench_group: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

/* Compares a place with what the stream knows. */
static void
judge(struct bench *b, const struct newswire_article *a, const struct group_place *p)
{
	int64_t id = a->article.id;
	if (a->event >= b->events_room) {
		uint32_t room = a->event * 2 + 1024;
		b->story_of = checked(realloc(b->story_of, room * sizeof *b->story_of));
		memset(b->story_of + b->events_room, 0,
		       (room - b->events_room) * sizeof *b->story_of);
		b->events_room = room;
	}
	b->event_of[id] = a->event;
	if (b->story_of[a->event] == 0)
		b->story_of[a->event] = (uint32_t)p->story;
	else
		b->together += b->story_of[a->event] == p->story;
	b->joined += !p->founded;
	b->own += !p->founded && b->event_of[p->story] == a->event;
	b->reprints += p->reprint_of != 0;
	b->copies += a->reprint_of != 0;
	b->caught += p->reprint_of && a->reprint_of && b->event_of[p->reprint_of] == a->event;
}

static double
place_next(struct bench *b, long i)
{
	struct arena out = b->arena;
	struct newswire_article a = newswire_next(b->wire, &out);
	struct group_place place;
	double begin = seconds(), middle;
	if (i % EXPIRE_EACH == 0)
		grouper_expire(b->grouper, a.article.published);
	middle = seconds();
	grouper_place(b->grouper, &out, b->scratch, &a.article, &place);
	double end = seconds();
	b->longest_expire_s = fmax(b->longest_expire_s, middle - begin);
	b->longest_place_s = fmax(b->longest_place_s, end - middle);
	b->record_bytes += place.blob.n;
	judge(b, &a, &place);
	if (b->records)
		record_write(b->records, a.article.id, a.article.published, &place);
	return end - begin;
}

static void
figures(const struct bench *b, double whole, double last)
{
	double n = (double)b->count;
	printf("place_all %.0f articles/s\n", n / whole);
	printf("place_last %.0f articles/s\n", last);
	printf("place_live_stories %zu stories\n", grouper_live_stories(b->grouper));
	printf("place_live_articles %zu articles\n", grouper_live_articles(b->grouper));
	printf("place_peak_memory %ld MB\n", megabytes("VmHWM:"));
	printf("place_record %.0f bytes\n", (double)b->record_bytes / n);
	printf("place_longest %.1f ms\n", b->longest_place_s * 1e3);
	printf("place_longest_end %.1f ms\n", b->longest_expire_s * 1e3);
	printf("place_own %.4f of those that joined, to a story of their event\n",
	       (double)b->own / (double)b->joined);
	printf("place_reprints %.4f of the copies found, %ld found in all\n",
	       (double)b->caught / (double)b->copies, b->reprints);
}

/* Puts back what FILE has, and passes over as much of the stream. */
static void
go_behind_records(struct bench *b)
{
	struct record r;
	struct err err;
	while (fread(&r, sizeof r, 1, b->from) == 1) {
		struct arena out = b->arena;
		char *blob = arena_room(&out, r.bytes, 1);
		if (fread(blob, 1, r.bytes, b->from) != r.bytes)
			break;
		if (b->skipped++ % EXPIRE_EACH == 0)
			grouper_expire(b->grouper, r.published);
		if (!grouper_restore(b->grouper, r.article, r.story, r.reprint_of,
		                     (struct str){blob, r.bytes}, &err)) {
			fprintf(stderr, "bench_group: %s\n", err.msg);
			exit(1);
		}
	}
	b->event_of = checked(calloc((size_t)(b->skipped + b->count) + 1, sizeof *b->event_of));
	for (long i = 0; i < b->skipped; i++) {
		struct arena out = b->arena;
		b->event_of[i + 1] = newswire_next(b->wire, &out).event;
	}
}

static int
place_all(struct bench *b, bool tenths)
{
	double spent = 0, whole = 0, last = 0;
	long done = 0;
	b->grouper = grouper_open(&group_defaults);
	if (b->from)
		go_behind_records(b);
	else
		b->event_of = checked(calloc((size_t)b->count + 1, sizeof *b->event_of));
	if (tenths)
		puts("articles  articles/s  live stories  live articles  resident MB");
	for (long i = 0; i < b->count; i++) {
		spent += place_next(b, i);
		if ((i + 1) * TENTHS / b->count == i * TENTHS / b->count)
			continue;
		last = (double)(i + 1 - done) / spent;
		if (tenths)
			printf("%8ld  %10.0f  %12zu  %13zu  %11ld\n", i + 1, last,
			       grouper_live_stories(b->grouper),
			       grouper_live_articles(b->grouper), megabytes("VmRSS:"));
		fflush(stdout);
		done = i + 1;
		whole += spent;
		spent = 0;
	}
	figures(b, whole, last);
	grouper_close(b->grouper);
	free(b->event_of);
	free(b->story_of);
	return 0;
}

static int
write_all(struct bench *b)
{
	for (long i = 0; i < b->count; i++) {
		struct arena out = b->arena;
		struct newswire_article a = newswire_next(b->wire, &out);
		struct buf line = buf_in(&out, 4096);
		struct json_out j = json_to(&line);
		json_begin(&j, '{');
		json_kv_str(&j, "id", str_fmt(&out, "%lld", (long long)a.article.id));
		json_kv_str(&j, "title", a.article.title);
		json_kv_str(&j, "text", a.article.text);
		json_kv_str(&j, "language", a.article.language);
		json_kv_str(&j, "kind", str_of(article_kind_name(a.article.kind)));
		json_kv_str(&j, "published",
		            when_rfc3339(&out, (struct when){.at = a.article.published}));
		json_end(&j, '}');
		printf(STR_FMT "\n", STR_ARG(buf_str(&line)));
	}
	return 0;
}

/* ── what the stream is like ───────────────────────────────────────────────────────────── */

struct seen {
	struct vector v;
	uint32_t event;
	double words;
	bool copy, english;
};

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void
show_spread(const char *what, double *list, size_t n)
{
	qsort(list, n, sizeof *list, by_number);
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += list[i];
	if (n)
		printf("%s: 5%% %.3f, quarters %.3f %.3f %.3f, 95%% %.3f, 99%% %.3f, "
		       "mean %.3f\n",
		       what, list[n / 20], list[n / 4], list[n / 2], list[n * 3 / 4],
		       list[n * 19 / 20], list[n * 99 / 100], sum / (double)n);
}

static int
by_hash(const void *a, const void *b)
{
	const struct vector_term *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

static double
dot(const struct vector *a, const struct vector *b)
{
	double sum = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (a->terms[i].hash == b->terms[k].hash)
			sum += (double)a->terms[i].weight[BODY] * b->terms[k].weight[BODY];
		uint32_t x = a->terms[i].hash, y = b->terms[k].hash;
		i += x <= y;
		k += y <= x;
	}
	return sum / VECTOR_UNIT / VECTOR_UNIT;
}

static void
show_ranks(const struct seen *s, size_t n, struct arena scratch)
{
	size_t all = 0, different = 0, rows = 0, once = 0;
	for (size_t i = 0; i < n; i++)
		all += s[i].english ? s[i].v.count : 0;
	uint32_t *hashes = arena_array(&scratch, uint32_t, all + 1);
	double *df = arena_array(&scratch, double, all + 1);
	struct vector_term *terms = arena_array(&scratch, struct vector_term, all + 1);
	all = 0;
	for (size_t i = 0; i < n; i++) {
		rows += s[i].english;
		for (size_t k = 0; k < s[i].v.count && s[i].english; k++)
			terms[all++] = s[i].v.terms[k];
	}
	qsort(terms, all, sizeof *terms, by_hash);
	for (size_t i = 0; i < all; i++) {
		different += i == 0 || terms[i].hash != hashes[different - 1];
		hashes[different - 1] = terms[i].hash;
		df[different - 1]++;
	}
	qsort(df, different, sizeof *df, by_number);
	for (size_t i = 0; i < different; i++)
		once += df[i] == 1;
	printf("English: %zu articles, %zu different terms, %.3f of them in one "
	       "article\n",
	       rows, different, (double)once / (double)different);
	for (size_t rank = 1; rank <= different; rank *= 10)
		printf("share of articles with the term of rank %zu: %.3f\n", rank,
		       df[different - rank] / (double)rows);
}

static void
show_likeness(const struct seen *s, size_t n, struct arena scratch)
{
	size_t room = 200000, within = 0, between = 0;
	double *list = arena_array(&scratch, double, room);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i && within < room; k++)
			if (s[i].event == s[k].event && !s[i].copy && !s[k].copy)
				list[within++] = dot(&s[i].v, &s[k].v);
	show_spread("B.B of two reports of one event", list, within);
	for (size_t i = 1; i < n; i++)
		for (size_t k = i % 13; k < i && between < room; k += 13)
			if (s[i].english && s[k].english && s[i].event != s[k].event)
				list[between++] = dot(&s[i].v, &s[k].v);
	show_spread("B.B of two English reports of others", list, between);
}

static int
look(struct bench *b)
{
	struct arena keep = arena_open((size_t)4 << 30), work = arena_open((size_t)4 << 30);
	size_t n = (size_t)b->count;
	struct seen *seen = arena_array(&keep, struct seen, n);
	double *list = arena_array(&keep, double, n), *hashes = arena_array(&keep, double, n);
	struct err err;
	b->grouper = grouper_open(&group_defaults);
	for (size_t i = 0; i < n; i++) {
		struct arena out = b->arena;
		struct newswire_article a = newswire_next(b->wire, &out);
		struct group_place place;
		struct blob blob;
		grouper_place(b->grouper, &out, b->scratch, &a.article, &place);
		if (!blob_read(&keep, place.blob, &blob, &err))
			return 1;
		qsort(blob.vector.terms, blob.vector.count, sizeof *blob.vector.terms, by_hash);
		seen[i] = (struct seen){.v = blob.vector,
		                        .event = a.event,
		                        .copy = a.reprint_of != 0,
		                        .english = str_eq(a.article.language, STR("en"))};
		for (size_t k = 0; k < a.article.text.n; k++)
			seen[i].words += a.article.text.p[k] == ' ';
		hashes[i] = (double)blob.hash_count;
	}
	for (size_t i = 0; i < n; i++)
		list[i] = seen[i].words;
	show_spread("words of a text", list, n);
	for (size_t i = 0; i < n; i++)
		list[i] = (double)seen[i].v.count;
	show_spread("different terms of an article", list, n);
	show_spread("hashes of an article", hashes, n);
	show_ranks(seen, n, work);
	show_likeness(seen, n, work);
	grouper_close(b->grouper);
	arena_close(&keep);
	arena_close(&work);
	return 0;
}

static int
usage(void)
{
	fputs("usage: bench_group [--records FILE | --from FILE | --write | --look] [ARTICLES "
	      "[ARTICLES_A_DAY]]\n",
	      stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	struct bench b = {.count = 24000, .a_day = 2000};
	const char *mode = "";
	int i = 1, status = 0;
	for (; i < argc && argv[i][0] == '-'; i++) {
		mode = argv[i];
		if ((strcmp(mode, "--records") == 0 || strcmp(mode, "--from") == 0) &&
		    i + 1 < argc) {
			FILE **f = mode[2] == 'r' ? &b.records : &b.from;
			*f = fopen(argv[++i], mode[2] == 'r' ? "wb" : "rb");
			if (!*f) {
				fprintf(stderr, "bench_group: %s: %s\n", argv[i],
				        strerror(errno));
				return 1;
			}
		} else if (strcmp(mode, "--write") != 0 && strcmp(mode, "--look") != 0) {
			return usage();
		}
	}
	bool tenths = i < argc;
	b.count = i < argc ? atol(argv[i++]) : b.count;
	b.a_day = i < argc ? atol(argv[i++]) : b.a_day;
	if (b.count < TENTHS || b.a_day < 1 || i < argc)
		return usage();
	b.arena = arena_open(DOCUMENTS);
	b.scratch = arena_open(DOCUMENTS);
	b.wire = newswire_open(SEED, (double)b.a_day);
	status = strcmp(mode, "--write") == 0  ? write_all(&b)
	         : strcmp(mode, "--look") == 0 ? look(&b)
	                                       : place_all(&b, tenths);
	newswire_close(b.wire);
	if (b.from)
		fclose(b.from);
	if (b.records && fclose(b.records) != 0) {
		fprintf(stderr, "bench_group: the records could not be written: %s\n",
		        strerror(errno));
		status = 1;
	}
	arena_close(&b.arena);
	arena_close(&b.scratch);
	return status;
}
