/* campaign.h: what an advertiser booked, from one text file for each campaign.
 *
 *     # harbour-bank.campaign: loans in autumn
 *     advertiser = Harbour Bank
 *     starts = 2026-11-20
 *     ends = 2026-12-20
 *     impressions = 90000
 *     sections = World, Business
 *
 *     [creative boat]
 *     size = box
 *     title = Your own boat by spring
 *     body = Loans from 2,000 crowns, answered in a day.
 *     call = Ask for an offer
 *     link = https://bank.example/boats
 *
 * `key = value` by line under no heading for the campaign, under [creative NAME] for each of its
 * creatives; blank lines and lines that begin with '#' are skipped.  The campaign is called as
 * its file.  A list by commas that is absent fits everything. */
#ifndef GW_ADS_CAMPAIGN_H
#define GW_ADS_CAMPAIGN_H

#include "ads/slot.h"
#include "base/err.h"

enum ad_format { AD_TEXT, AD_PICTURE, AD_FRAME };

struct creative {
	struct str name;
	enum ad_format format;
	bool fits[SLOT_SIZES];
	struct str title, body, call; /* of a text; body and call may be STR_NONE */
	struct str picture, alt;      /* the file, beside the campaign's */
	int64_t width, height;        /* of the picture, in pixels: set when its file was read */
	struct str address;           /* where it is served, "/ad/picture/…" or "/ad/frame/…" */
	struct str frame, hosts;      /* a file with another's markup, and what it may load from */
	struct str link;              /* http, https, or a path of this site; none of a frame */
	int line;                     /* of its heading */
};

/* What is promised; 0: nothing. */
struct ad_goal {
	int64_t in_all, a_day;
};

enum { CAMPAIGN_PRIORITY = 5, CAMPAIGN_LEAST_PRIORITY = 9, CAMPAIGN_WEIGHT_MOST = 1000 };

struct campaign {
	struct str name;
	struct str advertiser;
	struct str competes;          /* no two of one kind of business on a page; STR_NONE */
	int64_t first_day, last_day;  /* since 1970, both included; INT64_MIN, INT64_MAX: open */
	int64_t priority;             /* 1 is asked first, 9 last */
	int64_t share;                /* of 100 pages that it fits; 0: by priority and weight */
	int64_t weight;               /* among those of one priority */
	struct ad_goal served, clicked; /* at most one of the two */
	struct str sections, languages, countries;
	bool house;                   /* the site's own: where nothing else stands */
	struct creative *creatives;
	size_t creative_count;
};

/* Strings are views into `bytes`, which stay.  False with ERR_USAGE and "FILE:12: …". */
bool campaign_read(struct arena *out, struct str bytes, const char *file, struct str name,
                   struct campaign *c, struct err *err);

/* An http or https address, or a path of this site. */
bool campaign_link_is_right(struct str link);

/* Whether a list by commas names `one`, in any case of ASCII letters. */
bool campaign_list_has(struct str list, struct str one);

#endif
