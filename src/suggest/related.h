/* related.h: which stories to offer after one: near it, different from each other.
 *
 * Nearness is the cosine of tf-idf vectors over word stems (G. Salton and C. Buckley, 1988),
 * headlines counting double.  The nearest stories are asked, too, as in relevance feedback
 * (J. Rocchio, 1971), and what is older counts a little less.  The choice is by maximal marginal
 * relevance (J. Carbonell and J. Goldstein, 1998), and never three of one matter.  What is left is
 * filled up with the newest and widest stories.  Pure and deterministic. */
#ifndef GW_SUGGEST_RELATED_H
#define GW_SUGGEST_RELATED_H

#include "base/str.h"

/* The words of a story, each with how often it counts; a word is known by the hash of its stem. */
struct suggest_terms {
	struct suggest_term {
		uint64_t word;
		float count;
	} *list;
	size_t count;
};

struct suggest_item {
	int64_t id;
	struct str headline, text; /* of the text, the first 1,600 bytes are looked at */
	struct str section, language;
	int64_t outlets, newest_at;
	const struct suggest_terms *terms; /* of headline and text; NULL: they are read for this set */
};

/* For callers that compare a story more than once. */
struct suggest_terms suggest_terms_of(struct arena *out, struct arena scratch,
                                      const struct suggest_item *item);

/* Stories that are compared with each other: how rare a word is, it is among them.  Keeps `all`. */
struct related_set;
struct related_set *related_set_of(struct arena *out, struct arena scratch,
                                   const struct suggest_item *all, size_t n);

/* Up to `most` indices of the set other than `self`, best first, into `chosen`; gives their number.
 * Never an item with the id or the headline of `self`, nor two that tell the same. */
size_t related_choose(struct arena scratch, const struct related_set *set, size_t self, size_t most,
                      size_t *chosen);

/* The same for what came before: items of its language, done before `before`, and so near that
 * `self` follows on from them.  Mostly there are none. */
size_t related_before(struct arena scratch, const struct related_set *set, size_t self,
                      int64_t before, size_t most, size_t *chosen);

#endif
