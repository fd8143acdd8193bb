/* credit.h: the lists of names found so far, each once; for credited*.c. */
#ifndef GW_EXTRACT_CREDIT_H
#define GW_EXTRACT_CREDIT_H

#include "extract/byline.h"
#include "extract/clues.h"

enum credit_source {
	FROM_ARTICLE,       /* JSON-LD author of an article */
	FROM_ARTICLE_LIST,
	FROM_ARTICLE_TEXT,  /* the same, given as text */
	FROM_ARTICLE_DESK,  /* an organisation */
	FROM_OBJECT,        /* of anything else */
	FROM_OBJECT_LIST,
	FROM_OBJECT_DESK,
	FROM_CREATOR,
	FROM_META,          /* meta author */
	FROM_META_SERVICE,  /* what search and counting services ask for */
	FROM_META_CITATION,
	FROM_META_OTHER,
	FROM_META_SOCIAL,   /* twitter:data1 */
	FROM_REL,           /* rel=author */
	FROM_ITEMPROP,
	FROM_NAME,          /* class author-name */
	FROM_LINK,          /* a link to /author/… */
	FROM_BYLINE,        /* class byline */
	FROM_TEXT,          /* a line that begins with "By", or stands below "By" */
	FROM_INSIDE,        /* "by Ada Quill" inside a line near the headline */
	FROM_ALONE,         /* a name alone in a line near the headline */
	FROM_NEIGHBOURS,    /* several of the same sort in a row */
	FROM_COUNT,
};

/* Where one line was found. */
struct credit_place {
	enum credit_source source;
	bool shown; /* on the page: the rest is known */
	bool near;  /* after_title is known */
	int64_t after_title;
	bool in_comment, listed, hidden, bio;
	struct str href;
};

struct credit {
	struct byline line;
	struct str folded[BYLINE_NAMES_MOST]; /* sorted */
	uint8_t from[FROM_COUNT];
	uint16_t order, shown, near, after, left_out;
	bool in_comment, listed, hidden, bio, by;
	float addressed;
};

struct credits {
	struct arena *arena;
	const struct clues *clues;
	struct credit *at;
	uint32_t count, added;
};

/* The names in `text`, without the site itself where people are named too, and where it stands
 * alone in a place that does not state authors. */
struct byline credit_names(struct credits *f, struct str text, bool stated);

/* The list, which `text` at `p` gives; an empty one is not added. */
void credit_add(struct credits *f, const struct byline *line, struct str text,
                const struct credit_place *p);

/* The list in a text that states authors; answers it. */
struct byline credit_add_text(struct credits *f, struct str text,
                              const struct credit_place *p);

/* Structured data and meta; elements; lines of text. */
void credits_of_objects(struct credits *f);
void credits_of_metas(struct credits *f);
void credits_of_elements(struct credits *f);
void credits_of_texts(struct credits *f);

#endif
