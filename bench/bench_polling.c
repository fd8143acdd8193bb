/* bench_polling.c: how soon items are found, against how many polls are spent on it.
 *
 * Invented feeds post for some weeks: steadily, by day, in bursts, on some days of the week, or
 * hardly ever, with rates that differ by a factor of some hundreds.  For each number of polls
 * the mean delay of an item is measured when polls come at one fixed interval for all feeds, and
 * when they are placed by engine/rhythm.h (learning from the first poll on; the fixed interval is
 * then chosen so that both spend the same number of polls).
 *
 * usage: bench_polling [FEEDS [DAYS]]   with an argument it prints the whole curve. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "engine/rhythm.h"
#include "model/when.h"

enum { DAY_S = 86400, FEED_ITEMS = 30, START = 1795996800 };

enum habit { STEADY, BY_DAY, BURSTS, WEEKLY, DEAD, HABITS };

static const char *const habit_names[HABITS] = {"steady", "by day", "bursts", "weekly",
						"dead"};

struct feed {
	enum habit habit;
	double per_day;
	int first_hour; /* of its working day */
	int64_t *items;
	size_t count;
};

struct tally {
	double delay;
	size_t items, polls, empty;
	double habit_delay[HABITS];
	size_t habit_items[HABITS];
};

static double
uniform(uint64_t *seed)
{
	return ((double)(hash_mix(++*seed) >> 11) + .5) / 9007199254740992.0;
}

static double
normal(uint64_t *seed)
{
	double radius = sqrt(-2 * log(uniform(seed)));
	return radius * cos(6.283185307179586 * uniform(seed));
}

/* The rate at a moment, against the feed's mean. */
static double
shape(const struct feed *f, int64_t at, bool in_burst)
{
	int hour = (int)(at / 3600 % 24), day = weekday_of_days(at / DAY_S);
	bool working = (hour - f->first_hour + 24) % 24 < 14;
	switch (f->habit) {
	case BY_DAY:
		return (working ? 1.6 : .1) * (day == 0 || day == 6 ? .5 : 1.2);
	case BURSTS:
		return in_burst ? 12 : .35;
	case WEEKLY:
		return day == 2 || day == 5 ? (working ? 5.6 : .5) : .05;
	default:
		return 1;
	}
}

/* By thinning of a process in minutes. */
static void
make_items(struct feed *f, int64_t days, uint64_t *seed)
{
	size_t room = 64;
	bool in_burst = false;
	f->items = malloc(room * sizeof *f->items);
	for (int64_t at = START - 7 * DAY_S; f->items && at < START + days * DAY_S;
	     at += 60) {
		if (uniform(seed) < (in_burst ? 60.0 / 5400 : 60.0 / 90000))
			in_burst = !in_burst;
		double expected = f->per_day / 1440 * shape(f, at, in_burst);
		/* Nearly never two in a minute; the rest is made up for by the chance of one. */
		if (uniform(seed) >= 1 - exp(-expected))
			continue;
		if (f->count == room) {
			room *= 2;
			f->items = realloc(f->items, room * sizeof *f->items);
			if (!f->items)
				abort();
		}
		f->items[f->count++] = at + (int64_t)(60 * uniform(seed));
	}
}

static struct feed *
make_feeds(size_t count, int64_t days)
{
	uint64_t seed = 7;
	struct feed *feeds = calloc(count, sizeof *feeds);
	if (!feeds)
		abort();
	for (size_t i = 0; i < count; i++) {
		struct feed *f = &feeds[i];
		f->habit = (enum habit)(i % HABITS);
		f->first_hour = (int)(24 * uniform(&seed));
		f->per_day = f->habit == DEAD ? .05 : 8 * exp(1.2 * normal(&seed));
		make_items(f, days, &seed);
	}
	return feeds;
}

/* Takes what was posted since the last poll; *next is the first item not yet seen. */
static size_t
poll(const struct feed *f, int64_t now, size_t *next, struct tally *t, int64_t **fresh)
{
	size_t before = *next;
	*fresh = f->items + before;
	while (*next < f->count && f->items[*next] <= now)
		++*next;
	t->polls++;
	t->empty += *next == before;
	for (size_t i = before; i < *next; i++) {
		double waited = (double)(now - f->items[i]);
		t->delay += waited;
		t->items++;
		t->habit_delay[f->habit] += waited;
		t->habit_items[f->habit]++;
	}
	return *next - before;
}

/* What a first poll finds is no news. */
static size_t
backlog(const struct feed *f, int64_t now, size_t *next, int64_t **fresh)
{
	*next = 0;
	while (*next < f->count && f->items[*next] <= now)
		++*next;
	size_t count = *next < FEED_ITEMS ? *next : FEED_ITEMS;
	*fresh = f->items + (*next - count);
	return count;
}

static struct tally
run_fixed(const struct feed *feeds, size_t count, int64_t days, double pause)
{
	struct tally t = {0};
	uint64_t seed = 99;
	for (size_t i = 0; i < count; i++) {
		int64_t *fresh;
		size_t next;
		double at = START + pause * uniform(&seed);
		backlog(&feeds[i], START, &next, &fresh);
		for (; at < (double)START + (double)days * DAY_S; at += pause)
			poll(&feeds[i], (int64_t)at, &next, &t, &fresh);
	}
	return t;
}

/* The price is set anew each hour, as the engine does. */
static struct tally
run_learned(const struct feed *feeds, size_t count, int64_t days, double mean_s)
{
	struct tally t = {0};
	struct rhythm *rhythms = calloc(count, sizeof *rhythms);
	int64_t *due = calloc(count, sizeof *due);
	size_t *next = calloc(count, sizeof *next);
	double *rates = calloc(count, sizeof *rates);
	struct rhythm_bounds *bounds = calloc(count, sizeof *bounds);
	if (!rhythms || !due || !next || !rates || !bounds)
		abort();
	for (size_t i = 0; i < count; i++) {
		int64_t *fresh;
		size_t n = backlog(&feeds[i], START, &next[i], &fresh);
		rhythm_learn(&rhythms[i], START, fresh, n);
		bounds[i] = (struct rhythm_bounds){120, 2 * DAY_S};
		due[i] = START + (int64_t)(mean_s * (double)(i % 97) / 97);
	}
	for (int64_t hour = START; hour < START + days * DAY_S; hour += 3600) {
		double items = 0, seconds = 0;
		for (size_t i = 0; i < count; i++) {
			items += rhythms[i].items;
			seconds += rhythms[i].seconds;
		}
		for (size_t i = 0; i < count; i++) {
			rhythms[i].usual = rhythm_usual(items, seconds);
			rates[i] = rhythm_steady_rate(&rhythms[i]);
		}
		double price = rhythm_price(rates, bounds, count, mean_s);
		for (size_t i = 0; i < count; i++)
			while (due[i] < hour + 3600) {
				int64_t *fresh;
				size_t n = poll(&feeds[i], due[i], &next[i], &t, &fresh);
				rhythm_learn(&rhythms[i], due[i], fresh, n);
				due[i] += rhythm_pause(&rhythms[i], due[i], price,
						       bounds[i]);
			}
	}
	free(rhythms);
	free(due);
	free(next);
	free(rates);
	free(bounds);
	return t;
}

static double
delay_min(const struct tally *t)
{
	return t->items ? t->delay / (double)t->items / 60 : 0;
}

static void
print_row(double a_day, const struct tally *fixed, const struct tally *learned)
{
	printf("%8.1f  %9.1f  %11.1f  %5.2f  %10.3f  %12.3f ", a_day, delay_min(fixed),
	       delay_min(learned), delay_min(learned) / delay_min(fixed),
	       (double)fixed->empty / (double)fixed->polls,
	       (double)learned->empty / (double)learned->polls);
	for (int h = 0; h < DEAD; h++)
		printf(" %s %.0f/%.0f", habit_names[h],
		       learned->habit_delay[h] / (double)learned->habit_items[h] / 60,
		       fixed->habit_delay[h] / (double)fixed->habit_items[h] / 60);
	printf("\n");
}

int
main(int argc, char **argv)
{
	static const double curve[] = {6, 12, 24, 48, 96, 192}, brief[] = {48};
	size_t count = argc > 1 ? (size_t)atol(argv[1]) : 200;
	int64_t days = argc > 2 ? atol(argv[2]) : 21;
	const double *points = argc > 1 ? curve : brief;
	size_t point_count = argc > 1 ? sizeof curve / sizeof *curve : 1;
	if (count < HABITS || days < 1) {
		fputs("usage: bench_polling [FEEDS [DAYS]]\n", stderr);
		return 2;
	}
	struct feed *feeds = make_feeds(count, days);
	if (argc > 1)
		puts("polls a feed and day; minutes until an item is found: fixed, "
		     "learned; ratio; "
		     "share of polls without news: fixed, learned; minutes by habit");
	for (size_t i = 0; i < point_count; i++) {
		struct tally learned = run_learned(feeds, count, days, DAY_S / points[i]);
		double spent = (double)learned.polls / (double)count / (double)days;
		struct tally fixed = run_fixed(feeds, count, days, DAY_S / spent);
		if (argc > 1) {
			print_row(spent, &fixed, &learned);
			continue;
		}
		printf("poll_a_day %.1f polls\n", spent);
		printf("poll_delay_fixed %.1f minutes\n", delay_min(&fixed));
		printf("poll_delay_learned %.1f minutes\n", delay_min(&learned));
	}
	for (size_t i = 0; i < count; i++)
		free(feeds[i].items);
	free(feeds);
	return 0;
}
