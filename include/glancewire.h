/* glancewire.h: the stages of Glancewire as a library.
 *
 * Bytes in, values out: no files, no network, no clock.  What is called "json" is one JSON value
 * on one line, the same that the command of that name writes in batch (glancewire(1) has the
 * members).  Text is UTF-8; offsets are bytes; times are RFC 3339 or seconds since 1970.
 *
 * A gw holds the memory of one caller: one thread at a time; different ones are independent.  A
 * result is valid until the next call on the same gw has returned, so it may be the input of that
 * call; it is followed by a NUL byte that is not counted.  Nothing here is sandboxed: read the bytes of strangers in a process of its own, as
 * the program does.
 *
 * Functions that answer bool are done where it is true; else gw_error says why in words,
 * gw_error_code what to do about it, and the result is {NULL, 0}. */
#ifndef GLANCEWIRE_H
#define GLANCEWIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct gw;        /* one caller */
struct gw_stream; /* articles in order of arrival */

/* An input or a result.  p is NULL where there is none. */
struct gw_text {
	const char *p;
	size_t n;
};

enum gw_code {
	GW_OK,    /* the last call was done */
	GW_INPUT, /* these bytes cannot be read as what they are said to be: skip them */
	GW_LIMIT, /* they are too large, or need more memory than gw_open was given: skip them */
	GW_SYSTEM /* the system has no memory left */
};

/* A time that is not known. */
#define GW_NEVER INT64_MIN

/* ── One caller ── */

/* The version of the library, "0.1.0". */
const char *gw_version(void);

/* `memory_bytes` is the most that one call may use, 0: 1 GB.  Address space is reserved, memory
 * taken as it is used.  NULL where the system cannot give that much. */
struct gw *gw_open(size_t memory_bytes);

/* After its streams.  NULL is ignored. */
void gw_close(struct gw *gw);

/* Why the last call failed, "" where it did not; never NULL. */
const char *gw_error(const struct gw *gw);
enum gw_code gw_error_code(const struct gw *gw);

/* ── Documents ── */

/* A header that the next document came with: Content-Type, Content-Location, Content-Language,
 * X-Robots-Tag, TDM-Reservation; others are ignored.  gw_feed and gw_extract use and forget them.
 * At most 16 of 64 KB in all. */
bool gw_header(struct gw *gw, const char *name, const char *value);

/* From now on gw_extract believes no date after `seconds`; GW_NEVER (at first): the year 2100. */
void gw_today(struct gw *gw, int64_t seconds);

/* The bytes of a feed (RSS, Atom, JSON Feed, CDF, in any encoding, well formed or not) to its
 * items.  `url` is its address, for relative links; NULL where it is not known. */
bool gw_feed(struct gw *gw, const void *bytes, size_t n, const char *url, struct gw_text *json);

/* The bytes of a web page to its article.  `url` is its address; NULL where it is not known. */
bool gw_extract(struct gw *gw, const void *bytes, size_t n, const char *url,
                struct gw_text *json);

/* ── Stories ── */

/* {"id","articles":[{"url","outlet","title","text","published"}]} to a story whose every sentence
 * was checked.  `words` is the length of its three paragraphs, 0: 220. */
bool gw_write(struct gw *gw, struct gw_text articles, unsigned words, struct gw_text *json);

/* Is `claim` carried by `source`? */
bool gw_check(struct gw *gw, struct gw_text source, struct gw_text claim, struct gw_text *json);

/* A stream of articles.  It keeps what it needs of each, and belongs to its gw: its calls count
 * as calls on that.  NULL (see gw_error) where the system has no memory left. */
struct gw_stream *gw_stream_open(struct gw *gw);
void gw_stream_close(struct gw_stream *stream); /* NULL is ignored */

/* {"id","title","text","published","url","outlet"} to {"id","story","reprint_of"}: the ids of the
 * article that founded the story, and of that whose text this is.  "original_of" is there where this
 * one was published before what was held for its original, which is its reprint now.  The same
 * articles in the same order give the same stories. */
bool gw_group(struct gw_stream *stream, struct gw_text article, struct gw_text *json);

/* Forgets the stories whose newest article is older than ten days at `now`, in seconds. */
void gw_stream_expire(struct gw_stream *stream, int64_t now);

/* How many stories may still take an article. */
size_t gw_stream_live(const struct gw_stream *stream);

/* ── Addresses ── */

/* May `agent` (a product token, "glancewire") read `url` under this robots.txt (RFC 9309)? */
bool gw_robots(struct gw *gw, struct gw_text robots, const char *agent, const char *url,
               struct gw_text *json);

/* `input` resolved on `base` (NULL: it must be absolute) by the WHATWG URL standard. */
bool gw_url(struct gw *gw, const char *input, const char *base, struct gw_text *json);

/* The form that two addresses of one document share: no fragment, no tracking parameters, one
 * spelling.  GW_INPUT for what is no address. */
bool gw_url_normal(struct gw *gw, const char *url, struct gw_text *text);

/* ── Text ── */

/* The bytes of a web page or text file, in whatever encoding, as UTF-8.  `content_type` is the
 * header, NULL where there was none. */
bool gw_utf8(struct gw *gw, const void *bytes, size_t n, const char *content_type,
             struct gw_text *text);

/* A fragment of HTML with what is harmless in it, and balanced.  `base` (may be NULL) makes its
 * links absolute. */
bool gw_clean(struct gw *gw, struct gw_text html, const char *base, struct gw_text *text);

/* The text of a fragment of HTML, blocks parted by a blank line. */
bool gw_plain(struct gw *gw, struct gw_text html, struct gw_text *text);

/* The primary tag of the language, "en"; "" where that is not certain. */
bool gw_language(struct gw *gw, struct gw_text text, struct gw_text *tag);

/* [{"start","end","paragraph"}]: bytes [start, end) of each sentence.  `language` is a primary
 * tag; NULL: English. */
bool gw_sentences(struct gw *gw, struct gw_text text, const char *language,
                  struct gw_text *json);

#ifdef __cplusplus
}
#endif

#endif
