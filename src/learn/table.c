/* table.c: what can be wrong with a table. */
#include "learn/table.h"

bool
table_sound(const struct token_table *t)
{
	for (uint32_t i = 0; i <= t->mask; i++)
		if (!t->hash[i])
			return true;
	return false;
}
