/* resolve.h: a noun phrase as it may stand in a question, understood without its story.
 *
 * A person by full name, a body or place by name, a group by its noun, what happened by the topic
 * that it means.  What a reader could not place alone is refused: pronouns, bare "the NOUN", lone
 * surnames that more than one person has. */
#ifndef GW_WRITE_RESOLVE_H
#define GW_WRITE_RESOLVE_H

#include "write/ask_read.h"
#include "write/topic.h"

struct resolved {
	struct str text;             /* as in the middle of a sentence */
	const struct person *person; /* NULL: none, or none with one meaning */
	const struct topic *topic;   /* what a bare noun stood for */
	float quality;               /* 1 a person, .3 an indefinite thing */
	bool named;                  /* name, group or topic: says who or what by itself */
	bool full;                   /* a person's full name, of whatever person */
	bool group;                  /* police, officials */
	bool plural;
	bool office;                 /* "the president", in whose place the name stands */
	uint16_t from, to, head;     /* words in the reading */
};

/* The phrase whose head is word `head`. */
bool resolve_noun(struct arena *out, const struct ask_sentence *r, size_t head, struct resolved *n);

/* The same without what hangs on the head behind it: "Berg" of "Berg of hiding". */
bool resolve_short(struct arena *out, const struct ask_sentence *r, size_t head,
                   struct resolved *n);

/* Words [from, to) as they may stand in a question, surnames written out; STR_NONE: they may
 * not.  Pronouns, marks, quotations, bare definites are refused. */
struct str resolve_words(struct arena *out, const struct ask_sentence *r, size_t from, size_t to);

#endif
