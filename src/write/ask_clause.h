/* ask_clause.h: a clause turned into a question: subject and first auxiliary change places.
 *
 * "Carl Lund was dismissed because …" gives "Why was Carl Lund dismissed?", "Anna Berg closed the
 * weir" with "when" gives "When did Anna Berg close the weir?".  What stands behind the verb is
 * copied up to the first place where a reader could lose the thread. */
#ifndef GW_WRITE_ASK_CLAUSE_H
#define GW_WRITE_ASK_CLAUSE_H

#include "write/ask_verb.h"
#include "write/resolve.h"

enum { CLAUSE_AUXES = 4 };

struct asked_clause {
	const struct phrase_clause *clause;
	size_t verb;
	struct str lemma;        /* STR_NONE: not known, and then only auxiliaries can be turned */
	unsigned classes;        /* enum ask_verb_class */
	size_t aux[CLAUSE_AUXES];
	size_t aux_count;
	bool negated, passive;
	struct resolved subject;
};

/* False where the clause has no subject that a question may name, or words stand between the two
 * that would be lost. */
bool clause_read(struct arena *out, const struct ask_sentence *r, const struct phrase_clause *c,
                 struct asked_clause *k);

/* The same for what `speaker` says, whose subject may stand behind a verb or "that" and be a
 * pronoun: then it is he who speaks. */
bool clause_read_said(struct arena *out, const struct ask_sentence *r,
                      const struct phrase_clause *c, const struct resolved *speaker,
                      struct asked_clause *k);

/* "Berg, who resigned in May": a clause about the name or thing directly before its comma. */
bool clause_read_about(struct arena *out, const struct ask_sentence *r,
                       const struct phrase_clause *c, struct asked_clause *k);

/* Words [*from, *to) behind the verb that may be copied, at most up to word `stop`; none where
 * *from == *to.  False: an object would be lost. */
bool clause_rest(const struct ask_sentence *r, const struct asked_clause *k, size_t stop,
                 size_t *from, size_t *to);

/* Words [from, to) say nothing but when: "early on Friday". */
bool clause_is_when(const struct ask_sentence *r, size_t from, size_t to);

/* The first word from `i` on that does not say when: "with" of "was charged late on Friday with". */
size_t clause_skip_when(const struct ask_sentence *r, size_t i);

/* Words from `to` that say on what occasion or in which month or year, as they may end a question:
 * "during the match", "in May 2009"; empty: none are there before word `stop`; STR_NONE: an occasion that
 * is not understood alone. */
struct str clause_occasion(struct arena *out, const struct ask_sentence *r, size_t to, size_t stop);

/* "In April 2009, Berg …": the same of what stands in front; empty: nothing of the kind. */
struct str clause_front_occasion(struct arena *out, const struct ask_sentence *r);

/* "Why did S V rest?"; STR_NONE where the verb cannot be turned.  `rest` may be empty. */
struct str clause_invert(struct arena *out, const struct ask_sentence *r,
                         const struct asked_clause *k, const char *wh, struct str rest);

/* "did" "does" "do", or the auxiliary; NULL: neither.  For "What did S say?". */
const char *clause_did(const struct ask_sentence *r, const struct asked_clause *k);

/* The auxiliary of a future or a modal is first: will, would … */
bool clause_has_modal(const struct ask_sentence *r, const struct asked_clause *k);

#endif
