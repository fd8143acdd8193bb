/* reply.c: answers as the HTTP library wants them, with every header that a page needs. */
#include "web/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "web/ad_plan.h"
#include "web/request.h"

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
make_variant(struct variant *v, const struct content *c, char *body, size_t n, enum coding coding)
{
	v->body_bytes = n;
	v->coding = coding;
	v->full = MHD_create_response_from_buffer(n, body, MHD_RESPMEM_MUST_FREE);
	if (!v->full) {
		free(body);
		return false;
	}
	reply_add_headers(v->full, c, v->etag);
	if (c->type.n)
		add_str(v->full, "Content-Type", c->type);
	if (coding)
		add(v->full, "Content-Encoding", coding_name(coding));
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

/* Pictures are packed already, but for drawings. */
static bool
may_be_packed(const struct content *c)
{
	return !str_starts(c->type, STR("image/")) || str_starts(c->type, STR("image/svg"));
}

/* False only where there is no memory for what is worth it. */
static bool
add_packed(struct reply *r, const struct content *c, enum coding coding)
{
	size_t n;
	char *body = coding && may_be_packed(c)
	                     ? coding_pack(coding, c->body, c->kind == REPLY_FOREVER, &n)
	                     : NULL;
	if (!body)
		return true;
	r->bytes += n;
	return make_variant(&r->in[coding], c, body, n, coding);
}

bool
reply_make(struct reply *r, const struct content *c, struct coding_wish wish)
{
	static const char *const marks[CODINGS] = {"", "-gz", "-br"};
	unsigned long long hash = hash_str(c->body);
	*r = (struct reply){.status = c->status, .bytes = c->body.n + 4096};
	for (int i = 0; i < CODINGS; i++)
		snprintf(r->in[i].etag, sizeof r->in[i].etag, "\"%016llx%s\"", hash, marks[i]);
	char *body = copy_of(c->body);
	if (body && make_variant(&r->in[CODING_NONE], c, body, c->body.n, CODING_NONE) &&
	    add_packed(r, c, wish.first) && add_packed(r, c, wish.second))
		return true;
	reply_free(r);
	return false;
}

void
reply_free(struct reply *r)
{
	for (int i = 0; i < CODINGS; i++) {
		if (r->in[i].full)
			MHD_destroy_response(r->in[i].full);
		if (r->in[i].unchanged)
			MHD_destroy_response(r->in[i].unchanged);
	}
	ad_plan_free(r->ads);
	*r = (struct reply){0};
}

const struct variant *
reply_variant(const struct reply *r, struct coding_wish wish)
{
	if (r->in[wish.first].full)
		return &r->in[wish.first];
	return r->in[wish.second].full ? &r->in[wish.second] : &r->in[CODING_NONE];
}

bool
reply_is_known(const struct reply *r, struct str if_match)
{
	for (int i = 0; if_match.n && i < CODINGS; i++)
		if (request_has_etag(if_match, str_of(r->in[i].etag)))
			return true;
	return false;
}
