/* security.h: /.well-known/security.txt (RFC 9116): whom to tell of a hole. */
#ifndef GW_PAGE_SECURITY_H
#define GW_PAGE_SECURITY_H

#include "base/err.h"
#include "model/when.h"
#include "page/page.h"

struct page_security {
	struct str contacts;  /* best first; a list by commas; STR_NONE: there is no such file */
	int64_t expires;      /* moment */
	struct str policy;    /* an https address; STR_NONE: none */
	struct str languages; /* a list by commas; STR_NONE: any */
};

/* Of the settings.  False with ERR_USAGE where a contact is no address (https:, mailto:, tel:, or
 * an e-mail address alone), the policy none, or there is a contact without a moment of expiry. */
bool page_security_read(struct page_security *s, struct str contacts, struct str expires,
                        struct str policy, struct str languages, struct err *err);

struct str page_security(struct arena *out, const struct page_site *site,
                         const struct page_security *s);

#endif
