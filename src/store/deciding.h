/* deciding.h: a decision under way, for the files of this folder only.
 *
 * An operation opens it, adds the articles it is about, sets where they go, and makes the
 * decision: the record, the rows, the places of the articles, and the stories that became empty
 * or have to be written again. */
#ifndef GW_STORE_DECIDING_H
#define GW_STORE_DECIDING_H

#include "store/sqlite.h"

enum { HELD_NOW = -1 }; /* as `held`: by the decision that is being made */

struct deciding {
	struct store *s;
	struct arena *out;
	struct list rows; /* struct decision_article: all members of the stories at hand */
	struct decision_record *d;
	struct err *err;
};

/* A change of its own, whole or not at all; `own` goes to change_end. */
bool decision_open(struct deciding *c, struct store *s, struct arena *out,
                   enum decision_kind kind, struct decision_record *d, bool *own,
                   struct err *err);

/* The members of a story, each where it is. */
bool decision_add_members(struct deciding *c, int64_t story);

/* One article; `story` is 0 where it is in none. */
bool decision_read_member(struct deciding *c, int64_t article, struct decision_article *a);

struct decision_article *decision_row(const struct deciding *c, size_t i);
struct decision_article *decision_row_of(const struct deciding *c, int64_t article); /* or NULL */

bool decision_differs(const struct decision_article *a);

/* Writes the decision and all that follows from it; the rows that differ are its articles. */
bool decision_make(struct deciding *c, const struct decider *who);

#endif
