/* label.h: what is said around advertisements, in the language of a page. */
#ifndef GW_ADS_LABEL_H
#define GW_ADS_LABEL_H

#include "base/str.h"

/* "Advertisement".  `language` as in a page, "en" or "pt-BR"; English where there is no word. */
struct str label_of(struct str language);

/* The language without its region, as the tables and campaigns name it. */
struct str label_language(struct str language);

#endif
