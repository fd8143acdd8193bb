/* plain.h: text of strangers, made into plain words.
 *
 * On the way to a model it can neither end the fence that it stands in nor say what readers do not
 * see; on the way back it can bring no mark-up and no address. */
#ifndef GW_LLM_PLAIN_H
#define GW_LLM_PLAIN_H

#include "base/str.h"

/* Characters that are not seen, or that turn others round: C0 and C1 controls, zero width, bidi
 * controls, soft hyphens, variation selectors, tag characters, private use. */
bool llm_hidden(uint32_t c);

/* One line of `text`: white space single, nothing hidden, and for < > ` signs that look like them
 * and mean nothing to a reader of tags.  So no text can write the tags of prompt.h. */
struct str llm_plain_line(struct arena *out, struct str text);

/* May the words of a model go on to the check?  Not where they hold mark-up, an address of the
 * web, anything hidden, or a line break. */
bool llm_plain_words(struct str text);

#endif
