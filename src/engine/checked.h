/* checked.h: a story whose every sentence went through the gate.
 *
 * Writer and gate do not know each other; this is the step between them: each sentence is checked
 * against the passage that it cites; one that fails is replaced by the passage's own sentence, or
 * dropped.  Headline, questions and answers are checked too. */
#ifndef GW_ENGINE_CHECKED_H
#define GW_ENGINE_CHECKED_H

#include "write/write.h"

/* Writes with the default writer, then checks.  Fills story->checks and every `check`. */
void checked_story(struct arena *out, struct arena scratch, struct str id,
                   const struct write_article *articles, size_t count,
                   const struct write_options *options, struct story *story);

#endif
