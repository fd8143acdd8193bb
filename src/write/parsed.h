/* parsed.h: the English sentences of a draft with their trees, each parsed once, when asked for.
 *
 * Parsing costs more than all else that is done with a sentence, so who needs a tree asks for it
 * as late as he can: after all tests of words.  Where the model of English is not there, the
 * story is not in English or LIMIT_STORY_PARSED_WORDS words of it were parsed, there is none,
 * and everything else is done without.  The same story always gets the same trees as long as
 * they are asked for in the same order. */
#ifndef GW_WRITE_PARSED_H
#define GW_WRITE_PARSED_H

#include "text/english.h"
#include "write/draft.h"

/* Gives the draft its trees.  They live in `trees`, which is used for nothing else and must
 * outlive the draft; `english` NULL: there are none. */
void parsed_open(struct draft *d, struct arena *trees, const struct english *english);

/* Words, tags, tree, noun phrases and clauses of `s->text`; NULL: not to be had. */
const struct phrases *parsed_sentence(struct arena scratch, const struct draft *d,
                                      const struct sentence *s);

/* Does the word have a capital inside sentences of the story, and never none? */
bool parsed_is_name(const struct draft *d, struct str low);

#endif
