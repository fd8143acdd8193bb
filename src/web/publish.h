/* publish.h: the whole site as files, for hosts that only hand them out.
 *
 * What stands at a path is what the server would answer there at one moment of the store.  Every
 * stored page is written, and what the written pages lead to.  A page "/story/ID/NAME" is
 * the file story/ID/NAME/index.html, or story/ID/NAME.html where `flat`; other things have the
 * name of their path.  A 301 is a page that leads on; what is withdrawn has a file only where a
 * page leads to it.  Places of advertisements hold house ads, or nothing. */
#ifndef GW_WEB_PUBLISH_H
#define GW_WEB_PUBLISH_H

#include "os/tree.h"
#include "web/web.h"

struct publish_options {
	const struct web_options *web;
	const char *folder;
	bool flat;
	bool relative; /* links lead up and down, so that the site may lie anywhere */
	bool house_ads;
};

struct publish_report {
	struct tree_counts files;
	size_t dead_links; /* paths that pages lead to and where nothing is */
};

/* False where the store cannot be read, or the folder not be written; then nothing was removed. */
bool web_publish(const struct publish_options *options, struct publish_report *report,
                 struct err *err);

#endif
