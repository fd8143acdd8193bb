/* robots.h: which paths of a host a crawler may read, by its robots.txt (RFC 9309).
 *
 * The longest matching rule decides, `allow` wins a tie, and what no rule matches is
 * allowed. Percent-encodings are compared by what they stand for (RFC 9309, 2.2.2).
 * Some parsers in wide use compare them as they are written, and sites are written for
 * those too: where the two readings differ, the stricter one holds. Pure; needs no
 * network; any thread. */
#ifndef GW_NET_ROBOTS_H
#define GW_NET_ROBOTS_H

#include "base/str.h"

/* The rules of `text` that hold for the product token `agent` ("glancewire"), as text
 * for robots_allowed: lines of "allow PATTERN" and "disallow PATTERN", and after one
 * more space the pattern as it was written, where that differs. Never absent; empty
 * where everything is allowed. Of `text`, the first LIMIT_ROBOTS_BYTES count.
 * *crawl_delay_ms (may be NULL) is what the file asks for between requests, 0 where
 * nothing. */
struct str robots_rules(struct arena *out, struct arena scratch, struct str text,
                        struct str agent, int64_t *crawl_delay_ms);

/* The addresses of its Sitemap lines as they are written, whatever agent they stand by; at most
 * LIMIT_SITEMAPS, views of `text`. */
struct str *robots_sitemaps(struct arena *out, struct str text, size_t *count);

/* Whether `rules` let `path_and_query` ("/a?b", from url_target) be read. Absent rules
 * allow everything; a path over LIMIT_URL_BYTES is not allowed. Linear in both for
 * each rule. */
bool robots_allowed(struct str rules, struct str path_and_query);

/* One pattern, for other lists of paths that borrow them: in the form that robots_pattern_holds
 * takes, without white space; and whether it stands for a path of at most LIMIT_URL_BYTES. */
struct str robots_pattern(struct arena *out, struct str pattern);
bool robots_pattern_holds(struct str pattern, struct str path_and_query);

/* Both in one, for a whole address. */
bool robots_allowed_in(struct arena *out, struct arena scratch, struct str text,
                       struct str agent, struct str url);

#endif
