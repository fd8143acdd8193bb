/* state.h: what the engine holds in memory while it runs.  Internal to engine/.
 *
 * A visit is one errand to one address: a feed, a page, a robots.txt, a tdmrep.json.
 *
 *   QUEUED  -> ASKED    [visit_start]      its host is free and its robots.txt is known
 *   ASKED   -> PARSING  [visit_answered]   a body came
 *   ASKED   -> QUEUED   [visit_redirected] another address
 *   PARSING -> EMBEDDING [embedding_queue] read, and its vector is asked for
 *   ASKED, PARSING, EMBEDDING -> (freed) [visit_end]  with the effect committed, or the job given back
 */
#ifndef GW_ENGINE_STATE_H
#define GW_ENGINE_STATE_H

#include "base/map.h"
#include "engine/agenda.h"
#include "engine/embedding.h"
#include "engine/engine.h"
#include "engine/modelling.h"
#include "engine/parser.h"
#include "engine/placing.h"
#include "engine/rhythm.h"
#include "engine/story_terms.h"
#include "net/fetch.h"
#include "net/pace.h"
#include "suggest/related.h"

enum visit_kind { VISIT_ROBOTS, VISIT_TDMREP, VISIT_FEED, VISIT_READ, VISIT_RECHECK };
enum visit_state { VISIT_FREE, VISIT_QUEUED, VISIT_ASKED, VISIT_PARSING, VISIT_EMBEDDING };

enum {
	VISITS = 2048,
	/* Pages leave room for feeds, both for the robots.txt that they wait for. */
	VISITS_WITH_PAGES = VISITS * 3 / 4,
	VISITS_WITH_FEEDS = VISITS * 7 / 8,
	VISIT_BYTES = 64 << 10,
	UNSAVED_MOST = 1024,
};

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
	struct str asker;        /* origin whose robots.txt or tdmrep.json this is, where a redirect
	                          * led away */
	int hops;
	bool permanent;          /* all redirects so far were for good */
	bool from_index;         /* an index of sitemaps led here */
	struct fetch_answer answer; /* while PARSING: headers only */
	struct str body_hash;
	struct str embed_text;   /* while EMBEDDING */
	int64_t embed_ms;        /* since then */
	struct host *host;
	struct visit *next;      /* in the host's queue, or in that for vectors */
};

/* Of a file that says what may be read of a host. */
enum robots_state { ROBOTS_UNKNOWN, ROBOTS_ASKED, ROBOTS_KNOWN };

struct host {
	struct str origin;
	enum robots_state robots;
	char *rules;             /* malloc; NULL: everything is allowed */
	bool closed;             /* robots.txt cannot be had: nothing may be read */
	int64_t robots_until;    /* real seconds */
	int64_t failures;        /* of robots.txt in a row */
	enum robots_state tdmrep;
	char *tdmrep_rules;      /* malloc; NULL: nothing is reserved */
	int64_t tdmrep_until;    /* real seconds */
	int64_t not_before;      /* real seconds: Retry-After */
	struct visit *first, *last; /* queue */
	struct visit *asked;     /* the one under way */
	bool busy;               /* in engine.busy */
	bool unsaved;            /* in engine.unsaved_hosts */
	int64_t answered_ms;     /* wall clock */
};

/* Reports that wait for their vectors. */
struct embedding_queue {
	struct embed_service service;
	struct breaker breaker;
	struct visit *first, *last;
	size_t count;
	uint64_t request; /* id of the one under way; 0: none */
	int64_t asked_ms;
	struct visit *asked[EMBED_BATCH];
	size_t asked_count;
};

/* Feeds that the hub is to be told of (websub.h). */
struct websub {
	bool pending;        /* some may wait */
	uint64_t request;    /* id of the one under way; 0: none */
	size_t asked_bytes;  /* of the waiting lines, those under way */
	int failures;        /* in a row */
	int64_t not_before_ms;
};

struct engine {
	const struct config *config;
	const struct engine_options *options;
	struct store *store;
	struct fetcher *fetcher;
	struct fetch_options fetch_options;
	struct parser *parser;
	struct drawer *drawer;   /* NULL: there are no pictures */
	struct pace *pace;
	struct placing placing;
	struct embedding_queue embedding;
	struct modelling modelling;
	struct websub websub;
	struct story_terms story_terms;
	int64_t decided;         /* the last decision that the grouper knows of */
	int64_t asked_ms;        /* when a regrouping was last looked for */
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
	struct feed_record *feeds; /* by id */
	struct feed_mark {
		bool flying;     /* a visit is under way */
		bool done;       /* read or given up in this round (until_idle) */
		bool unsaved;    /* the record is newer than the store's */
		struct rhythm rhythm;
	} *feed_marks;
	size_t feed_count, feeds_flying;
	size_t feed_bytes;       /* of the list when it was read */
	struct agenda agenda;    /* places of those that are neither flying nor done */
	int64_t looked_ms, foreign_stamp, scheduled_at;
	double poll_price;       /* see rhythm.h */
	int64_t priced_ms, polls_priced;

	/* Written together, once a turn of the loop: losing them costs a poll, or a pause. */
	size_t unsaved[UNSAVED_MOST]; /* feeds */
	size_t unsaved_count;
	struct host *unsaved_hosts[VISITS];
	size_t unsaved_host_count;

	bool all_indexed;        /* no story waits that was published before there was an index */
	bool lists_dirty;        /* front page and the like are older than a story */
	int64_t lists_ms;        /* when they were written */
	bool all_topics;         /* … and none before there were topics */
	struct map places;       /* by language: struct named_places (write/named.h) */
	struct map outlets;      /* names; value 1: its page is older than a story */
	int64_t expired_ms;      /* when stories last ended */
	int64_t ad_counts_ms;    /* when counts of advertisements were last kept */
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

/* The real moment of a moment of the news; WHEN_UNKNOWN stays. */
static inline int64_t
engine_real_moment(const struct engine *e, int64_t news_s)
{
	const struct clock *c = &e->options->clock;
	if (news_s == WHEN_UNKNOWN || !c->real_start_ms || c->speed <= 0)
		return news_s;
	return c->real_start_ms / 1000 + (int64_t)((double)(news_s - c->news_start_s) / c->speed);
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
/* The host answered: its pause begins. */
void visit_host_answered(struct engine *e, struct host *h);
void visit_save_hosts(struct engine *e);
/* Moves a visit on to where it was redirected; false: it cannot go there, err says why. */
bool visit_redirect(struct engine *e, struct visit *v, const struct fetch_answer *a,
                    struct err *err);
/* The visit asks its host again not before this real second. */
void visit_hold_host(struct engine *e, struct host *h, int64_t until);
struct host *visit_host(struct engine *e, struct str origin);
/* The host whose robots.txt or tdmrep.json the visit is for, wherever redirects led it. */
struct host *visit_asker(struct engine *e, struct visit *v);

/* robots.c */
bool robots_is_fresh(int64_t until); /* kept for a day at most: a later moment is a clock's fault */
bool robots_known(struct engine *e, struct host *h); /* asks for it where it is not */
void robots_answered(struct engine *e, struct visit *v, const struct fetch_answer *a);
void robots_parsed(struct engine *e, struct visit *v, const struct parse_answer *a);

/* tdmrep.c */
bool tdmrep_known(struct engine *e, struct host *h); /* asks for it where it is not */
void tdmrep_answered(struct engine *e, struct visit *v, const struct fetch_answer *a);
void tdmrep_parsed(struct engine *e, struct visit *v, const struct parse_answer *a);
void tdmrep_failed(struct engine *e, struct visit *v); /* it could not be asked for now */

/* schedule.c */
struct poll_result {
	const int64_t *published; /* of the new items, real seconds; WHEN_UNKNOWN */
	size_t new_items;
	int64_t wish_s;           /* pause that this answer asked for; 0 none */
};
void schedule_feeds(struct engine *e);
bool schedule_feeds_done(const struct engine *e, int64_t now);
/* The feed's visit is over, its record is as it is to be: it is planned anew, and saved soon. */
void schedule_landed(struct engine *e, size_t feed);
void schedule_save(struct engine *e);
void schedule_after_success(struct engine *e, size_t feed, struct feed_record *f,
                            const struct poll_result *result);
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
/* Its publisher reserves the page by tdmrep.json: it is not asked for. */
void ingest_reserved(struct engine *e, struct visit *v);

/* The report's vector is there, or NULL: it did not come. */
void ingest_embedded(struct engine *e, struct visit *v, const struct embedding *embedding);

/* embedding.c */
bool embedding_wanted(const struct engine *e);
/* The visit waits for the vector of its report. */
void embedding_queue(struct engine *e, struct visit *v, struct str title, struct str text);
/* True: the answer was one with vectors, and is dealt with. */
bool embedding_answered(struct engine *e, const struct fetch_answer *a);
/* Once a turn of the loop. */
void embedding_turn(struct engine *e);
int embedding_wait_ms(const struct engine *e, int64_t now_ms); /* until a batch is due */

/* modelling.c */
bool modelling_start(struct engine *e, struct err *err);
/* What the model makes of the default writer's story `s`.  m->later: it is still to be asked; it is
 * asked now only where `may_ask` and its job is under way. */
bool modelling_story(struct engine *e, int64_t story, bool may_ask,
                     const struct write_article *articles, size_t count, struct story *s,
                     struct modelled *m, struct err *err);
/* True: the answer was the model's, and is dealt with. */
bool modelling_answered(struct engine *e, const struct fetch_answer *a);
void modelling_lost(struct engine *e); /* the fetch process ended */
void modelling_turn(struct engine *e); /* once a turn of the loop */
bool modelling_idle(struct engine *e); /* nothing under way, nothing due */

/* regroup.c */
bool regroup_restore(struct engine *e, struct err *err);
/* Takes what people decided meanwhile into the grouper. */
bool regroup_learn(struct engine *e, struct err *err);
/* Inside a transaction: places the article, queues its story for writing. */
bool regroup_place(struct engine *e, struct article_record *a, const struct embedding *embedding,
                   struct err *err);
/* anew.c: places all anew where a command asked for it; looks once a second. */
void regroup_when_asked(struct engine *e);
/* What the grouper takes of an article. */
struct group_article regroup_article(const struct article_record *a);
/* As store_put_reason keeps it. */
struct str regroup_reason(struct arena *out, const struct placed *p);

/* publish.c */
bool publish_due(struct engine *e, bool all); /* true: something was written */
/* A JOB_MODEL.  ERR_BUSY: answers of the model are not there yet. */
bool publish_model(struct engine *e, const struct job_record *job, struct err *err);
void publish_lists(struct engine *e);

#endif
