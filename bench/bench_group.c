/* bench_group.c: how fast articles are placed, on an invented stream with bursts.
 *
 * usage: bench_group [ARTICLES [ARTICLES_A_DAY [WORDS]]]
 *
 * Common words follow Zipf's law over 60,000; a third of a report's words are its event's own
 * forty.  An event begins with every third article and is reported less and less over days.
 * Figures are "name value unit"; speeds are by processor time while placing, the last being that
 * of the last tenth, when stories end as fast as they are founded.  Making the texts is not
 * timed.  With arguments a line for each tenth of the stream comes before. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/hash.h"
#include "group/group.h"

enum {
	COMMON_WORDS = 60000, STOP_WORDS = 50, EVENT_WORDS = 40, WORD_ROOM = 16,
	OPEN_EVENTS = 400, EXPIRE_EACH = 500, TENTHS = 10,
};

struct bench {
	uint64_t seed;
	char (*words)[WORD_ROOM];
	uint32_t events;
};

static double
uniform(struct bench *b)
{
	return (double)(hash_mix(++b->seed) >> 11) / 9007199254740992.0;
}

/* By Zipf's law, without the first words, which are stop-words in life. */
static size_t
common(struct bench *b)
{
	return (size_t)(STOP_WORDS * pow((double)COMMON_WORDS / STOP_WORDS, uniform(b)));
}

/* Pronounceable, different for different numbers. */
static void
spell(char *word, uint32_t number)
{
	static const char consonant[] = "bdfgklmnprtvz", vowel[] = "aeiou";
	char *p = word;
	for (uint32_t n = number + 4096; n; n /= 65) {
		*p++ = consonant[n % 65 / 5];
		*p++ = vowel[n % 65 % 5];
	}
	*p++ = 'k';
	*p = '\0';
}

static void
put_words(struct bench *b, struct buf *text, uint32_t event, int count, double own)
{
	for (int i = 0; i < count; i++) {
		char room[WORD_ROOM];
		if (uniform(b) < own) {
			spell(room, COMMON_WORDS + event * EVENT_WORDS +
			            (uint32_t)(uniform(b) * EVENT_WORDS));
			buf_cstr(text, room);
		} else {
			buf_cstr(text, b->words[common(b)]);
		}
		buf_cstr(text, i % 15 == 14 ? ". " : " ");
	}
}

/* A third of the articles opens an event; the others prefer the newest. */
static uint32_t
next_event(struct bench *b)
{
	double u = uniform(b);
	if (b->events == 0 || u < 1.0 / 3)
		return b->events++;
	uint32_t back = (uint32_t)(pow(OPEN_EVENTS, uniform(b)) - 1);
	return back < b->events ? b->events - 1 - back : 0;
}

static double
seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* the machine may have other work */
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static long
resident_megabytes(void)
{
	long pages = 0, resident = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f) {
		if (fscanf(f, "%ld %ld", &pages, &resident) != 2)
			resident = 0;
		fclose(f);
	}
	return resident * 4096 / 1000000;
}

int
main(int argc, char **argv)
{
	long count = argc > 1 ? atol(argv[1]) : 24000;
	long a_day = argc > 2 ? atol(argv[2]) : 2000;
	int words = argc > 3 ? atoi(argv[3]) : 350;
	struct bench b = {.words = malloc(sizeof *b.words * COMMON_WORDS)};
	struct arena arena = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct grouper *g = grouper_open();
	double spent = 0, whole = 0, last = 0;
	long done = 0;
	size_t blob_bytes = 0;
	if (!b.words || count < TENTHS || a_day < 1 || words < 1) {
		fputs("usage: bench_group [ARTICLES [ARTICLES_A_DAY [WORDS]]]\n", stderr);
		return 2;
	}
	for (uint32_t i = 0; i < COMMON_WORDS; i++)
		spell(b.words[i], i);
	if (argc > 1)
		puts("articles  articles/s  live stories  resident MB");
	for (long i = 0; i < count; i++) {
		struct arena out = arena;
		struct buf title = buf_in(&out, 256), text = buf_in(&out, (size_t)words * WORD_ROOM);
		uint32_t event = next_event(&b);
		put_words(&b, &title, event, 8, 0.6);
		put_words(&b, &text, event, words, 1.0 / 3);
		struct group_article a = {.id = i + 1, .title = buf_str(&title), .text = buf_str(&text),
		                          .language = STR("en"),
		                          .published = 1795996800 + i * 86400 / a_day};
		struct group_place place;
		double begin = seconds();
		if (i % EXPIRE_EACH == 0)
			grouper_expire(g, a.published);
		grouper_place(g, &out, scratch, &a, &place);
		spent += seconds() - begin;
		blob_bytes += place.blob.n;
		if ((i + 1) * TENTHS / count != i * TENTHS / count) {
			last = (double)(i + 1 - done) / spent;
			if (argc > 1)
				printf("%8ld  %10.0f  %12zu  %11ld\n", i + 1, last,
				       grouper_live_stories(g), resident_megabytes());
			done = i + 1;
			whole += spent;
			spent = 0;
		}
	}
	printf("place_all %.0f articles/s\n", (double)count / whole);
	printf("place_last %.0f articles/s\n", last);
	printf("place_live_stories %zu stories\n", grouper_live_stories(g));
	printf("place_memory %ld MB\n", resident_megabytes());
	printf("place_record %zu bytes\n", blob_bytes / (size_t)count);
	grouper_close(g);
	arena_close(&arena);
	arena_close(&scratch);
	free(b.words);
	return 0;
}
