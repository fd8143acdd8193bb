/* entity_table.h: the named character references of HTML; for entity.c. */
#ifndef GW_MARKUP_ENTITY_TABLE_H
#define GW_MARKUP_ENTITY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct entity {
	char name[32]; /* without "&" and ";" */
	char text[8];  /* UTF-8 */
	bool legacy;   /* valid without the semicolon too */
};

extern const struct entity entity_table[];
extern const size_t entity_table_count;

#endif
