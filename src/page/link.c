/* link.c: tags walked through, attribute by attribute. */
#include "page/link.h"

static const struct {
	struct str name;
	enum link_kind kind;
} kinds[] = {
	{{"href", 4}, LINK_ADDRESS},
	{{"src", 3}, LINK_ADDRESS},
	{{"action", 6}, LINK_ADDRESS},
	{{"content", 7}, LINK_CONTENT},
};

static bool
kind_of(struct str name, enum link_kind *kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(name, kinds[i].name)) {
			*kind = kinds[i].kind;
			return true;
		}
	return false;
}

/* The name that ends before byte `end`. */
static struct str
name_before(struct str page, size_t end)
{
	size_t begin = end;
	while (begin && (byte_is_alpha((unsigned char)page.p[begin - 1]) ||
	                 page.p[begin - 1] == '-'))
		begin--;
	return str_sub(page, begin, end);
}

/* The next value in quotation marks of the tag that `w` is in; false at the tag's end. */
static bool
next_value(struct link_walk *w, struct link *link, struct str *name)
{
	for (; w->at < w->page.n && w->page.p[w->at] != '>'; w->at++) {
		if (w->page.p[w->at] != '"')
			continue;
		size_t begin = w->at + 1;
		ptrdiff_t end = str_find_byte(w->page, '"', begin);
		if (end < 0)
			break;
		link->at = begin;
		link->value = str_sub(w->page, begin, (size_t)end);
		*name = begin > 1 && w->page.p[begin - 2] == '=' ? name_before(w->page, begin - 2)
		                                                  : STR_NONE;
		w->at = (size_t)end + 1;
		return true;
	}
	return w->in_tag = false;
}

bool
link_next(struct link_walk *w, struct link *link)
{
	struct str name;
	for (;;) {
		while (w->in_tag)
			if (next_value(w, link, &name) && kind_of(name, &link->kind))
				return true;
		ptrdiff_t open = str_find_byte(w->page, '<', w->at);
		if (open < 0)
			return false;
		w->at = (size_t)open + 1;
		w->in_tag = w->at < w->page.n && byte_is_alpha((unsigned char)w->page.p[w->at]);
	}
}

struct str
link_rebase(struct arena *out, struct str page, struct str prefix)
{
	struct buf b = buf_in(out, page.n + page.n / 8);
	struct link_walk w = {.page = page};
	struct link link;
	size_t done = 0;
	while (link_next(&w, &link)) {
		if (link.kind != LINK_ADDRESS || !str_starts(link.value, STR("/")) ||
		    str_starts(link.value, STR("//")))
			continue;
		buf_put(&b, str_sub(page, done, link.at));
		buf_put(&b, prefix);
		done = link.at + 1;
	}
	buf_put(&b, str_skip(page, done));
	return buf_str(&b);
}
