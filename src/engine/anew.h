/* anew.h: all articles placed anew from their texts, in the order in which they were placed. */
#ifndef GW_ENGINE_ANEW_H
#define GW_ENGINE_ANEW_H

#include "engine/config.h"
#include "store/store.h"

struct anew_options {
	bool all;     /* of ended stories too; else what lives */
	bool dry;     /* say what would change */
	struct decider who;
};

struct anew_result {
	size_t articles, held; /* looked at; of them kept in place by people */
	struct decision_record decision; /* id 0: nothing changed, or dry */
	struct decision_article *moves;
	size_t move_count;
};

/* What people decided holds: an article that a decision placed stays in that story, and shapes it.
 * A group keeps the story that most of its articles were in, the oldest where there are several.
 * What changes is one decision in the store, which can be undone. */
bool anew_regroup(struct store *s, const struct config *config, struct arena *out,
                  struct arena scratch, const struct anew_options *options,
                  struct anew_result *result, struct err *err);

/* Asks a running program to do it, and what it is asked for: "live", "all" or STR_NONE. */
bool anew_ask(struct store *s, bool all, struct err *err);
bool anew_asked(struct store *s, struct arena *out, struct str *what, struct err *err);

#endif
