/* open.c: decoding, tree, head, blocks, scores. */
#include "extract/open.h"

#include <string.h>

#include "extract/builtin.h"
#include "model/limits.h"
#include "text/encoding.h"

/* Known beginnings of files that are no text. */
static const struct {
	const char *bytes;
	size_t n;
} binaries[] = {
	{"%PDF-", 5}, {"\x89PNG", 4}, {"GIF8", 4}, {"\xff\xd8\xff", 3}, {"PK\x03\x04", 4},
	{"\x1f\x8b", 2}, {"RIFF", 4}, {"\x7f" "ELF", 4}, {"OggS", 4}, {"ID3", 3},
};

static bool
is_binary(struct str s)
{
	size_t look = s.n < 4096 ? s.n : 4096, odd = 0;
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (str_starts(s, str_from(binaries[i].bytes, binaries[i].n)))
			return true;
	if (s.n >= 2 && (memcmp(s.p, "\xff\xfe", 2) == 0 || memcmp(s.p, "\xfe\xff", 2) == 0))
		return false; /* UTF-16 is full of zeros */
	for (size_t i = 0; i < look; i++) {
		unsigned char c = (unsigned char)s.p[i];
		odd += c < ' ' && !byte_is_space(c);
	}
	return odd * 10 > look;
}

struct page *
page_open(struct arena *a, const struct extract_input *in, struct err *err)
{
	if (in->bytes.n > LIMIT_PAGE_BYTES) {
		err_set(err, ERR_LIMIT, "the page is over %d bytes", LIMIT_PAGE_BYTES);
		return NULL;
	}
	if (str_trim(in->bytes).n == 0) {
		err_set(err, ERR_INPUT, "the page is empty");
		return NULL;
	}
	if (is_binary(in->bytes)) {
		err_set(err, ERR_INPUT, "this is no page of text");
		return NULL;
	}
	struct page *page = arena_new(a, struct page);
	struct arena scratch = page_scratch(a);
	struct str html = text_to_utf8(a, scratch, in->bytes, in->content_type, ENCODING_HTML);
	page->arena = a;
	page->url = in->url;
	page->model = in->model ? in->model : builtin_model(a);
	page->today = in->today;
	page->cues = cue_stems();
	page->tree = tree_read(a, scratch, html);
	page->head = head_read(a, &page->tree);
	page->ld = jsonld_read(a, &page->tree);
	page->ruled.rule = ruled_by(a, page, in->rules);
	ruled_drop_inline(a, page);
	page->blocks = blocks_of(a, &page->tree);
	ruled_find(a, page);
	page->score = score_page(a, &page->tree, &page->blocks, &page->head);
	return page;
}
