/* title.h: what the reports put in front of a full name: "Transport Minister", "Porlan police chief". */
#ifndef GW_WRITE_TITLE_H
#define GW_WRITE_TITLE_H

#include "write/cast.h"

/* The longest that stands in front of the name in some sentence, at most TITLE_MOST words, as it
 * would be written inside a sentence; STR_NONE: none, or none that is surely whole. */
enum { TITLE_MOST = 5 };

struct str title_of(struct arena *out, const struct draft *d, const struct person *p);

/* `question` with the person's title in front of the name; unchanged where it has one already. */
struct str title_put(struct arena *out, const struct draft *d, const struct person *p,
                     struct str question);

/* What reports say of who somebody is behind his name, "a farmer from Orrel", without its commas;
 * STR_NONE: nothing that is understood alone. */
struct str title_behind(struct arena *out, const struct draft *d, const struct person *p);

/* The question with that between commas behind the name; as it was where the name is not in it, or
 * where it would grow longer than `most` words. */
struct str title_put_behind(struct arena *out, const struct draft *d, const struct person *p,
                            struct str question, size_t most);

#endif
