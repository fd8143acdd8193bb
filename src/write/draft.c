/* draft.c: reads the reports of a story and weighs their sentences. */
#include "write/draft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "text/lang.h"
#include "text/stem.h"
#include "text/stop.h"
#include "text/utf8.h"
#include "write/common.h"
#include "write/cue_phrase.h"
#include "write/report.h"
#include "write/worth.h"

/* Sentences this near to each other state much the same. */
#define SUPPORT_COSINE 0.38

enum { LEAD_BYTES = 500 };

static struct str
primary(struct str tag)
{
	ptrdiff_t cut = str_find_byte(tag, '-', 0);
	return cut > 0 ? str_sub(tag, 0, (size_t)cut) : tag;
}

static bool
kind_quotable(enum article_kind kind)
{
	return kind == KIND_REPORT || kind == KIND_PAYWALLED || kind == KIND_MEDIA;
}

static uint32_t
root_of(const struct write_article *articles, size_t count, size_t i)
{
	size_t at = i;
	for (size_t steps = 0; steps < count; steps++) {
		int64_t up = articles[at].reprint_of;
		if (up < 0 || (size_t)up >= count || (size_t)up == at)
			break;
		at = (size_t)up;
	}
	return (uint32_t)at;
}

static struct str
language_of(const struct write_article *w)
{
	if (w->language.n)
		return primary(w->language);
	struct str found = lang_detect(w->text);
	return found.p ? found : STR("en");
}

/* The language of most reports; among equals that of the earliest in the list. */
static struct str
choose_language(const struct draft *d, const struct str *languages)
{
	struct str best = STR("en");
	size_t most = 0;
	for (size_t i = 0; i < d->count; i++) {
		size_t n = 0;
		for (size_t k = 0; k < d->count; k++)
			n += d->quotable[k] && d->quotable[i] &&
			     str_eq_nocase(languages[i], languages[k]);
		if (n > most) {
			most = n;
			best = languages[i];
		}
	}
	if (!most && d->count)
		best = languages[0];
	return best;
}

/* Only the newest are read where there are too many. */
static void
keep_newest(struct draft *d)
{
	size_t quotable = 0;
	for (size_t i = 0; i < d->count; i++)
		quotable += d->quotable[i];
	while (quotable > LIMIT_STORY_ARTICLES) {
		size_t oldest = d->count;
		for (size_t i = 0; i < d->count; i++)
			if (d->quotable[i] && (oldest == d->count ||
			    d->articles[i].published.at < d->articles[oldest].published.at))
				oldest = i;
		d->quotable[oldest] = false;
		quotable--;
	}
}

static void
choose_articles(struct draft *d, struct arena *a)
{
	struct str *languages = arena_array(a, struct str, d->count + 1);
	d->quotable = arena_array(a, bool, d->count + 1);
	d->voices = arena_array(a, uint32_t, d->count + 1);
	for (size_t i = 0; i < d->count; i++) {
		const struct write_article *w = &d->articles[i];
		languages[i] = language_of(w);
		d->quotable[i] = kind_quotable(w->kind) && !w->no_quote && w->text.n;
		d->voices[i] = root_of(d->articles, d->count, i);
	}
	d->language = choose_language(d, languages);
	d->cue = cue_language_of(d->language);
	for (size_t i = 0; i < d->count; i++)
		d->quotable[i] &= str_eq_nocase(languages[i], d->language);
	/* Of one voice one text is quoted: the original where it may be. */
	for (size_t i = 0; i < d->count; i++)
		if (d->quotable[i] && d->voices[i] != i)
			for (size_t k = 0; k < d->count; k++)
				if (k != i && d->quotable[k] && d->voices[k] == d->voices[i] &&
				    (k == d->voices[i] || k < i))
					d->quotable[i] = false;
	keep_newest(d);
	for (size_t i = 0; i < d->count; i++)
		d->voice_count += d->quotable[i];
}

/* ---- terms ---- */

struct terms {
	struct arena *arena;
	struct map stems,
		forms; /* forms: what was stemmed before; value: id + 1, or 0 for none */
	struct stem *stem;
	const struct stop_set *stop;
	float *weights;
	size_t count, cap;
};

static uint32_t
term_id(struct terms *t, struct str low, unsigned cues)
{
	/* "l'accord" is the word accord. */
	ptrdiff_t cut = str_find_byte(low, '\'', 0);
	if (cut > 0 && cut <= 2 && low.n > 4)
		low = str_skip(low, (size_t)cut + 1);
	struct map_slot *form = map_put(&t->forms, low);
	if (form->value.u)
		return (uint32_t)(form->value.u - 1);
	form->value.u = (uint64_t)TERM_NONE + 1;
	if (cues & CUE_STOP || low.n < 2 || stop_has(t->stop, low))
		return TERM_NONE;
	struct map_slot *slot = map_put(&t->stems, stem_word(t->stem, low));
	if (!slot->value.u) {
		if (t->count == t->cap) {
			size_t cap = t->cap ? 2 * t->cap : 1024;
			float *w = arena_array(t->arena, float, cap);
			if (t->count)
				memcpy(w, t->weights, t->count * sizeof *w);
			t->weights = w;
			t->cap = cap;
		}
		t->weights[t->count] = (float)common_weight(low);
		slot->value.u = ++t->count;
	}
	form->value.u = slot->value.u;
	return (uint32_t)slot->value.u - 1;
}

static int
by_id(const void *a, const void *b)
{
	uint32_t x = ((const struct term *)a)->id, y = ((const struct term *)b)->id;
	return x < y ? -1 : x > y;
}

static size_t
ids_of(struct terms *terms, const struct tokens *t, uint32_t **ids)
{
	size_t n = 0;
	*ids = arena_array(terms->arena, uint32_t, t->count + 1);
	for (size_t i = 0; i < t->count; i++)
		if (token_is_word(&t->at[i]))
			(*ids)[n++] = term_id(terms, t->at[i].low, t->at[i].cues);
	return n;
}

static struct vector
vector_of(struct terms *terms, const uint32_t *ids, size_t count)
{
	struct vector v = {.at = arena_array(terms->arena, struct term, count + 1)};
	for (size_t i = 0; i < count; i++)
		if (ids[i] != TERM_NONE)
			v.at[v.count++] = (struct term){ids[i], terms->weights[ids[i]]};
	qsort(v.at, v.count, sizeof *v.at, by_id);
	size_t n = 0;
	for (size_t i = 0; i < v.count; i++) {
		if (n && v.at[n - 1].id == v.at[i].id)
			v.at[n - 1].weight += v.at[i].weight;
		else
			v.at[n++] = v.at[i];
	}
	v.count = n;
	double square = 0;
	for (size_t i = 0; i < n; i++)
		square += (double)v.at[i].weight * (double)v.at[i].weight;
	for (size_t i = 0; i < n && square > 0; i++)
		v.at[i].weight /= (float)sqrt(square);
	return v;
}

static struct vector
text_vector(struct terms *terms, const struct tokens *t)
{
	uint32_t *ids;
	size_t n = ids_of(terms, t, &ids);
	return vector_of(terms, ids, n);
}

/* ---- weights ---- */

static void
add_to(double *sum, const struct vector *v, double factor)
{
	for (size_t i = 0; i < v->count; i++)
		sum[v->at[i].id] += factor * (double)v->at[i].weight;
}

static struct vector
normal(struct arena *a, const double *sum, size_t n)
{
	struct vector v = {.at = arena_array(a, struct term, n + 1)};
	double square = 0;
	for (size_t i = 0; i < n; i++)
		square += sum[i] * sum[i];
	for (size_t i = 0; i < n; i++)
		if (sum[i] > 0)
			v.at[v.count++] = (struct term){(uint32_t)i, (float)(sum[i] / sqrt(square))};
	return v;
}

/* Which other voices come near to a sentence, through lists of the sentences of each term. */
static void
count_support(struct draft *d, struct arena scratch)
{
	size_t n = d->sentence_count, total = 0;
	uint32_t *from = arena_array(&scratch, uint32_t, d->term_count + 2);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < d->sentences[i].vector.count; k++)
			from[d->sentences[i].vector.at[k].id + 1]++;
	for (size_t i = 0; i < d->term_count; i++)
		from[i + 1] += from[i];
	total = from[d->term_count];
	struct term *posts = arena_array(&scratch, struct term, total + 1);
	uint32_t *at = arena_array(&scratch, uint32_t, d->term_count + 1);
	memcpy(at, from, d->term_count * sizeof *at);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < d->sentences[i].vector.count; k++) {
			struct term t = d->sentences[i].vector.at[k];
			posts[at[t.id]++] = (struct term){(uint32_t)i, t.weight};
		}
	float *near = arena_array(&scratch, float, n + 1);
	uint32_t *voice_seen = arena_array(&scratch, uint32_t, d->count + 1);
	for (size_t i = 0; i < n; i++) {
		struct sentence *s = &d->sentences[i];
		memset(near, 0, n * sizeof *near);
		for (size_t k = 0; k < s->vector.count; k++) {
			struct term t = s->vector.at[k];
			/* A term of every other sentence parts nothing and costs most. */
			if (from[t.id + 1] - from[t.id] > 400)
				continue;
			for (uint32_t p = from[t.id]; p < from[t.id + 1]; p++)
				near[posts[p].id] += posts[p].weight * t.weight;
		}
		for (size_t k = 0; k < n; k++) {
			uint32_t voice = d->sentences[k].voice;
			if (near[k] > (float)SUPPORT_COSINE && voice != s->voice &&
			    voice_seen[voice] != i + 1) {
				voice_seen[voice] = (uint32_t)i + 1;
				s->support++;
			}
		}
	}
}

/* What was written days before the newest report tells less of what happened. */
static double
recency(const struct write_article *w, int64_t newest)
{
	if (!when_known(w->published) || newest == WHEN_UNKNOWN)
		return 1;
	double days = (double)(newest - w->published.at) / 86400;
	return days <= 0.5 ? 1 : 1 / (1 + 0.4 * (days - 0.5));
}

static int64_t
newest_report(const struct draft *d)
{
	int64_t at = WHEN_UNKNOWN;
	for (size_t i = 0; i < d->count; i++)
		if (d->quotable[i] && d->articles[i].published.at > at)
			at = d->articles[i].published.at;
	return at;
}

static void
weigh(struct draft *d, struct arena *a, struct arena scratch)
{
	double *sum = arena_array(&scratch, double, d->term_count + 1);
	double *heads = arena_array(&scratch, double, d->term_count + 1);
	for (size_t i = 0; i < d->count; i++) {
		if (!d->quotable[i])
			continue;
		add_to(heads, &d->titles[i], 1);
		add_to(heads, &d->leads[i], 1);
		add_to(sum, &d->titles[i], 1.5);
	}
	for (size_t i = 0; i < d->sentence_count; i++)
		add_to(sum, &d->sentences[i].vector, 1 / (1 + 0.1 * d->sentences[i].position));
	d->centroid = normal(a, sum, d->term_count);
	d->headlines = normal(a, heads, d->term_count);
	count_support(d, scratch);
	int64_t newest = newest_report(d);
	for (size_t i = 0; i < d->sentence_count; i++) {
		struct sentence *s = &d->sentences[i];
		s->centrality = (float)vector_dot(&s->vector, &d->centroid);
		double support = s->support < 4 ? s->support : 4;
		s->recent = (float)recency(&d->articles[s->article], newest);
		s->score = s->centrality * s->recent *
		           (float)((0.4 + 0.6 / (1 + 0.25 * s->position)) * (1 + 0.3 * support));
	}
}

struct draft
draft_read(struct arena *a, struct arena scratch, const struct write_article *articles,
           size_t count)
{
	struct draft d = {.articles = articles, .count = count};
	choose_articles(&d, a);
	struct sentence **lists = arena_array(a, struct sentence *, count + 1);
	size_t *counts = arena_array(a, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		if (!d.quotable[i])
			continue;
		struct write_article w = articles[i];
		w.language = d.language;
		lists[i] = draft_sentences(a, scratch, &w, d.cue, &counts[i]);
		d.sentence_count += counts[i];
	}
	d.sentences = arena_array(a, struct sentence, d.sentence_count + 1);
	struct terms terms = {.arena = a, .stems = map_in(a, 1024), .forms = map_in(a, 2048),
	                      .stem = stem_open(d.language), .stop = stop_of(d.language)};
	d.titles = arena_array(a, struct vector, count + 1);
	d.leads = arena_array(a, struct vector, count + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		struct tokens title = tokens_of(a, articles[i].title, d.cue, false);
		d.titles[i] = text_vector(&terms, &title);
		struct str lead = utf8_cut(articles[i].text, LEAD_BYTES);
		struct tokens first = tokens_of(a, lead, d.cue, false);
		d.leads[i] = text_vector(&terms, &first);
		for (size_t k = 0; k < counts[i]; k++) {
			struct sentence *s = &d.sentences[n++];
			*s = lists[i][k];
			s->article = (uint32_t)i;
			s->voice = d.voices[i];
			s->term_count = ids_of(&terms, &s->tokens, &s->terms);
			s->vector = vector_of(&terms, s->terms, s->term_count);
		}
	}
	d.seconds = arena_array(a, const struct sentence *, count + 1);
	for (size_t i = 0; i < d.sentence_count; i++)
		if (d.sentences[i].position == 1)
			d.seconds[d.second_count++] = &d.sentences[i];
	stem_close(terms.stem);
	d.term_count = terms.count;
	d.weights = terms.weights;
	weigh(&d, a, scratch);
	d.reports = reports_read(a, scratch, &d);
	worth_weigh(a, scratch, &d);
	return d;
}

uint32_t
sentence_term(const struct sentence *s, size_t token)
{
	size_t word = 0;
	if (!token_is_word(&s->tokens.at[token]))
		return TERM_NONE;
	for (size_t i = 0; i < token; i++)
		word += token_is_word(&s->tokens.at[i]);
	return s->terms[word];
}

bool
draft_adjacent(const struct draft *d, const struct sentence *before, const struct sentence *s)
{
	return !str_trim(str_sub(d->articles[s->article].text, before->end, s->start)).n;
}
