/* select_fuzz.c: a selector in the first line, a page behind it. */
#include "extract/select.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str page = input, text = STR("");
	struct selector s;
	struct err err;
	size_t at;
	uint32_t count, again;
	str_cut(&page, '\n', &text);
	bool ok = selector_read(&memory->out, text, &s, &at, &err);
	fuzz_expect(at <= text.n);
	if (!ok || !utf8_valid(page))
		return;
	struct tree t = tree_read(&memory->out, memory->scratch, page);
	uint32_t *nodes = selector_find(&memory->out, memory->scratch, &s, &t, &count);
	uint32_t *same = selector_find(&memory->out, memory->scratch, &s, &t, &again);
	fuzz_expect(count == again);
	for (uint32_t i = 0; i < count; i++) {
		fuzz_expect(nodes[i] == same[i] && nodes[i] < t.count);
		fuzz_expect(i == 0 || nodes[i - 1] < nodes[i]);
		fuzz_expect(t.nodes[nodes[i]].tag != TAG_TEXT);
	}
}
