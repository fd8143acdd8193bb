/* text.h: every word that the interface itself says, in the language that is asked for, and how
 * numbers are put into it.
 *
 * The texts stand in texts.def in English; po/ has a catalogue for each other language, which the
 * build compiles in (tools/catalogues.py).  Nothing is read at run time, nothing depends on the
 * locale of the process, and pages of several languages are made beside each other.
 *
 * A language is named as in a page, "de" or "pt-BR"; what has no catalogue speaks English.  Texts are
 * ours, so they may hold markup; `{1}` to `{9}` are filled with the arguments, which are escaped
 * unless they are marked as HTML.  A text may have forms, between which its first number decides
 * by the rule of the language. */
#ifndef GW_WORDS_TEXT_H
#define GW_WORDS_TEXT_H

#include "base/buf.h"

enum text_id {
#define ONE(id, text) id,
#define TWO(id, one, many) id,
#define ONE_AS(id, context, text) id,
#define TWO_AS(id, context, one, many) id,
#include "words/texts.def"
#undef ONE
#undef TWO
#undef ONE_AS
#undef TWO_AS
	TEXT_COUNT,
};

enum text_arg_kind {
	TEXT_ARG_END,
	TEXT_ARG_STR,    /* escaped */
	TEXT_ARG_HTML,   /* as it is */
	TEXT_ARG_NUMBER, /* in digits */
	TEXT_ARG_SPELT,  /* in words from two to twelve; one is spelt by the form itself */
};

struct text_arg {
	enum text_arg_kind kind;
	struct str s;
	int64_t n;
};

#define ARG_STR(x)    ((struct text_arg){.kind = TEXT_ARG_STR, .s = (x)})
#define ARG_HTML(x)   ((struct text_arg){.kind = TEXT_ARG_HTML, .s = (x)})
#define ARG_NUMBER(x) ((struct text_arg){.kind = TEXT_ARG_NUMBER, .n = (x)})
#define ARG_SPELT(x)  ((struct text_arg){.kind = TEXT_ARG_SPELT, .n = (x)})
#define ARG_NONE      ((struct text_arg){.kind = TEXT_ARG_END})

/* The first of `wanted`, `otherwise` and "en" that has a catalogue, as it was given. */
struct str text_language(struct str wanted, struct str otherwise);
bool text_speaks(struct str language);

/* `args` end with ARG_NONE. */
void text_fill(struct buf *b, struct str language, enum text_id id, const struct text_arg *args);
#define text_put(b, language, id, ...) \
	text_fill((b), (language), (id), (const struct text_arg[]){__VA_ARGS__, ARG_NONE})
void text_just(struct buf *b, struct str language, enum text_id id);
struct str text_str(struct str language, enum text_id id);

/* Names for dates: 0 Sunday … 6 Saturday, 1 January … 12 December. */
struct str text_weekday(struct str language, int weekday, bool whole);
struct str text_month(struct str language, int month, bool whole);

/* With a capital in front, where the first letter is one of ASCII's. */
struct str text_capital(struct arena *out, struct str text);

#endif
