/* signal.c: the table of requests and consequences. */
#include "model/signal.h"

enum {
	NOT_LISTED = USE_LIST | USE_QUOTE | USE_ARCHIVE,
	NOT_USED = USE_READ | NOT_LISTED | USE_PICTURE,
};

const struct signal_row signal_rows[SIGNAL_ROWS] = {
	{SIGNAL_NOINDEX, "noindex", NOT_LISTED, "the publisher asks not to be listed (noindex)"},
	{SIGNAL_NOSNIPPET, "nosnippet", USE_QUOTE, "the publisher asks not to be quoted (nosnippet)"},
	{SIGNAL_MAX_SNIPPET, "max-snippet", 0, ""},
	{SIGNAL_DATA_NOSNIPPET, "data-nosnippet", 0, ""},
	{SIGNAL_PAID, "paid", 0, ""},
	{SIGNAL_NOARCHIVE, "noarchive", USE_ARCHIVE, "the publisher asks for no copies (noarchive)"},
	{SIGNAL_UNAVAILABLE, "unavailable-after", NOT_LISTED,
	 "the publisher takes it back at this moment (unavailable_after)"},
	{SIGNAL_TDM_RESERVED, "tdm-reserved", NOT_USED,
	 "the publisher reserves text and data mining"},
	{SIGNAL_NOIMAGE, "noimageindex", USE_PICTURE, "the publisher keeps its pictures"},
};

const char *
signals_why_not(unsigned signals, enum signal_use use)
{
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (signals & signal_rows[i].bit && signal_rows[i].forbids & use)
			return signal_rows[i].words;
	return NULL;
}

bool
signals_allow(unsigned signals, enum signal_use use)
{
	return !signals_why_not(signals, use);
}

unsigned
signal_of(struct str name)
{
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (str_eq(name, str_of(signal_rows[i].name)))
			return signal_rows[i].bit;
	return 0;
}
