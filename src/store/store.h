/* store.h: everything that is kept, reached by named operations only.
 *
 * One data folder, one database.  One process writes (the engine holds the lock), any number
 * read.  Operations that change something belong inside store_begin … store_commit; what was not
 * committed never happened.  A job interrupted anywhere is taken up again when its lease ends,
 * and its effect is there exactly once, because effect and job state are committed together.
 *
 * Every operation that changes something is whole by itself where no transaction is open.  Inside
 * one, a failure of the store (not ERR_GONE, not ERR_INPUT) breaks it: it can only be rolled back.
 *
 * Strings given out live in the arena of the call.  All times are seconds since 1970, news time.
 * A store handle belongs to one thread, and does not survive a fork: a child that was forked while
 * a store was open can open none (ERR_INTERNAL). */
#ifndef GW_STORE_STORE_H
#define GW_STORE_STORE_H

#include "base/err.h"
#include "model/ad.h"
#include "model/article.h"
#include "model/feed.h"
#include "model/search.h"
#include "model/story.h"
#include "model/topic.h"

struct store;

enum store_mode {
	STORE_READ,  /* must exist, of this version */
	STORE_WRITE, /* made and migrated where needed; short writes by commands while run is on */
	STORE_RUN,   /* as WRITE, and holds the folder: ERR_BUSY names the process that holds it */
};

/* `folder` is made where it is missing (WRITE, RUN). */
struct store *store_open(const char *folder, enum store_mode mode, struct err *err);
void store_close(struct store *s);
int store_schema_version(struct store *s);

/* Waits up to 10 s for another writer (ERR_BUSY).  On a store opened for reading it fixes one
 * moment for all that is read until store_rollback. */
bool store_begin(struct store *s, struct err *err);
bool store_commit(struct store *s, struct err *err);
void store_rollback(struct store *s);

/* A number that changes when another process has committed something. */
bool store_foreign_stamp(struct store *s, int64_t *stamp, struct err *err);

/* ── feeds ─────────────────────────────────────────────────────────────────────────────── */

enum feed_state { FEED_ACTIVE, FEED_GONE, FEED_PAUSED };

struct feed_record {
	int64_t id;
	struct str url;          /* asked now; changes when the feed moved for good */
	struct str title;        /* by the operator or the feed */
	struct str outlet;       /* name shown; STR_NONE: the feed's title */
	struct str section;      /* folder in the OPML */
	struct str site;         /* its home page */
	enum feed_state state;
	struct str etag, last_modified; /* byte for byte as they came */
	int64_t next_poll_at;    /* 0: never polled */
	int64_t interval_s;
	int64_t last_try_at, last_ok_at, last_new_at;
	int64_t failures;        /* in a row */
	struct str last_error;   /* in words; STR_NONE: healthy */
	int64_t items_seen, items_new;
	struct str body_hash;    /* of the last body read, so that an equal one is not parsed */
	struct str rhythm;       /* what was learned of it, as rhythm_write wrote it; STR_NONE nothing */
	int64_t wish_s;          /* pause between two polls that the feed asks for (ttl and the like) */
};

/* Subscribes; *id is the old one where the address is known already (then *added is false). */
bool store_add_feed(struct store *s, const struct feed_record *f, int64_t *id, bool *added,
                    struct err *err);
bool store_feed(struct store *s, struct arena *out, int64_t id, struct feed_record *f,
                struct err *err);
/* All feeds by id. */
bool store_feeds(struct store *s, struct arena *out, struct feed_record **feeds, size_t *count,
                 struct err *err);
/* Writes back all fields of a feed but id.  Where another feed has that url already, the old one
 * stays; a feed that was removed meanwhile is left removed. */
bool store_put_feed(struct store *s, const struct feed_record *f, struct err *err);
bool store_remove_feed(struct store *s, int64_t id, struct err *err);

/* ── articles ──────────────────────────────────────────────────────────────────────────── */

/* FOUND -> READ [ingest_read] -> PLACED [regroup_place]
 * FOUND -> FAILED | DENIED | GONE [ingest_read]; READ, PLACED -> GONE [ingest_recheck] */
enum article_state {
	ARTICLE_FOUND,  /* seen in a feed, page not read yet */
	ARTICLE_READ,   /* page read, text kept, not placed yet */
	ARTICLE_PLACED, /* member of a story */
	ARTICLE_FAILED, /* could not be read; `reason` says why */
	ARTICLE_DENIED, /* robots.txt, paywall, publisher's signals, address guard */
	ARTICLE_GONE,   /* retracted: 404 or 410 after it had been read, or never there */
	ARTICLE_STATE_COUNT,
};
const char *article_state_name(enum article_state state);

struct article_record {
	int64_t id;
	struct str url;       /* normalised; unique */
	struct str canonical;
	int64_t feed;
	struct str guid;      /* the feed's identifier of the item */
	struct str outlet;    /* name shown */
	struct str title, summary; /* the page's title, else the item's */
	struct str *authors;
	size_t author_count;
	struct when published, updated; /* the page's, else the item's */
	int64_t feed_published; /* by the item; WHEN_UNKNOWN */
	int64_t first_seen, read_at;
	struct str language, section, image;
	enum article_kind kind;
	unsigned signals;
	int64_t max_snippet;       /* characters that may be quoted, with SIGNAL_MAX_SNIPPET */
	int64_t unavailable_after; /* of a page that was read; WHEN_UNKNOWN */
	struct str text;
	struct text_marks marks;
	double confidence;
	bool old_on_arrival;  /* read, listed, but no news */
	enum article_state state;
	struct str reason;    /* of a failure, in words */
	int64_t story;        /* 0: none */
	int64_t reprint_of;   /* article id, 0: none */
	int64_t version;      /* 1, then one more for each change of its text */
	struct str etag, last_modified; /* of the page */
};

/* Adds what is not known yet: an item is known when its url or canonical address was seen anywhere,
 * or its guid in this feed and it has no link or one that differs in the query only (guids that
 * are shared by different pages are not believed).  ERR_INPUT where it is new and has no url.
 * `item->id` is set either way; for an added article a READ job is queued due `due_at`.  *added
 * says whether it was new. */
bool store_put_item(struct store *s, struct article_record *item, int64_t due_at, bool *added,
                    struct err *err);
bool store_article(struct store *s, struct arena *out, int64_t id, struct article_record *a,
                   struct err *err); /* ERR_GONE where there is none */
/* Article with this normalised url or canonical address, 0 where none. */
bool store_find_article(struct store *s, struct str url, int64_t *id, struct err *err);
/* Writes back all fields of an article but id, url, feed, first_seen. */
bool store_put_article(struct store *s, const struct article_record *a, struct err *err);
/* Takes away the texts that are not to be kept (SIGNAL_NOARCHIVE) of articles that were first
 * seen before that moment and whose story is over; they are marked with SIGNAL_CLEARED. */
bool store_clear_texts(struct store *s, int64_t before, struct err *err);
/* Articles of a story in the order of placing; texts included. */
bool store_story_articles(struct store *s, struct arena *out, int64_t story,
                          struct article_record **articles, size_t *count, struct err *err);
/* Calls `each` for all articles by id, each with its own memory; stops where it returns false. */
bool store_each_article(struct store *s, struct arena scratch,
                        bool (*each)(void *ctx, const struct article_record *a), void *ctx,
                        struct err *err);

/* ── jobs ──────────────────────────────────────────────────────────────────────────────── */

/* WAITING -> LEASED [store_lease_jobs] -> (row removed) [store_finish_job]
 * LEASED -> WAITING [store_retry_job, or lease over] ; LEASED -> DEAD [store_kill_job] */
enum job_kind {
	JOB_READ,    /* key: article id; fetch, extract, place */
	JOB_RECHECK, /* key: article id; has a published report changed or gone? */
	JOB_WRITE,   /* key: story id; write an edition and its pages */
	JOB_MODEL,   /* key: story id; have a language model write it, too */
	JOB_KIND_COUNT,
};
const char *job_kind_name(enum job_kind kind);

struct job_record {
	int64_t id;
	enum job_kind kind;
	int64_t key;
	int64_t due_at;
	int64_t attempts;      /* leases so far, this one included */
	struct str host;       /* of a READ or RECHECK job: for pacing */
	struct str last_error;
};

/* Queues a job, or moves a waiting one of the same kind and key to the earlier time.  One that is
 * leased now is marked to run again after. */
bool store_queue_job(struct store *s, enum job_kind kind, int64_t key, struct str host,
                     int64_t due_at, struct err *err);
/* Takes up to `most` due jobs of a kind, oldest due first, until now + lease_s. */
bool store_lease_jobs(struct store *s, struct arena *out, enum job_kind kind, int64_t now,
                      int64_t lease_s, size_t most, struct job_record **jobs, size_t *count,
                      struct err *err);
bool store_finish_job(struct store *s, int64_t job, struct err *err);
bool store_retry_job(struct store *s, int64_t job, int64_t due_at, struct str error,
                     struct err *err);
/* Gives a lease back without counting an attempt (shutdown, host not ready). */
bool store_release_job(struct store *s, int64_t job, int64_t due_at, struct err *err);
bool store_kill_job(struct store *s, int64_t job, struct str error, struct err *err);
/* At the start of `run`: all leases of an earlier process end. */
bool store_end_leases(struct store *s, struct err *err);
/* Waiting jobs of a kind are due at `latest` at the latest: what waits longer was queued while the
 * clock was wrong. */
bool store_pull_jobs(struct store *s, enum job_kind kind, int64_t latest, struct err *err);
/* Earliest due time of a waiting job of a kind; WHEN_UNKNOWN where none waits. */
bool store_next_due(struct store *s, enum job_kind kind, int64_t *due_at, struct err *err);

/* ── hosts ─────────────────────────────────────────────────────────────────────────────── */

struct host_record {
	struct str host;       /* scheme://host:port */
	struct str robots;     /* rules that hold for us, normalised by robots_rules; STR_NONE none */
	int64_t robots_at;     /* when they were read; 0 never */
	int64_t robots_until;  /* ask again after */
	bool robots_closed;    /* the server failed: nothing may be read (RFC 9309, 2.3.1.4) */
	int64_t crawl_delay_ms;
	int64_t not_before;    /* Retry-After or back-off, REAL time seconds */
	int64_t failures;
	struct str tdmrep;     /* rules of net/tdmrep.h; STR_NONE none */
	int64_t tdmrep_until;  /* ask again after; 0 never asked */
	/* Kept by store_mark_host alone. */
	int64_t asked_at_ms;   /* when its last request began or ended, wall clock; 0 never */
	bool answered;         /* that request has ended; false: its answer was lost or is under way */
};

/* Notes that a request to a host begins, or that it was answered. */
bool store_mark_host(struct store *s, struct str host, int64_t at_ms, bool answered,
                     struct err *err);
bool store_host(struct store *s, struct arena *out, struct str host, struct host_record *h,
                struct err *err); /* an unknown host is a zero record with its name */
bool store_put_host(struct store *s, const struct host_record *h, struct err *err);

/* ── stories and editions ──────────────────────────────────────────────────────────────── */

struct story_record {
	int64_t id;           /* that of its founding article */
	struct str address;   /* permanent short id in URLs, made at founding */
	struct str slug;      /* of the first headline; never changes either */
	struct str headline, section, language;
	int64_t founded_at, newest_at; /* of its reports */
	int64_t written_at;   /* of the newest edition */
	int64_t edition;      /* number of the newest, 0: none yet */
	int64_t reports, outlets, independent; /* see story_counts */
	int64_t countries;    /* of its reports, by host or language */
	int64_t opinions;     /* of the independent: those with nothing but opinion */
	struct str heard;     /* JSON [[first, last], …]: when each independent voice reported */
	int64_t announced_at; /* when followers were last told of it; its feeds' "updated" */
	int64_t announced_voices; /* and how many independent it had then */
	bool ended;           /* quiet for longer than the live window */
	struct str summary;      /* first sentence of the newest edition */
	struct str what_changed; /* of the newest edition */
	bool disputed;        /* reports give different figures */
	bool corrected;       /* an earlier edition said what no longer holds */
	/* Read only: changed by decisions and by placing, not by store_put_story. */
	int64_t merged_into;  /* has its reports, its address leads there; 0: none */
	int64_t parted_from;  /* a person split it off from that; 0: none */
	int64_t follows;      /* an ended story on the same matter; 0: none */
	int64_t told;         /* the last decision that an edition named */
	bool grouped;         /* the grouper holds it */
};

struct edition_record {
	int64_t story, number, at;
	struct str what_changed; /* in words; STR_NONE for the first */
	struct str json;         /* the story object */
};

/* One placement: member row with the grouper's blob; makes the story row where it is founded. */
bool store_put_member(struct store *s, int64_t article, int64_t story, int64_t reprint_of,
                      struct str blob, int64_t now, struct err *err);
/* What was held for the original of a text, and its reprints, are reprints of `now` from here on.
 * What rebuilding the grouper takes stays as it was. */
bool store_set_original(struct store *s, int64_t story, int64_t before, int64_t now,
                        struct err *err);
/* Members of all stories that the grouper holds, in the order of placing: what rebuilding it takes. */
bool store_each_member(struct store *s,
                       bool (*each)(void *ctx, int64_t article, int64_t story,
                                    int64_t reprint_of, struct str blob),
                       void *ctx, struct err *err);
/* Keeps in words for machines (JSON) why an article is where it is. */
bool store_put_reason(struct store *s, int64_t article, struct str reason, struct err *err);

/* Whether a report of the story is held for a copy of one that came after it. */
bool store_has_late_original(struct store *s, int64_t story, bool *has, struct err *err);

struct member_record {
	int64_t place, article, story, reprint_of; /* 0: no reprint */
	int64_t placed_at;
	int64_t held;            /* the decision that put it here; 0: the machine did */
	struct str blob, reason; /* the grouper's; as store_put_reason kept it */
};
/* ERR_GONE where the article is in no story. */
bool store_member(struct store *s, struct arena *out, int64_t article, struct member_record *m,
                  struct err *err);
/* Members of a story in the order of placing. */
bool store_members(struct store *s, struct arena *out, int64_t story,
                   struct member_record **members, size_t *count, struct err *err);
/* Calls `each` for the members of the stories that the grouper holds, or of all stories, in the
 * order of placing; stops where it returns false.  Each with its own memory. */
bool store_each_placed(struct store *s, struct arena scratch, bool all,
                       bool (*each)(void *ctx, const struct member_record *m), void *ctx,
                       struct err *err);
bool store_story(struct store *s, struct arena *out, int64_t id, struct story_record *r,
                 struct err *err); /* ERR_GONE where there is none */
bool store_story_by_address(struct store *s, struct arena *out, struct str address,
                            struct story_record *r, struct err *err);
bool store_put_story(struct store *s, const struct story_record *r, struct err *err);
/* Stories with an edition, newest written first; section, outlet STR_NONE: all. */
struct story_filter {
	struct str section, outlet;
	int64_t newest_from, newest_until; /* from <= newest_at < until; WHEN_UNKNOWN: open */
	size_t most;                       /* 0: all */
};
bool store_stories(struct store *s, struct arena *out, const struct story_filter *filter,
                   struct story_record **stories, size_t *count, struct err *err);
/* Published stories of a section, with a report by an outlet, about a topic, or of a time (from <=
 * newest_at < until), in an order to which new ones are only added at the end: of a section as they
 * were founded, of an outlet as it reported, of a topic as they came to be about it, of a time by
 * the newest report.  One of section, outlet, topic and time is given.  Stories that left a topic
 * are counted and skipped over, but not given. */
struct story_archive {
	struct str section, outlet;
	int64_t topic; /* 0: none */
	int64_t from, until;
};
bool store_archive(struct store *s, struct arena *out, const struct story_archive *of,
                   int64_t skip, size_t most, struct story_record **stories, size_t *count,
                   struct err *err);
bool store_archive_count(struct store *s, const struct story_archive *of, int64_t *count,
                         struct err *err);
/* Numbers of stories by day of a time: day n begins at n * 86400 - zone_s. */
struct archive_day {
	int64_t day, stories;
};
bool store_archive_days(struct store *s, struct arena *out, int64_t from, int64_t until,
                        int64_t zone_s, struct archive_day **days, size_t *count,
                        struct err *err);
/* When the newest report of the first story of a time is of, or of the last one; WHEN_UNKNOWN: there is none. */
bool store_archive_next(struct store *s, int64_t from, int64_t until, bool last, int64_t *at,
                        struct err *err);
/* When the newest reports of the first and the last story are of; WHEN_UNKNOWN without any. */
bool store_archive_bounds(struct store *s, int64_t *first, int64_t *last, struct err *err);

/* Stories whose newest report is older than `before` end; *ended says how many. */
bool store_end_stories(struct store *s, int64_t before, int64_t *ended, struct err *err);

/* ERR_INTERNAL where that number is there already: editions are never written over. */
bool store_put_edition(struct store *s, const struct edition_record *e, struct err *err);
bool store_edition(struct store *s, struct arena *out, int64_t story, int64_t number,
                   struct edition_record *e, struct err *err);
/* All editions of a story, newest first; without json where `with_json` is false. */
bool store_editions(struct store *s, struct arena *out, int64_t story, bool with_json,
                    struct edition_record **editions, size_t *count, struct err *err);

/* Corrections shown to readers, newest first. */
struct correction_record {
	int64_t story, edition, at;
	struct str text;    /* what was said, what is right, how we learned */
	struct str address, slug, headline, language; /* of the story, filled on reading */
	bool withdrawn;     /* so is this: no report of it is left */
};
bool store_put_correction(struct store *s, const struct correction_record *c, struct err *err);
bool store_corrections(struct store *s, struct arena *out, int64_t story /* 0: all */,
                       struct correction_record **list, size_t *count, struct err *err);

/* ── what people decide about stories ──────────────────────────────────────────────────── */

enum decision_kind {
	DECISION_SPLIT, DECISION_MERGE, DECISION_MOVE, DECISION_PIN, DECISION_UNPIN, DECISION_UNDO,
	DECISION_REGROUP, /* by the machine, when it was told to place all anew */
	DECISION_KIND_COUNT,
};
const char *decision_kind_name(enum decision_kind kind);

/* An article that a decision touched.  `held` is the decision that holds it, 0: none. */
struct decision_article {
	int64_t article;
	int64_t was_story, was_reprint_of, was_held;
	int64_t story, reprint_of, held;
};

struct decision_record {
	int64_t id, at;          /* real seconds */
	enum decision_kind kind;
	struct str by, why;      /* STR_NONE: not said */
	/* Cut and made; ended and taken over by; left and reached; held in. */
	int64_t story, other;
	int64_t undoes, undone_by;
	struct decision_article *articles;
	size_t article_count;
};

/* Who decides, and when.  Of a decision its effect, its record, the redirects and the jobs that
 * write the stories anew are one transaction; the decision made is given out.
 *
 * ERR_GONE: there is no such story, article or decision.  ERR_INPUT: it cannot be done, in words. */
struct decider {
	struct str by, why;
	int64_t now; /* real seconds */
};

/* The named articles leave their story; the larger part, then the older, keeps id and address. */
bool store_split(struct store *s, struct arena *out, int64_t story, const int64_t *articles,
                 size_t count, const struct decider *who, struct decision_record *d,
                 struct err *err);
/* Both become one; the larger, then the older, keeps id and address, the other's leads there. */
bool store_merge(struct store *s, struct arena *out, int64_t story, int64_t into,
                 const struct decider *who, struct decision_record *d, struct err *err);
bool store_move(struct store *s, struct arena *out, int64_t article, int64_t story,
                const struct decider *who, struct decision_record *d, struct err *err);
/* The article stays in its story whatever a regrouping says. */
bool store_pin(struct store *s, struct arena *out, int64_t article, int64_t story,
               const struct decider *who, struct decision_record *d, struct err *err);
bool store_unpin(struct store *s, struct arena *out, int64_t article, const struct decider *who,
                 struct decision_record *d, struct err *err);
/* All that the decision touched is as it was before.  ERR_INPUT where a later decision touched one
 * of its articles again, or it was undone already. */
bool store_undo(struct store *s, struct arena *out, int64_t decision, const struct decider *who,
                struct decision_record *d, struct err *err);
/* An address that no story has, from the address of its first report. */
bool store_free_address(struct store *s, struct arena *out, struct str url, struct str *address,
                        struct err *err);
/* What a regrouping changed: of `changes` article, story and reprint_of are read.  Stories that
 * do not exist are made.  d->id is 0 where nothing is different. */
bool store_regroup(struct store *s, struct arena *out, const struct decision_article *changes,
                   size_t count, const struct decider *who, struct decision_record *d,
                   struct err *err);

/* Decisions after `after` that touched a story (0: any), oldest first, with their articles. */
bool store_decisions(struct store *s, struct arena *out, int64_t story, int64_t after,
                     struct decision_record **list, size_t *count, struct err *err);
bool store_decision(struct store *s, struct arena *out, int64_t id, struct decision_record *d,
                    struct err *err);
/* The last decision that brought an article to this story from another; 0: none did. */
bool store_moved_by(struct store *s, int64_t article, int64_t story, int64_t *decision,
                    struct err *err);
bool store_last_decision(struct store *s, int64_t *id, struct err *err);
/* Stories whose members changed by decisions after `after`. */
bool store_decided_stories(struct store *s, struct arena *out, int64_t after, int64_t **stories,
                           size_t *count, struct err *err);
/* An edition of the story has told of all decisions up to this one. */
bool store_put_told(struct store *s, int64_t story, int64_t decision, struct err *err);
/* Stories that a person split off from this one and that have reports, oldest first. */
bool store_parted_stories(struct store *s, struct arena *out, int64_t story,
                          struct story_record **stories, size_t *count, struct err *err);
/* Stories whose address leads to this one, oldest first. */
bool store_merged_stories(struct store *s, struct arena *out, int64_t story,
                          struct story_record **stories, size_t *count, struct err *err);
/* The pages of stories merged into this one lead to it, where it has an edition. */
bool store_put_redirects(struct store *s, int64_t story, int64_t at, struct err *err);

/* ── stories that the grouper let go ───────────────────────────────────────────────────── */

struct rested_record {
	int64_t story, at; /* when it ended, news time */
	struct str terms;  /* as group/ended.h writes them */
};
/* The grouper holds the story no longer. */
bool store_rest_story(struct store *s, const struct rested_record *r, struct err *err);
/* It holds it again. */
bool store_wake_story(struct store *s, int64_t story, struct err *err);
/* Those since that moment, oldest first; earlier ones are forgotten by store_forget_rested. */
bool store_rested(struct store *s, struct arena *out, int64_t since, struct rested_record **list,
                  size_t *count, struct err *err);
bool store_forget_rested(struct store *s, int64_t before, struct err *err);
/* The story follows on from one that ended. */
bool store_put_follows(struct store *s, int64_t story, int64_t follows, struct err *err);

/* ── pages: bytes as served ────────────────────────────────────────────────────────────── */

struct page_record {
	struct str path;  /* "/story/x7q2/ullen-dam" */
	struct str type;  /* "text/html; charset=utf-8" */
	struct str etag;  /* quoted */
	struct str body;  /* identity coding; ad slots as page/slot.h writes them */
	struct str redirect; /* target path: 301, body empty; STR_NONE none */
	int64_t status;   /* 410: withdrawn; 0: 200 */
	int64_t at;
	int64_t story;    /* 0: none */
};

/* A page that says what it said before keeps its time, and changes no stamp. */
bool store_put_page(struct store *s, const struct page_record *p, struct err *err);
bool store_page(struct store *s, struct arena *out, struct str path, struct page_record *p,
                struct err *err); /* ERR_GONE where there is none */
/* Paths of pages that are not withdrawn, redirects among them, in the order of their bytes: up to
 * `most` after `after` (STR_NONE: from the first). */
bool store_page_paths(struct store *s, struct arena *out, struct str after, size_t most,
                      struct str **paths, size_t *count, struct err *err);
/* A number that changes whenever a page does: for caches of the web process. */
bool store_page_stamp(struct store *s, int64_t *stamp, struct err *err);

/* ── topics ────────────────────────────────────────────────────────────────────────────── */

/* What a story is about, and the address that its topic gets where it is new and nobody has it. */
struct topic_wish {
	struct topic_name topic;
	struct str slug;
};

/* The story is about these and no others; `strong`: it counts for opening them.  Gives the stories
 * whose pages were written while one of these topics, or of those that it left, was not as open as
 * it is; a hundred of each at most. */
bool store_put_topics(struct store *s, struct arena *out, int64_t story, bool strong,
                      const struct topic_wish *topics, size_t count, int64_t **unshown,
                      size_t *unshown_count, struct err *err);
/* The page of the story has been written with those of its topics that are open now. */
bool store_show_topics(struct store *s, int64_t story, struct err *err);
bool store_unshown_topics(struct store *s, int64_t story, bool *unshown, struct err *err);
/* Of a story, open or not, the most important first. */
bool store_story_topics(struct store *s, struct arena *out, int64_t story,
                        struct topic_record **topics, size_t *count, struct err *err);
/* The open ones, those with most stories first, and how many these are. */
bool store_topics(struct store *s, struct arena *out, size_t skip, size_t most,
                  struct topic_record **topics, size_t *count, struct err *err);
bool store_topic_count(struct store *s, int64_t *count, struct err *err);
/* topic->id is 0 where there is none. */
bool store_topic_by_slug(struct store *s, struct arena *out, struct str slug,
                         struct topic_record *topic, struct err *err);
bool store_topic_by_key(struct store *s, struct arena *out, struct str key,
                        struct topic_record *topic, struct err *err);

/* ── search ────────────────────────────────────────────────────────────────────────────── */

/* The story is found by these words from here on, and by no earlier ones. */
bool store_put_search(struct store *s, const struct search_document *d, struct err *err);
bool store_remove_search(struct store *s, int64_t story, struct err *err);

/* Places of the stories that have all parts of the query that must be there and none that must
 * not, within its section, outlet, language and time; newest first, `most` at the most.  `part`
 * is the one that must be there, or SEARCH_ALL: all of them.  ERR_INPUT where there is none. */
enum { SEARCH_ALL = -1 };
bool store_search(struct store *s, struct arena *out, const struct search_query *query,
                  ptrdiff_t part, size_t most, int64_t **places, size_t *count, struct err *err);
/* The story at a place; without its words, section and outlets unless `with_words`.  ERR_GONE. */
bool store_search_at(struct store *s, struct arena *out, int64_t place, bool with_words,
                     struct search_document *d, struct err *err);
/* The words of a story's paragraphs and titles, as the index has them; STR_NONE: it is not there. */
bool store_search_words(struct store *s, struct arena *out, int64_t story, struct str *words,
                        struct err *err);
/* Languages of the stories in the index, the most common first, and the number of all stories. */
bool store_search_languages(struct store *s, struct arena *out, struct str **languages,
                            size_t *count, int64_t *stories, struct err *err);
/* Up to `most` published stories with ids over `after`, by id: for filling the index. */
bool store_published_after(struct store *s, struct arena *out, int64_t after, size_t most,
                           struct story_record **stories, size_t *count, struct err *err);

/* ── advertisements ────────────────────────────────────────────────────────────────────── */

/* Adds counts, once: what comes under a number that this epoch (ads/tally.h) has passed is there
 * already and is not added again. */
bool store_add_ad_counts(struct store *s, uint64_t epoch, uint64_t sequence,
                         const struct ad_counts *rows, size_t count, struct err *err);
/* The last number of that epoch; 0: none. */
bool store_ad_taken(struct store *s, uint64_t epoch, uint64_t *sequence, struct err *err);
/* Rows of the days from … to, both included, by day, campaign, creative, place. */
bool store_ad_counts(struct store *s, struct arena *out, int64_t from_day, int64_t to_day,
                     struct ad_counts **rows, size_t *count, struct err *err);
/* Sums of one campaign over those days. */
bool store_ad_totals(struct store *s, struct str campaign, int64_t from_day, int64_t to_day,
                     int64_t n[AD_KINDS], struct err *err);
/* The editor's word that a story carries no advertisement, or may again. */
bool store_put_without_ads(struct store *s, int64_t story, bool without, struct str by,
                           int64_t now, struct err *err);
bool store_without_ads(struct store *s, int64_t story, bool *without, struct err *err);

/* ── people look at it ─────────────────────────────────────────────────────────────────── */

/* Counts an error by kind and place, for `status`; forgotten after 30 days. */
bool store_note_error(struct store *s, struct str what, struct str where, int64_t now,
                      struct err *err);

struct error_record {
	struct str what, where;
	int64_t count, last_at;
};

struct store_status {
	int64_t feeds, feeds_healthy, feeds_failing, feeds_gone;
	int64_t articles, reprints;
	int64_t articles_by_state[ARTICLE_STATE_COUNT];
	int64_t stories_live, stories_ended;
	int64_t editions;
	int64_t sentences_checked, sentences_passed, sentences_replaced, sentences_dropped;
	int64_t jobs_waiting[JOB_KIND_COUNT], jobs_leased[JOB_KIND_COUNT], jobs_dead[JOB_KIND_COUNT];
	int64_t jobs_overdue;
	int64_t signals[SIGNAL_ROWS]; /* articles by signal, in the order of signal_rows */
	struct error_record *errors;
	size_t error_count;
};
bool store_status(struct store *s, struct arena *out, struct store_status *status,
                  struct err *err);
/* Adds to the running totals of checks. */
bool store_add_checks(struct store *s, int64_t checked, int64_t passed, int64_t replaced,
                      int64_t dropped, struct err *err);

/* Small named values (clock offset, site settings made once). */
bool store_get(struct store *s, struct arena *out, const char *name, struct str *value,
               struct err *err);
bool store_set(struct store *s, const char *name, struct str value, struct err *err);

/* A whole, consistent copy while others write; an older file of that name is replaced. */
bool store_backup(struct store *s, const char *file, struct err *err);
/* Checks the database's own integrity and that its parts agree; false with what is wrong. */
bool store_verify(struct store *s, struct err *err);

#endif
