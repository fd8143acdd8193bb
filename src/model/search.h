/* search.h: what a reader looks for, in the words of the index, and what is shown of a find.
 *
 * A word of the index is a stem in lower case without accents; scripts without spaces give pairs
 * of characters.  search/query.h makes a query from what was typed, the store finds with it. */
#ifndef GW_MODEL_SEARCH_H
#define GW_MODEL_SEARCH_H

#include "model/when.h"

enum search_need {
	SEARCH_WANTED,   /* all of them if there are such stories, else most */
	SEARCH_REQUIRED, /* quoted */
	SEARCH_EXCLUDED,
};

/* A word or words in a row.  A form is the stems in one language, parted by spaces; any will do. */
struct search_part {
	enum search_need need;
	struct str *forms;
	size_t count;
	bool prefix; /* one character of a script without spaces: any word that begins with it */
};

struct search_query {
	struct search_part *parts;
	size_t count;
	struct str section, outlet, language; /* STR_NONE: any */
	int64_t since, until;                 /* since <= newest report < until; WHEN_UNKNOWN: open */
	bool newest;                          /* newest first; else best first */
};

/* A piece of a story with the words that were found. */
struct search_snippet {
	struct str text;
	struct search_mark {
		uint32_t start, end;
	} *marks; /* in order, apart */
	size_t count;
	bool cut_before, cut_after;
};

/* A find is placed by its newest report: place / SEARCH_PLACES is the moment. */
enum { SEARCH_PLACES = 1024 };

/* A story as the index holds it: fields of index words parted by spaces. */
struct search_document {
	int64_t story, newest_at, place; /* place: given by the store */
	struct str language;
	struct str headline, words, titles;
	struct str section;
	const struct str *outlets;
	size_t outlet_count;
};

#endif
