/* withheld.h: what reports say to machines is not used, by whichever writer.
 *
 * A paragraph that speaks to a language model (llm/addressed.h) is closed like one that its
 * publisher reserves; a title that does is none. */
#ifndef GW_ENGINE_WITHHELD_H
#define GW_ENGINE_WITHHELD_H

#include "write/write.h"

/* The title itself, or STR(""). */
struct str withheld_title(struct arena scratch, struct str title);

/* Closes such parts of the article, and takes such a title away. */
void withheld_close(struct arena *out, struct arena scratch, struct write_article *a);

#endif
