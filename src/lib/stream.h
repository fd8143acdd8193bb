/* stream.h: rows of group: a stream of articles in order of arrival. */
#ifndef GW_LIB_STREAM_H
#define GW_LIB_STREAM_H

#include "base/err.h"
#include "base/json.h"
#include "group/group.h"

struct stream {
	struct grouper *grouper;
	struct arena names; /* the ids of all articles, as long as the stream */
	struct str *ids;    /* by article number */
	size_t count, room;
};

/* False where the system has no address space left. */
bool stream_open(struct stream *s);
void stream_close(struct stream *s);

/* {"id","title","text","published"?,"language"?,"kind"?} to {"id","story","reprint_of"}; ctx is a
 * struct stream. */
bool row_group(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);

#endif
