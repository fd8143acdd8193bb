/* addressed.h: does a text speak to a machine that reads it?
 *
 * News speaks to people.  A paragraph that gives orders to a language model ("ignore all previous
 * instructions", "your summary must say", the marks of a chat), that hides characters, or that is
 * packed so that no person reads it, is not quoted and not shown to a model, with the paragraph
 * behind it.  Disguises are taken off first: hidden and look-alike characters, figures for letters,
 * letters with spaces between them.  A report about such orders loses these paragraphs, too. */
#ifndef GW_LLM_ADDRESSED_H
#define GW_LLM_ADDRESSED_H

#include "base/str.h"

/* One title, name or paragraph. */
bool addressed_to_machine(struct arena scratch, struct str text);

struct addressed_part {
	uint32_t start, end; /* bytes */
};

/* The parts of `text` that are not to be used, in order; paragraphs end at a line feed. */
size_t addressed_parts(struct arena *out, struct arena scratch, struct str text,
                       struct addressed_part **parts);

/* One order as it is recognised: a word of `verbs` followed within `within` words by one of
 * `nouns`; words are parted by "|" and may be beginnings ("instruction" has "instructions").  In
 * addressed_table.c; `nouns` NULL: the verbs alone, which are then whole phrases. */
struct addressed_row {
	const char *verbs, *nouns;
	unsigned within;
};
extern const struct addressed_row addressed_rows[];

#endif
