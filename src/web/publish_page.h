/* publish_page.h: one page of the site as a file.  Internal to web/. */
#ifndef GW_WEB_PUBLISH_PAGE_H
#define GW_WEB_PUBLISH_PAGE_H

#include "ads/campaign.h"
#include "web/publish.h"
#include "web/reply.h"

/* The name of its file below the folder. */
struct str publish_file_name(struct arena *out, const struct publish_options *o, struct str path,
                             bool page);

/* Its slots filled with advertisements, always the same ones of the same list, or taken out. */
struct str publish_fill(struct arena *out, struct str page, struct str path,
                        const struct campaign *house, size_t count);

/* What stands in place of the first slash of a link: in any page the path of the site's base_url, and
 * where links are relative the way up from the page at `path`. */
struct str publish_root(struct arena *out, const struct page_site *site);
struct str publish_prefix(struct arena *out, const struct publish_options *o, struct str path);

#endif
