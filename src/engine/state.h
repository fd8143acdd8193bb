/* state.h: what the engine holds in memory while it runs.  Internal to engine/.
 *
 * A visit is one errand to one address: a feed, a page, a robots.txt.
 *
 *   QUEUED  -> ASKED    [visit_start]      its host is free and its robots.txt is known
 *   ASKED   -> PARSING  [visit_answered]   a body came
 *   ASKED   -> QUEUED   [visit_redirected] another address
 *   ASKED, PARSING -> (freed) [visit_end]  with the effect committed, or the job given back
 */
#ifndef GW_ENGINE_STATE_H
#define GW_ENGINE_STATE_H

#include "base/map.h"
#include "engine/engine.h"
#include "engine/parser.h"
#include "group/group.h"
#include "net/fetch.h"
#include "net/pace.h"
#include "suggest/related.h"

enum visit_kind { VISIT_ROBOTS, VISIT_FEED, VISIT_READ, VISIT_RECHECK };
enum visit_state { VISIT_FREE, VISIT_QUEUED, VISIT_ASKED, VISIT_PARSING };

enum { VISITS = 2048, VISIT_BYTES = 64 << 10 };

struct host;

struct visit {
	enum visit_kind kind;
	enum visit_state state;
	uint64_t id;             /* of its request to fetcher or parser; unique for ever */
	int64_t feed;            /* index in engine.feeds, of a FEED visit; -1: unsubscribed */
	struct job_record job;   /* of a READ or RECHECK visit */
	struct arena memory;     /* its strings */
	struct str url;          /* asked now */
	struct str etag, last_modified; /* sent back; STR_NONE: unconditional */
	struct str asker;        /* origin whose robots.txt this is, where a redirect led away */
	int hops;
	bool permanent;          /* all redirects so far were for good */
	struct fetch_answer answer; /* while PARSING: headers only */
	struct str body_hash;
	struct host *host;
	struct visit *next;      /* in the host's queue */
};

enum robots_state { ROBOTS_UNKNOWN, ROBOTS_ASKED, ROBOTS_KNOWN };

struct host {
	struct str origin;
	enum robots_state robots;
	char *rules;             /* malloc; NULL: everything is allowed */
	bool closed;             /* robots.txt cannot be had: nothing may be read */
	int64_t robots_until;    /* real seconds */
	int64_t failures;        /* of robots.txt in a row */
	int64_t not_before;      /* real seconds: Retry-After */
	struct visit *first, *last; /* queue */
	struct visit *asked;     /* the one under way */
	bool busy;               /* in engine.busy */
};

struct engine {
	const struct config *config;
	const struct engine_options *options;
	struct store *store;
	struct fetcher *fetcher;
	struct fetch_options fetch_options;
	struct parser *parser;
	struct pace *pace;
	struct grouper *grouper;
	struct str agent;

	struct arena life;       /* as long as the process: hosts */
	struct arena job;        /* one event; reset after it */
	struct arena scratch;

	struct visit visits[VISITS];
	struct visit *free_visits;
	size_t visits_open;
	uint64_t next_id;
	struct map hosts;        /* origin to struct host */
	struct host **busy;      /* those with a queue or a visit under way */
	size_t busy_count, busy_room;

	struct arena feed_memory[2]; /* the list lives in one, is read anew into the other */
	int feed_side;
	struct feed_record *feeds;
	struct feed_mark {
		bool flying;     /* a visit is under way */
		bool done;       /* read or given up in this round (until_idle) */
	} *feed_marks;
	size_t feed_count;
	int64_t feeds_read_ms;

	bool lists_dirty;        /* front page and the like are older than a story */
	int64_t lists_ms;        /* when they were written */
	struct map outlets;      /* names; value 1: its page is older than a story */
	int64_t expired_ms;      /* when stories last ended */
	bool store_failed;       /* the disk is full or worse: stop */
	struct err store_err;
	struct {
		int64_t polls, reads, placed, editions;
	} done;
};

static inline int64_t
engine_news(const struct engine *e)
{
	return clock_news_s(&e->options->clock);
}

/* Real seconds that a span of news time takes. */
static inline int64_t
engine_real_span(const struct engine *e, double news_s)
{
	double speed = e->options->clock.real_start_ms ? e->options->clock.speed : 1;
	return (int64_t)(news_s / (speed > 0 ? speed : 1));
}

/* Remembers that the store failed; returns false. */
bool engine_store_failed(struct engine *e, const struct err *err);

/* visit.c */
struct visit *visit_new(struct engine *e, enum visit_kind kind); /* NULL: none is free */
bool visit_queue(struct engine *e, struct visit *v, struct str url); /* false: no address */
void visit_start_ready(struct engine *e);
int visit_wait_ms(const struct engine *e, int64_t now_ms); /* until another may start */
struct visit *visit_by_id(struct engine *e, uint64_t id);
void visit_end(struct engine *e, struct visit *v);
/* Moves a visit on to where it was redirected; false: it cannot go there, err says why. */
bool visit_redirect(struct engine *e, struct visit *v, const struct fetch_answer *a,
                    struct err *err);
/* The visit asks its host again not before this real second. */
void visit_hold_host(struct engine *e, struct host *h, int64_t until);
struct host *visit_host(struct engine *e, struct str origin);

/* robots.c */
bool robots_is_fresh(int64_t until); /* kept for a day at most: a later moment is a clock's fault */
bool robots_known(struct engine *e, struct host *h); /* asks for it where it is not */
void robots_answered(struct engine *e, struct visit *v, const struct fetch_answer *a);
void robots_parsed(struct engine *e, struct visit *v, const struct parse_answer *a);

/* schedule.c */
void schedule_load(struct engine *e);
void schedule_feeds(struct engine *e);
bool schedule_feeds_done(const struct engine *e, int64_t now);
int64_t schedule_next(const struct engine *e); /* real seconds of the next poll; INT64_MAX none */
void schedule_after_success(struct engine *e, struct feed_record *f, bool changed, int64_t new_items,
                            int64_t wish_s);
void schedule_after_failure(struct engine *e, struct feed_record *f, const struct err *why,
                            int64_t retry_after);

/* poll.c */
void poll_answered(struct engine *e, struct visit *v, const struct fetch_answer *a);
void poll_parsed(struct engine *e, struct visit *v, const struct parse_answer *a);
void poll_failed(struct engine *e, struct visit *v, const struct err *why, int64_t retry_after);

/* ingest.c */
void ingest_lease(struct engine *e);
void ingest_answered(struct engine *e, struct visit *v, const struct fetch_answer *a);
void ingest_parsed(struct engine *e, struct visit *v, const struct parse_answer *a);
void ingest_failed(struct engine *e, struct visit *v, const struct err *why, int64_t retry_after);

/* regroup.c */
bool regroup_restore(struct engine *e, struct err *err);
/* Inside a transaction: places the article, queues its story for writing. */
bool regroup_place(struct engine *e, struct article_record *a, struct err *err);

/* publish.c */
bool publish_due(struct engine *e, bool all); /* true: something was written */
void publish_lists(struct engine *e);

#endif
