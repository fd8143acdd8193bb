/* static.c: files that are compiled in: style sheet, icon, and the scripts of advertisements. */
#include "page/page.h"

#include "base/embedded.h"
#include "base/hash.h"

extern const struct embedded page_files[];

struct kind {
	const char *name, *type;
};

static const struct kind kinds[] = {
	{"style.css", "text/css; charset=utf-8"},
	{"icon.svg", "image/svg+xml"},
	{"ad.js", "text/javascript; charset=utf-8"},
	{"consent.js", "text/javascript; charset=utf-8"},
	{"reader.js", "text/javascript; charset=utf-8"},
};
enum { KIND_FILES = sizeof kinds / sizeof *kinds };

/* A digest of sixteen hexadecimal digits in quotes, worked out at most once a thread. */
static struct str
etag_of(size_t kind, struct str body)
{
	static _Thread_local char etags[KIND_FILES][19];
	char *etag = etags[kind];
	if (!etag[0]) {
		static const char digits[] = "0123456789abcdef";
		uint64_t h = hash_str(body);
		etag[0] = etag[17] = '"';
		for (int i = 16; i >= 1; i--, h >>= 4)
			etag[i] = digits[h & 15];
	}
	return str_from(etag, 18);
}

struct page_static
page_static_file(struct str name)
{
	struct page_static none = {STR_NONE, STR_NONE, STR_NONE};
	for (size_t k = 0; k < KIND_FILES; k++) {
		if (!str_eq(name, str_of(kinds[k].name)))
			continue;
		for (const struct embedded *f = page_files; f->name; f++) {
			struct str body = str_from(f->bytes, f->size);
			if (str_eq(name, str_of(f->name)))
				return (struct page_static){body, str_of(kinds[k].type),
				                            etag_of(k, body)};
		}
	}
	return none;
}

void
page_script(struct buf *b, const char *name)
{
	struct page_static file = page_static_file(str_of(name));
	buf_fmt(b, "<script src=\"/%s?v=", name);
	buf_put(b, str_sub(file.etag, 1, file.etag.n - 1));
	buf_cstr(b, "\" defer></script>\n");
}
