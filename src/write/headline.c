/* headline.c: weighs and cleans titles. */
#include "write/headline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "text/utf8.h"
#include "write/common.h"

static const char *const prefixes[] = {
	"watch", "video", "breaking", "breaking news", "exclusive", "live", "update", "updated",
	"updates", "photo", "photos", "just in", "developing", "opinion", "analysis",
	"eilmeldung", "liveticker", "direct", "en direct", "vidéo", "vídeo", "última hora",
};

static const char *const tails[] = {
	"(VIDEO)", "(PHOTO)", "(PHOTOS)", "(LIVE)", "(UPDATED)", "(UPDATE)", "(WATCH)", "[VIDEO]",
};

/* Where " - Outlet", " | Outlet" begins, or the length. */
static size_t
suffix_at(struct str t, struct str outlet)
{
	static const char *const bars[] = {" | ", " – ", " — ", " - ", " :: ", " • ", " · "};
	for (size_t at = t.n; at-- > 12;)
		for (size_t k = 0; k < sizeof bars / sizeof *bars; k++) {
			struct str bar = str_of(bars[k]);
			if (!str_starts(str_skip(t, at), bar))
				continue;
			struct str rest = str_skip(t, at + bar.n);
			if (outlet.n && str_eq_nocase(rest, outlet))
				return at;
			/* An unknown outlet: short, capitals at each word, behind a bar. */
			size_t words = 0, small = 0;
			struct str word, left = rest;
			while (str_word(&left, &word)) {
				words++;
				small += word.p[0] >= 'a' && word.p[0] <= 'z';
			}
			bool upright = k == 0 || k >= 4;
			return words <= 4 && !small && rest.n <= 32 && (upright || words <= 3) &&
			               rest.n
			           ? at
			           : t.n;
		}
	return t.n;
}

struct str
headline_clean(struct arena *out, struct str title, struct str outlet)
{
	struct str t = str_one_line(out, title);
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
		if (str_ends_nocase(t, str_of(tails[k])))
			t = str_trim(str_sub(t, 0, t.n - strlen(tails[k])));
	t = str_trim(str_sub(t, 0, suffix_at(t, outlet)));
	for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
		struct str p = str_of(prefixes[k]);
		if (str_starts_nocase(t, p) && t.n > p.n + 16 && t.p[p.n] == ':') {
			t = str_trim(str_skip(t, p.n + 1));
			break;
		}
	}
	while (t.n > 1 && t.p[t.n - 1] == '.' && t.p[t.n - 2] != '.' &&
	       !(t.n > 3 && t.p[t.n - 3] == '.'))
		t.n--;
	return str_trim(t);
}

double
headline_form(struct str title)
{
	static const char *const first[] = {"watch", "video", "photo", "photos", "opinion",
		"analysis", "live", "update", "updated", "breaking", "exclusive", "fact", "here's",
		"here’s", "here", "why", "how", "what", "who", "when", "where", "kommentar", "meinung"};
	static const char *const any[] = {"you",    "your",   "we",
	                                  "here's", "here’s", "shocking"};
	double f = 1;
	size_t words = 0;
	struct str rest = title, word;
	bool bait = str_has(title, STR("!")) || str_has(title, STR("…")) ||
	            str_has(title, STR("...")) || str_has_nocase(title, STR("this is "));
	while (str_word(&rest, &word)) {
		while (word.n > 1 && (word.p[word.n - 1] == ':' || word.p[word.n - 1] == ','))
			word.n--;
		for (size_t k = 0; words == 0 && k < sizeof first / sizeof *first; k++)
			bait |= str_eq_nocase(word, str_of(first[k]));
		for (size_t k = 0; k < sizeof any / sizeof *any; k++)
			bait |= str_eq_nocase(word, str_of(any[k]));
		words++;
	}
	if (str_ends(title, STR("?")))
		f *= 0.7;
	if (bait)
		f *= 0.75;
	if (str_starts(title, STR("\"")) || str_starts(title, STR("“")) ||
	    str_starts(title, STR("'")) || str_starts(title, STR("‘")) ||
	    str_starts(title, STR("„")))
		f *= 0.9;
	if (words > 14)
		f *= 0.93;
	if (words > 18)
		f *= 0.9;
	if (words < 5)
		f *= 0.8;
	return f;
}

/* "six killed", "six people were killed": a word of harm close behind the number. */
static bool
counts_harmed(const struct tokens *t, const struct number *n)
{
	size_t i = n->first + n->count;
	for (size_t k = 0; k < 4 && i < t->count && token_is_word(&t->at[i]); k++, i++)
		if (t->at[i].cues & CUE_HARM)
			return true;
	return false;
}

/* A figure that only this title's report has, while other reports give another for the same
 * thing. */
static bool
has_lone_figure(struct arena scratch, const struct draft *d, size_t article,
                struct str title)
{
	struct tokens t = tokens_of(&scratch, title, d->cue, false);
	struct numbers n = numbers_of(&scratch, &t, d->cue);
	for (size_t i = 0; i < n.count; i++) {
		if (n.at[i].kind != NUMBER_COUNT && n.at[i].kind != NUMBER_MONEY)
			continue;
		bool agreed = false, rival = false;
		for (size_t k = 0; k < d->sentence_count; k++) {
			const struct sentence *s = &d->sentences[k];
			if (d->voices[article] == s->voice)
				continue;
			for (size_t m = 0; m < s->numbers.count; m++) {
				const struct number *o = &s->numbers.at[m];
				agreed |= number_same(o, &n.at[i]);
				rival |= o->kind == n.at[i].kind && o->unit >= 0 && n.at[i].unit >= 0 &&
				         str_eq(s->tokens.at[o->unit].low, t.at[n.at[i].unit].low);
				/* "12 killed" against "14 people were killed". */
				rival |= o->kind == NUMBER_COUNT && counts_harmed(&t, &n.at[i]) &&
				         counts_harmed(&s->tokens, o);
			}
		}
		if (rival && !agreed)
			return true;
	}
	return false;
}

/* A story that goes on is headed by what is new in it: half the weight a day and a half behind
 * the newest report. */
static double
freshness(const struct draft *d, size_t article)
{
	struct when own = d->articles[article].published;
	int64_t newest = WHEN_UNKNOWN;
	for (size_t i = 0; i < d->count; i++)
		if (when_known(d->articles[i].published) && d->articles[i].published.at > newest)
			newest = d->articles[i].published.at;
	if (!when_known(own))
		return 1;
	return exp2(-(double)(newest - own.at) / (36.0 * 3600));
}

/* ---- which title, and how much of it ---- */

static const double lone_figure = 0.5;
/* What else may head the story: this share of the weight of the title that does, and this form. */
#define NEARLY 0.6
#define PLAIN_FORM 0.78
/* What agreement with the other reports adds to a title: pairs of words, and all words. */
#define PAIRS_COUNT 0.2
#define NEARNESS_COUNTS 0.5

enum { OPENING_WORDS = 30, LEAD_BYTES = 500, LEAST_KEPT = 6, LEAST_CUT = 3, TOLD_FEATURES = 8 };

/* Where a folded word stands: in how many titles, openings and leads of voices. */
struct told {
	struct map titles, openings, leads;
	size_t voices;
};

/* The words of one report, folded; each counts once. */
struct report {
	struct map title, opening, lead;
	struct str clean;
	bool counts; /* first of its voice, with a title */
};

static void
put_words(struct map *own, struct map *all, bool counts, const struct tokens *t, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < t->count && n < most; i++) {
		if (!token_is_word(&t->at[i]))
			continue;
		struct map_slot *slot = map_put(own, t->at[i].low);
		if (!slot->value.u && counts)
			map_put(all, t->at[i].low)->value.u++;
		slot->value.u = 1;
		n++;
	}
}

static struct report
read_report(struct arena *a, const struct draft *d, size_t i, struct told *all)
{
	const struct write_article *w = &d->articles[i];
	struct report r = {.title = map_in(a, 32), .opening = map_in(a, 64),
	                   .lead = map_in(a, 128), .counts = d->voices[i] == i && w->title.n};
	r.clean = headline_clean(a, utf8_cut(w->title, LIMIT_TITLE_BYTES), w->outlet);
	struct tokens title = tokens_of(a, r.clean, d->cue, false);
	struct tokens lead = tokens_of(a, utf8_cut(w->text, LEAD_BYTES), d->cue, false);
	put_words(&r.title, &all->titles, r.counts, &title, SIZE_MAX);
	put_words(&r.opening, &all->openings, r.counts, &lead, OPENING_WORDS);
	put_words(&r.lead, &all->leads, r.counts, &lead, SIZE_MAX);
	all->voices += r.counts;
	return r;
}

/* Share of the other voices that have the word. */
static double
share(const struct told *all, const struct map *of_all, const struct map *own, bool counts,
      struct str low)
{
	const struct map_slot *slot = map_get(of_all, low);
	double others = (double)(all->voices - counts);
	double n = slot ? (double)slot->value.u : 0;
	return others > 0 ? (n - (counts && map_get(own, low))) / others : 0;
}

/* How likely an editor's own headline has word `k` of the title of a report: by the share of
 * other titles, other openings, its own opening and other leads that have it, its rarity, whether
 * it is a small word, and its place.  A regression on headlines that people wrote over the
 * reports of several outlets. */
static double
likely(const struct told *all, const struct report *r, const struct token *w, size_t k)
{
	static const double weights[TOLD_FEATURES] = {-2.01, 2.89, 0.37, 0.40,
	                                              0.53,  0.0,  -0.60, -0.48};
	const double f[TOLD_FEATURES] = {
		1,
		share(all, &all->titles, &r->title, r->counts, w->low),
		share(all, &all->openings, &r->opening, r->counts, w->low),
		!!map_get(&r->opening, w->low),
		share(all, &all->leads, &r->lead, r->counts, w->low),
		common_weight(w->low) / 7,
		!!(w->cues & CUE_STOP),
		(double)k / 10};
	double z = 0;
	for (int n = 0; n < TOLD_FEATURES; n++)
		z += weights[n] * f[n];
	return 1 / (1 + exp(-z));
}

/* Words that may begin what is cut off. */
static bool
begins_tail(const struct tokens *t, size_t i)
{
	static const char *const joints[] = {"after", "as", "amid", "while", "following", "ahead of"};
	for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
		if (tokens_at(t, i, joints[k]))
			return true;
	return false;
}

/* Behind a comma: "…, blames", "…, citing", "…, who"; not the second of two like words. */
static bool
begins_clause(const struct tokens *t, size_t i)
{
	static const char *const words[] = {"who", "which", "including", "with"};
	if (i + 1 >= t->count || i < 2)
		return false;
	const struct token *w = &t->at[i + 1];
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (token_is(w, words[k]))
			return true;
	if (begins_tail(t, i + 1))
		return true;
	bool verb = str_ends(w->low, STR("ing")) ||
	            (str_ends(w->low, STR("s")) && !str_ends(w->low, STR("ss")));
	return verb && w->low.n > 4 && !str_ends(t->at[i - 1].low, STR("ing"));
}

/* "as" before a clause, which has a verb; "as secretary of state" has none. */
static bool
has_clause(const struct tokens *t, size_t i)
{
	for (size_t k = i + 2; k < t->count; k++)
		if (t->at[k].cues & CUE_FINITE || (t->at[k].low.n > 3 &&
		    (str_ends(t->at[k].low, STR("s")) || str_ends(t->at[k].low, STR("ed")))))
			return true;
	return false;
}

/* Behind a comma, a colon or a dash: "…, at least six dead". */
static bool
begins_figure(const struct numbers *n, size_t i)
{
	enum { QUALIFIERS = 2 };
	for (size_t k = 0; k < n->count; k++)
		if (n->at[k].first > i && n->at[k].first <= i + 1 + QUALIFIERS)
			return true;
	return false;
}

/* Whether the title can end before token `i`: what is cut off neither says who claims it, nor
 * doubts or denies it.  It may begin with a figure where figures are disputed (NULL: they are not). */
static bool
can_end_before(const struct tokens *t, size_t i, const struct numbers *disputed)
{
	unsigned carries = CUE_SAY | CUE_ATTRIBUTION | CUE_HEDGE | CUE_NEGATION | CUE_MODAL |
	                   CUE_CONDITION;
	const struct token *w = &t->at[i];
	size_t kept = 0, cut = 0, commas = 0;
	bool mark = w->kind == TOKEN_COMMA || w->kind == TOKEN_DASH ||
	            (w->kind == TOKEN_COLON && token_is(w, ";"));
	bool figure = disputed && (mark || w->kind == TOKEN_COLON) && begins_figure(disputed, i);
	mark |= figure;
	if (figure)
		carries &= ~(unsigned)CUE_HEDGE;
	if (w->flags & TOKEN_QUOTED || begins_tail(t, 0) || !(mark || begins_tail(t, i)) ||
	    (w->kind == TOKEN_COMMA && !figure && !begins_clause(t, i)) ||
	    (token_is(w, "as") && !has_clause(t, i)))
		return false;
	for (size_t k = 0; k < t->count; k++) {
		*(k < i ? &kept : &cut) += token_is_word(&t->at[k]);
		commas += t->at[k].kind == TOKEN_COMMA;
		if (k >= i && t->at[k].cues & carries)
			return false;
	}
	return kept >= LEAST_KEPT && cut >= LEAST_CUT && commas < 2 &&
	       !(t->at[i - 1].cues & CUE_STOP);
}

/* Single quotation marks are no tokens of their own: none may be parted. */
static bool
is_whole(struct str s)
{
	size_t straight = 0, left = 0, right = 0;
	for (size_t i = 0; i < s.n; i++) {
		straight += s.p[i] == '\'' && (!i || s.p[i - 1] == ' ' || i + 1 == s.n ||
		                               s.p[i + 1] == ' ');
		left += str_starts(str_skip(s, i), STR("‘"));
		right += str_starts(str_skip(s, i), STR("’")) &&
		         (i + 3 >= s.n || !byte_is_alnum((unsigned char)s.p[i + 3]));
	}
	return straight % 2 == 0 && left == right;
}

/* Whether the words at `i` stand side by side in the first sentences of another voice, too. */
static bool
pair_shared(const struct draft *d, const struct tokens *t, size_t i, uint32_t voice)
{
	enum { FIRST_SENTENCES = 4 };
	for (size_t k = 0; k < d->sentence_count; k++) {
		const struct sentence *s = &d->sentences[k];
		const struct tokens *o = &s->tokens;
		if (s->voice == voice || s->position >= FIRST_SENTENCES)
			continue;
		for (size_t m = 0; m + 1 < o->count; m++)
			if (str_eq(o->at[m].low, t->at[i].low) &&
			    str_eq(o->at[m + 1].low, t->at[i + 1].low))
				return true;
	}
	return false;
}

static double
share_of_pairs(const struct draft *d, const struct tokens *t, uint32_t voice)
{
	size_t n = 0, shared = 0;
	for (size_t i = 0; i + 1 < t->count; i++)
		if (token_is_word(&t->at[i]) && token_is_word(&t->at[i + 1])) {
			n++;
			shared += pair_shared(d, t, i, voice);
		}
	return n ? (double)shared / (double)n : 0;
}

/* A title, as much of it as weighs most. */
struct weighed {
	double value;
	struct str text;
	size_t article;
	bool lone; /* it has a figure that reports dispute */
};

/* Words that an editor may have chosen, for the length: twice those over the title's and the six
 * that a headline has at least in common with another, times what agreement adds. */
static struct weighed
weigh_title(const struct draft *d, struct arena scratch, const struct told *all,
            const struct report *r, size_t article)
{
	struct weighed best = {.value = -1};
	struct str clean = r->clean;
	struct tokens t = tokens_of(&scratch, clean, d->cue, false);
	struct numbers numbers = numbers_of(&scratch, &t, d->cue);
	bool lone = has_lone_figure(scratch, d, article, clean);
	double agreed = freshness(d, article) *
	                (1 + PAIRS_COUNT * share_of_pairs(d, &t, d->voices[article])) *
	                (1 + NEARNESS_COUNTS * vector_dot(&d->titles[article], &d->headlines));
	double sum = 0;
	size_t n = 0;
	for (size_t k = 0; k <= t.count; k++) {
		bool end = k == t.count;
		if (n && (end || (d->cue == CUE_ENGLISH && can_end_before(&t, k, lone ? &numbers : NULL)))) {
			struct str text = end ? clean : str_trim(str_sub(clean, 0, t.at[k].start));
			double value = 2 * sum / ((double)n + 6) * headline_form(text) * agreed;
			bool disputed = lone && (end || has_lone_figure(scratch, d, article, text));
			if (disputed)
				value *= lone_figure;
			if (value > best.value && (end || is_whole(text)))
				best = (struct weighed){value, text, article, disputed};
		}
		if (!end && token_is_word(&t.at[k]))
			sum += likely(all, r, &t.at[k], n++);
	}
	return best;
}

/* A reprint has a title of its own over a text that is quoted by its original. */
static bool
may_head(const struct draft *d, size_t i)
{
	const struct write_article *w = &d->articles[i];
	size_t original = d->voices[i];
	return d->quotable[i] || (d->quotable[original] && !w->no_quote &&
	                          w->kind == d->articles[original].kind);
}

/* Heaviest first; of equal ones the earlier report's. */
static int
by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return x->article < y->article ? -1 : x->article > y->article;
}

/* The first, and what could stand in its place. */
static struct headlines
take_headlines(struct arena *out, const struct weighed *list, size_t count)
{
	struct headlines h = {.article = count ? list[0].article : 0};
	for (size_t i = 0; i < count && h.count < STORY_HEADLINES_MOST; i++) {
		const struct weighed *w = &list[i];
		bool again = false;
		for (size_t k = 0; k < h.count; k++)
			again |= str_eq_nocase(h.at[k], w->text);
		if (i == 0 || (!again && !w->lone && w->value >= NEARLY * list[0].value &&
		               headline_form(w->text) >= PLAIN_FORM))
			h.at[h.count++] = str_dup(out, w->text);
	}
	return h;
}

struct headlines
headline_choose(struct arena *out, struct arena scratch, const struct draft *d)
{
	struct report *reports = arena_array(&scratch, struct report, d->count + 1);
	struct weighed *list = arena_array(&scratch, struct weighed, d->count + 1);
	size_t count = 0;
	struct arena temp = arena_upper(&scratch);
	struct told all = {.titles = map_in(&scratch, 256), .openings = map_in(&scratch, 512),
	                   .leads = map_in(&scratch, 1024)};
	bool any_quotable = false;
	for (size_t i = 0; i < d->count; i++) {
		any_quotable |= d->quotable[i] && d->articles[i].title.n;
		reports[i] = read_report(&scratch, d, i, &all);
	}
	for (size_t i = 0; i < d->count; i++) {
		struct str title = d->articles[i].title;
		if (!title.n || title.n > LIMIT_TITLE_BYTES || (any_quotable && !may_head(d, i)))
			continue;
		list[count] = weigh_title(d, temp, &all, &reports[i], i);
		count += list[count].text.p != NULL;
	}
	qsort(list, count, sizeof *list, by_weight);
	return take_headlines(out, list, count);
}
