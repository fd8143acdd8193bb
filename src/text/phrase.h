/* phrase.h: noun phrases and clauses of a parsed English sentence.
 *
 * All of it is read off the tree of text/parse.h, so it is as right as the tree is: a caller that
 * publishes what it builds from it checks the words as well.  Places are numbers of words, not
 * bytes; -1 stands for a part that is not there. */
#ifndef GW_TEXT_PHRASE_H
#define GW_TEXT_PHRASE_H

#include "text/parse.h"

/* Said only where a rule says it: a title before the name or a person's role beside it; a word
 * such as "University" or "River" in it. */
enum phrase_name {
	PHRASE_NO_NAME, /* a common noun or a pronoun */
	PHRASE_NAME,    /* a name of whatever kind */
	PHRASE_PERSON,
	PHRASE_PLACE,
	PHRASE_ORGANISATION,
};

/* A head with what stands before it: "the newly elected mayor of Porlan" is two of them, "the
 * newly elected mayor" and "Porlan"; "Anna Berg's plan" is one. */
struct phrase_noun {
	uint16_t from, to; /* words [from, to) */
	uint16_t head;
	uint16_t full_from,
		full_to; /* with what hangs on it behind the head ("of Porlan"), up to
	                          * the first apposition, clause or mark */
	uint16_t name_from,
		name_to; /* the name without titles in front; from == to: none */
	uint8_t name;    /* enum phrase_name */
	bool pronoun, definite, indefinite, plural, possessed;
};

enum phrase_tense { PHRASE_NO_TENSE, PHRASE_PRESENT, PHRASE_PAST, PHRASE_FUTURE };

enum phrase_modal {
	PHRASE_NO_MODAL,
	PHRASE_POSSIBLE, /* can could may might */
	PHRASE_NEEDED,   /* must should ought shall need */
	PHRASE_WOULD,
};

/* Of what the clause is in its sentence. */
enum phrase_role {
	PHRASE_MAIN,       /* the root */
	PHRASE_COORDINATE, /* "… and left" */
	PHRASE_BESIDE,     /* parataxis: "…, she said" */
	PHRASE_COMPLEMENT, /* said that … */
	PHRASE_OPEN,       /* wants to … */
	PHRASE_ADVERBIAL,  /* because …, when … */
	PHRASE_RELATIVE,   /* who … */
	PHRASE_REDUCED,    /* the man arrested in …, a plan to … */
	PHRASE_SUBJECT,    /* that he left surprised her */
};

struct phrase_clause {
	uint16_t from, to; /* words of all that hangs on it */
	uint16_t head; /* of its tree: the verb, or what a copula says of the subject */
	uint16_t
		verb; /* the last word of the verb group: the verb itself, or the copula */
	uint16_t verb_from; /* the first word of the verb group */
	int32_t first_aux; /* the word that goes before the subject in a question: auxiliary or
	                      * copula */
	int32_t subject, object, indirect, agent; /* heads */
	int32_t complement; /* head of a clause that is said, wanted … */
	int32_t particle;   /* "shut down" */
	int32_t mark;       /* because, that, to */
	int32_t antecedent; /* of a relative or reduced clause: what it is about */
	int32_t parent;     /* number of the clause that it hangs on */
	uint8_t role, tense, modal;
	bool finite, negated, passive, perfect, progressive, copular;
	bool shared_subject; /* the subject is that of the clause before */
};

struct phrases {
	const struct parse *parse;
	struct phrase_noun *noun;
	size_t nouns;
	struct phrase_clause *clause; /* by their heads, in the order of the words */
	size_t clauses;
};

/* Nothing fails; a sentence without a verb has one clause or none. */
struct phrases phrases_of(struct arena *out, const struct parse *parse);

/* The noun phrase that has word `i` as its head, or holds it; NULL: none. */
const struct phrase_noun *phrase_with(const struct phrases *p, size_t i);

/* The main clause, NULL where the root is none. */
const struct phrase_clause *phrase_main(const struct phrases *p);

/* Bytes of words [from, to). */
struct str phrase_text(const struct phrases *p, size_t from, size_t to);

#endif
