/* limits.h: every limit of the program, in one place.
 *
 * A limit is passed by the outside world, never by our own bugs: passing one costs one document
 * or one request, with a message that names the limit. */
#ifndef GW_MODEL_LIMITS_H
#define GW_MODEL_LIMITS_H

enum {
	/* Bytes of one document after decompression. */
	LIMIT_PAGE_BYTES = 8 << 20,
	LIMIT_FEED_BYTES = 32 << 20,
	LIMIT_ROBOTS_BYTES = 500 << 10, /* RFC 9309, 2.5 */
	LIMIT_HEADER_BYTES = 64 << 10,

	/* Fetching. */
	LIMIT_REDIRECTS = 8,
	LIMIT_FETCH_S = 60,          /* one request in all */
	LIMIT_FETCH_CONNECT_S = 15,
	LIMIT_FETCH_SLOW_BYTES = 200, /* a second, over LIMIT_FETCH_SLOW_S: given up */
	LIMIT_FETCH_SLOW_S = 10,
	LIMIT_URL_BYTES = 8 << 10,

	/* Parsing, per document. */
	LIMIT_PARSE_MEMORY = 512 << 20, /* address space of a job's arena; touched as needed */
	LIMIT_PARSE_CPU_S = 10,
	LIMIT_TAG_BYTES = 64 << 10,
	LIMIT_TREE_DEPTH = 512,
	LIMIT_TREE_NODES = 400000,
	LIMIT_ATTRIBUTES = 256,
	LIMIT_BLOCKS = 20000,
	LIMIT_FEED_ITEMS = 10000,       /* the first ones are kept */
	LIMIT_ITEM_FIELD_BYTES = 1 << 20,
	LIMIT_ITEM_AUTHORS = 40,
	LIMIT_ITEM_CATEGORIES = 100,
	LIMIT_ITEM_ENCLOSURES = 40,
	LIMIT_ENTITY_DEPTH = 8,
	LIMIT_OPML_FEEDS = 100000,

	/* What an article keeps. */
	LIMIT_TITLE_BYTES = 2000,
	LIMIT_TEXT_BYTES = 1 << 20,
	LIMIT_AUTHORS = 20,

	/* Grouping. */
	LIMIT_SHINGLE_WORDS = 40000,    /* of one text, for finding reprints */
	LIMIT_GROUP_LANGUAGES = 16,     /* stemmers held at once */
	LIMIT_GROUP_POSTINGS = 20000,   /* read for one article */

	/* Writing. */
	LIMIT_STORY_ARTICLES = 60,      /* the newest that are read for one edition */
	LIMIT_STORY_SENTENCES = 60,     /* of one article */
	LIMIT_SOURCE_WORDS = 90,        /* quoted from one source in one story, by default */

	/* Serving. */
	LIMIT_REQUEST_BYTES = 32 << 10,   /* of one connection's request line and headers */
	LIMIT_PATH_BYTES = 2000,          /* of a request */
	LIMIT_CONNECTIONS = 2000,
	LIMIT_CONNECTION_IDLE_S = 20,
	LIMIT_WEB_CACHE_BYTES = 128 << 20, /* finished pages kept by one thread */
	LIMIT_AD_FILE_BYTES = 16 << 10,
	LIMIT_AD_FIELD_BYTES = 400,
	LIMIT_ADS = 1000,

	/* What the status shows. */
	LIMIT_ERROR_MEMORY_S = 30 * 86400,
	LIMIT_STATUS_ERRORS = 100,
	LIMIT_JOB_OVERDUE_S = 60,

	/* Messages between our own processes. */
	LIMIT_MESSAGE_BYTES = 48 << 20,
	LIMIT_LINE_BYTES = 64 << 20,    /* one line of --batch input */
};

#endif
