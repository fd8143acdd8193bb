/* tree.h: a page as flat arrays in document order.
 *
 * Elements and runs of text are nodes in pre-order; a node's descendants are those behind it up
 * to `last`, so "inside" is two compares and a sum over subtrees is one pass backwards.  Only
 * attributes that somebody reads are kept.  The string "class id" of an element is interned and
 * judged once (names.h).
 *
 * Limits: elements deeper than LIMIT_TREE_DEPTH are not made (their text goes to the deepest one
 * kept); what comes after LIMIT_TREE_NODES is left out, attributes after
 * LIMIT_TREE_ATTRIBUTES and text that is shown after LIMIT_TREE_TEXT_BYTES likewise; of different
 * names the first LIMIT_TREE_NAMES are known. */
#ifndef GW_EXTRACT_TREE_H
#define GW_EXTRACT_TREE_H

#include "base/buf.h"
#include "base/map.h"
#include "extract/tag.h"

enum attr {
	ATTR_CLASS, ATTR_CONTENT, ATTR_DATA_DATE, ATTR_DATETIME, ATTR_DATA_TEST, ATTR_HREF,
	ATTR_HTTP_EQUIV, ATTR_ID, ATTR_ITEMPROP, ATTR_LANG, ATTR_NAME, ATTR_PROPERTY,
	ATTR_PUBDATE, ATTR_REL, ATTR_ROLE, ATTR_SRC, ATTR_TITLE, ATTR_TYPE, ATTR_COUNT,
};

struct tree_attr {
	uint32_t kind; /* enum attr */
	struct str value;
};

enum node_flag {
	NODE_HIDDEN = 1,       /* by style, hidden or aria-hidden, of itself */
	NODE_BODY_PROP = 2,    /* itemprop articleBody */
	NODE_MAIN_ROLE = 4,    /* role main or article */
	NODE_NOT_SHOWN = 8,    /* display:none in its style */
	NODE_LINK = 16,        /* a with href */
	NODE_NO_SNIPPET = 32,  /* data-nosnippet */
	NODE_DROPPED = 64,     /* by an outlet rule: not of a page, but of its reader */
};

struct node {
	uint32_t parent, last;
	uint16_t depth;
	uint8_t tag; /* enum tag */
	uint8_t flags;
	uint32_t name;    /* index into names; 0: has none */
	uint32_t at, n;   /* attributes [at, at + n), or bytes of the text */
	uint32_t inside;  /* bytes of text in the subtree */
};

struct tree_name {
	struct str text; /* class and id, joined by a space */
	uint32_t says;   /* enum name_says */
};

struct tree {
	struct arena *arena;
	struct node *nodes;
	uint32_t count;
	uint32_t body; /* node of body; 0 where there is none (then the root) */
	struct tree_attr *attrs;
	uint32_t attr_count;
	struct tree_name *names;
	uint32_t name_count;
	struct buf text;
	bool cut; /* a limit was passed */
};

/* The page in `html`, which is valid UTF-8 and must be there as long as the tree. */
struct tree tree_read(struct arena *a, struct arena scratch, struct str html);

/* STR_NONE where it is missing. */
struct str tree_attr(const struct tree *t, uint32_t node, enum attr kind);

static inline bool
tree_inside(const struct tree *t, uint32_t node, uint32_t ancestor)
{
	return node >= ancestor && node <= t->nodes[ancestor].last;
}

static inline uint32_t
tree_says(const struct tree *t, uint32_t node)
{
	return t->names[t->nodes[node].name].says;
}

/* The visible text below a node with white space collapsed, at most about `most` bytes of it;
 * blocks are parted by one space.  Text of script and title elements by themselves too. */
struct str tree_text(struct arena *a, const struct tree *t, uint32_t node, size_t most);

/* The same with a space at every element's start and end: for names in a row of spans. */
struct str tree_words(struct arena *a, const struct tree *t, uint32_t node, size_t most);

#endif
