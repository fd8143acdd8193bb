/* invented.h: a store full of invented stories, for measuring what reads it. */
#ifndef GW_BENCH_INVENTED_H
#define GW_BENCH_INVENTED_H

#include "store/store.h"
#include "model/story.h"

struct invented {
	const char *program; /* for messages */
	struct arena memory; /* until the end */
	struct arena part;   /* one story; reset by who uses it */
	struct arena scratch;
	char folder[200];
	bool kept; /* the folder stays */
	struct store *store;
	struct err err;
};

/* A store in this folder; NULL: a new one in a folder that goes with it. True where it has stories. */
bool invented_open(struct invented *i, const char *folder);
void invented_close(struct invented *i);
/* Ends the program with the error where it is not so. */
void invented_need(struct invented *i, bool ok);

/* What stands beside a story of the stream. */
struct invented_frame {
	struct str section;
	const struct str *outlets; /* whose reports it has; none: one report of nobody */
	size_t outlet_count;
	const struct str *topics;
	size_t topic_count;
};

/* Its row, its reports, its edition and its words in the index, as publishing leaves them.  The record's
 * strings are in `memory`. */
void invented_publish(struct invented *i, const struct story *story, int64_t at,
                      const struct invented_frame *frame, struct story_record *r);

/* So many stories of an invented stream (newswire.h), `a_day` of them each day; with `framed` in sections, by
 * outlets and about topics, of which a few are in many stories and most in few. */
void invented_fill(struct invented *i, size_t stories, double a_day, bool framed);

/* The times in order, and their median, 99th percentile and most: "WHAT_median 1.00 ms" … */
void invented_times(const char *what, double *ms, size_t n);
/* Processor time of this thread. */
double invented_now_ms(void);

#endif
