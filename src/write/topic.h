/* topic.h: what a story is about, as noun phrases that are understood alone.
 *
 * "the vote on the harbour bill", "the fire at a paper mill in Orrel": phrases whose head says
 * that something happens or is done, with a name or two other words, weighed by how central
 * their words are.  "A fire at …" gives "the fire at …": a question may speak of it as known. */
#ifndef GW_WRITE_TOPIC_H
#define GW_WRITE_TOPIC_H

#include "write/ask_read.h"

enum { TOPICS_MOST = 12, TOPIC_TERMS = 10 };

struct topic {
	struct str text;
	struct str head;             /* folded */
	uint32_t head_term;
	uint32_t terms[TOPIC_TERMS]; /* of its content words */
	size_t term_count;
	unsigned classes;            /* enum ask_noun_class of the head */
	bool plural;
	bool matter;                 /* "tax cuts": no event, but told of again and again */
	bool indefinite;             /* "a fire": known only further down in the same report */
	uint32_t article, position;  /* where it was found first */
	bool thing;                  /* nothing that happens, but titles speak of it */
	bool clause;                 /* a clause behind its head says which one it is */
	bool loose;                  /* with a place that may belong to another word */
	uint32_t count;              /* phrases that name it */
	float score;
};

struct topics {
	struct topic at[TOPICS_MOST]; /* best first */
	size_t count;
	struct map ids;               /* folded word to its term + 1 */
};

struct topics topics_of(struct arena *out, const struct draft *d,
                        const struct ask_sentence *readings, size_t count);

/* The topic that "the NOUN" means in `r`: the best with this head, where it is the only one or by
 * far the best of them, and was told of before; NULL: none. */
const struct topic *topic_with_head(const struct ask_sentence *r, struct str low);

/* The topic that a phrase among words [from, to) speaks of, and the phrase's head (`head` may be
 * NULL): the head of the topic with another of its words, or with a bare "the"; NULL: none. */
const struct topic *topic_in(const struct ask_sentence *r, size_t from, size_t to, size_t *head);
/* The same of things that do not happen, too: "the mosque near Orrel". */
const struct topic *topic_or_thing_in(const struct ask_sentence *r, size_t from, size_t to,
                                      size_t *head);

/* The phrase of word `head` as "the …" where it could be a topic by its form; STR_NONE: it could
 * not. */
struct str topic_phrase(struct arena *out, const struct ask_sentence *r, size_t head);

/* "Berg's decision", "the deal with Orrel": whose it is, does not say which. */
bool topic_is_open(const struct ask_sentence *r, size_t from, size_t to, size_t head);

/* Does word `i` stand in titles or openings of the reports? */
bool topic_in_headlines(const struct ask_sentence *r, size_t i);
/* Does the word, folded? */
bool topic_names(const struct ask_sentence *r, struct str low);
/* Does it stand in a title or in the first sentence of a report? */
bool topic_in_openings(const struct ask_sentence *r, size_t i);

/* Does no report count the noun, or put an article to the phrase: "prenatal testing", of a mass? */
bool topic_is_mass(struct arena *out, const struct ask_sentence *r, struct str head, struct str text);

/* The term of word `i`; TERM_NONE for small words. */
uint32_t topic_term(const struct topics *t, const struct ask_sentence *r, size_t i);

#endif
