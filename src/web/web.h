/* web.h: serves the pages that the engine wrote, read-only.
 *
 * Pages come from the store as finished bytes; the server fills the places for advertisements,
 * keeps ready answers (plain, gzip and brotli) in memory and asks the store a few times a second whether
 * any page changed.  A reader's request never waits for a writer.  TLS and HTTP/2 are the business
 * of a reverse proxy in front. */
#ifndef GW_WEB_WEB_H
#define GW_WEB_WEB_H

#include "ads/tally.h"
#include "base/err.h"
#include "os/clock.h"
#include "page/page.h"

struct web_options {
	struct str data_folder;
	struct str listen;            /* "127.0.0.1:8080", "[::1]:0", "8080"; port 0: any free one */
	int listen_fd;                /* a socket that listens there already; 0: it is made */
	int drain_fd;                 /* see web_run; 0: none */
	struct str ads_folder;        /* may be missing: then there are no advertisements */
	struct str ads_txt;           /* the text of /ads.txt; STR_NONE: there is none */
	struct str security_txt;      /* of /.well-known/security.txt; STR_NONE: there is none */
	struct clock clock;           /* of news time */
	const struct page_site *site; /* for the pages about errors */
	int64_t threads;              /* 0: 2 */
	int64_t api_a_minute;         /* requests of one client, for each thread; 0: no limit */
	struct str no_ads_sections;   /* whose pages have no advertisement; a list by commas */
	struct str site_country;      /* that campaigns may ask for; STR_NONE: none */
	struct tally *ads;            /* where advertisements are counted; NULL: nowhere */
	int access_log_fd;            /* common log format; -1: none */
};

/* Serves until `stop_fd` can be read; then stops at once.  When `drain_fd` can be read, another takes
 * over: no connection is accepted any more, and those that are open are served until they end,
 * but no longer than their idle time.  When it listens, the port is written to
 * `ready_fd` as a decimal number and a line end (-1: nobody wants to know).  False when it could
 * not begin: the address is taken, the store cannot be read. */
bool web_run(const struct web_options *options, int stop_fd, int ready_fd, struct err *err);

#endif
