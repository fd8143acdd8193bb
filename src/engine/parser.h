/* parser.h: hostile bytes to values, in sandboxed workers.
 *
 * A worker has no network, no files, no keys; it lives for about 1,000 documents.  The caller
 * opens, the worker parses and answers with one JSON line (the stage's own, formats.md).  A
 * worker that crashes, hangs or swells costs its document only: the answer is an error that says
 * so, the worker is replaced. */
#ifndef GW_ENGINE_PARSER_H
#define GW_ENGINE_PARSER_H

#include "base/err.h"
#include "base/str.h"

enum parse_kind {
	PARSE_FEED,   /* answer: feed_to_json */
	PARSE_PAGE,   /* answer: article_to_json */
	PARSE_OPML,   /* answer: [{"url","title","folder","site"}] */
	PARSE_ROBOTS, /* answer: {"rules": text for robots_allowed, "crawl_delay_ms": n} */
};

struct parse_request {
	uint64_t id;
	enum parse_kind kind;
	struct str bytes, url;
	/* Headers, STR_NONE where absent. */
	struct str content_type, content_location, content_language, x_robots_tag, tdm_reservation;
	struct str headers_json; /* for `feed --batch`: an object with all headers; else STR_NONE */
	struct str agent;        /* PARSE_ROBOTS: our product token */
	int64_t today;           /* WHEN_UNKNOWN: no bound */
};

struct parse_answer {
	uint64_t id;
	struct str json; /* one line without its newline; STR_NONE where err is set */
	struct err err;  /* ERR_INPUT, ERR_LIMIT (too large, too slow, crashed) */
};

struct parser_options {
	int workers;      /* 0 means 1 */
	bool no_sandbox;  /* "parse_without_sandbox": only where the kernel lacks seccomp */
	size_t memory_bytes; /* of a worker's arena; 0 means LIMIT_PARSE_MEMORY */
};

struct parser;

/* NULL with ERR_INTERNAL where the sandbox cannot be set up. */
struct parser *parser_open(const struct parser_options *options, struct err *err);
void parser_close(struct parser *p);

/* Blocking, in order, for batches and single documents: one request, its answer. */
bool parser_run(struct parser *p, struct arena *out, const struct parse_request *r,
                struct parse_answer *answer);

/* For the engine's loop.  Room for another request now? */
bool parser_has_room(const struct parser *p);
bool parser_send(struct parser *p, const struct parse_request *r, struct err *err);
/* Adds the workers' fds to wait on; returns how many were written (at most `most`). */
struct pollfd;
size_t parser_poll_fds(const struct parser *p, struct pollfd *fds, size_t most);
/* Moves bytes, ends workers over their time; the next answer if one is there. */
bool parser_next(struct parser *p, struct arena *out, struct parse_answer *answer, bool *got);
/* Milliseconds until the oldest request is over its time; -1: none is under way. */
int parser_wait_ms(const struct parser *p);

#endif
