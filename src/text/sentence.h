/* sentence.h: where the sentences of a text begin and end.
 *
 * A paragraph is a run without a newline; a sentence never crosses one.  A sentence ends at
 * . ! ? … and their sisters in other scripts, with the quotation marks and brackets behind them,
 * where something follows that can open a sentence.  A full stop behind an abbreviation, an
 * initial, an ordinal or inside a number ends none, unless the word that follows hardly ever
 * stands inside a sentence with a capital ("… in the U.S. The …").
 * Every byte that is no white space lies in exactly one sentence.  Linear in the text. */
#ifndef GW_TEXT_SENTENCE_H
#define GW_TEXT_SENTENCE_H

#include "base/str.h"

struct sentence_span {
	uint32_t start, end; /* bytes [start, end), no white space at either side */
	uint32_t paragraph;  /* 0 …; only paragraphs that hold a sentence are counted */
};

/* `text` is UTF-8 of less than 4 GB; `language` a primary tag, STR_NONE is read as English. */
size_t sentence_split(struct arena *out, struct arena scratch, struct str text,
                      struct str language, struct sentence_span **spans);

#endif
