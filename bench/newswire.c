/* newswire.c: an endless stream of invented articles, for measuring. */
#include "newswire.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"

enum {
	VOCABULARY = 200000,
	WORD_ROOM = 24,
	QUANTILES = 1 << 16,
	EVENT_WORDS = 50,
	SECTIONS = 60,
	SECTION_WORDS = 400,
	FUNCTION_WORDS = 24,
	SIZE_MOST = 800,
	WORDS_MOST = 4000,
	WORDS_LEAST = 40,
};

static const int64_t start_s = 1795996800; /* a Monday */
static const double day_s = 86400;

struct tongue {
	const char *tag;
	int share; /* of a hundred */
	const char *function[FUNCTION_WORDS];
	const char *ending[4];
	const char *weekday[7];
};

static const struct tongue tongues[] = {
	{"en",
         54,
         {"the",  "of", "to", "and", "in", "a",    "that", "for", "on",  "said", "is",   "was",
          "with", "as", "at", "by",  "it", "from", "has",  "be",  "his", "an",   "have", "not"},
         {"", "s", "ed", "ing"},
         {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
	{"de",
         14,
         {"die", "der",  "und", "in",   "den", "das", "von",    "zu",
          "mit", "sich", "auf", "für",  "ist", "im",  "dem",    "nicht",
          "ein", "eine", "als", "auch", "es",  "an",  "werden", "aus"},
         {"", "en", "er", "ung"},
         {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}},
	{"fr",
         11,
         {"de",   "la",  "le",   "et", "les", "des",  "en",  "un", "du",  "une", "que", "est",
          "pour", "qui", "dans", "a",  "par", "plus", "pas", "au", "sur", "ne",  "se",  "ce"},
         {"", "s", "ement", "ée"},
         {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
	{"es",
         11,
         {"de",  "la",  "que", "el",  "en", "y",    "a",  "los", "se", "del",  "las", "un",
          "por", "con", "no",  "una", "su", "para", "es", "al",  "lo", "como", "más", "o"},
         {"", "s", "ción", "ado"},
         {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}},
	{"it",
         6,
         {"di",  "e", "il", "la",    "che", "in", "a", "per", "un",  "del",  "non", "con",
          "una", "i", "le", "della", "si",  "da", "è", "al",  "dei", "sono", "ha",  "nel"},
         {"", "mente", "are", "ato"},
         {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}},
	{"nl",
         4,
         {"de", "van", "het",  "een", "en",   "in",  "is",   "dat",
          "op", "te",  "voor", "met", "zijn", "die", "niet", "aan",
          "er", "om",  "ook",  "als", "maar", "bij", "door", "naar"},
         {"", "en", "je", "s"},
         {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
};

enum { TONGUES = sizeof tongues / sizeof *tongues };

/* A happening that is reported; it is due again at `at`, and not kept when no report is left. */
struct event {
	double at, span_s;
	uint64_t seed, affair; /* the affair's seed gives half of the words */
	uint32_t number, size, reports;
	uint16_t tongue, section;
	int64_t *ids; /* of its reports */
};

struct newswire {
	uint64_t seed;
	double events_a_day, founded_at;
	int64_t articles;
	uint32_t events;
	struct event *heap; /* the first is due first */
	size_t count, room;
	uint32_t quantile[QUANTILES + 1]; /* ranks */
};

/* ── numbers by chance ─────────────────────────────────────────────────────────────────── */

static void *
checked(void *p)
{
	if (!p) {
		fputs("newswire: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

static double
uniform(uint64_t *seed)
{
	return (double)(hash_mix(++*seed) >> 11) / 9007199254740992.0;
}

static uint32_t
below(uint64_t *seed, uint32_t n)
{
	return (uint32_t)((hash_mix(++*seed) >> 32) * n >> 32);
}

static double
waiting(uint64_t *seed)
{
	return -log(1 - uniform(seed));
}

static double
bell(uint64_t *seed)
{
	return sqrt(2 * waiting(seed)) * cos(6.283185307179586 * uniform(seed));
}

/* P(rank) falls as (rank + 48) to the power of -1.25. */
static void
set_quantiles(struct newswire *w)
{
	const double power = -0.25, shift = 48;
	double first = pow(shift, power), last = pow(shift + VOCABULARY, power);
	for (int i = 0; i <= QUANTILES; i++) {
		double u = first + (last - first) * i / QUANTILES;
		w->quantile[i] = (uint32_t)(pow(u, 1 / power) - shift);
	}
}

static uint32_t
rank_by_chance(const struct newswire *w, uint64_t *seed)
{
	uint64_t h = hash_mix(++*seed);
	uint32_t i = (uint32_t)(h % QUANTILES);
	uint32_t from = w->quantile[i], width = w->quantile[i + 1] - from;
	uint32_t rank = from + (uint32_t)((h >> 32) * (width + 1) >> 32);
	return rank < VOCABULARY ? rank : VOCABULARY - 1;
}

/* ── words ─────────────────────────────────────────────────────────────────────────────── */

/* Pronounceable; different for different numbers; common ones are short. */
static size_t
spell(char *word, uint64_t number, unsigned tongue)
{
	static const char consonant[] = "bdfgklmnprtvz", vowel[] = "aeiou";
	char *p = word;
	for (uint64_t n = number + 65; n; n /= 65) {
		*p++ = consonant[n % 65 / 5];
		*p++ = vowel[n % 65 % 5];
	}
	*p++ = "kmnrtl"[tongue];
	return (size_t)(p - word);
}

static void
put_word(struct buf *b, uint64_t number, const struct event *e, uint64_t *seed, bool name)
{
	char word[WORD_ROOM];
	size_t n = spell(word, number, e->tongue);
	if (name)
		word[0] = (char)(word[0] - 'a' + 'A');
	buf_bytes(b, word, n);
	if (!name && below(seed, 3) == 0)
		buf_cstr(b, tongues[e->tongue].ending[below(seed, 4)]);
}

/* The word `i` of an event: a third are names, the others of the language's middle. */
static uint64_t
word_of(const struct event *e, uint32_t i, bool *name)
{
	uint64_t from = i % 2 ? e->affair : e->seed;
	uint64_t h = hash_mix(from + i * 0x9e3779b97f4a7c15u);
	*name = i % 3 == 0;
	if (*name) /* some are in the news every day, most are not */
		return VOCABULARY + (uint64_t)exp((double)(h >> 40) / (1 << 24) * 13);
	return 150 + (uint64_t)exp((double)(h >> 40) / (1 << 24) * 10);
}

/* The words of a section are spread over the language's frequent ones. */
static uint64_t
section_word(const struct event *e, uint64_t *seed)
{
	double u = uniform(seed);
	uint32_t i = (uint32_t)(SECTION_WORDS * u * u * u);
	return 100 + hash_mix(((uint64_t)e->section << 32 | i) + 77) % 8000;
}

/* What part of the words is what, in a thousand. */
enum {
	FUNCTION = 470,
	OWN = 100,
	SECTION = 60,
	FRESH = 2,
	TITLE_FUNCTION = 270,
	TITLE_OWN = 430
};

static void
put_words(struct newswire *w, struct buf *b, const struct event *e, uint64_t *seed,
          uint32_t count, bool title)
{
	uint64_t taste = *seed; /* which of the event's words this report prefers */
	uint64_t of_event = e->seed;
	uint32_t function = title ? TITLE_FUNCTION : FUNCTION;
	uint32_t own = title ? TITLE_OWN : OWN + below(seed, 2 * OWN);
	uint32_t section = own + SECTION + below(&of_event, 2 * SECTION);
	bool name;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t kind = below(seed, 1000);
		if (i)
			buf_cstr(b, i % 22 == 0 ? ". " : i % 110 == 0 ? ".\n\n" : " ");
		if (kind < function) {
			double u = uniform(seed);
			buf_cstr(b, tongues[e->tongue].function[(int)(u * u * FUNCTION_WORDS)]);
		} else if (kind < function + own) {
			double u = uniform(seed);
			uint32_t k = (uint32_t)(u * u * u * EVENT_WORDS);
			if (k > 6 && hash_mix(taste + k) % 2)
				k = (k * 7 + 3) % EVENT_WORDS;
			uint64_t number = word_of(e, k, &name);
			put_word(b, number, e, seed, name);
		} else if (kind < function + section) {
			put_word(b, section_word(e, seed), e, seed, false);
		} else if (kind < function + section + FRESH) {
			put_word(b, (uint64_t)1 << 40 | hash_mix(*seed) >> 26, e, seed, true);
		} else {
			put_word(b, rank_by_chance(w, seed), e, seed, false);
		}
	}
}

/* ── events ────────────────────────────────────────────────────────────────────────────── */

static void
sift_down(struct newswire *w)
{
	size_t i = 0;
	for (;;) {
		size_t child = 2 * i + 1;
		if (child + 1 < w->count && w->heap[child + 1].at < w->heap[child].at)
			child++;
		if (child >= w->count || w->heap[i].at <= w->heap[child].at)
			return;
		struct event e = w->heap[i];
		w->heap[i] = w->heap[child];
		w->heap[child] = e;
		i = child;
	}
}

static void
push(struct newswire *w, struct event e)
{
	if (w->count == w->room) {
		w->room = w->room ? w->room * 2 : 1024;
		w->heap = checked(realloc(w->heap, w->room * sizeof *w->heap));
	}
	size_t i = w->count++;
	for (; i > 0 && w->heap[(i - 1) / 2].at > e.at; i = (i - 1) / 2)
		w->heap[i] = w->heap[(i - 1) / 2];
	w->heap[i] = e;
}

/* An event begins; `before`, if any, is what it follows up. */
static void
found(struct newswire *w, double at, const struct event *before)
{
	uint64_t seed = hash_mix(w->seed + ++w->events);
	struct event e = {
		.number = w->events, .seed = seed, .affair = hash_mix(seed), .at = at};
	if (before) {
		e.affair = before->affair;
		e.tongue = before->tongue;
		e.section = before->section;
	} else {
		int share = (int)below(&seed, 100);
		while (share >= tongues[e.tongue].share && e.tongue + 1 < TONGUES)
			share -= tongues[e.tongue++].share;
		e.section = (uint16_t)below(&seed, SECTIONS);
	}
	double size = pow(1 - uniform(&seed), -1 / 1.37);
	e.size = size < SIZE_MOST ? (uint32_t)size : SIZE_MOST;
	e.span_s = 8 * 3600 * (1 + log(e.size)) * exp(0.6 * bell(&seed));
	e.ids = checked(malloc(e.size * sizeof *e.ids));
	push(w, e);
}

/* More happens by day. */
static double
rhythm(double at)
{
	return 1 - 0.6 * cos(6.283185307179586 * at / day_s);
}

/* Founds all that begins before the next report is due. */
static void
found_due(struct newswire *w)
{
	while (w->count == 0 || w->founded_at <= w->heap[0].at) {
		found(w, w->founded_at, NULL);
		w->founded_at +=
			waiting(&w->seed) * day_s / w->events_a_day / rhythm(w->founded_at);
	}
}

/* Which report's text a report has: its own, or that of an earlier one. */
static uint32_t
text_of(const struct event *e, uint32_t report)
{
	uint64_t seed = e->seed ^ hash_mix(report);
	while (report > 0 && below(&seed, 100) < 22) {
		report = below(&seed, 2) ? 0 : below(&seed, report);
		seed = e->seed ^ hash_mix(report);
	}
	return report;
}

struct newswire *
newswire_open(uint64_t seed, double articles_a_day)
{
	const double mean_size = 3.05, successors = 1 / 6.0;
	struct newswire *w = checked(calloc(1, sizeof *w));
	w->seed = hash_mix(seed);
	w->events_a_day = articles_a_day / mean_size * (1 - successors);
	set_quantiles(w);
	return w;
}

void
newswire_close(struct newswire *w)
{
	for (size_t i = 0; i < w->count; i++)
		free(w->heap[i].ids);
	free(w->heap);
	free(w);
}

/* ── articles ──────────────────────────────────────────────────────────────────────────── */

static struct str
write_text(struct newswire *w, struct arena *out, const struct event *e, uint32_t report)
{
	uint64_t seed = hash_mix(e->seed + report);
	double words = exp(6.41 + 0.53 * bell(&seed));
	uint32_t count = words > WORDS_MOST    ? WORDS_MOST
	                 : words < WORDS_LEAST ? WORDS_LEAST
	                                       : (uint32_t)words;
	struct buf b = buf_in(out, (size_t)count * WORD_ROOM);
	if (below(&seed, 100) < 45) {
		int64_t day = (int64_t)(e->at / day_s) + below(&seed, 4) / 3;
		buf_cstr(&b, tongues[e->tongue].weekday[day % 7]);
		buf_cstr(&b, " ");
	}
	put_words(w, &b, e, &seed, count, false);
	return buf_str(&b);
}

/* A reprint's text: the whole, or a part of it from the beginning, or a new lead before it. */
static struct str
edit(struct newswire *w, struct arena *out, const struct event *e, struct str text,
     uint64_t *seed)
{
	uint32_t how = below(seed, 100);
	if (how < 50)
		return text;
	struct buf b = buf_in(out, text.n + 60 * WORD_ROOM);
	if (how < 85) {
		size_t end = text.n * (30 + below(seed, 60)) / 100;
		while (end < text.n && text.p[end] != ' ')
			end++;
		buf_put(&b, str_sub(text, 0, end));
	} else {
		put_words(w, &b, e, seed, 30, false);
		buf_cstr(&b, ".\n\n");
		buf_put(&b, text);
	}
	return buf_str(&b);
}

static enum article_kind
kind_by_chance(uint64_t *seed)
{
	uint32_t n = below(seed, 1000);
	return n < 30   ? KIND_OPINION
	       : n < 45 ? KIND_LIVEBLOG
	       : n < 55 ? KIND_DIGEST
	       : n < 80 ? KIND_PAYWALLED
	                : KIND_REPORT;
}

/* After a report: when the next one is due, or what follows the event. */
static void
go_on(struct newswire *w)
{
	struct event *e = &w->heap[0];
	uint64_t seed = hash_mix(e->seed ^ e->reports);
	if (e->reports < e->size) {
		/* The pauses between times that fall off exponentially. */
		e->at += e->span_s / rhythm(e->at) * waiting(&seed) / (e->size - e->reports);
		sift_down(w);
		return;
	}
	struct event done = *e;
	w->heap[0] = w->heap[--w->count];
	sift_down(w);
	free(done.ids);
	if (below(&seed, 6) == 0)
		found(w, done.at + (0.3 + 2 * uniform(&seed)) * day_s, &done);
}

struct newswire_article
newswire_next(struct newswire *w, struct arena *out)
{
	found_due(w);
	struct event *e = &w->heap[0];
	uint32_t report = e->reports, source = text_of(e, report);
	uint64_t seed = hash_mix(e->seed + 0x5bd1e995 + report);
	struct newswire_article a = {.event = e->number};
	struct buf title = buf_in(out, 16 * WORD_ROOM);
	put_words(w, &title, e, &seed, 7 + below(&seed, 6), true);
	struct str text = write_text(w, out, e, source);
	a.article = (struct group_article){
		.id = ++w->articles,
		.title = buf_str(&title),
		.text = text,
		.language = str_of(tongues[e->tongue].tag),
		.published = start_s + (int64_t)e->at,
		.kind = kind_by_chance(&seed),
	};
	if (source != report) {
		a.article.text = edit(w, out, e, text, &seed);
		a.reprint_of = e->ids[source];
	}
	e->ids[e->reports++] = a.article.id;
	go_on(w);
	return a;
}
