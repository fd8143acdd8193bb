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
#include "extract/rules.h"
#include "learn/model.h"

enum parse_kind {
	PARSE_FEED,   /* answer: feed_to_json */
	PARSE_PAGE,   /* answer: article_to_json */
	PARSE_EXPLAIN, /* answer: {"article": article_to_json, "blocks": explanation_to_json} */
	PARSE_OPML,   /* answer: [{"url","title","folder","site"}] */
	PARSE_ROBOTS, /* answer: {"rules": text for robots_allowed, "crawl_delay_ms": n,
	               *          "sitemaps": [address…]} */
	PARSE_LINKS,  /* a page's feeds; answer: [{"url","title","declared"}] */
	PARSE_TDMREP, /* answer: {"rules": text for tdmrep_reserved} */
};

struct parse_request {
	uint64_t id;
	enum parse_kind kind;
	struct str bytes, url;
	/* Headers, STR_NONE where absent. */
	struct str content_type, content_location, content_language, x_robots_tag, tdm_reservation;
	struct str headers_json; /* for `feed --batch`: an object with all headers; else STR_NONE */
	struct str agent;        /* PARSE_ROBOTS, PARSE_PAGE: our product token */
	struct str item_title;   /* PARSE_PAGE: of the feed that led to it, STR_NONE unknown */
	int64_t item_published;  /* 0 or WHEN_UNKNOWN: unknown */
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
	const struct rules *rules; /* of outlets, as long as the parser; NULL none */
	const struct model *model; /* of the extraction, as long as the parser; NULL: the built-in one */
	unsigned kinds;   /* bits 1 << PARSE_…: what will be asked for; 0 means all */
};

struct parser;

/* NULL with ERR_INTERNAL where the sandbox cannot be set up. */
struct parser *parser_open(const struct parser_options *options, struct err *err);
void parser_close(struct parser *p);

/* Blocking, in order, for batches and single documents: one request, its answer. */
bool parser_run(struct parser *p, struct arena *out, const struct parse_request *r,
                struct parse_answer *answer);

/* The same for many at once, which spares the waits between them.  `take` is given each answer in
 * the order of the requests, all exactly once; `answer->json` is good only during the call. */
typedef void parser_take(void *ctx, const struct parse_answer *answer);
void parser_run_all(struct parser *p, struct arena *out, const struct parse_request *r,
                    size_t count, parser_take *take, void *ctx);

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
