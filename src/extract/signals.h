/* signals.h: what a publisher asked of machines: robots meta and header, TDM reservation. */
#ifndef GW_EXTRACT_SIGNALS_H
#define GW_EXTRACT_SIGNALS_H

#include "extract/extract.h"
#include "extract/page.h"

struct signals {
	unsigned bits;   /* enum article_signal */
	int max_snippet; /* characters, -1 no limit */
	bool paid;       /* isAccessibleForFree is false */
};

/* The strictest of all rules that are for everybody. */
struct signals signals_of(const struct page *page, const struct extract_input *in);

#endif
