/* newswire.h: an endless stream of invented articles, for measuring.
 *
 * Made from a seed, one article at a time, the same on every run; nothing is kept but the events
 * that go on.  What it is like was set by looks at real streams (basil, whole texts of the size
 * that outlets publish; allsides and dense, leads), with the stemmer and stop-words of the
 * program; figures of the stream itself are printed by `bench_group --look`:
 *
 *                                              basil             this stream
 *   words of a text, 5 % / median / 95 %       256 / 613 / 1202  254 / 605 / 1427
 *   different terms of an article, mean        127               130
 *   share of articles with the term of rank
 *     1 / 10 / 100 / 1,000 (English only)      .68 .39 .18 .03   .68 .35 .14 .02
 *   B.B in a story, 5 % / median / 95 %        .20 / .37 / .56   .22 / .33 / .44
 *   B.B of any two, mean (allsides, dense)     .026, .021        .021
 *   the same, 99 %                             .187, .120        .066
 *
 * Words are syllables that no language has, with endings that its stemmer takes off, and some of its
 * function words between them.  Ranks follow the law of Zipf and Mandelbrot over 200,000 words
 * of each language; one word in 250 has never been seen before.  An event has words of its own,
 * some of them common ones, some names, and each report prefers others of them; events of one
 * section share words.  Stories have Zipf's sizes, mean 3, a few of them hundreds.  They are
 * reported less and less over hours or, if they are large, days; a sixth of all has a successor
 * with half of its words.  A seventh of the reports reprints another: whole, cut, or under a
 * new lead.  Days have a rhythm. */
#ifndef GW_BENCH_NEWSWIRE_H
#define GW_BENCH_NEWSWIRE_H

#include "group/group.h"

struct newswire;

struct newswire_article {
	struct group_article article; /* published never falls */
	uint32_t event; /* the story that it belongs to */
	int64_t reprint_of; /* id of the article whose text this is; 0 none */
};

struct newswire *newswire_open(uint64_t seed, double articles_a_day); /* never NULL */
void newswire_close(struct newswire *w);

/* The next article; its texts are in `out`. */
struct newswire_article newswire_next(struct newswire *w, struct arena *out);

#endif
