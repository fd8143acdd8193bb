/* site.h: what the configuration says about the site, for what serves it and what writes it out. */
#ifndef GW_CMD_SITE_H
#define GW_CMD_SITE_H

#include "engine/config.h"
#include "page/security.h"
#include "web/web.h"

/* Links in feeds must be whole addresses.  Where the operator named none, the address we listen at
 * is the site's own, unless it stands for all of the machine's, or any port. */
struct str site_base_url(struct arena *out, const struct config *c);

/* What /.well-known/security.txt says; false where the settings make none. */
bool site_security(const struct config *c, struct page_security *s, struct err *err);

/* `site` and `options` hold views into `c`, `data` and `out`.  False where a file that the
 * configuration names cannot be read. */
bool site_options(struct arena *out, const struct config *c, struct str data, int64_t now,
                  struct page_site *site, struct web_options *options, struct err *err);

/* Whether a program can run with it: all that it names is read, and nothing is started.  ERR_USAGE. */
bool site_check(struct arena *out, const struct config *c, struct str data, struct err *err);

#endif
