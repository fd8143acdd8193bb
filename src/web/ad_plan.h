/* ad_plan.h: a page in pieces, put together with advertisements for each request.
 *
 * Between two slots a page is the same for everyone, so each piece is compressed once, as a run of
 * whole deflate blocks that ends at a byte (RFC 1951, 3.2.4; zlib's full flush) and looks back at
 * nothing before it.  An advertisement goes between two of them as a stored block; the checksum
 * of the whole follows from those of the pieces (zlib's crc32_combine).  So an answer costs a few
 * copies, compressed or not. */
#ifndef GW_WEB_AD_PLAN_H
#define GW_WEB_AD_PLAN_H

#include "web/ads.h"
#include "web/request.h"

struct ad_plan;

/* NULL where the page has no slot, or memory is short. */
struct ad_plan *ad_plan_make(const struct ads *a, struct arena scratch, const struct content *c);
void ad_plan_free(struct ad_plan *p);
size_t ad_plan_bytes(const struct ad_plan *p);

/* The page without its slots. */
struct str ad_plan_strip(struct arena *out, struct str page);

/* What was answered, for the log. */
struct ad_sent {
	int status;
	size_t body_bytes;
	bool gzip;
};

/* Chooses, counts, answers.  `random` is the state of this thread's numbers. */
enum MHD_Result ad_plan_send(struct ad_plan *p, struct ads *a, struct arena scratch,
                             struct MHD_Connection *connection, const struct request *r,
                             bool head, int64_t now_s, uint64_t *random, struct ad_sent *sent);

#endif
