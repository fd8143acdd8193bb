/* timeline.c: the best sentence of each day. */
#include "write/timeline.h"

#include "write/alone.h"
#include "write/figure.h"
#include "write/parsed.h"

enum { DEEPEST = 40, SHORTEST_STORY = 2, CANDIDATES = 256 };

/* A toll is what readers look for in a list of days. */
#define TOLL_GAIN 1.25
#define QUOTE_LOSS 0.7
#define IN_TEXT_GAIN 1.1
/* Lines of different days tell of different things, unless they are this much alike. */
#define TOLD_COSINE 0.5
/* What has so little in common with the titles is beside the matter. */
#define LEAST_MATTER 0.06

struct candidate {
	const struct sentence *s;
	int64_t day;
	double value;
	struct figures figures;
	bool in_text, used;
};

static bool
in_text(const struct composed *text, const struct sentence *s)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			if (text->at[r][i] == s)
				return true;
	return false;
}

static void
count_quoted(const struct composed *text, uint32_t *words)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			words[text->at[r][i]->voice] += text->at[r][i]->cost;
}

static bool
has_toll(const struct figures *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].kind == FIGURE_HARM)
			return true;
	return false;
}

/* Both count the same thing and come to different values. */
static bool
counts_anew(const struct figures *a, const struct figures *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->at[i].kind == FIGURE_HARM && figure_same_thing(&a->at[i], &b->at[k]) &&
			    a->at[i].number->value != b->at[k].number->value)
				return true;
	return false;
}

static bool
is_beside(const struct draft *d, const struct sentence *s)
{
	double all = vector_dot(&d->headlines, &d->headlines);
	double dot = vector_dot(&s->vector, &d->headlines);
	return all > 0 && dot * dot < LEAST_MATTER * LEAST_MATTER * all;
}

static size_t
collect(struct arena *a, struct arena scratch, const struct draft *d,
        const struct composed *text, struct candidate *list)
{
	size_t count = 0;
	for (size_t i = 0; i < d->sentence_count && count < CANDIDATES; i++) {
		const struct sentence *s = &d->sentences[i];
		const struct write_article *w = &d->articles[s->article];
		/* Text and answers may have used up what a publisher allows. */
		if (s->reasons || s->position > DEEPEST || w->most_chars || is_beside(d, s))
			continue;
		int64_t published = day_published(w);
		if (!day_is_named(s, d->cue, published))
			continue;
		const struct phrases *tree = parsed_sentence(scratch, d, s);
		int64_t day =
			day_of_sentence(s, d->cue, tree ? &tree->parse->words : NULL, published);
		if (day == NO_DAY)
			continue;
		struct candidate c = {.s = s, .day = day, .in_text = in_text(text, s)};
		c.figures = figures_of(a, s->text, &s->tokens, &s->numbers, &s->names, d->cue);
		c.value = (double)s->score * (s->quote ? QUOTE_LOSS : 1) *
		          (c.in_text ? IN_TEXT_GAIN : 1) * (has_toll(&c.figures) ? TOLL_GAIN : 1);
		list[count++] = c;
	}
	return count;
}

/* A count for a day that a later report gives anew for the same day has had its time. */
static void
drop_overtaken(const struct draft *d, struct candidate *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++) {
			int64_t at = d->articles[list[i].s->article].published.at;
			int64_t other = d->articles[list[k].s->article].published.at;
			if (list[i].day == list[k].day && other > at &&
			    counts_anew(&list[i].figures, &list[k].figures))
				list[i].used = true;
		}
}

static bool
told(const struct candidate *const *chosen, size_t count, const struct candidate *c)
{
	for (size_t i = 0; i < count; i++)
		if (chosen[i]->day == c->day ||
		    (vector_dot(&c->s->vector, &chosen[i]->s->vector) > TOLD_COSINE &&
		     !counts_anew(&c->figures, &chosen[i]->figures)))
			return true;
	return false;
}

static void
put_in_order(const struct candidate *const *chosen, size_t count, struct dated *list)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		for (; at > 0 && list[at - 1].day > chosen[i]->day; at--)
			list[at] = list[at - 1];
		list[at] = (struct dated){chosen[i]->day, chosen[i]->s};
	}
}

size_t
timeline(struct arena scratch, const struct draft *d, const struct cast *cast,
         const struct composed *text, uint32_t source_words, struct dated *list)
{
	struct arena temp = arena_upper(&scratch);
	uint32_t *quoted = arena_array(&scratch, uint32_t, d->count + 1);
	struct candidate *all = arena_array(&scratch, struct candidate, CANDIDATES);
	const struct candidate *chosen[TIMELINE_MOST];
	size_t n = collect(&scratch, temp, d, text, all), count = 0;
	struct alone known = alone_begin(&scratch, d, cast, text);
	drop_overtaken(d, all, n);
	count_quoted(text, quoted);
	while (count < TIMELINE_MOST) {
		struct candidate *best = NULL;
		for (size_t i = 0; i < n; i++)
			if (!all[i].used && (!best || all[i].value > best->value))
				best = &all[i];
		if (!best)
			break;
		best->used = true;
		if (told(chosen, count, best) || !alone_stands(&known, best->s) ||
		    (!best->in_text && quoted[best->s->voice] + best->s->cost > source_words))
			continue;
		if (!best->in_text)
			quoted[best->s->voice] += best->s->cost;
		chosen[count++] = best;
	}
	put_in_order(chosen, count, list);
	return count >= SHORTEST_STORY ? count : 0;
}
