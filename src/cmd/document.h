/* document.h: a document named on the command line: a file, standard input or an address. */
#ifndef GW_CMD_DOCUMENT_H
#define GW_CMD_DOCUMENT_H

#include "cmd/option.h"
#include "engine/parser.h"

/* Fills bytes, url and headers of `request`; an http or https address is fetched by the fetch
 * process, following redirects. */
bool document_get(struct common *c, const char *name, size_t most, struct parse_request *request,
                  struct err *err);

struct document_fact {
	const char *name;
	struct str value; /* STR_NONE: not printed */
};
void document_print_facts(const struct document_fact *facts, size_t count);

#endif
