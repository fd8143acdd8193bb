/* embedding.h: vectors of reports from the server that the configuration names.
 *
 * They never hold up the news: a report whose vector does not come in time is placed without. */
#ifndef GW_ENGINE_EMBEDDING_H
#define GW_ENGINE_EMBEDDING_H

#include "engine/config.h"
#include "llm/breaker.h"
#include "llm/embed.h"

/* What the configuration says; url STR_NONE where it names no server.  False with ERR_USAGE where
 * the file of the key cannot be read. */
bool embedding_service(struct arena *out, const struct config *config,
                       struct embed_service *service, struct err *err);

#endif
