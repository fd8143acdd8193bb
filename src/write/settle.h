/* settle.h: puts the chosen sentences into the paragraphs where readers let them stand.
 *
 * The sentences were chosen one by one; where each stands best is known when all are there.  One sentence, one with those that go on from it, or a whole paragraph moves to another as
 * long as that makes the page likelier to be let stand by readers: the likelihood of every sentence in
 * its paragraph (role.h), less a price for every paragraph of which half or more is likely not to
 * belong there; what goes on from the sentence before it better stays behind it, and on a page of some
 * length more than the opening better stands in the first paragraph.  The opening stays; nothing moves where a sentence would lose what it leans on
 * (choice_placed), nor where more readers would stumble (choice_risk) than are pleased.  English
 * only. */
#ifndef GW_WRITE_SETTLE_H
#define GW_WRITE_SETTLE_H

#include "write/choice.h"

void settle(struct choice *c, struct arena scratch);

#endif
