/* modelled_piece.h: a sentence of a model on its way into the story. */
#ifndef GW_ENGINE_MODELLED_PIECE_H
#define GW_ENGINE_MODELLED_PIECE_H

#include "engine/modelling_work.h"

struct model_piece {
	struct story_sentence sentence;
	struct str made;          /* by the model; STR_NONE: by the default writer */
	struct str reason;
	enum modelled_fate fate;
	enum check_level level;
	bool in_order;            /* behind what the default writer has before it: it may lean on that */
};

/* Finds and checks it; one that fails gives way to its passage's own sentence or is dropped. */
struct model_piece piece_take(struct model_work *w, const struct passages *passages,
                              const struct llm_sentence *s);

bool piece_is_in(const struct model_piece *p);
bool piece_is_models(const struct model_piece *p); /* as the model wrote it */
void piece_drop(struct model_piece *p, struct str reason);

/* The bytes that a sentence cites. */
struct str piece_passage(const struct model_work *w, struct cite c);

/* The passage's own sentence, as the default writer has it or would shorten it.  False: it has none
 * that stands alone. */
bool piece_own_sentence(struct model_work *w, struct cite c, struct story_sentence *s);

/* The model's draft; false: there is none, result->why says why.  In modelled_draft.c. */
bool model_ask_draft(struct model_work *w, const struct passages *passages, struct llm_draft *d);

/* The model's questions, then the default writer's with other answers, five in all; in
 * modelled_questions.c. */
void model_put_questions(struct model_work *w, const struct passages *passages,
                         const struct llm_draft *d, struct story *s);

#endif
