/* template.c: pages with gaps. */
#include "demo/template.h"

#include <string.h>

#include "base/buf.h"

static const struct gap *
gap_named(const struct gap *gaps, struct str name)
{
	for (; gaps->name; gaps++)
		if (str_eq(name, str_of(gaps->name)))
			return gaps;
	return NULL;
}

struct str
template_fill(struct arena *out, struct str text, const struct gap *gaps)
{
	struct buf b = buf_in(out, text.n * 4);
	size_t done = 0;
	for (ptrdiff_t open; (open = str_find(text, STR("{{"), done)) >= 0;) {
		ptrdiff_t close = str_find(text, STR("}}"), (size_t)open);
		if (close < 0)
			break;
		const struct gap *gap =
			gap_named(gaps, str_sub(text, (size_t)open + 2, (size_t)close));
		buf_put(&b, str_sub(text, done, gap ? (size_t)open : (size_t)close + 2));
		if (gap)
			buf_put(&b, gap->value);
		done = (size_t)close + 2;
	}
	buf_put(&b, str_skip(text, done));
	return buf_str(&b);
}

struct str
embedded_text(const struct embedded *files, const char *name)
{
	for (; files->name; files++)
		if (strcmp(files->name, name) == 0)
			return str_from(files->bytes, files->size);
	return STR_NONE;
}
