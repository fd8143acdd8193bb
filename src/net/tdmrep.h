/* tdmrep.h: which paths of a host are reserved from text and data mining, by its
 * /.well-known/tdmrep.json (TDM Reservation Protocol, W3C community group report of 2024).
 *
 * The file is a list of {"location", "tdm-reservation"}; a location is a pattern as in robots.txt,
 * and the first that stands for a path decides.  What no rule stands for is not reserved; a file
 * that cannot be read reserves nothing, as the report asks.  Pure; any thread. */
#ifndef GW_NET_TDMREP_H
#define GW_NET_TDMREP_H

#include "base/str.h"

/* The rules of the file as text for tdmrep_reserved: lines of "1 PATTERN" and "0 PATTERN".  Never
 * absent.  A file over LIMIT_TDMREP_BYTES has no rules. */
struct str tdmrep_rules(struct arena *out, struct arena scratch, struct str text);

/* Whether `rules` reserve `path_and_query` ("/a?b").  Absent rules reserve nothing; a path over
 * LIMIT_URL_BYTES is reserved where there are rules. */
bool tdmrep_reserved(struct str rules, struct str path_and_query);

#endif
