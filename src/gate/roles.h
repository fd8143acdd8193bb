/* roles.h: who does what to whom in a stretch of text; for this folder.
 *
 * Read off the trees of gate/grammar.h: "Berg sued Lund", "Lund was sued by Berg", "Lund, who was
 * sued by Berg", "Berg's suit against Lund" all have Berg as the agent and Lund as the patient of
 * one deed.  About one tree in six is wrong somewhere: a rule asks for more than one sign. */
#ifndef GW_GATE_ROLES_H
#define GW_GATE_ROLES_H

#include "gate/grammar.h"

struct deed {
	size_t what;                /* token of the verb or noun */
	ptrdiff_t agent, patient;   /* tokens of the heads of both, or -1 */
};

struct deeds {
	struct deed *at;
	size_t count;
};

/* All deeds with an agent or a patient that is a content word; those behind the first
 * LIMIT_GATE_WORDS tokens are left out. */
struct deeds deeds_of(struct arena *out, const struct prepared *p, const struct grammar *g);

#endif
