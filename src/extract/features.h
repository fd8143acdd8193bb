/* features.h: each block as a column of numbers for each feature, for the judge.
 *
 * The numbers are plain counts and shares: trees only compare them with thresholds.  Their names
 * and order are the contract between program and model; tools/extract_blocks writes both.  The
 * columns of the second stage (judge.h) lie behind those of the first. */
#ifndef GW_EXTRACT_FEATURES_H
#define GW_EXTRACT_FEATURES_H

#include "extract/page.h"
#include "extract/tokens.h"

/* Six numbers of a container: share of the page's good text, share of links, blocks, characters
 * a block, share of good blocks, Readability score against the highest. */
#define CONTAINER_FEATURES(X, id, name) \
	X(id##_GOOD, name " good share") X(id##_LINKS, name " link share") \
	X(id##_BLOCKS, name " blocks") X(id##_LENGTH, name " length") \
	X(id##_GOOD_BLOCKS, name " good blocks") X(id##_SCORE, name " readability")

/* What a neighbour is, some blocks before or after. */
#define NEIGHBOUR_FEATURES(X, id, name) \
	X(id##_CHARS, name " characters") X(id##_LINKS, name " link share") \
	X(id##_ENDS, name " ends") X(id##_STOPS, name " stop share") X(id##_GOOD, name " good") \
	X(id##_TAG, name " tag") X(id##_SAME, name " same element")

#define BLOCK_FEATURES(X) \
	/* its text */ \
	X(CHARS, "characters") X(WORDS, "words") X(LINK_SHARE, "link share") X(LINKS, "links") \
	X(LINK_CHARS, "link characters") X(COMMAS, "commas a word") X(SENTENCES, "sentences") \
	X(ENDS, "ends") X(STOP_SHARE, "stop share") X(STOPS, "stops") X(DIGITS, "digits") \
	X(CAPITALS, "capitals") X(BOLD, "bold") X(IMAGES, "images") X(BREAKS, "breaks") \
	X(CJK, "cjk") X(GOOD, "good") X(COLON, "ends in colon") X(LOWER, "starts lower") \
	X(JSON, "json marks") X(YEAR, "year in a short block") X(BARS, "bars") \
	/* its element */ \
	X(TAG, "tag") X(PARENT_TAG, "parent's tag") \
	X(IN_LI, "in li") X(IN_TABLE, "in table") X(IN_ASIDE, "in aside") X(IN_NAV, "in nav") \
	X(IN_FOOTER, "in footer") X(IN_HEADER, "in header") X(IN_FIGURE, "in figure") \
	X(IN_FORM, "in form") X(IN_ARTICLE, "in article") X(IN_MAIN, "in main") \
	X(IN_BLOCKQUOTE, "in blockquote") X(IN_LIST, "in list") X(IN_FIGCAPTION, "in figcaption") \
	X(IN_SECTION, "in section") X(IN_DETAILS, "in details") X(DEPTH, "depth") \
	X(HEADING, "heading") X(HIDDEN, "hidden") \
	/* its place */ \
	X(POSITION, "position") X(CHARS_BEFORE, "characters before") \
	X(GOOD_BEFORE, "good before") X(INDEX, "index") X(REST, "blocks behind") \
	X(AFTER_TITLE, "blocks after title") X(AFTER_H1, "blocks after h1") \
	X(AFTER_FIRST_GOOD, "blocks after first good") \
	X(BEFORE_LAST_GOOD, "blocks before last good") \
	X(PREV_GOOD, "blocks since good") X(NEXT_GOOD, "blocks until good") \
	X(PREV_GOOD_PARENT, "parent of last good") X(NEXT_GOOD_PARENT, "parent of next good") \
	X(WINDOW_GOOD, "good of seven") \
	CONTAINER_FEATURES(X, NEAR, "near:") CONTAINER_FEATURES(X, ABOVE, "above:") \
	X(CORE_STEPS, "steps to core") X(CORE_DEPTH, "depth against core") \
	X(TOP_STEPS, "steps to top") X(TOP_DEPTH, "depth against top") X(IN_CORE, "in core") \
	X(IN_TOP, "in top") X(IN_ROOT, "in root") X(ROOT_KIND, "kind of root") \
	X(ROOT_GOOD, "good share of root") X(TOP_GOOD, "good share of top") \
	X(BAD_NAMES, "bad names") X(GOOD_NAMES, "good names") X(BAD_STEPS, "steps to bad name") \
	X(GOOD_STEPS, "steps to good name") \
	/* blocks of its kind */ \
	X(GROUP_BLOCKS, "group: blocks") X(GROUP_LENGTH, "group: length") \
	X(GROUP_LINKS, "group: link share") X(GROUP_ENDS, "group: ends") \
	X(GROUP_SHARE, "group: share of page") X(GROUP_GOOD, "group: good") \
	X(TAG_BLOCKS, "tag: blocks") X(TAG_LENGTH, "tag: length") X(TAG_SHARE, "tag: share of page") \
	/* what it says that is said elsewhere */ \
	X(TITLE_IN, "its words in title") X(TITLE_OF, "title's words in it") \
	X(ABOUT_IN, "its runs in description") X(ABOUT_OF, "description's runs in it") \
	X(BODY_IN, "its runs in articleBody") X(BODY_SIZE, "size of articleBody") \
	X(SEEN, "seen before") X(COPIED, "copied") X(COPIED_EARLIER, "copied from before") \
	X(COPY_BLOCKS, "blocks that share runs") X(COPY_HOLDS, "blocks that it holds") \
	/* the page */ \
	X(PAGE_BLOCKS, "page: blocks") X(PAGE_CHARS, "page: characters") \
	X(PAGE_GOOD, "page: good share") X(PAGE_GOOD_BLOCKS, "page: good blocks") \
	X(PAGE_LINKS, "page: link share") \
	/* names of its elements and words of its text, by the tables of the model */ \
	X(NAMES_0, "names here") X(NAMES_1, "names one up") X(NAMES_2, "names two up") \
	X(NAMES_3, "names three up") X(NAMES_MEAN, "names mean") X(NAMES_LEAST, "names least") \
	X(NAMES_SECOND, "names second least") X(NAMES_MOST, "names most") \
	X(NAMES_NEAR_LEAST, "names least of three") X(NAMES_NEAR_MOST, "names most of three") \
	X(SAYS_MEAN, "words mean") X(SAYS_LEAST, "words least") X(SAYS_MOST, "words most") \
	X(SAYS_SUM, "words sum") X(SAID_LEAST, "least words before") \
	X(SAID_SINCE, "blocks since those") \
	/* its neighbours; these must be the last of the first stage */ \
	NEIGHBOUR_FEATURES(X, BACK_3, "-3") NEIGHBOUR_FEATURES(X, BACK_2, "-2") \
	NEIGHBOUR_FEATURES(X, BACK_1, "-1") NEIGHBOUR_FEATURES(X, ON_1, "+1") \
	NEIGHBOUR_FEATURES(X, ON_2, "+2") NEIGHBOUR_FEATURES(X, ON_3, "+3")

/* What the first stage says of the block and those around it. */
#define CONTEXT_FEATURES(X) \
	X(P, "p") X(P_BACK_3, "p -3") X(P_BACK_2, "p -2") X(P_BACK_1, "p -1") X(P_ON_1, "p +1") \
	X(P_ON_2, "p +2") X(P_ON_3, "p +3") X(P_WITHIN_2, "p within 2") \
	X(P_WITHIN_5, "p within 5") X(P_WITHIN_12, "p within 12") X(P_PARENT, "p of parent") \
	X(P_NEAR, "p of container") X(P_GROUP, "p of group") X(P_BEFORE, "expected share before") \
	X(P_TOTAL, "expected words") X(P_HIGHEST, "highest p") X(SURE_BEFORE, "blocks since sure") \
	X(SURE_AFTER, "blocks until sure") X(P_CORE_STEPS, "steps to expected core") \
	X(P_CORE_DEPTH, "depth against expected core") X(P_NEAR_SHARE, "expected share of container") \
	X(BARREN_FIRST, "barren words since first sure") X(BARREN_LAST, "barren words since sure")

enum feature {
#define X(id, name) FEATURE_##id,
	BLOCK_FEATURES(X) CONTEXT_FEATURES(X)
#undef X
	FEATURE_ALL,
	FEATURE_FIRST = FEATURE_P, /* how many the first stage has */
};

extern const char *const feature_names[FEATURE_ALL];

struct features {
	float *columns;     /* feature f of block i: columns[f * stride + i] */
	size_t stride;      /* of forest.h */
	uint32_t count;     /* blocks */
	uint32_t *group;    /* by block: number of its class group */
	uint32_t *near;     /* by block: nearest container with more than this block */
	uint32_t groups;
};

static inline float *
feature_column(const struct features *f, enum feature which)
{
	return f->columns + (size_t)which * f->stride;
}

/* All features of the first stage; room for those of the second.  The tables of tokens may be
 * NULL: then nothing is known of any token. */
struct features features_of(struct arena *a, const struct page *page,
                            const struct token_table *names, const struct token_table *words);

#endif
