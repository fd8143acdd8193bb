/* fault_sense.c: meaning words of the whole sentence: negation, direction, cause, superlative. */
#include "gate/fault.h"

static unsigned
cues_in(const struct prepared *p, size_t from, size_t to)
{
	unsigned all = 0;
	for (size_t i = from; i < to; i++)
		all |= p->tokens.at[i].cues;
	return all;
}

static void
check_new(const struct compared *k, unsigned cue, unsigned there, enum gate_fault kind,
          const char *what, struct faults *f)
{
	if (there & cue)
		return;
	for (size_t i = k->s.from; i < k->s.to; i++)
		if (k->c->tokens.at[i].cues & cue && !places_has(k->at, k->c, i))
			faults_add(f, kind, "the %s \"" STR_FMT "\" is new: the passage has none", what,
			           STR_ARG(prepared_word(k->c, i)));
}

void
faults_of_sense(const struct compared *k, struct faults *f)
{
	unsigned here = cues_in(k->c, k->s.from, k->s.to);
	unsigned there = cues_in(k->p, k->window.from, k->window.to);
	if (here & CUE_NEGATION && !(there & CUE_NEGATION))
		faults_add(f, FAULT_NEGATION, "it denies what the passage does not");
	if ((here & CUE_RISE && !(here & CUE_FALL) && there & CUE_FALL && !(there & CUE_RISE)) ||
	    (here & CUE_FALL && !(here & CUE_RISE) && there & CUE_RISE && !(there & CUE_FALL)))
		faults_add(f, FAULT_DIRECTION, "it turns a rise into a fall, or more into less");
	if ((here & CUE_BEFORE && !(here & CUE_AFTER) && there & CUE_AFTER && !(there & CUE_BEFORE)) ||
	    (here & CUE_AFTER && !(here & CUE_BEFORE) && there & CUE_BEFORE && !(there & CUE_AFTER)))
		faults_add(f, FAULT_DIRECTION, "it turns before into after");
	check_new(k, CUE_CAUSE, there, FAULT_CAUSE, "cause", f);
	check_new(k, CUE_SUPERLATIVE, there, FAULT_SUPERLATIVE, "superlative", f);
}
