/* html_fuzz.c: any text as a page: events that nest, and no more of them than it can give. */
#include "markup/html.h"

#include <string.h>

#include "base/hash.h"
#include "fuzz.h"

enum { DEPTH = LIMIT_TREE_DEPTH + 1 };

struct watch {
	struct str open[DEPTH];
	char names[DEPTH][32];
	size_t depth, starts, text_bytes;
	uint64_t told; /* a hash of all that was told */
};

static void
add(struct watch *w, struct str s)
{
	fuzz_expect_text(s);
	w->told = w->told * 31 + hash_bytes(s.p ? s.p : "", s.n, 0);
}

static void
expect_lower(struct str name)
{
	fuzz_expect(name.n > 0);
	for (size_t i = 0; i < name.n; i++)
		fuzz_expect(name.p[i] < 'A' || name.p[i] > 'Z');
}

static void
on_start(void *context, const struct html_tag *tag)
{
	struct watch *w = context;
	expect_lower(tag->name);
	add(w, tag->name);
	fuzz_expect(tag->count <= LIMIT_ATTRIBUTES);
	for (size_t i = 0; i < tag->count; i++) {
		expect_lower(tag->attribute[i].name);
		add(w, tag->attribute[i].name);
		add(w, tag->attribute[i].value);
		for (size_t k = 0; k < i; k++)
			fuzz_expect(
				!str_eq(tag->attribute[k].name, tag->attribute[i].name));
	}
	fuzz_expect(w->depth < LIMIT_TREE_DEPTH);
	size_t n = tag->name.n < sizeof w->names[0] ? tag->name.n : sizeof w->names[0];
	memcpy(w->names[w->depth], tag->name.p, n);
	w->open[w->depth] = str_from(w->names[w->depth], n);
	w->depth++;
	w->starts++;
}

static void
on_end(void *context, struct str name)
{
	struct watch *w = context;
	fuzz_expect(w->depth > 0);
	w->depth--;
	fuzz_expect(str_starts(name, w->open[w->depth]));
}

static void
on_text(void *context, struct str text)
{
	struct watch *w = context;
	add(w, text);
	fuzz_expect(text.n > 0);
	w->text_bytes += text.n;
}

static void
on_other(void *context, struct str text)
{
	add(context, text);
}

static struct watch *
watch(struct arena *out, struct arena scratch, struct str html)
{
	struct watch *w = arena_new(out, struct watch);
	struct html_events events = {
		.context = w,
		.start = on_start,
		.end = on_end,
		.text = on_text,
		.comment = on_other,
		.doctype = on_other,
	};
	html_parse(scratch, html, &events);
	fuzz_expect(w->depth == 0);
	/* A tag of three bytes opens at most three elements; the longest growth by a reference is
	 * from five bytes to six, by NUL from one to three. */
	fuzz_expect(w->starts <= html.n + 3);
	fuzz_expect(w->text_bytes <= 3 * html.n);
	return w;
}

FUZZ(input)
{
	struct arena scratch = memory->scratch;
	struct str html = utf8_repair(&scratch, input);
	struct watch *first = watch(&memory->out, scratch, html);
	struct watch *again = watch(&memory->out, scratch, html);
	fuzz_expect(first->told == again->told && first->starts == again->starts);
}
