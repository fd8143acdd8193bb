/* signals.h: what a publisher asked of machines: robots meta and header, TDM reservation, paywall.
 *
 * Robots rules as search engines document them; tdm-reservation by the W3C community group's TDM
 * Reservation Protocol, noai and noimageai as image sites made them known.  Rules for everybody
 * ("robots", "*", no name) and for our own agent count, those for other robots do not; of several
 * the strictest holds. */
#ifndef GW_EXTRACT_SIGNALS_H
#define GW_EXTRACT_SIGNALS_H

#include "extract/extract.h"
#include "extract/page.h"

struct signals {
	unsigned bits;   /* enum article_signal */
	int max_snippet; /* characters, -1 no limit */
	int64_t unavailable_after; /* WHEN_UNKNOWN: not said */
	bool paid;       /* the page says that it is not free */
};

struct signals signals_of(const struct page *page, const struct extract_input *in);

/* isAccessibleForFree of structured data is false, however that is written. */
bool signals_says_paid(const struct json *object);

#endif
