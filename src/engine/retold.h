/* retold.h: sentences of a model by the rules that the default writer's own keep. */
#ifndef GW_ENGINE_RETOLD_H
#define GW_ENGINE_RETOLD_H

#include "base/str.h"

enum retold {
	RETOLD_GOOD,
	RETOLD_LEANS, /* no whole sentence, or one that leans on what stood before it */
	RETOLD_AGAIN, /* states what one before it states */
};

/* `texts` in the order of the page, all in `language`; STR_NONE is skipped, and good. */
void retold_find(struct arena *out, struct arena scratch, const struct str *texts, size_t count,
                 struct str language, enum retold *found);

#endif
