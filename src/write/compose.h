/* compose.h: three paragraphs with fixed roles, from sentences that stand alone.
 *
 * The best sentences of all reports one by one, each in the paragraph where readers let it stand; no
 * fact twice; persons by full name first; no source beyond its words; of short reports a short page. */
#ifndef GW_WRITE_COMPOSE_H
#define GW_WRITE_COMPOSE_H

#include "write/cast.h"
#include "write/draft.h"

struct composed {
	const struct sentence **at[PARAGRAPH_COUNT];
	size_t count[PARAGRAPH_COUNT];
	uint32_t words;
	size_t head; /* the report whose title heads the story */
};

/* `head`: the report whose title heads the story. */
struct composed compose(struct arena *a, struct arena scratch, const struct draft *d,
                        const struct cast *cast, size_t head, uint32_t words,
                        uint32_t source_words);

#endif
