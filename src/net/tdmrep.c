/* tdmrep.c: a list of JSON into lines, and lines against a path. */
#include "net/tdmrep.h"

#include "base/json.h"
#include "model/limits.h"
#include "net/robots.h"
#include "text/utf8.h"

/* 0 or 1, also as a string; anything else is an error of the file, and says nothing. */
static int
reservation_of(const struct json *rule)
{
	const struct json *v = json_get(rule, "tdm-reservation");
	int64_t value = json_int(v, -1);
	if (value < 0 && !str_to_int(json_text(v), &value))
		return -1;
	return value == 0 || value == 1 ? (int)value : -1;
}

struct str
tdmrep_rules(struct arena *out, struct arena scratch, struct str text)
{
	struct arena temp = arena_upper(&scratch);
	struct buf b = buf_in(out, 256);
	struct err err;
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_skip(text, 3);
	if (text.n > LIMIT_TDMREP_BYTES || !utf8_valid(text))
		return buf_str(&b);
	const struct json *list = json_read(&scratch, text, JSON_STRICT, &err);
	if (!list || list->type != JSON_T_ARRAY)
		return buf_str(&b);
	json_each(rule, list) {
		int reserved = reservation_of(rule);
		struct arena pattern_memory = temp;
		struct str location = str_trim(json_text(json_get(rule, "location")));
		if (reserved < 0 || !location.n)
			continue;
		if (location.p[0] != '/' && location.p[0] != '*')
			location = str_cat(&pattern_memory, STR("/"), location);
		buf_cstr(&b, reserved ? "1 " : "0 ");
		buf_put(&b, robots_pattern(&pattern_memory, location));
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}

bool
tdmrep_reserved(struct str rules, struct str path_and_query)
{
	struct str line;
	if (rules.n && path_and_query.n > LIMIT_URL_BYTES)
		return true;
	while (str_cut(&rules, '\n', &line))
		if (line.n > 2 && robots_pattern_holds(str_skip(line, 2), path_and_query))
			return line.p[0] == '1';
	return false;
}
