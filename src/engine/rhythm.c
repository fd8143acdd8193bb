/* rhythm.c: how often a feed brings news, and when it is best polled next. */
#include "engine/rhythm.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "model/when.h"

enum {
	HOUR_S = 3600,
	DAY_S = 24 * HOUR_S,
	MEMORY_S = 14 * DAY_S,      /* of the base rate */
	MEMORY_ITEMS = 300,         /* or so many items, where they come faster */
	LATE_MEMORY_S = 2 * HOUR_S, /* of what came lately */
	PATTERN_MEMORY_S = 28 * DAY_S,
	BACKLOG_S = 28 * DAY_S, /* older items of a first poll say nothing of today */
	STEPS = 64,             /* moments at which the polls to come may be */
};

/* What feeds are taken for before anything is known of any: an item in four hours.  What is usual is
 * worth half an item of what is seen. */
static const double usual_seconds = 4 * HOUR_S, usual_items = .5;
/* So many items must be missed or in excess before the last hours change much. */
static const double late_prior_items = 2;
/* Items that were spread evenly, added to the counts of hours and of days. */
static const double even_hours = 24, even_days = 14;

/* ── the pattern ── */

static int
hour_of(int64_t at)
{
	int64_t s = at % DAY_S;
	return (int)((s < 0 ? s + DAY_S : s) / HOUR_S);
}

static int
day_of(int64_t at)
{
	int64_t days = at / DAY_S - (at % DAY_S < 0);
	return weekday_of_days(days);
}

struct pattern {
	double hour[RHYTHM_HOURS], day[RHYTHM_DAYS];
};

/* Each bin's items against those it would have if all came evenly, with `even` items of either
 * kind added to all bins together.  Factors have the mean 1. */
static void
find_factors(const float *items, const float *seconds, int n, double even,
	     double *factors)
{
	double sum = 0, watched = 0, mean = 0;
	for (int i = 0; i < n; i++) {
		sum += (double)items[i];
		watched += (double)seconds[i];
	}
	for (int i = 0; i < n; i++) {
		double share = watched > 0 ? (double)seconds[i] / watched : 0;
		factors[i] = ((double)items[i] + even / n) / (sum * share + even / n);
		mean += factors[i] / n;
	}
	for (int i = 0; i < n; i++)
		factors[i] /= mean;
}

/* An hour is blurred with its neighbours: the pattern of a newsroom does not end with the clock. */
static void
blur_hours(double *hour)
{
	double sharp[RHYTHM_HOURS];
	memcpy(sharp, hour, sizeof sharp);
	for (int h = 0; h < RHYTHM_HOURS; h++)
		hour[h] = sharp[h] / 2 + sharp[(h + 1) % RHYTHM_HOURS] / 4 +
			  sharp[(h + RHYTHM_HOURS - 1) % RHYTHM_HOURS] / 4;
}

static struct pattern
pattern_of(const struct rhythm *r)
{
	struct pattern p;
	find_factors(r->hour, r->hour_seconds, RHYTHM_HOURS, even_hours, p.hour);
	find_factors(r->day, r->day_seconds, RHYTHM_DAYS, even_days, p.day);
	blur_hours(p.hour);
	return p;
}

static double
pattern_at(const struct pattern *p, int64_t at)
{
	return p->hour[hour_of(at)] * p->day[day_of(at)];
}

static int64_t
end_of_hour(int64_t at, int64_t until)
{
	int64_t end = at - at % HOUR_S + HOUR_S;
	return end < until ? end : until;
}

/* The time from `from` to `until` as the pattern counts it: seconds of a busy hour count more. */
static double
pattern_seconds(const struct pattern *p, int64_t from, int64_t until)
{
	double sum = 0;
	for (int64_t end; from < until; from = end) {
		end = end_of_hour(from, until);
		sum += (double)(end - from) * pattern_at(p, from);
	}
	return sum;
}

/* ── learning ── */

static void
count_item(struct rhythm *r, int64_t at, double weight)
{
	r->hour[hour_of(at)] += (float)weight;
	r->day[day_of(at)] += (float)weight;
}

/* An item that came at any time between two polls. */
static void
spread_item(struct rhythm *r, int64_t from, int64_t until)
{
	double each = until > from ? 1.0 / (double)(until - from) : 1;
	if (until <= from)
		count_item(r, until, 1);
	for (int64_t end; from < until; from = end) {
		end = end_of_hour(from, until);
		count_item(r, from, each * (double)(end - from));
	}
}

static void
watch(struct rhythm *r, int64_t from, int64_t until)
{
	for (int64_t end; from < until; from = end) {
		end = end_of_hour(from, until);
		r->hour_seconds[hour_of(from)] += (float)(end - from);
		r->day_seconds[day_of(from)] += (float)(end - from);
	}
}

static void
fade(float *values, int n, double part)
{
	for (int i = 0; i < n; i++)
		values[i] *= (float)part;
}

static void
forget(struct rhythm *r, double passed_s, size_t came)
{
	double by_time = passed_s / MEMORY_S, by_items = (double)came / MEMORY_ITEMS;
	double base = exp(-(by_time > by_items ? by_time : by_items));
	double late = exp(-passed_s / LATE_MEMORY_S),
	       pattern = exp(-passed_s / PATTERN_MEMORY_S);
	r->items *= base;
	r->seconds *= base;
	r->late_items *= late;
	r->late_seconds *= late;
	fade(r->hour, RHYTHM_HOURS, pattern);
	fade(r->day, RHYTHM_DAYS, pattern);
	fade(r->hour_seconds, RHYTHM_HOURS, pattern);
	fade(r->day_seconds, RHYTHM_DAYS, pattern);
}

/* The oldest item of a list that is cut somewhere only says where the list begins. */
static void
learn_backlog(struct rhythm *r, int64_t now, const int64_t *published, size_t count)
{
	int64_t oldest = now;
	size_t dated = 0;
	for (size_t i = 0; i < count; i++) {
		int64_t at = published[i];
		if (at == WHEN_UNKNOWN || at > now || at < now - BACKLOG_S)
			continue;
		dated++;
		if (at < oldest)
			oldest = at;
	}
	if (dated < 2)
		return;
	if (oldest > now - HOUR_S)
		oldest = now - HOUR_S;
	for (size_t i = 0; i < count; i++)
		if (published[i] > oldest && published[i] <= now)
			count_item(r, published[i], 1);
	watch(r, oldest, now);
	struct pattern p = pattern_of(r);
	r->items = (double)(dated - 1);
	r->seconds = pattern_seconds(&p, oldest, now);
}

void
rhythm_learn(struct rhythm *r, int64_t now, const int64_t *published, size_t count)
{
	int64_t from = r->seen_until;
	if (from == 0 || now < from) {
		if (from == 0)
			learn_backlog(r, now, published, count);
		r->seen_until = now;
		return;
	}
	if (from < now - BACKLOG_S)
		from = now - BACKLOG_S;
	struct pattern p = pattern_of(r);
	double passed = pattern_seconds(&p, from, now);
	forget(r, (double)(now - from), count);
	r->items += (double)count;
	r->seconds += passed;
	r->late_items += (double)count;
	r->late_seconds += passed < LATE_MEMORY_S ? passed : LATE_MEMORY_S;
	for (size_t i = 0; i < count; i++)
		if (published[i] != WHEN_UNKNOWN && published[i] >= from &&
		    published[i] <= now)
			count_item(r, published[i], 1);
		else
			spread_item(r, from, now);
	watch(r, from, now);
	r->seen_until = now;
}

/* ── expecting ── */

double
rhythm_usual(double items, double seconds)
{
	return (items + 1) / (seconds + usual_seconds);
}

static double
base_rate(const struct rhythm *r)
{
	double usual = r->usual > 0 ? r->usual : 1 / usual_seconds;
	return (r->items + usual_items) / (r->seconds + usual_items / usual);
}

/* How many times the base came lately. */
static double
lately(const struct rhythm *r)
{
	return (r->late_items + late_prior_items) /
	       (base_rate(r) * r->late_seconds + late_prior_items);
}

struct outlook {
	struct pattern pattern;
	double base, lately;
	int64_t known_at;
};

static struct outlook
outlook_of(const struct rhythm *r)
{
	return (struct outlook){
		.pattern = pattern_of(r),
		.base = base_rate(r),
		.lately = lately(r),
		.known_at = r->seen_until,
	};
}

static double
outlook_rate(const struct outlook *o, int64_t at)
{
	double age = at > o->known_at ? (double)(at - o->known_at) : 0;
	return o->base * pattern_at(&o->pattern, at) *
	       (1 + (o->lately - 1) * exp(-age / LATE_MEMORY_S));
}

double
rhythm_rate(const struct rhythm *r, int64_t at)
{
	struct outlook o = outlook_of(r);
	return outlook_rate(&o, at);
}

double
rhythm_steady_rate(const struct rhythm *r)
{
	struct pattern p = pattern_of(r);
	double hours = 0, days = 0;
	for (int h = 0; h < RHYTHM_HOURS; h++)
		hours += sqrt(p.hour[h]) / RHYTHM_HOURS;
	for (int d = 0; d < RHYTHM_DAYS; d++)
		days += sqrt(p.day[d]) / RHYTHM_DAYS;
	return base_rate(r) * hours * hours * days * days;
}

/* ── placing the polls ── */

static double
clamp(double v, double least, double most)
{
	return v < least ? least : v > most ? most : v;
}

static double
steady_pause(double price, double rate, struct rhythm_bounds b)
{
	return clamp(sqrt(2 * price / rate), (double)b.least_s, (double)b.most_s);
}

/* Moments from now on, close together at first: t seconds away; n items are expected until then,
 * and m is the sum of their moments. */
struct step {
	double t, n, m;
};

static void
lay_steps(struct step *steps, const struct outlook *o, int64_t now, double pause)
{
	double width = pause / 9.214; /* so that the eighth step is at `pause` */
	steps[0] = (struct step){0};
	for (int i = 1; i <= STEPS; i++) {
		struct step *s = &steps[i], *before = s - 1;
		double middle = before->t + width / 2;
		double expected = outlook_rate(o, now + (int64_t)middle) * width;
		*s = (struct step){before->t + width, before->n + expected,
				   before->m + expected * middle};
		width *= 1.04;
	}
}

int64_t
rhythm_pause(const struct rhythm *r, int64_t now, double price, struct rhythm_bounds b)
{
	struct outlook o = outlook_of(r);
	struct step steps[STEPS + 1];
	double cost[STEPS + 1] = {0};
	/* The first poll on the cheapest way to each step; 0: no way. */
	int first[STEPS + 1] = {0};
	double pause = steady_pause(price, rhythm_steady_rate(r) * o.lately, b);
	lay_steps(steps, &o, now, pause);
	for (int to = 1; to <= STEPS; to++) {
		for (int from = 0; from < to; from++) {
			const struct step *f = &steps[from], *t = &steps[to];
			if ((from && !first[from]) ||
			    t->t - f->t < (double)b.least_s - .5 ||
			    (!from && t->t > (double)b.most_s + .5))
				continue;
			double waiting = t->t * (t->n - f->n) - (t->m - f->m);
			double sum = cost[from] + waiting + price;
			if (first[to] && sum >= cost[to])
				continue;
			cost[to] = sum;
			first[to] = from ? first[from] : to;
		}
	}
	double best = first[STEPS] ? steps[first[STEPS]].t : pause;
	return (int64_t)clamp(best + .5, (double)b.least_s, (double)b.most_s);
}

double
rhythm_price(const double *rates, const struct rhythm_bounds *bounds, size_t count,
	     double mean_s)
{
	double low = -10, high = 60; /* logarithms to base 2 */
	for (int turn = 0; turn < 40; turn++) {
		double middle = (low + high) / 2, polls = 0;
		for (size_t i = 0; i < count; i++)
			polls += 1 / steady_pause(exp2(middle), rates[i], bounds[i]);
		if (polls * mean_s > (double)count)
			low = middle;
		else
			high = middle;
	}
	return exp2(high);
}

/* ── as text ── */

/* All estimates in one order, as numbers that are written in thousandths. */
enum { FIRST = 4, BINS = 2 * (RHYTHM_HOURS + RHYTHM_DAYS), NUMBERS = FIRST + BINS };

static void
list_numbers(struct rhythm *r, double **first, float **bins)
{
	double *const whole[] = {&r->items, &r->seconds, &r->late_items,
				 &r->late_seconds};
	float *const lists[] = {r->hour, r->day, r->hour_seconds, r->day_seconds};
	memcpy(first, whole, sizeof whole);
	for (int k = 0; k < 4; k++)
		for (int i = 0; i < (k % 2 ? RHYTHM_DAYS : RHYTHM_HOURS); i++)
			*bins++ = lists[k] + i;
}

struct str
rhythm_write(struct arena *out, const struct rhythm *r)
{
	struct rhythm copy = *r;
	double *first[FIRST];
	float *bins[BINS];
	struct buf b = buf_in(out, 1024);
	list_numbers(&copy, first, bins);
	buf_fmt(&b, "1 %lld", (long long)r->seen_until);
	for (int i = 0; i < NUMBERS; i++) {
		double v = i < FIRST ? *first[i] : (double)*bins[i - FIRST];
		buf_fmt(&b, " %lld", (long long)(v * 1000 + .5));
	}
	return buf_str(&b);
}

static bool
take_int(struct str *text, int64_t *v)
{
	struct str word;
	return str_word(text, &word) && str_to_int(word, v);
}

bool
rhythm_read(struct str text, struct rhythm *r)
{
	int64_t version, seen_until, v;
	struct rhythm read = {0};
	double *first[FIRST];
	float *bins[BINS];
	*r = (struct rhythm){0};
	list_numbers(&read, first, bins);
	if (!take_int(&text, &version) || version != 1 || !take_int(&text, &seen_until))
		return false;
	read.seen_until = seen_until;
	for (int i = 0; i < NUMBERS; i++) {
		if (!take_int(&text, &v) || v < 0)
			return false;
		if (i < FIRST)
			*first[i] = (double)v / 1000;
		else
			*bins[i - FIRST] = (float)((double)v / 1000);
	}
	*r = read;
	return true;
}
