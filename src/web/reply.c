/* reply.c: answers as the HTTP library wants them, with every header that a page needs. */
#include "web/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/hash.h"
#include "web/ad_plan.h"

enum { COMPRESS_FROM_BYTES = 300, COMPRESS_LEVEL = 6 };

struct header {
	const char *name, *value;
};

/* Nothing but our own sheet and icon is loaded, nothing runs, nobody frames us.  connect-src lets
 * checkers that read robots.txt from inside the page do so. */
static const char policy[] =
	"default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; "
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static const struct header always[] = {
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
};

static const char *const cache_control[] = {
	[REPLY_PAGE] = "public, max-age=30",
	[REPLY_DATA] = "public, max-age=60",
	[REPLY_FOREVER] = "public, max-age=31536000, immutable",
	[REPLY_NOW] = "no-store",
	[REPLY_OWN] = "private, no-cache",
};

static void
add(struct MHD_Response *response, const char *name, const char *value)
{
	MHD_add_response_header(response, name, value);
}

static void
add_str(struct MHD_Response *response, const char *name, struct str value)
{
	char c[2048];
	size_t n = value.n < sizeof c ? value.n : sizeof c - 1;
	memcpy(c, value.p, n);
	c[n] = 0;
	add(response, name, c);
}

static void
add_number(struct MHD_Response *response, const char *name, int64_t value)
{
	char c[24];
	snprintf(c, sizeof c, "%lld", (long long)value);
	add(response, name, c);
}

void
reply_add_headers(struct MHD_Response *response, const struct content *c, const char *etag)
{
	if (c->policy.n)
		add_str(response, "Content-Security-Policy", c->policy);
	else
		add(response, "Content-Security-Policy", policy);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		add(response, always[i].name, always[i].value);
	add(response, "Cache-Control", cache_control[c->kind]);
	if (c->kind != REPLY_NOW) {
		add(response, "ETag", etag);
		add(response, "Vary", "Accept-Encoding");
	}
	if (c->location.n)
		add_str(response, "Location", c->location);
	if (c->link.n)
		add_str(response, "Link", c->link);
	if (c->allow.n)
		add_str(response, "Allow", c->allow);
	if (c->limit) {
		add_number(response, "RateLimit-Limit", c->limit);
		add_number(response, "RateLimit-Remaining", c->remaining);
		add_number(response, "RateLimit-Reset", c->reset_s);
	}
	if (c->status == 429)
		add_number(response, "Retry-After", c->reset_s);
	if (c->close)
		add(response, "Connection", "close");
}

/* `body` belongs to the response from here on. */
static bool
make_variant(struct variant *v, const struct content *c, char *body, size_t n, bool gzip)
{
	v->body_bytes = n;
	v->full = MHD_create_response_from_buffer(n, body, MHD_RESPMEM_MUST_FREE);
	if (!v->full) {
		free(body);
		return false;
	}
	reply_add_headers(v->full, c, v->etag);
	if (c->type.n)
		add_str(v->full, "Content-Type", c->type);
	if (gzip)
		add(v->full, "Content-Encoding", "gzip");
	if (c->status != 200 || c->kind == REPLY_NOW)
		return true;
	v->unchanged = MHD_create_response_from_buffer(0, (void *)"", MHD_RESPMEM_PERSISTENT);
	if (v->unchanged)
		reply_add_headers(v->unchanged, c, v->etag);
	return v->unchanged != NULL;
}

static char *
copy_of(struct str s)
{
	char *p = malloc(s.n ? s.n : 1);
	if (p && s.n)
		memcpy(p, s.p, s.n);
	return p;
}

/* NULL where it would not become smaller. */
static char *
compress_body(struct str s, size_t *n)
{
	z_stream z = {0};
	char *p = s.n < COMPRESS_FROM_BYTES || s.n > 1u << 30 ? NULL : malloc(s.n);
	if (!p)
		return NULL;
	/* 16 more in the window bits asks for a gzip header. */
	if (deflateInit2(&z, COMPRESS_LEVEL, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
		free(p);
		return NULL;
	}
	z.next_in = (Bytef *)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = (Bytef *)p;
	z.avail_out = (uInt)s.n;
	int done = deflate(&z, Z_FINISH);
	*n = z.total_out;
	deflateEnd(&z);
	if (done == Z_STREAM_END)
		return p;
	free(p);
	return NULL;
}

bool
reply_make(struct reply *r, const struct content *c, bool compress)
{
	unsigned long long hash = hash_str(c->body);
	size_t n = 0;
	*r = (struct reply){.status = c->status, .bytes = c->body.n + 4096};
	snprintf(r->plain.etag, sizeof r->plain.etag, "\"%016llx\"", hash);
	snprintf(r->gzip.etag, sizeof r->gzip.etag, "\"%016llx-gz\"", hash);
	char *body = copy_of(c->body);
	if (!body || !make_variant(&r->plain, c, body, c->body.n, false)) {
		reply_free(r);
		return false;
	}
	char *packed = compress ? compress_body(c->body, &n) : NULL;
	if (packed && !make_variant(&r->gzip, c, packed, n, true)) {
		reply_free(r);
		return false;
	}
	r->bytes += n;
	return true;
}

void
reply_free(struct reply *r)
{
	struct MHD_Response *all[] = {r->plain.full, r->plain.unchanged, r->gzip.full,
	                              r->gzip.unchanged};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i])
			MHD_destroy_response(all[i]);
	ad_plan_free(r->ads);
	*r = (struct reply){0};
}
