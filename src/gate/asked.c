/* asked.c: the words of a question against its passage. */
#include "gate/asked.h"

#include "gate/prepared.h"
#include "gate/rewritten.h"

bool
asked_of(struct arena scratch, struct str passage, struct str question)
{
	struct arena temp = arena_split(&scratch);
	struct prepared p = gate_prepare(&scratch, passage),
					q = gate_prepare(&scratch, question);
	struct reasons why = {.out = &scratch};
	struct gate_sentence all = {0, q.tokens.count};
	struct rewritten_marks m = rewritten_read(temp, &p, &q, all, &why);
	return !m.missing_names && !m.missing_numbers && m.coverage >= 0.75;
}
