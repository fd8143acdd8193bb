/* ads.h: advertisements in the server: what there is, and what is counted.
 *
 * One set of campaigns for all threads, read at start.  Counters are atomic; the memory of views
 * has a lock, which only clicks and beacons take. */
#ifndef GW_WEB_ADS_H
#define GW_WEB_ADS_H

#include <pthread.h>

#include "ads/choose.h"
#include "ads/tally.h"
#include "ads/token.h"
#include "ads/views.h"
#include "base/map.h"
#include "web/ad_files.h"
#include "web/reply.h"

struct store;
struct web_options;

/* A creative with its counters. */
struct ad_unit {
	uint32_t id; /* token_creative */
	uint32_t campaign, creative;
	_Atomic(struct tally_row *) rows[SLOT_PLACES]; /* of the day that they say */
};

struct ads {
	struct ad_files files;
	struct ad_unit *units;      /* of all creatives, by id */
	size_t unit_count;
	uint32_t *first_unit;       /* of a campaign: index into `by_creative` */
	uint32_t *by_creative;      /* indexes into `units`, by campaign and creative */
	struct ad_progress *progress; /* by campaign; changed atomically */
	struct map by_path;         /* -> struct ad_file */
	struct hmac key;
	int64_t zone_min;
	struct str country, no_sections;
	struct tally *tally;
	pthread_mutex_t lock;       /* of what follows, and of making rows */
	_Atomic int64_t day;        /* of `progress` */
	struct views views;
	_Atomic int64_t totals[AD_KINDS], unsigned_links;
};

/* NULL with err where the store cannot be read.  `out` lives as long as the server. */
struct ads *ads_open(struct arena *out, const struct web_options *options, struct store *store,
                     struct err *err);
void ads_close(struct ads *a);

/* Today; counts of an earlier day are begun anew. */
struct ad_moment ads_now(struct ads *a, int64_t now_s);

struct ad_unit *ads_unit(const struct ads *a, uint32_t id); /* NULL: there is none any more */
struct ad_unit *ads_chosen(const struct ads *a, const struct ad_choice *choice);
const struct creative *ads_creative(const struct ads *a, const struct ad_unit *unit);

void ads_count(struct ads *a, struct ad_unit *unit, enum slot_place place, enum ad_kind kind,
               int64_t day);

/* Whether stories of that section (as a slot has it) carry none. */
bool ads_none_in(const struct ads *a, struct arena scratch, struct str section);

/* A picture, by its path. */
bool ads_file(const struct ads *a, struct str path, struct content *c);

/* ad_answer.c: clicks and beacons; the status, 404 and 410 being for the caller to say. */
int ads_answer(struct ads *a, struct MHD_Connection *connection, struct str path, bool head,
               int64_t now_s, struct content *c);

struct ad_headers ads_headers(struct MHD_Connection *connection);

void ads_metrics(struct ads *a, struct buf *b);

#endif
