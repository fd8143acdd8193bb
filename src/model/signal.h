/* signal.h: what publishers ask of machines, and the one consequence that each request has.
 *
 * The table signal_rows is the whole of it: whatever reads, lists, quotes, keeps or shows an
 * article asks signals_allow, and nothing else decides.  Requests that bound the quoting instead
 * of forbidding it (max-snippet, data-nosnippet, paywalled parts) forbid nothing here: their
 * bounds travel with the article (max_snippet, reserved parts). */
#ifndef GW_MODEL_SIGNAL_H
#define GW_MODEL_SIGNAL_H

#include "base/str.h"

enum article_signal {
	SIGNAL_NOINDEX = 1,
	SIGNAL_NOSNIPPET = 2,
	SIGNAL_NOARCHIVE = 4,
	SIGNAL_TDM_RESERVED = 8,    /* text and data mining is reserved */
	SIGNAL_MOVED = 16,          /* not asked but seen: its address led on to `canonical` */
	SIGNAL_MAX_SNIPPET = 32,
	SIGNAL_DATA_NOSNIPPET = 64, /* parts of the page are not to be quoted */
	SIGNAL_PAID = 128,          /* parts of the page are for subscribers */
	SIGNAL_UNAVAILABLE = 256,   /* the moment that it named has passed */
	SIGNAL_NOIMAGE = 512,
	SIGNAL_CLEARED = 1024,      /* not asked but done: its text was removed */
};

enum signal_use {
	USE_READ = 1,     /* ask for the page */
	USE_LIST = 2,     /* name it as a report of a story */
	USE_QUOTE = 4,    /* quote its text */
	USE_ARCHIVE = 8,  /* hand its text on, and keep it when its story is over */
	USE_PICTURE = 16, /* name its picture */
};

enum { SIGNAL_ROWS = 9 };

extern const struct signal_row {
	unsigned bit;
	const char *name;  /* as in JSON and in `status` */
	unsigned forbids;  /* bits of signal_use */
	const char *words; /* why, for people */
} signal_rows[SIGNAL_ROWS];

bool signals_allow(unsigned signals, enum signal_use use);

/* In words, what of `signals` forbids the use; NULL where it is allowed. */
const char *signals_why_not(unsigned signals, enum signal_use use);

/* The bit of a name, 0 for an unknown one. */
unsigned signal_of(struct str name);

#endif
