/* explain.h: a claim and its passage side by side, for people. */
#ifndef GW_GATE_EXPLAIN_H
#define GW_GATE_EXPLAIN_H

#include "gate/gate.h"

enum gate_piece_kind {
	PIECE_SAME,     /* words that both have */
	PIECE_EXCHANGED, /* words of the claim in the place of others */
	PIECE_LEFT_OUT, /* of the passage, between words that both have */
	PIECE_ADDED,    /* of the claim */
};

/* Views of the claim and of the passage; an absent side is STR_NONE. */
struct gate_piece {
	enum gate_piece_kind kind;
	struct str claim, passage;
};

struct gate_pieces {
	struct gate_piece *at;
	size_t count;
};

/* In the order of the claim, each of its sentences beside its best place in the passage. */
struct gate_pieces gate_explain(struct arena *out, struct arena scratch,
                                const struct gate_options *options, struct str passage,
                                struct str claim);

/* Who does what to whom; an absent side is STR_NONE. */
struct gate_deed {
	struct str agent, what, patient; /* views of the claim or of the passage */
	bool of_claim;
};

struct gate_deeds {
	struct gate_deed *at;
	size_t count;
};

/* Of the claim, and of the places of the passage that its sentences stand beside.  None without the
 * model of English. */
struct gate_deeds gate_explain_deeds(struct arena *out, struct arena scratch,
                                     const struct gate_options *options, struct str passage,
                                     struct str claim);

#endif
