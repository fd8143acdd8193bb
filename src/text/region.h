/* region.h: what countries and large cities are called in a language, by ICU's tables (CLDR).
 *
 * A place is known by a code that is the same in all languages.  The name of a language that a
 * country is called after stands for that country, because it is the word for what is of it:
 * "French", "französisch", "français". */
#ifndef GW_TEXT_REGION_H
#define GW_TEXT_REGION_H

#include "base/str.h"

enum region_kind {
	REGION_COUNTRY,
	REGION_WORD, /* for what is of a country, which has the country's code */
	REGION_CITY,
};

typedef void region_name_fn(void *ctx, enum region_kind kind, uint32_t place, struct str name);

/* Calls `found` for each name that ICU has in the language of the primary tag; none for a tag that
 * it does not know.  Names may have several words; of "Myanmar (Burma)" the first part is given. */
void region_names(struct str language, region_name_fn *found, void *ctx);

#endif
