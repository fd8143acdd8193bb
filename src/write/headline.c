/* headline.c: weighs and cleans titles. */
#include "write/headline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"
#include "write/headline_part.h"
#include "write/headline_word.h"

static const struct prefix {
	const char *word;
	bool view; /* what follows is somebody's view of the news */
} prefixes[] = {
	{"watch", false},        {"video", false},      {"breaking", false},
	{"breaking news", false}, {"exclusive", false}, {"live", false},
	{"update", false},       {"updated", false},    {"updates", false},
	{"latest", false},       {"the latest", false}, {"scoop", false},
	{"photo", false},        {"photos", false},     {"just in", false},
	{"developing", false},   {"opinion", true},     {"analysis", true},
	{"commentary", true},    {"column", true},      {"editorial", true},
	{"perspective", true},   {"kommentar", true},   {"meinung", true},
	{"eilmeldung", false},   {"liveticker", false}, {"direct", false},
	{"en direct", false},    {"vidéo", false},      {"vídeo", false},
	{"última hora", false},  {"tribune", true},     {"opinión", true},
};

static const char *const tails[] = {
	"(VIDEO)", "(PHOTO)", "(PHOTOS)", "(LIVE)", "(UPDATED)", "(UPDATE)", "(WATCH)", "[VIDEO]",
	": live updates", ": latest updates", ": live", " – live", " - live", ", explained",
	": explained", ": as it happened", " – as it happened", " - as it happened",
};

/* Its row of `prefixes` in front of a colon; NULL: none. */
static const struct prefix *
prefix_of(struct str t)
{
	for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
		struct str p = str_of(prefixes[k].word);
		if (str_starts_nocase(t, p) && t.n > p.n + 16 && t.p[p.n] == ':')
			return &prefixes[k];
	}
	return NULL;
}

/* A word of some length stands in both. */
static bool
shares_word(struct str one, struct str other)
{
	struct str left = one, word;
	while (str_word(&left, &word)) {
		struct str right = other, second;
		while (word.n > 3 && str_word(&right, &second))
			if (str_eq_nocase(word, second))
				return true;
	}
	return false;
}

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
			/* "… - Porlan Post" in another paper says who claims it. */
			if (outlet.n && k > 0 && k < 4 && !shares_word(rest, outlet))
				return t.n;
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
	const struct prefix *prefix = prefix_of(t);
	if (prefix)
		t = str_trim(str_skip(t, strlen(prefix->word) + 1));
	if (str_ends(t, STR("..")) && !str_ends(t, STR("...")))
		t.n--; /* "in the U.S.." */
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
	/* A comment on the news rather than the news: "is", "just". */
	static const char *const told[] = {"is", "are", "was", "were"};
	static const char *const stressed[] = {"actually", "already", "even", "finally", "just",
	                                       "literally", "really", "simply", "still", "truly"};
	double f = 1;
	bool tells = false, stresses = false;
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
		for (size_t k = 0; k < sizeof told / sizeof *told; k++)
			tells |= str_eq_nocase(word, str_of(told[k]));
		for (size_t k = 0; k < sizeof stressed / sizeof *stressed; k++)
			stresses |= str_eq_nocase(word, str_of(stressed[k]));
		words++;
	}
	if (tells)
		f *= 0.92;
	if (stresses)
		f *= 0.9;
	if (str_ends(title, STR("?")))
		f *= 0.6;
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
#define PAIRS_COUNT 0.3
#define NEARNESS_COUNTS 0.8
/* Words of the headline that a title is held against, as is best on the stories that the words were
 * fitted to. */
#define COMMON_LENGTH 4.5
/* Of a title that names itself an opinion. */
#define VIEW_FORM 0.75

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

void
headline_agreed(double f[HEADLINE_AGREED], const struct draft *d, size_t article,
                const struct tokens *t)
{
	f[HEADLINE_FRESH] = freshness(d, article);
	f[HEADLINE_PAIRS] = share_of_pairs(d, t, d->voices[article]);
	f[HEADLINE_NEAR] = vector_dot(&d->titles[article], &d->headlines);
}

/* As the F-measure of words with a headline of a usual length would be, which favours short ones. */
static double
headline_words(const struct headline_told *all, const struct headline_report *r,
               const struct headline_part *part)
{
	double sum = 0;
	size_t n = 0, place = 0;
	for (size_t k = 0; k < part->end; k++) {
		if (!token_is_word(&r->tokens.at[k]))
			continue;
		if (k >= part->first) {
			sum += headline_word_likely(all, r, k, place);
			n++;
		}
		place++;
	}
	return 2 * sum / ((double)n + COMMON_LENGTH);
}

/* Words that an editor may have chosen, for the length, times form and what agreement adds. */
static struct weighed
weigh_title(struct arena *kept, const struct draft *d, struct arena scratch, const struct headline_told *all,
            const struct headline_report *r, size_t article)
{
	struct weighed best = {.value = -1};
	const struct tokens *t = &r->tokens;
	struct str clean = r->text;
	struct numbers numbers = numbers_of(&scratch, t, d->cue);
	struct headline_part parts[HEADLINE_PARTS_MOST];
	bool lone = has_lone_figure(scratch, d, article, clean);
	size_t count = 1;
	parts[0] = (struct headline_part){clean, 0, t->count};
	if (d->cue == CUE_ENGLISH)
		count = headline_parts(&scratch, clean, t, lone ? &numbers : NULL, parts);
	double f[HEADLINE_AGREED];
	headline_agreed(f, d, article, t);
	double agreed = f[HEADLINE_FRESH] * (1 + PAIRS_COUNT * f[HEADLINE_PAIRS]) *
	                (1 + NEARNESS_COUNTS * f[HEADLINE_NEAR]);
	const struct prefix *prefix = prefix_of(str_trim(d->articles[article].title));
	if (prefix && prefix->view)
		agreed *= VIEW_FORM;
	for (size_t k = 0; k < count; k++) {
		double value = headline_words(all, r, &parts[k]) * headline_form(parts[k].text) * agreed;
		bool disputed = lone && (!k || has_lone_figure(scratch, d, article, parts[k].text));
		if (disputed)
			value *= lone_figure;
		if (value > best.value)
			best = (struct weighed){value, parts[k].text, article, disputed};
	}
	if (best.text.p)
		best.text = str_dup(kept, best.text);
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
	struct headline_report *reports = arena_array(&scratch, struct headline_report, d->count + 1);
	struct weighed *list = arena_array(&scratch, struct weighed, d->count + 1);
	size_t count = 0;
	struct arena temp = arena_upper(&scratch);
	struct headline_told all = headline_told_open(&scratch);
	bool any_quotable = false;
	for (size_t i = 0; i < d->count; i++) {
		any_quotable |= d->quotable[i] && d->articles[i].title.n;
		struct str title = utf8_cut(d->articles[i].title, LIMIT_TITLE_BYTES);
		struct str clean = headline_clean(&scratch, title, d->articles[i].outlet);
		reports[i] = headline_report_read(&scratch, d, i, clean, &all);
	}
	headline_told_count(&all, d);
	for (size_t i = 0; i < d->count; i++) {
		struct str title = d->articles[i].title;
		if (!title.n || title.n > LIMIT_TITLE_BYTES || (any_quotable && !may_head(d, i)))
			continue;
		list[count] = weigh_title(&scratch, d, temp, &all, &reports[i], i);
		count += list[count].text.p != NULL;
	}
	qsort(list, count, sizeof *list, by_weight);
	return take_headlines(out, list, count);
}
