/* draft.h: the reports of a story, read: sentences with what is known of each.
 *
 * Everything lives in the scratch arena of one write_story. */
#ifndef GW_WRITE_DRAFT_H
#define GW_WRITE_DRAFT_H

#include "text/name.h"
#include "text/number.h"
#include "text/refer.h"
#include "write/write.h"

#define TERM_NONE UINT32_MAX

struct term {
	uint32_t id;
	float weight;
};

/* Terms in the order of their ids, of length 1 in all. */
struct vector {
	struct term *at;
	size_t count;
};

double vector_dot(const struct vector *a, const struct vector *b);
/* Shared terms over the terms of the shorter. */
double vector_overlap(const struct vector *a, const struct vector *b);
bool vector_has(const struct vector *v, uint32_t term);

struct sentence {
	uint32_t article, voice; /* a voice is an article with its reprints */
	uint32_t position;       /* among the good sentences of its article */
	uint32_t start, end;     /* the passage in the article: what was deleted inside too */
	struct str text;         /* as it may be published */
	struct tokens tokens;    /* of `text` */
	struct numbers numbers;
	struct names names;
	struct vector vector;
	uint32_t *terms;         /* ids of its words in their order, TERM_NONE for small words */
	size_t term_count;
	unsigned reasons;        /* refer_reason */
	uint32_t words;
	uint32_t cost;           /* words that it counts for against what may be quoted of its source */
	bool opens;              /* first of its paragraph */
	bool speech, background, future, quote;
	bool stale; /* holds a count that a later report has brought up to date */
	float centrality, score;
	uint32_t *concepts;      /* concept.h: of its words in their order, then of their pairs */
	size_t concept_count;
	uint32_t concept_words;  /* how many of these are words */
	float worth;             /* worth.h */
	float recent;            /* 1, less where its report is days older than the newest */
	unsigned support;        /* other voices that state it too */
};

struct parsed;
struct report_kind;

struct draft {
	const struct write_article *articles;
	size_t count;
	bool *quotable;
	uint32_t *voices;        /* by article */
	size_t voice_count;      /* of quotable articles */
	struct report_kind *reports; /* by article; report.h */
	struct str language;
	enum cue_language cue;
	struct sentence *sentences;
	size_t sentence_count;
	const struct sentence **seconds; /* the second sentence of each report that has one */
	size_t second_count;
	struct vector *titles, *leads; /* by article; a lead is the first lines of the text */
	struct vector headlines; /* sum of the titles */
	struct vector centroid;
	size_t term_count;
	float *weights;          /* of each term: how rare its word is */
	size_t concept_count;
	float *told;             /* of each concept: how likely a summary has it */
	struct parsed *parsed;   /* parsed.h; NULL: no trees */
};

/* Reads the reports: which may be quoted, their voices, their sentences, their weights. */
struct draft draft_read(struct arena *a, struct arena scratch,
                        const struct write_article *articles, size_t count);

/* The term of a token of the sentence, TERM_NONE for marks and small words. */
uint32_t sentence_term(const struct sentence *s, size_t token);

/* Whether nothing but space stands between `before` and `s`, the sentence behind it in its report. */
bool draft_adjacent(const struct draft *d, const struct sentence *before, const struct sentence *s);

/* Fills `sentences` of one article; in sentences.c. */
struct sentence *draft_sentences(struct arena *a, struct arena scratch,
                                 const struct write_article *article,
                                 enum cue_language cue, size_t *count);

#endif
