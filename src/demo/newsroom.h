/* newsroom.h: the invented outlets and their reports, read from text.
 *
 * The format is described in newsroom/README.  Pure: files come in as bytes, and nothing here
 * knows the date; calendar.h turns the newsroom's minutes into moments. */
#ifndef GW_DEMO_NEWSROOM_H
#define GW_DEMO_NEWSROOM_H

#include "base/err.h"
#include "base/str.h"

#define NEWSROOM_NEVER INT64_MAX

enum report_kind { REPORT_NEWS, REPORT_LIVEBLOG, REPORT_OPINION, REPORT_SPONSORED };
enum outlet_feed { OUTLET_RSS2, OUTLET_RSS1, OUTLET_ATOM, OUTLET_JSONFEED };
enum block_kind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_QUOTE, BLOCK_TIME /* of a live blog */ };

struct block {
	enum block_kind kind;
	struct str text; /* may hold placeholders; of BLOCK_TIME "18:25" */
};

struct version {
	int64_t minute;              /* since day 1 began */
	struct str title, correction; /* correction: STR_NONE where it is the first or an update */
	struct block *blocks;
	size_t block_count;
};

struct report {
	struct str slug, section, summary, image; /* absent where not given */
	enum report_kind kind;
	struct str *authors, *keywords;
	size_t author_count, keyword_count;
	struct version *versions; /* at least one, in order of time */
	size_t version_count;
	int64_t retracted, listed; /* minutes; listed: when it comes into the feed */
	/* A reprint; its blocks are made from those of the original. */
	const struct report *copy_of;
	struct str copy_name, lead;
	int64_t cut;
	int line;
};

struct outlet {
	struct str file, id, name, language, tagline, section;
	enum outlet_feed feed;
	int layout; /* 1 to 4 */
	bool agency;
	struct report *reports; /* in the order of the file */
	size_t report_count;
};

struct newsroom {
	struct outlet *outlets;
	size_t outlet_count;
};

struct newsroom_file {
	struct str name, text;
};

/* Texts are views of the files, which must outlive the newsroom.  False with ERR_INPUT
 * ("mail.txt:12: …"). */
bool newsroom_read(struct arena *out, const struct newsroom_file *files, size_t count,
                   struct newsroom *newsroom, struct err *err);

const struct outlet *newsroom_outlet(const struct newsroom *n, struct str id);
const struct report *newsroom_report(const struct outlet *o, struct str slug);

#endif
