/* stream.h: rows of group: a stream of articles in order of arrival. */
#ifndef GW_LIB_STREAM_H
#define GW_LIB_STREAM_H

#include "base/err.h"
#include "base/json.h"
#include "group/group.h"

/* Asks for the vector of an article; false: it is placed without. */
typedef bool stream_embed(void *ctx, struct arena scratch, struct str title, struct str text,
                          struct embedding *embedding);

struct stream {
	struct grouper *grouper;
	stream_embed *embed; /* NULL: there are no vectors */
	void *embed_ctx;
	struct arena names; /* the ids of all articles, as long as the stream */
	struct str *ids;    /* by article number */
	size_t count, room;
};

/* False where the system has no address space left. */
bool stream_open(struct stream *s, const struct group_settings *settings);
void stream_close(struct stream *s);

/* {"id","title","text","published"?,"language"?,"kind"?} to {"id","story","reprint_of"}; ctx is a
 * struct stream. */
bool row_group(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);

#endif
