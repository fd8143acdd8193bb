/* finding.h: stories that answer what a reader typed.
 *
 * Stories with all wanted words come first.  Where a page is not filled by them and the best are
 * asked for, those with most of the weight of the words come too.  Of a word that very many stories
 * have, the newest LIMIT_SEARCH_STORIES are looked at, and of these the newest LIMIT_SEARCH_READ
 * are weighed by their words; so no word costs more than another. */
#ifndef GW_ENGINE_FINDING_H
#define GW_ENGINE_FINDING_H

#include "store/store.h"

struct finding_request {
	struct str typed;
	struct str section, outlet, language; /* STR_NONE: any */
	int64_t since, until;                 /* WHEN_UNKNOWN: open */
	bool newest;
	size_t page, per_page;                /* from 1 */
	size_t snippet_bytes;                 /* 0: no snippets are made */
	struct str site_language;             /* whose words that say nothing are left out */
};

struct finding_row {
	struct story_record story;
	struct search_snippet snippet;
};

struct finding {
	struct finding_row *rows;
	size_t count;
	size_t found;       /* in all; LIMIT_SEARCH_STORIES where there may be more */
	bool more;          /* there are */
	size_t whole;       /* of them have every word; the others only some */
	bool empty;         /* nothing was to be found: no word but excluded ones */
	bool cut;           /* the query was too long and is read in part */
};

bool finding_run(struct store *s, struct arena *out, struct arena scratch,
                 const struct finding_request *request, struct finding *f, struct err *err);

#endif
