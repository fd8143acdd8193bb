/* ask.h: questions that the reports answer, with the sentence that answers each.
 *
 * English only.  Frames find a name and a verb side by side, so that no parser is needed; a
 * frame that is not sure asks nothing.  Surnames are never expanded. */
#ifndef GW_WRITE_ASK_H
#define GW_WRITE_ASK_H

#include "write/cast.h"
#include "write/compose.h"
#include "write/draft.h"

enum { ASK_MOST = 5 };

struct asked {
	enum question_role role;
	struct str question;
	const struct sentence *answer;
};

/* At most ASK_MOST, in the order in which they are to be shown.  `source_words` bounds what text
 * and answers together quote of one voice. */
size_t ask(struct arena *out, struct arena scratch, const struct draft *d,
           const struct cast *cast, const struct composed *text, uint32_t source_words,
           struct asked *list);

#endif
