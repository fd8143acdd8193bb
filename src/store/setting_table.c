/* setting_table.c: small named values. */
#include "store/sqlite.h"

bool
store_get(struct store *s, struct arena *out, const char *name, struct str *value,
          struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT value FROM setting WHERE name = ?");
	query_text(&q, str_of(name));
	*value = query_row(&q) ? query_take_text(&q, out) : STR_NONE;
	return query_close(&q, err);
}

bool
store_set(struct store *s, const char *name, struct str value, struct err *err)
{
	struct query q;
	query_open(&q, s, value.p ? "INSERT INTO setting (name, value) VALUES (?1, ?2) "
	                            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
	                          : "DELETE FROM setting WHERE name = ?1 AND ?2 IS NULL");
	query_text(&q, str_of(name));
	query_text(&q, value);
	return query_close(&q, err);
}
