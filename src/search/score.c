/* score.c: how well a story answers a query. */
#include "search/score.h"

#include <math.h>

static const double damping = 1.2;   /* k1 */
static const double by_length = .4;  /* b */
static const double recent = .15;    /* lead of what is new, halved in half_life_days */
static const double half_life_days = 14;

/* Weight of an occurrence in each field, and the length that is usual there. */
static const struct {
	double weight, usual_words;
} fields[] = {{3, 10}, {1, 220}, {1.5, 40}};
enum { FIELDS = sizeof fields / sizeof *fields };

double
score_rarity(int64_t found, int64_t all)
{
	if (found > all)
		all = found;
	return log(1 + ((double)(all - found) + .5) / ((double)found + .5));
}

static size_t
words_in(struct str field)
{
	size_t n = field.n != 0;
	for (ptrdiff_t i = -1; (i = str_find_byte(field, ' ', (size_t)(i + 1))) >= 0;)
		n++;
	return n;
}

/* How often a form stands in a field, at borders of words. */
static size_t
times_in(struct str field, struct str form, bool prefix)
{
	size_t times = 0;
	for (ptrdiff_t i = 0; (i = str_find(field, form, (size_t)i)) >= 0; i++) {
		size_t end = (size_t)i + form.n;
		bool begins = i == 0 || field.p[i - 1] == ' ';
		times += begins && (prefix || end == field.n || field.p[end] == ' ');
	}
	return times;
}

static double
weighed_times(const struct search_part *p, const struct str *texts, const double *lengths)
{
	double sum = 0;
	for (size_t f = 0; f < FIELDS; f++) {
		size_t times = 0;
		for (size_t i = 0; i < p->count; i++)
			times += times_in(texts[f], p->forms[i], p->prefix);
		sum += fields[f].weight * (double)times / lengths[f];
	}
	return sum;
}

double
score_of(const struct search_query *query, const double *rarity, const struct search_document *d,
         int64_t now)
{
	const struct str texts[FIELDS] = {d->headline, d->words, d->titles};
	double lengths[FIELDS], sum = 0;
	for (size_t f = 0; f < FIELDS; f++)
		lengths[f] = 1 - by_length +
		             by_length * (double)words_in(texts[f]) / fields[f].usual_words;
	for (size_t i = 0; i < query->count; i++) {
		if (query->parts[i].need == SEARCH_EXCLUDED)
			continue;
		double times = weighed_times(&query->parts[i], texts, lengths);
		sum += rarity[i] * times / (times + damping);
	}
	double days = (double)(now - d->newest_at) / 86400;
	return sum * (1 + recent * exp2(-(days > 0 ? days : 0) / half_life_days));
}
