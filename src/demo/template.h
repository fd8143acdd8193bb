/* template.h: pages with gaps: {{name}} is replaced by a value. */
#ifndef GW_DEMO_TEMPLATE_H
#define GW_DEMO_TEMPLATE_H

#include "base/embedded.h"
#include "base/str.h"

struct gap {
	const char *name; /* NULL ends a table */
	struct str value; /* put in as it is: markup, or text that was escaped */
};

/* A gap that has no value in the table stays as it is. */
struct str template_fill(struct arena *out, struct str text, const struct gap *gaps);

/* A file of a table of embedded ones; STR_NONE where it is missing. */
struct str embedded_text(const struct embedded *files, const char *name);

#endif
