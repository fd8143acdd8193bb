/* gate.c: the levels in turn: verbatim, shortened, rewritten. */
#include "gate/gate.h"

#include "gate/prepared.h"
#include "gate/rewritten.h"
#include "gate/shortened.h"
#include "gate/verbatim.h"

/* People call 98.7 % of verbatim and 87.7 % of shortened sentences faithful; a rewritten one may
 * reach the same where all of it is there. */
#define VERBATIM_SCORE 0.9
#define SHORTENED_SCORE 0.85

struct finding {
	enum check_level level;
	double score;
};

/* One token after another from `at`. */
static size_t *
run_of(struct arena *a, size_t at, size_t count)
{
	size_t *kept = arena_array(a, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		kept[i] = at + i;
	return kept;
}

/* A run of whole sentences leaves nothing out; a part of one is a deletion, too. */
static bool
run_allowed(struct arena scratch, const struct prepared *p, size_t at, size_t count,
             struct reasons *why)
{
	bool allowed = true;
	for (size_t k = 0; k < p->sentence_count; k++) {
		struct gate_sentence s = p->sentences[k];
		size_t from = at > s.from ? at : s.from,
			   to = at + count < s.to ? at + count : s.to;
		if (from >= to)
			continue;
		size_t *kept = run_of(&scratch, from, to - from);
		allowed &= shortened_allowed(scratch, p, s, kept, to - from, why);
	}
	return allowed;
}

/* CHECK_NONE where the claim is neither a run of the passage nor a deletion from one sentence,
 * or what is left out matters: then `harmful` is set. */
static enum check_level
quoted_level(struct arena scratch, const struct prepared *p, const struct prepared *c,
             struct gate_sentence s, bool *harmful, struct reasons *why)
{
	size_t end = verbatim_core_end(c, s.from, s.to);
	ptrdiff_t at = verbatim_find(scratch, p, c, s.from, end);
	if (at >= 0) {
		if (run_allowed(scratch, p, (size_t)at, end - s.from, why))
			return CHECK_VERBATIM;
		*harmful = true;
	}
	size_t *kept = arena_array(&scratch, size_t, end - s.from + 1);
	for (size_t k = 0; k < p->sentence_count; k++) {
		if (!shortened_align(p, p->sentences[k], c, s.from, end, kept))
			continue;
		if (shortened_allowed(scratch, p, p->sentences[k], kept, end - s.from, why))
			return CHECK_SHORTENED;
		*harmful = true;
	}
	return CHECK_NONE;
}

static struct finding
check_sentence(struct arena scratch, const struct prepared *p, const struct prepared *c,
               struct gate_sentence s, struct reasons *why)
{
	size_t before = why->count;
	bool harmful = false;
	enum check_level level = quoted_level(scratch, p, c, s, &harmful, why);
	if (level != CHECK_NONE) {
		why->count = before;
		return (struct finding){level, level == CHECK_VERBATIM ? VERBATIM_SCORE
		                                                       : SHORTENED_SCORE};
	}
	struct rewritten_marks m = rewritten_read(scratch, p, c, s, why);
	double score = 0.9 * rewritten_score(&m);
	if (!m.content)
		return (struct finding){CHECK_NONE, 0};
	if (rewritten_passes(&m) && !harmful) {
		why->count = before;
		return (struct finding){CHECK_REWRITTEN, score};
	}
	if (why->count == before)
		reasons_add(why, m.window < 0.8 ?
			STR("too few of its words stand together in the passage") :
			STR("its words stand in another order in the passage"));
	return (struct finding){CHECK_NONE, score};
}

struct gate_verdict
gate_check(struct arena *out, struct arena scratch, struct str passage, struct str claim)
{
	struct prepared p = gate_prepare(&scratch, passage),
					c = gate_prepare(&scratch, claim);
	struct reasons why = {.out = out};
	struct gate_verdict v = {.level = CHECK_VERBATIM, .score = 1};
	double sum = 0, least = 1;
	size_t judged = 0;
	for (size_t k = 0; k < c.sentence_count; k++) {
		struct gate_sentence s = c.sentences[k];
		if (verbatim_core_end(&c, s.from, s.to) == s.from)
			continue;
		struct finding f = check_sentence(scratch, &p, &c, s, &why);
		judged++;
		sum += f.score;
		least = f.score < least ? f.score : least;
		if (f.level == CHECK_NONE || v.level == CHECK_NONE)
			v.level = CHECK_NONE;
		else if (f.level > v.level)
			v.level = f.level;
	}
	if (!judged) {
		v.level = CHECK_NONE;
		v.score = 0;
		reasons_add(&why, STR("the claim is empty"));
	} else {
		v.score = 0.9 * sum / (double)judged + 0.1 * least;
	}
	v.supported = v.level != CHECK_NONE;
	v.reasons = why.at;
	v.reason_count = v.supported ? 0 : why.count;
	return v;
}
