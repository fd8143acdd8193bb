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
	LIMIT_TDMREP_BYTES = 500 << 10,
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
	LIMIT_TREE_NODES = 200000,
	LIMIT_TREE_ATTRIBUTES = 200000,
	LIMIT_TREE_NAMES = 50000,       /* different classes and ids */
	LIMIT_TREE_TEXT_BYTES = 2 << 20, /* of what is shown */
	LIMIT_ATTRIBUTES = 256,         /* of one tag */
	LIMIT_BLOCKS = 8000,
	LIMIT_COPY_WORDS = 100000,      /* of a page, for finding what it says twice */
	LIMIT_FEED_ITEMS = 10000,       /* the first ones are kept */
	LIMIT_ITEM_FIELD_BYTES = 1 << 20,
	LIMIT_BASE_BYTES = 512,         /* of an address that relative ones start from */
	LIMIT_FEED_GROWTH = 2,          /* what is read of a feed is so many times its bytes at most, */
	LIMIT_FEED_SPARE = 8 << 20,     /* and this */
	LIMIT_ITEM_AUTHORS = 40,
	LIMIT_ITEM_CATEGORIES = 100,
	LIMIT_ITEM_ENCLOSURES = 40,
	LIMIT_ENTITY_DEPTH = 8,
	LIMIT_OPML_FEEDS = 100000,
	LIMIT_FEED_LINKS = 40,          /* that a page names */
	LIMIT_SITEMAPS = 100,           /* that a robots.txt names */
	LIMIT_DISCOVER_REQUESTS = 40,   /* to find the feed of one site */

	/* A model file. */
	LIMIT_MODEL_BYTES = 16 << 20,
	LIMIT_MODEL_PARTS = 64,
	LIMIT_MODEL_TREES = 10000,      /* of one forest */
	LIMIT_MODEL_SLOTS = 1 << 20,    /* of one table */

	/* Selectors of outlet rules and paywall marks. */
	LIMIT_SELECTOR_BYTES = 4 << 10,
	LIMIT_SELECTOR_STEPS = 64,      /* bits of a word */
	LIMIT_SELECTOR_TESTS = 256,
	LIMIT_PAID_SELECTORS = 20,      /* of one page */
	LIMIT_RESERVED_PARTS = 1000,    /* of one page that are not to be quoted */

	/* Outlet rules. */
	LIMIT_RULES_BYTES = 4 << 20,
	LIMIT_OUTLET_RULES = 10000,

	/* What an article keeps. */
	LIMIT_TITLE_BYTES = 2000,
	LIMIT_TEXT_BYTES = 1 << 20,
	LIMIT_AUTHORS = 20,

	/* The check of sentences. */
	LIMIT_CLAIM_BYTES = 1 << 14,    /* longer ones are not supported */
	LIMIT_GATE_PLACES = 128,        /* of one word of the claim in the passage; the first ones count */
	LIMIT_GATE_WORDS = 1000,        /* of a sentence that is aligned, */
	LIMIT_GATE_CELLS = 1 << 18,     /* and its words times those of its window */
	LIMIT_GATE_SHELVED = 32 << 10,  /* of a passage that is kept for further claims, */
	LIMIT_GATE_SHELF_BYTES = 64 << 20, /* and of memory for all of them */
	LIMIT_GATE_CANDIDATES = 8,      /* places that are tried when a citation is moved */

	/* Values of one page among which the article's is chosen; the first ones are kept. */
	LIMIT_DATE_CANDIDATES = 96,     /* days */
	LIMIT_TITLE_CANDIDATES = 48,
	LIMIT_AUTHOR_CANDIDATES = 48,   /* lists of names */
	LIMIT_AUTHOR_PLACES = 2000,     /* elements that may name them, looked at */

	/* Parsing of sentences. */
	LIMIT_PARSE_WORDS = 250,        /* of one; what is longer is no sentence to be quoted */

	/* Grouping. */
	LIMIT_SHINGLE_WORDS = 40000,    /* of one text, for finding reprints */
	LIMIT_GROUP_LANGUAGES = 16,     /* stemmers held at once */
	/* Postings read for one article, by falling weight of its terms.  On the reference stream
	 * dense, which has 2,000 for an article, 400 give as good ones as all (B-cubed F1 .908;
	 * 200 .907, 100 .901); on the invented one with 13,000 live stories 5,000 give as many
	 * right joins as all (.906). */
	LIMIT_GROUP_POSTINGS = 5000,
	/* What is held for live stories; beyond it those end that are longest without a report.  An
	 * article takes about 3 KB. */
	LIMIT_GROUP_ARTICLES = 1000000,
	LIMIT_GROUP_TERMS = 250000000,  /* of stories, each once for a story */
	LIMIT_GROUP_HASHES = 300000000,
	LIMIT_BRIDGE_STRANDS = 300,     /* looked at for one report, those of its rarest names first */

	LIMIT_GROUP_RESTED = 200000,    /* ended stories that may be followed up */
	LIMIT_RESTED_TERMS = 24,        /* of one of them */
	LIMIT_DECISION_BYTES = 1000,    /* of who decided, and of why */

	/* Writing. */
	LIMIT_STORY_ARTICLES = 60,      /* the newest that are read for one edition */
	LIMIT_STORY_VOICES = 64,        /* whose moments are kept, the newest */
	LIMIT_STORY_SENTENCES = 60,     /* of one article */
	LIMIT_CAST_BYTES = 48 << 10,    /* of one article that are read for names of persons */
	LIMIT_STORY_PARSED_WORDS = 40000, /* of one story; sentences that come after them have no tree */
	LIMIT_SOURCE_WORDS = 90,        /* quoted from one source in one story, by default */

	/* Answers of language models. */
	LIMIT_MODEL_REPLY_BYTES = 256 << 10,
	LIMIT_MODEL_SENTENCE_BYTES = 1200, /* of one text in it; scripts differ in bytes a letter */
	LIMIT_MODEL_ATTEMPTS = 3,          /* at one call */
	LIMIT_MODEL_CALLS = 40,            /* for one story */
	LIMIT_MODEL_REPLY_S = 40 * 86400,  /* that an answer is kept; its figures stay */

	/* Serving. */
	LIMIT_REQUEST_BYTES = 16 << 10,   /* of one connection's request line and headers */
	LIMIT_PATH_BYTES = 2000,          /* of a request */
	LIMIT_CONNECTIONS = 15000,        /* as far as the limit of open files goes */
	LIMIT_WEB_FILES = 200,            /* open beside them */
	LIMIT_CONNECTION_IDLE_S = 20,
	LIMIT_WEB_CACHE_BYTES = 128 << 20, /* finished pages kept by one thread */
	LIMIT_AD_FILE_BYTES = 16 << 10,
	LIMIT_AD_FIELD_BYTES = 400,
	LIMIT_ADS = 1000,                 /* campaigns, house ads among them */
	LIMIT_AD_CREATIVES = 20,          /* of one campaign */
	LIMIT_AD_GOAL = 1000000000,
	LIMIT_AD_PICTURE_BYTES = 200 << 10,
	LIMIT_AD_PICTURE_SIDE = 2000,     /* pixels */
	LIMIT_AD_ROWS = 8192,             /* creatives times places that are counted at once */
	LIMIT_AD_VIEWS = 1 << 17,         /* views remembered for half an hour */

	/* Searching. */
	LIMIT_TYPED_LETTERS = 400,        /* of what a reader typed: more are refused */
	LIMIT_QUERY_BYTES = 400,          /* of it that are looked for */
	LIMIT_QUERY_PARTS = 24,           /* words and phrases of it */
	LIMIT_QUERY_PHRASE = 24,          /* words of one phrase */
	LIMIT_QUERY_LANGUAGES = 8,        /* in whose stems it is read */
	LIMIT_SEARCH_STORIES = 1000,      /* that one search finds: the newest of more */
	LIMIT_SEARCH_READ = 200,          /* of them are weighed by their words */

	/* What the status shows. */
	LIMIT_ERROR_MEMORY_S = 30 * 86400,
	LIMIT_STATUS_ERRORS = 100,
	LIMIT_JOB_OVERDUE_S = 60,

	/* Pictures of stories. */
	LIMIT_DRAW_MEMORY = 256 << 20, /* beyond libraries and fonts */
	LIMIT_DRAW_MS = 1000,
	LIMIT_DRAW_START_MS = 5000,    /* until fonts were found, once */

	/* Messages between our own processes. */
	LIMIT_EMBED_BYTES = 2 << 20, /* of an answer with vectors */
	LIMIT_EMBED_S = 8,           /* until reports are placed without */
	LIMIT_MESSAGE_BYTES = 48 << 20,
	LIMIT_LINE_BYTES = 64 << 20,    /* one line of --batch input */
};

#endif
