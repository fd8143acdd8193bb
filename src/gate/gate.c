/* gate.c: the levels in turn: verbatim, shortened, rewritten. */
#include "gate/gate.h"

#include <string.h>

#include "gate/builtin.h"
#include "gate/compare.h"
#include "gate/day.h"
#include "gate/grammar.h"
#include "gate/kinship.h"
#include "gate/verbatim.h"
#include "model/limits.h"

/* Share of the weight of a claim's words that two neighbouring sentences must carry, of claims
 * near a copy and of free ones. */
#define WINDOW_SHARE 0.75
#define FREE_WINDOW_SHARE 0.5

struct gate_passage {
	struct prepared p; /* with its values */
	struct places at;
	struct kin_text kin; /* where it was read with weights */
};

/* What is compared. */
struct pair {
	struct prepared p, c;
	struct places at;
	struct kin_text kin;
	struct gate_weights weights;
	const struct english *english;
	struct when published;
	uint8_t *parts; /* of speech, by the claim's tokens */
	bool quoted_only;
};

/* What was found of one sentence. */
struct finding {
	enum check_level level; /* CHECK_NONE, too, where the score has yet to decide */
	bool open;              /* no rule is broken: the score decides */
	bool near;
	double window;
};

const struct gate_passage *
gate_passage_read(struct arena *out, const struct gate_weights *weights, struct str text)
{
	struct gate_passage *g = arena_new(out, struct gate_passage);
	g->p = gate_prepare(out, text);
	gate_prepare_values(out, &g->p);
	g->at = places_of(out, &g->p);
	if (weights && weights->lexicon && g->p.language == CUE_ENGLISH)
		g->kin = kinship_text(out, weights->lexicon, &g->p, &g->at);
	return g;
}

static struct pair
pair_with(struct arena *a, struct arena scratch, const struct gate_options *options,
          const struct gate_passage *passage, struct str claim)
{
	struct pair x = {.p = passage->p, .at = passage->at, .c = gate_prepare(a, claim)};
	x.weights = options && options->weights ? *options->weights : gate_builtin(a);
	x.kin = passage->kin;
	if (x.kin.lexicon != x.weights.lexicon && x.p.language == CUE_ENGLISH)
		x.kin = kinship_text(a, x.weights.lexicon, &x.p, &x.at);
	if (options && x.p.language == CUE_ENGLISH)
		x.english = options->english;
	/* Nothing was reported on the first of January 1970. */
	x.published = options && options->published.at ? options->published : WHEN_NONE;
	gate_prepare_values(a, &x.c);
	day_join(&x.p, &x.c, x.published);
	x.parts = grammar_parts(a, scratch, x.english, &x.c);
	return x;
}

/* Where only quotations count, nothing but the words is read. */
static struct pair
pair_of(struct arena *a, struct arena scratch, const struct gate_options *options,
        struct str passage, struct str claim)
{
	if (options && options->quoted_only)
		return (struct pair){.p = gate_prepare(a, passage), .c = gate_prepare(a, claim),
		                     .quoted_only = true};
	return pair_with(a, scratch, options, gate_passage_read(a, NULL, passage), claim);
}

static struct finding
read_sentence(struct arena scratch, const struct pair *x, struct gate_sentence s,
              struct marks *marks, struct evidence *words, struct reasons *why)
{
	size_t before = why->count;
	bool harmful = false;
	enum check_level level = compare_quoted(scratch, &x->p, &x->c, s, &harmful, why);
	struct finding found = {.level = level};
	if (level != CHECK_NONE)
		why->count = before;
	if (x->quoted_only)
		return found;
	size_t kept = why->count;
	struct arena temp = arena_upper(&scratch);
	struct compared k = compare_sentence(&scratch, temp, &x->p, &x->at, &x->c, s, &x->weights);
	k.kin = &x->kin;
	k.english = x->english;
	k.published = x->published;
	struct faults f = {.why = why};
	faults_read(temp, &k, &f);
	*marks = marks_of(&k, &f, level, &x->weights);
	evidence_add(words, temp, &k, x->parts);
	if (level != CHECK_NONE)
		why->count = kept;
	found.near = k.near;
	found.window = k.window.best[1];
	found.open = !harmful && !faults_any(&f) && k.window.total > 0;
	return found;
}

/* What was read of a claim. */
struct reading {
	struct finding *found; /* by sentence that holds a word */
	size_t count;
	ptrdiff_t weakest; /* the claim's content word that is most likely to be wrong; -1: unknown */
	float features[GATE_FEATURES];
};

/* The marks of the claim as if it were one sentence; its faults are those of its sentences. */
static struct marks
read_whole(struct arena scratch, const struct pair *x, const struct weak *words,
           enum check_level level)
{
	struct arena temp = arena_upper(&scratch);
	struct gate_sentence all = {0, x->c.tokens.count};
	struct compared k = compare_sentence(&scratch, temp, &x->p, &x->at, &x->c, all, &x->weights);
	struct reasons none = {.out = &scratch};
	struct faults f = {.why = &none};
	struct marks m = marks_of(&k, &f, level, &x->weights);
	marks_of_words(&m, words);
	return m;
}

static ptrdiff_t
weakest_of(const struct weak *w)
{
	ptrdiff_t best = -1;
	for (size_t i = 0; i < w->count; i++)
		if (w->content[i] && (best < 0 || w->odds[WEAK_EDITED][i] > w->odds[WEAK_EDITED][best]))
			best = (ptrdiff_t)i;
	return best < 0 ? -1 : (ptrdiff_t)w->token[best];
}

static struct reading
read_claim(struct arena *out, struct arena scratch, const struct pair *x, struct reasons *why)
{
	struct reading r = {.weakest = -1};
	r.found = arena_array(out, struct finding, x->c.sentence_count + 1);
	struct marks *marks = arena_array(&scratch, struct marks, x->c.sentence_count + 1);
	size_t *end = arena_array(&scratch, size_t, x->c.sentence_count + 1);
	struct evidence evidence = evidence_room(&scratch, x->quoted_only ? 0 : x->c.tokens.count);
	enum check_level level = CHECK_VERBATIM;
	for (size_t i = 0; i < x->c.sentence_count; i++) {
		struct gate_sentence s = x->c.sentences[i];
		if (verbatim_core_end(&x->c, s.from, s.to) == s.from)
			continue;
		r.found[r.count] = read_sentence(scratch, x, s, &marks[r.count], &evidence, why);
		end[r.count] = evidence.count;
		if (r.found[r.count].level != CHECK_VERBATIM)
			level = r.found[r.count].level;
		r.count++;
	}
	if (!r.count || x->quoted_only)
		return r;
	struct arena temp = arena_upper(&scratch);
	struct weak words = weak_of(&scratch, temp, &x->weights, &evidence);
	for (size_t i = 0; i < r.count; i++) {
		struct weak part = weak_part(&words, i ? end[i - 1] : 0, end[i]);
		marks_of_words(&marks[i], &part);
	}
	r.weakest = weakest_of(&words);
	struct marks whole = r.count == 1 ? marks[0] : read_whole(scratch, x, &words, level);
	marks_join(&whole, marks, r.count, r.features);
	return r;
}

/* Why the score is below its bar. */
static void
add_weakest(const struct pair *x, const struct reading *r, struct reasons *why)
{
	if (r->weakest < 0)
		reasons_add(why, STR("its words stand in another order in the passage"));
	else
		reasons_add(why, str_fmt(why->out, "its words stand otherwise in the passage, \"" STR_FMT
		                         "\" above all",
		                         STR_ARG(prepared_word(&x->c, (size_t)r->weakest))));
}

/* The level of the whole: the least of its sentences'. */
static enum check_level
level_of(const struct pair *x, const struct reading *r, double score, struct reasons *why)
{
	const struct gate_weights *w = &x->weights;
	enum check_level level = CHECK_VERBATIM;
	for (size_t i = 0; i < r->count; i++) {
		const struct finding *f = &r->found[i];
		enum check_level own = f->level;
		double bar = f->near ? w->bar_near : w->bar_free;
		bool together = f->window >= (f->near ? WINDOW_SHARE : FREE_WINDOW_SHARE);
		if (own == CHECK_NONE && f->open && together && score >= bar)
			own = CHECK_REWRITTEN;
		if (own == CHECK_NONE && f->open && !together)
			reasons_add(why, STR("too few of its words stand together in the passage"));
		else if (own == CHECK_NONE && f->open)
			add_weakest(x, r, why);
		if (own == CHECK_NONE || level == CHECK_NONE)
			level = CHECK_NONE;
		else if (own > level)
			level = own;
	}
	return level;
}

static struct gate_verdict
refused(struct arena *out, struct str reason)
{
	struct reasons why = {.out = out};
	reasons_add(&why, reason);
	return (struct gate_verdict){.reasons = why.at, .reason_count = why.count};
}

static struct gate_verdict
verdict_of(struct arena *out, struct arena *scratch, struct arena temp, const struct pair *x)
{
	struct reasons why = {.out = out};
	struct reading r = read_claim(scratch, temp, x, &why);
	if (!r.count)
		return refused(out, STR("the claim is empty"));
	struct gate_verdict v = {0};
	if (!x->quoted_only)
		v.score = weight_score(&x->weights, r.features);
	v.level = level_of(x, &r, v.score, &why);
	v.supported = v.level != CHECK_NONE;
	if (x->quoted_only)
		v.score = v.supported;
	v.reasons = why.at;
	v.reason_count = v.supported ? 0 : why.count;
	return v;
}

static struct gate_verdict
too_long(struct arena *out)
{
	return refused(out, STR("the claim is too long to be checked"));
}

struct gate_verdict
gate_check(struct arena *out, struct arena scratch, const struct gate_options *options,
           struct str passage, struct str claim)
{
	if (claim.n > LIMIT_CLAIM_BYTES)
		return too_long(out);
	struct arena temp = arena_upper(&scratch);
	struct pair x = pair_of(&scratch, temp, options, passage, claim);
	return verdict_of(out, &scratch, temp, &x);
}

struct gate_verdict
gate_check_in(struct arena *out, struct arena scratch, const struct gate_options *options,
              const struct gate_passage *passage, struct str claim)
{
	if (claim.n > LIMIT_CLAIM_BYTES)
		return too_long(out);
	struct arena temp = arena_upper(&scratch);
	struct pair x = pair_with(&scratch, temp, options, passage, claim);
	x.quoted_only = options && options->quoted_only;
	return verdict_of(out, &scratch, temp, &x);
}

bool
gate_features(struct arena scratch, const struct gate_options *options, struct str passage,
              struct str claim, float *features)
{
	struct arena temp = arena_upper(&scratch);
	struct pair x = pair_of(&scratch, temp, options, passage, claim);
	struct arena reasons = arena_upper(&temp);
	struct reasons why = {.out = &reasons};
	struct reading r = read_claim(&scratch, temp, &x, &why);
	memcpy(features, r.features, sizeof r.features);
	return r.count > 0;
}

void
gate_words(struct arena scratch, const struct gate_options *options, struct str passage,
           struct str claim, gate_word_seen *seen, void *ctx)
{
	struct arena upper = arena_upper(&scratch);
	struct pair x = pair_of(&scratch, upper, options, passage, claim);
	for (size_t i = 0; i < x.c.sentence_count; i++) {
		struct gate_sentence s = x.c.sentences[i];
		if (verbatim_core_end(&x.c, s.from, s.to) == s.from)
			continue;
		struct arena out = scratch, temp = arena_upper(&out);
		struct compared k = compare_sentence(&out, temp, &x.p, &x.at, &x.c, s, &x.weights);
		k.kin = &x.kin;
		struct evidence e = evidence_room(&out, s.to - s.from);
		evidence_add(&e, temp, &k, x.parts);
		for (size_t n = 0; n < e.count; n++) {
			const struct token *t = &x.c.tokens.at[e.token[n]];
			float marks[EVIDENCE_COUNT];
			for (size_t m = 0; m < EVIDENCE_COUNT; m++)
				marks[m] = e.columns[m * e.stride + n];
			seen(ctx, (struct gate_place){t->start, t->end}, marks);
		}
	}
}
