/* ask_read.h: a parsed sentence as the frames of questions read it.
 *
 * Places are numbers of its words as the tree counts them. */
#ifndef GW_WRITE_ASK_READ_H
#define GW_WRITE_ASK_READ_H

#include "write/cast.h"
#include "write/parsed.h"

struct topics;

struct ask_sentence {
	const struct draft *d;
	const struct cast *cast;
	const struct topics *topics;
	const struct sentence *s;
	const struct phrases *ph;
	const struct parse *p;
	const struct phrase_clause *main; /* NULL: the root is no clause */
	size_t n;                         /* words */
	struct str *low;                  /* folded, by word */
	unsigned *cues;                   /* enum cue, by word */
	bool *quoted;                     /* inside a quotation, its marks too */
	bool introduces;                  /* leans on another sentence, but says who somebody is */
	const struct person *he;          /* whom the pronoun means that is the main subject */
};

/* False where the sentence has no tree.  `out` holds what the reading points to. */
bool ask_read(struct arena *out, struct arena scratch, const struct draft *d,
              const struct cast *cast, const struct sentence *s, struct ask_sentence *r);

static inline bool
word_is(const struct ask_sentence *r, size_t i, const char *low)
{
	return i < r->n && str_eq(r->low[i], str_of(low));
}

bool word_in(const struct ask_sentence *r, size_t i, const char *const *list, size_t count);
#define WORD_IN(r, i, list) word_in((r), (i), (list), sizeof(list) / sizeof *(list))

/* Behind the last word there is none: no tag, no part, no time. */
static inline enum xpos
word_tag(const struct ask_sentence *r, size_t i)
{
	return i < r->n ? (enum xpos)r->p->words.at[i].xpos : XPOS_NONE;
}

static inline enum upos
word_part(const struct ask_sentence *r, size_t i)
{
	return i < r->n ? (enum upos)r->p->words.at[i].upos : UPOS_X;
}

bool word_is_name(const struct ask_sentence *r, size_t i);   /* NNP NNPS */
bool word_is_verb(const struct ask_sentence *r, size_t i);   /* VB … VBZ */
bool word_is_time(const struct ask_sentence *r, size_t i);   /* Monday, May, week, ago, 2009 */
bool word_is_year(const struct ask_sentence *r, size_t i);
bool word_is_mark(const struct ask_sentence *r, size_t i);   /* comma, stop, dash, bracket, quote */
/* No white space stands between word `i` and the next one. */
bool word_is_glued(const struct ask_sentence *r, size_t i);

/* No hyphen ties words [from, to) to a neighbour. */
bool words_are_whole(const struct ask_sentence *r, size_t from, size_t to);

/* Behind word `to`, a bracket with one word in it, a noun goes on: "Harbour Board (HB) chairman". */
bool words_go_on(const struct ask_sentence *r, size_t to);

/* Are words [from, to) "the Porlan Democrat", an office and a place before no name? */
bool words_name_nobody(const struct ask_sentence *r, size_t from, size_t to);

/* The words of `phrase`, parted by one space, stand at word `i`: how many there are; 0: no. */
size_t words_at(const struct ask_sentence *r, size_t i, const char *phrase);

/* Is anything in quotation marks? */
bool words_quote(const struct ask_sentence *r);

/* `text`, which begins with word `from`, as it stands inside a sentence: a word that opened one and is no
 * name loses its capital. */
struct str words_inside(struct arena *out, const struct ask_sentence *r, size_t from, struct str text);

/* Bytes of words [from, to). */
struct str words_text(const struct ask_sentence *r, size_t from, size_t to);

#endif
