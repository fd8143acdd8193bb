/* rules.h: an operator's own rules for outlets: selectors for body, headline, authors, date, and
 * for what is to be dropped.
 *
 * The format of the configuration: a heading "[news.example *.news.example]" names hosts, a key
 * below it takes a list of selectors (select.h).  "*.news.example" is every host below
 * news.example.  The first heading that names a host holds for it. */
#ifndef GW_EXTRACT_RULES_H
#define GW_EXTRACT_RULES_H

#include "extract/select.h"

enum rule_key { KEY_BODY, KEY_HEADLINE, KEY_AUTHOR, KEY_DATE, KEY_DROP, KEY_COUNT };

struct outlet_rule {
	struct str hosts; /* the heading, without its brackets */
	bool has[KEY_COUNT];
	struct selector keys[KEY_COUNT];
};

struct rules {
	struct outlet_rule *at;
	size_t count;
};

/* False with ERR_USAGE: "FILE:12:5: …", or ERR_LIMIT.  Strings are views of `text`. */
bool rules_read(struct rules *r, struct arena *out, struct str text, const char *file,
                struct err *err);

/* The rule for a host in lower case, or NULL.  `rules` may be NULL. */
const struct outlet_rule *rules_for(const struct rules *rules, struct str host);

#endif
