/* dated.h: every date of a page with the place it was found in; for published.c. */
#ifndef GW_EXTRACT_DATED_H
#define GW_EXTRACT_DATED_H

#include "extract/clues.h"
#include "model/when.h"

enum date_source {
	DATE_URL,          /* /2026/11/20/ in the page's address */
	DATE_URL_DIGITS,   /* 20261120 there */
	DATE_ARTICLE,      /* JSON-LD datePublished of an article */
	DATE_META,         /* meta that says published */
	DATE_WEBPAGE,      /* JSON-LD datePublished of a page */
	DATE_OTHER_OBJECT, /* … of anything else */
	DATE_META_LIKE,    /* meta that says created, issued, posted */
	DATE_CREATED,      /* JSON-LD dateCreated */
	DATE_SCRIPT,       /* "publishedAt": … in a script */
	DATE_ITEMPROP,
	DATE_TIME,         /* <time>, <abbr title>, data-timestamp */
	DATE_NAMED,        /* class published, dateline */
	DATE_NAMED_WEAKLY, /* class date, meta, info */
	DATE_TEXT,
	DATE_ARTICLE_MODIFIED,
	DATE_META_MODIFIED,
	DATE_ITEM_MODIFIED,
	DATE_META_OTHER,
	DATE_UPLOAD,
	DATE_IMAGE,        /* in the address of the lead image */
	DATE_TURNED,       /* 3/4/2026 in the text, read the other way round */
	DATE_SOURCE_COUNT,
};

struct dated {
	struct when when;
	uint8_t source;      /* enum date_source */
	bool near;           /* after_title is known */
	bool modified;       /* its place says updated */
	bool said_published; /* the words before it do, or the name of its place */
	bool copyright;
	bool is_short;       /* its block is */
	bool is_long;
	bool in_comment, in_list, in_footer, in_related; /* where other things stand */
	bool behind;         /* behind the last paragraph of the article */
	int32_t after_title; /* blocks */
	uint32_t block;      /* index, of a date in the text */
	uint32_t at;         /* byte in its block */
};

/* Is it of something else than the article? */
static inline bool
dated_elsewhere(const struct dated *d)
{
	return d->in_comment || d->in_list;
}

struct dates {
	struct dated *at; /* in the order of the sources, then of the page */
	uint32_t count;
};

struct dates dates_of(struct arena *a, const struct clues *clues);

#endif
