/* lang.h: which language a text is written in, by CLD2. */
#ifndef GW_TEXT_LANG_H
#define GW_TEXT_LANG_H

#include "base/str.h"

/* The primary language tag ("en", "zh"), a static string; STR_NONE where CLD2 is not sure.
 * Looks at the first 4,000 bytes only. */
struct str lang_detect(struct str text);

/* What speakers of a language call it ("Deutsch"), by ICU; the tag itself where ICU has no name. */
struct str lang_name(struct arena *out, struct str tag);

#endif
