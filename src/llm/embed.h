/* embed.h: what is asked of an OpenAI-compatible server of embeddings, and what its answer says.
 *
 * Pure: the request goes through net/fetch.h, by its caller. */
#ifndef GW_LLM_EMBED_H
#define GW_LLM_EMBED_H

#include "base/err.h"
#include "base/str.h"
#include "model/embedding.h"
#include "net/fetch.h"

enum {
	EMBED_BATCH = 16,       /* texts in one request */
	EMBED_CHARACTERS = 300, /* of an article's text: the title and the lead say what it is about */
};

struct embed_service {
	struct str url;   /* "https://host/v1/embeddings"; "/embeddings" may be left out */
	struct str model; /* name in the request; STR_NONE: "default" */
	struct str key;   /* STR_NONE: none is sent */
};

/* What is sent of an article. */
struct str embed_text(struct arena *out, struct str title, struct str text);

/* A request for the vectors of `count` texts (at most EMBED_BATCH). */
struct fetch_request embed_request(struct arena *out, const struct embed_service *s, uint64_t id,
                                   const struct str *texts, size_t count);

/* Reads the answer's vectors in the order of the texts.  Those with more than EMBEDDING_DIMS values
 * are folded, which keeps angles about as they were.  False with err where an answer is none: not
 * all vectors, other lengths, values that are no numbers. */
bool embed_read(struct arena scratch, const struct embed_service *s, const struct fetch_answer *a,
                struct embedding *vectors, size_t count, struct err *err);

#endif
