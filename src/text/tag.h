/* tag.h: the words of an English sentence as a treebank cuts them, each with its part of speech.
 *
 * Words are cut finer than in text/word.h: "don't" is "do" and "n't", "Berg's" is "Berg" and
 * "'s", "15-year" is "15", "-" and "year"; marks are words of their own.  Every byte that is no
 * white space lies in exactly one word.
 *
 * Tags are found from left to right by an averaged perceptron; each is the universal part of
 * speech together with the tag of the Penn treebank, which tells the forms of verbs and nouns
 * apart.  The same bytes always get the same tags.  Linear in the text; nothing fails: words that
 * were never seen are tagged by their endings and neighbours. */
#ifndef GW_TEXT_TAG_H
#define GW_TEXT_TAG_H

#include "base/err.h"
#include "base/str.h"

/* Universal parts of speech (universaldependencies.org). */
enum upos {
	UPOS_X, /* 0: what is none of the others */
	UPOS_ADJ,
	UPOS_ADP,
	UPOS_ADV,
	UPOS_AUX,
	UPOS_CCONJ,
	UPOS_DET,
	UPOS_INTJ,
	UPOS_NOUN,
	UPOS_NUM,
	UPOS_PART,
	UPOS_PRON,
	UPOS_PROPN,
	UPOS_PUNCT,
	UPOS_SCONJ,
	UPOS_SYM,
	UPOS_VERB,
	UPOS_COUNT,
};

/* Tags of the Penn treebank as the English Web Treebank has them. */
enum xpos {
	XPOS_NONE,
	XPOS_ADD, /* an address */
	XPOS_AFX,
	XPOS_CC,
	XPOS_CD,
	XPOS_DT,
	XPOS_EX, /* there is */
	XPOS_FW,
	XPOS_GW,
	XPOS_HYPH, /* - inside a compound */
	XPOS_IN,
	XPOS_JJ,
	XPOS_JJR,
	XPOS_JJS,
	XPOS_LS,
	XPOS_MD, /* will, could */
	XPOS_NFP,
	XPOS_NN,
	XPOS_NNP,
	XPOS_NNPS,
	XPOS_NNS,
	XPOS_PDT,
	XPOS_POS, /* 's of a possessive */
	XPOS_PRP,
	XPOS_PRP_S, /* PRP$: his, their */
	XPOS_RB,
	XPOS_RBR,
	XPOS_RBS,
	XPOS_RP,
	XPOS_SYM,
	XPOS_TO,
	XPOS_UH,
	XPOS_VB,  /* base form */
	XPOS_VBD, /* past */
	XPOS_VBG, /* -ing */
	XPOS_VBN, /* past participle */
	XPOS_VBP, /* present, not of the third person singular */
	XPOS_VBZ, /* present, third person singular */
	XPOS_WDT,
	XPOS_WP,
	XPOS_WP_S, /* WP$: whose */
	XPOS_WRB,
	XPOS_MONEY, /* $ */
	XPOS_OPEN,  /* -LRB- */
	XPOS_CLOSE, /* -RRB- */
	XPOS_COMMA,
	XPOS_END,   /* . ! ? */
	XPOS_COLON, /* : ; -- */
	XPOS_QUOTE_OPEN,
	XPOS_QUOTE_CLOSE,
	XPOS_COUNT,
};

struct tag_word {
	uint32_t start, end; /* bytes [start, end) of the text */
	uint32_t low;        /* hash of the folded form, digits as 0 */
	uint8_t upos, xpos;
	uint8_t kind;    /* number of the pair of both in the model; of no use outside */
	uint8_t capital; /* the first letter is upper case */
	uint8_t name;    /* set by a caller before tags are found: this is surely a name */
};

struct tag_words {
	struct str text;
	struct tag_word *at;
	size_t count;
};

struct tagger;

/* The words of `text`, without tags.  `text` is UTF-8 of less than 4 GB, as a rule one
 * sentence: a paragraph is read as one sentence, too. */
struct tag_words tag_split(struct arena *out, struct str text);

/* The words and their tags. */
struct tag_words tag_text(struct arena *out, struct arena scratch,
			  const struct tagger *tagger, struct str text);

/* The tags of words that were cut already; those with `name` set become PROPN, NNP. */
void tag_words(struct arena scratch, const struct tagger *tagger, struct tag_words words);

/* Bytes of one word, as written. */
static inline struct str
tag_form(const struct tag_words *w, size_t i)
{
	return str_sub(w->text, w->at[i].start, w->at[i].end);
}

/* Is word `i` written like this, capitals aside (ASCII)? */
bool tag_is(const struct tag_words *w, size_t i, const char *low);

/* VBD VBP VBZ MD: a form that a clause can stand on. */
bool xpos_finite(enum xpos xpos);

const char *upos_name(enum upos upos);
const char *xpos_name(enum xpos xpos);

#endif
