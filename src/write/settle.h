/* settle.h: puts the chosen sentences into the paragraphs where readers let them stand.
 *
 * The sentences were chosen paragraph by paragraph; where each stands best is known when all are
 * there.  One sentence, one with those that go on from it, or a whole paragraph moves to another as
 * long as that makes the page likelier to be let stand by readers: the likelihood of every sentence in
 * its paragraph (role.h), less a price for every paragraph of which half or more is likely not to
 * belong there.  The opening stays; nothing moves where a sentence would lose what it leans on
 * (choice_placed) or becomes likelier to make readers stumble (choice_risk).  English only. */
#ifndef GW_WRITE_SETTLE_H
#define GW_WRITE_SETTLE_H

#include "write/choice.h"

void settle(struct choice *c, struct arena scratch);

#endif
