/* url.h: addresses on the web, parsed, resolved and written as browsers do.
 *
 * By the WHATWG URL standard (https://url.spec.whatwg.org/), UTF-8 only: bytes that
 * are not UTF-8 are percent-encoded as they are, outside the host. Where nothing can
 * be made of the input the answer is absent (false, STR_NONE); there are no messages.
 * Inputs over LIMIT_URL_BYTES are not parsed. Pure; any thread. */
#ifndef GW_TEXT_URL_H
#define GW_TEXT_URL_H

#include "base/str.h"

/* All parts are as they are written in the href: percent-encoded, hosts in ASCII and
 * lower case, IPv6 in brackets. */
struct url {
	struct str scheme;             /* "https", without the colon */
	struct str username, password; /* "" where there is none */
	struct str host;               /* STR_NONE none ("mailto:"); "" possible ("file:///") */
	int port;                      /* -1: none, or the scheme's own */
	struct str path;               /* "/a/b"; of an opaque path all of it ("x@y.example") */
	struct str query;              /* without '?', STR_NONE none */
	struct str fragment;           /* without '#', STR_NONE none */
	bool opaque;                   /* the path is no list of segments: nothing resolves on it */
};

/* Parses `input`, against `base` where it is relative (NULL: it must be absolute). The
 * parts are views into `out`, `input` and what `base` holds; all three must outlive
 * them. */
bool url_parse(struct arena *out, struct str input, const struct url *base, struct url *url);

/* The address as one string, wholly in `out`. */
struct str url_href(struct arena *out, const struct url *url);

/* Both in one: the href of `input` resolved on `base` (STR_NONE: absolute only), or
 * STR_NONE. */
struct str url_resolve(struct arena *out, struct arena scratch, struct str input,
                       struct str base);

/* The form that two addresses of one document share, still an address that can be
 * fetched: no fragment, no tracking parameters, one spelling of percent-encoding.
 * STR_NONE for what does not parse. */
struct str url_normalise(struct arena *out, struct arena scratch, struct str url);

/* "scheme://host[:port]" of an http or https address; STR_NONE for others. */
struct str url_origin(struct arena *out, struct arena scratch, struct str url);

/* Path and query as they are asked for ("/a?b=c"); "/" where there is neither,
 * STR_NONE for what does not parse. */
struct str url_target(struct arena *out, struct arena scratch, struct str url);

/* The host of an http or https address, in ASCII and lower case; STR_NONE for others. */
struct str url_host(struct arena *out, struct arena scratch, struct str url);

/* The part of a host that names its owner: "news.example.co.uk" gives "example.co.uk".
 * A rule of thumb with a short table, good for names and for counting outlets, not for
 * security. A view of `host`. */
struct str url_site(struct str host);

#endif
