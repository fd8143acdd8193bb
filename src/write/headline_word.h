/* headline_word.h: how likely an editor's own headline has a word of a report's title.
 *
 * A regression on headlines that people wrote over the reports of several outlets, fitted by
 * tools/fit_headline.py.  It sees what the reports do with a word, never which word it is. */
#ifndef GW_WRITE_HEADLINE_WORD_H
#define GW_WRITE_HEADLINE_WORD_H

#include "base/map.h"
#include "write/draft.h"

enum { HEADLINE_WORD_FEATURES = 18 };

/* In how many titles, openings and leads of voices a folded word stands, and a pair of words in how
 * many titles and leads. */
struct headline_told {
	struct arena *arena;
	struct map titles, openings, leads, pairs;
	struct map texts;          /* words of titles: what the sentences of the story do with them */
	size_t voices, text_voices, text_words;
};

/* The words of one report, folded; each counts once. */
struct headline_report {
	struct map title, opening, lead, pairs;
	struct str text;      /* the title, clean */
	struct tokens tokens; /* of `text` */
	bool counts;          /* first of its voice, with a title */
};

struct headline_told headline_told_open(struct arena *a);

/* Counts its words in `all`, too.  `title` is clean. */
struct headline_report headline_report_read(struct arena *a, const struct draft *d, size_t article,
                                            struct str title, struct headline_told *all);

/* Counts the words of the titles in the sentences of the story: after all reports were read. */
void headline_told_count(struct headline_told *all, const struct draft *d);

/* Of token `i` of the title, its word number `place`. */
void headline_word_features(double f[HEADLINE_WORD_FEATURES], const struct headline_told *all,
                            const struct headline_report *r, size_t i, size_t place);
double headline_word_likely(const struct headline_told *all, const struct headline_report *r,
                            size_t i, size_t place);

#endif
