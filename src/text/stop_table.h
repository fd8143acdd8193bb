/* stop_table.h: the tables of stop words, for stop.c alone. */
#ifndef GW_TEXT_STOP_TABLE_H
#define GW_TEXT_STOP_TABLE_H

#include <stddef.h>

struct stop_set {
	const char *language; /* two letters */
	const char *const *words; /* sorted by bytes */
	size_t count;
};

extern const struct stop_set stop_world[];
extern const size_t stop_world_count;

#endif
