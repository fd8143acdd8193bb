/* explain.c: the gaps and runs of the alignment, in order. */
#include "gate/explain.h"

#include "gate/builtin.h"
#include "gate/compare.h"
#include "gate/roles.h"

static void
add_run(struct gate_pieces *out, const struct compared *k, size_t from, size_t to)
{
	const struct alignment *al = &k->alignment;
	if (from == to)
		return;
	out->at[out->count++] = (struct gate_piece){
		.kind = PIECE_SAME,
		.claim = prepared_words(k->c, from, to),
		.passage = prepared_words(k->p, (size_t)al->at[from - al->from],
		                          (size_t)al->at[to - 1 - al->from] + 1),
	};
}

/* Without the marks around it; absent where there is no word. */
static struct str
words_of(const struct prepared *p, size_t from, size_t to)
{
	while (from < to && !token_is_word(&p->tokens.at[from]))
		from++;
	while (from < to && !token_is_word(&p->tokens.at[to - 1]))
		to--;
	return from < to ? prepared_words(p, from, to) : STR_NONE;
}

static bool
add_gap(struct gate_pieces *out, const struct compared *k, const struct gap *g)
{
	struct str mine = words_of(k->c, g->c_from, g->c_to), theirs = STR_NONE;
	if (!g->first && !g->last)
		theirs = words_of(k->p, g->p_from, g->p_to);
	if (!mine.p && !theirs.p)
		return false;
	out->at[out->count++] = (struct gate_piece){
		.kind = mine.p && theirs.p ? PIECE_EXCHANGED : mine.p ? PIECE_ADDED : PIECE_LEFT_OUT,
		.claim = mine,
		.passage = theirs,
	};
	return true;
}

/* Runs end where either side leaves words out. */
static void
add_sentence(struct gate_pieces *out, const struct compared *k)
{
	size_t i = k->alignment.from, run = i;
	struct gap g;
	while (alignment_gap(&k->alignment, &i, &g)) {
		size_t before = out->count;
		struct gate_piece gap;
		if (!add_gap(out, k, &g) && !g.last)
			continue;
		/* The run that the gap ends stands before it.  Marks match nothing: they go with it. */
		bool added = out->count > before;
		if (added)
			gap = out->at[--out->count];
		size_t end = g.c_from;
		while (end > run && k->alignment.at[end - 1 - k->alignment.from] < 0)
			end--;
		while (run < end && k->alignment.at[run - k->alignment.from] < 0)
			run++;
		add_run(out, k, run, end);
		if (added)
			out->at[out->count++] = gap;
		run = g.c_to;
	}
}

struct gate_pieces
gate_explain(struct arena *out, struct arena scratch, const struct gate_options *options,
             struct str passage, struct str claim)
{
	struct prepared p = gate_prepare(&scratch, passage), c = gate_prepare(&scratch, claim);
	struct places at = places_of(&scratch, &p);
	struct gate_weights w = options && options->weights ? *options->weights
	                                                    : gate_builtin(&scratch);
	struct gate_pieces pieces = {0};
	pieces.at = arena_array(out, struct gate_piece, 2 * c.tokens.count + c.sentence_count + 1);
	for (size_t i = 0; i < c.sentence_count; i++) {
		struct arena rest = scratch, temp = arena_upper(&rest);
		struct compared k = compare_sentence(&rest, temp, &p, &at, &c, c.sentences[i], &w);
		add_sentence(&pieces, &k);
	}
	return pieces;
}

static struct str
whole_name(const struct prepared *p, ptrdiff_t i)
{
	if (i < 0)
		return STR_NONE;
	const struct name *n = prepared_name(p, (size_t)i);
	return n ? prepared_words(p, n->first, n->first + n->count) : prepared_word(p, (size_t)i);
}

static void
add_deeds(struct gate_deeds *out, const struct prepared *p, const struct deeds *deeds,
          bool of_claim)
{
	for (size_t i = 0; i < deeds->count; i++) {
		const struct deed *d = &deeds->at[i];
		struct gate_deed one = {whole_name(p, d->agent), prepared_word(p, d->what),
		                        whole_name(p, d->patient), of_claim};
		bool known = false;
		for (size_t k = 0; k < out->count && !known; k++)
			known = out->at[k].what.p == one.what.p;
		if (!known)
			out->at[out->count++] = one;
	}
}

struct gate_deeds
gate_explain_deeds(struct arena *out, struct arena scratch, const struct gate_options *options,
                   struct str passage, struct str claim)
{
	struct gate_deeds all = {0};
	if (!options || !options->english)
		return all;
	struct prepared p = gate_prepare(&scratch, passage), c = gate_prepare(&scratch, claim);
	gate_prepare_values(&scratch, &p);
	gate_prepare_values(&scratch, &c);
	struct places at = places_of(&scratch, &p);
	struct gate_weights w = options->weights ? *options->weights : gate_builtin(&scratch);
	all.at = arena_array(out, struct gate_deed, p.tokens.count + c.tokens.count + 1);
	for (size_t i = 0; i < c.sentence_count; i++) {
		struct arena rest = scratch, temp = arena_upper(&rest);
		struct gate_sentence s = c.sentences[i];
		struct compared k = compare_sentence(&rest, temp, &p, &at, &c, s, &w);
		struct grammar mine = grammar_of(&rest, temp, options->english, &c, s.from, s.to);
		struct grammar theirs = grammar_of(&rest, temp, options->english, &p, k.window.from,
		                                   k.window.to);
		struct deeds here = deeds_of(&rest, &c, &mine), there = deeds_of(&rest, &p, &theirs);
		add_deeds(&all, &c, &here, true);
		add_deeds(&all, &p, &there, false);
	}
	return all;
}
