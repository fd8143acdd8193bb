/* search_match.c: a query as an expression of FTS5 (https://www.sqlite.org/fts5.html, 3). */
#include "store/search_match.h"

#include "base/hash.h"
#include "store/store.h"

#define PRIVATE "\xee\x80\x80" /* U+E000 */

/* One word for a name of any length: its digest.  Case of ASCII letters does not matter. */
static void
put_mark(struct buf *b, char kind, struct str name)
{
	uint64_t hash = hash_str(str_lower(b->arena, name));
	buf_fmt(b, PRIVATE "%c%016llx", kind, (unsigned long long)hash);
}

struct str
search_marks(struct arena *out, const struct search_document *d)
{
	struct buf b = buf_in(out, 64 + 32 * d->outlet_count);
	put_mark(&b, 'l', d->language);
	if (d->section.n) {
		buf_byte(&b, ' ');
		put_mark(&b, 's', d->section);
	}
	for (size_t i = 0; i < d->outlet_count; i++) {
		buf_byte(&b, ' ');
		put_mark(&b, 'o', d->outlets[i]);
	}
	return buf_str(&b);
}

static void
put_string(struct buf *b, struct str s)
{
	buf_byte(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_byte(b, '"');
		if (s.p[i])
			buf_byte(b, s.p[i]);
	}
	buf_byte(b, '"');
}

static void
put_part(struct buf *b, const struct search_part *p)
{
	buf_byte(b, '(');
	for (size_t i = 0; i < p->count; i++) {
		if (i)
			buf_cstr(b, " OR ");
		put_string(b, p->forms[i]);
		if (p->prefix)
			buf_cstr(b, " *");
	}
	buf_byte(b, ')');
}

static void
put_filter(struct buf *b, char kind, struct str name)
{
	if (!name.n)
		return;
	buf_cstr(b, " AND \"");
	put_mark(b, kind, name);
	buf_byte(b, '"');
}

static bool
must_be_there(const struct search_query *q, size_t i, ptrdiff_t part)
{
	if (q->parts[i].need == SEARCH_EXCLUDED)
		return false;
	return part == SEARCH_ALL || part == (ptrdiff_t)i || q->parts[i].need == SEARCH_REQUIRED;
}

struct str
search_match(struct arena *out, const struct search_query *query, ptrdiff_t part)
{
	struct buf b = buf_in(out, 1024);
	size_t wanted = 0, excluded = 0;
	buf_byte(&b, '(');
	for (size_t i = 0; i < query->count; i++) {
		if (!must_be_there(query, i, part))
			continue;
		buf_cstr(&b, wanted++ ? " AND " : "");
		put_part(&b, &query->parts[i]);
	}
	if (!wanted)
		return STR_NONE;
	put_filter(&b, 's', query->section);
	put_filter(&b, 'o', query->outlet);
	put_filter(&b, 'l', query->language);
	buf_byte(&b, ')');
	for (size_t i = 0; i < query->count; i++) {
		if (query->parts[i].need != SEARCH_EXCLUDED)
			continue;
		buf_cstr(&b, excluded++ ? " OR " : " NOT (");
		put_part(&b, &query->parts[i]);
	}
	if (excluded)
		buf_byte(&b, ')');
	return buf_str(&b);
}
