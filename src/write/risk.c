/* risk.c: features of a sentence at its place.  Weights by tools/fit_places.py. */
#include "write/risk.h"

#include <math.h>

#include "write/cue_phrase.h"
#include "write/report.h"
#include "write/risk_weights.h"

static double
least(double a, double b)
{
	return a < b ? a : b;
}

/* Nearest of the told sentences. */
struct nearness {
	double cosine, overlap, told, last;
	bool same_name, adds;
};

static struct nearness
nearness_of(const struct known *k, const struct sentence *s)
{
	struct nearness n = {0};
	size_t told = 0;
	for (size_t i = 0; i < k->count; i++) {
		double c = vector_dot(&s->vector, &k->told[i]->vector);
		double o = vector_overlap(&s->vector, &k->told[i]->vector);
		n.cosine = c > n.cosine ? c : n.cosine;
		n.overlap = o > n.overlap ? o : n.overlap;
		n.same_name |= same_name(s, k->told[i]);
	}
	for (size_t i = 0; i < s->vector.count; i++)
		for (size_t m = 0; m < k->count; m++)
			if (vector_has(&k->told[m]->vector, s->vector.at[i].id)) {
				told++;
				break;
			}
	n.told = s->vector.count ? (double)told / (double)s->vector.count : 1;
	n.last = k->count ? vector_dot(&s->vector, &k->told[k->count - 1]->vector) : 0;
	n.adds = same_adds(s, k->told, k->count);
	return n;
}

/* Nearest of the told sentences of other reports. */
static double
nearest_other(const struct known *k, const struct sentence *s)
{
	double most = 0;
	for (size_t i = 0; i < k->count; i++) {
		double c = k->told[i]->article == s->article ? 0 : vector_dot(&s->vector, &k->told[i]->vector);
		most = c > most ? c : most;
	}
	return most;
}

/* Shares of its words, by weight: of those that its report had told before and that were not told
 * here, and of those that are new in its report; its names likewise, in numbers; and how far the
 * sentences before it in its report were told here. */
struct ground {
	double untold, most_untold, fresh, untold_names, fresh_names;
	double before, before3; /* the one before it; the three before it */
};

static bool
was_earlier(const struct sentence *s, uint32_t term)
{
	for (uint32_t p = 1; p <= s->position; p++)
		if (vector_has(&(s - p)->vector, term))
			return true;
	return false;
}

/* How far a sentence was told: 1 when it stands here. */
static double
coverage(const struct known *k, const struct sentence *s)
{
	double most = 0;
	for (size_t i = 0; i < k->count; i++) {
		double o = k->told[i] == s ? 1 : vector_overlap(&s->vector, &k->told[i]->vector);
		most = o > most ? o : most;
	}
	return most;
}

static struct ground
ground_of(const struct known *k, const struct sentence *s)
{
	struct ground g = {0};
	double all = 0;
	for (size_t i = 0; i < s->vector.count; i++) {
		uint32_t term = s->vector.at[i].id;
		double w = (double)k->d->weights[term];
		all += w;
		if (known_has(k, term))
			continue;
		if (was_earlier(s, term)) {
			g.untold += w;
			g.most_untold = w > g.most_untold ? w : g.most_untold;
		} else
			g.fresh += w;
	}
	g.untold /= all > 0 ? all : 1;
	g.fresh /= all > 0 ? all : 1;
	for (size_t i = 0; i < s->names.count; i++) {
		uint32_t term = sentence_term(s, name_surname(&s->tokens, &s->names.at[i]));
		if (term == TERM_NONE || known_has(k, term))
			continue;
		if (was_earlier(s, term))
			g.untold_names++;
		else
			g.fresh_names++;
	}
	if (s->position) {
		g.before = coverage(k, s - 1);
		uint32_t n = s->position < 3 ? s->position : 3;
		for (uint32_t p = 1; p <= n; p++)
			g.before3 += coverage(k, s - p) / n;
	} else
		g.before = g.before3 = 1;
	return g;
}

/* What a text looks like, outside all meaning. */
struct marks {
	unsigned words, capitals, brackets, colons, dashes, leaning, comparing, weekdays;
};

static bool
is_one_of(const struct token *t, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (token_is(t, words[i]))
			return true;
	return false;
}

static struct marks
marks_of(const struct sentence *s)
{
	static const char *const leaning[] = {
		"again", "also", "another", "both", "here", "however", "instead", "other", "others", "same",
		"still", "such", "then", "there", "too", "yet"};
	static const char *const comparing[] = {
		"even", "first", "further", "less", "more", "only", "second", "similar", "than"};
	struct marks m = {0};
	for (size_t i = 0; i < s->tokens.count; i++) {
		const struct token *t = &s->tokens.at[i];
		char c = t->end == t->start + 1 ? s->text.p[t->start] : 0;
		m.words += token_is_word(t);
		m.brackets += t->kind == TOKEN_OPEN;
		m.colons += c == ':' || c == ';';
		if (t->kind != TOKEN_WORD) {
			m.dashes += c == '-' || (!c && !token_is_word(t) && t->kind != TOKEN_QUOTE);
			continue;
		}
		m.capitals += (t->flags & TOKEN_CAPITAL) != 0;
		m.weekdays += (t->cues & CUE_WEEKDAY) != 0;
		if (t->flags & TOKEN_QUOTED)
			continue;
		m.leaning += is_one_of(t, leaning, sizeof leaning / sizeof *leaning);
		m.comparing += is_one_of(t, comparing, sizeof comparing / sizeof *comparing);
	}
	return m;
}

void
risk_features(double f[RISK_FEATURES], struct known *k, struct arena scratch,
              const struct sentence *s, const struct place *at)
{
	const struct draft *d = k->d;
	struct nearness n = nearness_of(k, s);
	struct marks m = marks_of(s);
	struct lacks l = known_lacking(k, scratch, s);
	struct ground g = ground_of(k, s);
	const struct sentence *last = k->count ? k->told[k->count - 1] : NULL;
	bool main_deed, same_article = false, later = false;
	unsigned acts = known_shared_acts(k, scratch, s, &main_deed);
	unsigned nearest = 100;
	for (size_t i = 0; i < k->count; i++)
		if (k->told[i]->article == s->article) {
			same_article = true;
			later |= k->told[i]->position > s->position;
			if (k->told[i]->position < s->position && s->position - k->told[i]->position < nearest)
				nearest = s->position - k->told[i]->position;
		}
	double title = k->title ? vector_dot(&s->vector, k->title) : 0;
	bool strict = false;
	for (size_t i = 0; i < k->count; i++)
		strict |= known_same(k, s, k->told[i], SAME_STRICT);
	const struct token *first = s->tokens.count ? &s->tokens.at[0] : NULL;
	const double all[RISK_FEATURES] = {
		1, at->behind && !at->from_top, at->from_top,
		last && last->article == s->article && !at->behind,
		same_article && !at->behind, !same_article, later,
		same_article && !at->behind ? 1.0 / nearest : 0,
		log(1 + s->position) / 3, s->position == 0, s->opens,
		/* 11 */ s->quote, s->speech, s->background, s->future,
		least(s->support, 3) / 3, (double)s->centrality, (double)s->worth, s->words / 30.0,
		s->words < 9, s->words > 40,
		/* 21 */ s->numbers.count > 0, least((double)s->names.count, 3) / 3, s->names.count == 0,
		(s->reasons & REFER_PRONOUN) != 0, (s->reasons & REFER_POINTING) != 0,
		(s->reasons & REFER_DEFINITE) != 0, (s->reasons & REFER_ANOTHER) != 0,
		(s->reasons & REFER_FRONT) != 0, (s->reasons & REFER_HARD) != 0,
		/* 30 */ n.cosine, n.overlap, n.told, n.last, n.same_name, n.adds, nearest_other(k, s),
		title, k->title != NULL, vector_dot(&s->vector, &d->headlines),
		/* 40 */ at->behind ? 0 : least(acts, 4) / 4, main_deed,
		l.person, l.unlinked, l.piece, l.pronoun && !at->behind, at->behind ? 0 : l.names,
		at->behind ? 0 : l.nouns, at->behind ? 0 : l.sums, at->behind ? 0 : l.subjects,
		/* 50 */ at->behind ? 0 : l.plain,
		m.words ? (double)m.capitals / m.words : 0, m.brackets > 0, m.colons > 0, m.dashes > 0,
		least(m.leaning, 2), m.weekdays > 0, m.comparing > 0,
		/* 58 */ d->reports[s->article].personal, d->cue == CUE_ENGLISH && phrase_past(&s->tokens),
		at->role == ROLE_CONTEXT, at->role == ROLE_HAPPENED, first && first->kind == TOKEN_QUOTE,
		/* 63 */ g.untold, g.fresh, least(g.untold_names, 3) / 3, least(g.fresh_names, 3) / 3,
		g.before, g.before3,
		/* 69 */ !at->behind && l.names && g.untold_names > 0,
		!at->behind && s->reasons & REFER_POINTING, at->behind ? 0 : g.untold, g.most_untold / 6,
		least((double)k->count, 8) / 8, at->behind && at->role == ROLE_CONTEXT,
		/* 75 */ strict && !at->behind, first && token_is(first, "the")};
	for (size_t i = 0; i < RISK_FEATURES; i++)
		f[i] = all[i];
}

static double
likely(const double *w, const double *f)
{
	double sum = 0;
	for (size_t i = 0; i < RISK_FEATURES; i++)
		sum += w[i] * f[i];
	return 1 / (1 + exp(-sum));
}

struct risk
risk_of(struct known *k, struct arena scratch, const struct sentence *s, const struct place *at)
{
	double f[RISK_FEATURES];
	risk_features(f, k, scratch, s, at);
	if (!k->count)
		return (struct risk){.any = likely(risk_opening, f)};
	double again = likely(risk_again, f);
	return (struct risk){
		.again = again,
		.any = 1 - (1 - likely(risk_loose, f)) * (1 - again) * (1 - likely(risk_stray, f))};
}
