/* headline.c: weighs and cleans titles. */
#include "write/headline.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

static const char *const prefixes[] = {
	"watch", "video", "breaking", "breaking news", "exclusive", "live", "update", "updated",
	"updates", "photo", "photos", "report", "just in", "developing", "opinion", "analysis",
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
	struct buf b = buf_in(out, title.n + 1);
	struct str rest = title, word;
	while (str_word(&rest, &word)) {
		if (b.n)
			buf_byte(&b, ' ');
		buf_put(&b, word);
	}
	struct str t = buf_str(&b);
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
		f *= 0.75;
	if (bait)
		f *= 0.85;
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
				/* "12 killed" against "14 killed". */
				size_t after = n.at[i].first + n.at[i].count, there = o->first + o->count;
				rival |= after < t.count && there < s->tokens.count &&
				         t.at[after].cues & CUE_HARM &&
				         s->tokens.at[there].cues & CUE_HARM;
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

struct str
headline_choose(struct arena *out, struct arena scratch, const struct draft *d)
{
	struct str best = STR_NONE;
	double most = -1;
	bool any_quotable = false;
	for (size_t i = 0; i < d->count; i++)
		any_quotable |= d->quotable[i] && d->articles[i].title.n;
	for (size_t i = 0; i < d->count; i++) {
		struct str title = d->articles[i].title;
		if (!title.n || title.n > LIMIT_TITLE_BYTES || (any_quotable && !d->quotable[i]))
			continue;
		struct str clean = headline_clean(out, title, d->articles[i].outlet);
		double near = vector_dot(&d->titles[i], &d->headlines);
		double value = (near + 0.02) * headline_form(clean) * freshness(d, i);
		if (has_lone_figure(scratch, d, i, title))
			value *= 0.5;
		if (clean.n && value > most) {
			most = value;
			best = clean;
		}
	}
	return best;
}
