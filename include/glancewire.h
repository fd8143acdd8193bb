/* glancewire.h: the stages of Glancewire as a library.
 *
 * Bytes or JSON in, JSON out: each call answers with the line that the command of the same name
 * writes (the man page has the members).  A gw holds the memory of one caller: one thread at a
 * time; results are valid until its next call.  Nothing here opens files or the network, and
 * nothing here is sandboxed: parse hostile bytes in a process of their own, as the program does.
 *
 * Every function returns true when it is done; on false gw_error says why in words. */
#ifndef GLANCEWIRE_H
#define GLANCEWIRE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct gw;

/* A result or an input: `n` bytes of UTF-8, not ended by NUL. */
struct gw_text {
	const char *p;
	size_t n;
};

/* Reserves address space; memory is taken as it is used.  Never NULL. */
struct gw *gw_open(void);
void gw_close(struct gw *gw);

/* Why the last call failed; valid until the next. */
const char *gw_error(const struct gw *gw);

/* The program's version, "0.1.0". */
const char *gw_version(void);

/* A feed's bytes to its items.  `url` (may be NULL) is the base of relative links. */
bool gw_feed(struct gw *gw, const void *bytes, size_t n, const char *url, struct gw_text *json);

/* A page's bytes to its article.  `url` may be NULL. */
bool gw_extract(struct gw *gw, const void *bytes, size_t n, const char *url,
                struct gw_text *json);

/* {"id","articles":[{"url","outlet","title","text","published"}]} to a story whose every sentence
 * was checked.  `words` 0 means 220. */
bool gw_write(struct gw *gw, struct gw_text articles, unsigned words, struct gw_text *json);

/* Is `claim` carried by `source`? */
bool gw_check(struct gw *gw, struct gw_text source, struct gw_text claim, struct gw_text *json);

/* May `agent` read `url` under this robots.txt (RFC 9309)? */
bool gw_robots(struct gw *gw, struct gw_text robots, const char *agent, const char *url,
               struct gw_text *json);

/* `input` resolved against `base` (may be NULL) by the WHATWG URL standard. */
bool gw_url(struct gw *gw, const char *input, const char *base, struct gw_text *json);

/* A stream of articles in order of arrival.  A gw_stream belongs to its gw. */
struct gw_stream;
struct gw_stream *gw_stream_open(struct gw *gw);
void gw_stream_close(struct gw_stream *stream);

/* {"id","title","text","published","url","outlet"} to {"id","story","reprint_of"}. */
bool gw_group(struct gw_stream *stream, struct gw_text article, struct gw_text *json);

#ifdef __cplusplus
}
#endif

#endif
