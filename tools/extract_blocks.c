/* extract_blocks.c: the blocks of pages with their features, for tools/fit_blocks.py.
 *
 * usage: extract_blocks FILE.html… > blocks.bin
 *
 * For each page: its number of blocks, the number of features, and the names of those (once);
 * for each block its text, then the number of words, parent, container and group, then the
 * features as floats.  All numbers are little-endian 32-bit; a string is its length, then its
 * bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "extract/features.h"
#include "extract/open.h"
#include "model/limits.h"

static void
put_number(uint32_t n)
{
	fwrite(&n, sizeof n, 1, stdout);
}

static void
put_string(struct str s)
{
	put_number((uint32_t)s.n);
	fwrite(s.p, 1, s.n, stdout);
}

static struct str
read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	struct buf b = buf_in(a, 1 << 20);
	size_t n;
	do {
		buf_reserve(&b, 1 << 16);
		n = fread(b.p + b.n, 1, 1 << 16, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	return buf_str(&b);
}

static void
put_page(const struct page *page, const struct features *f)
{
	put_number(f->count);
	put_number(f->width);
	for (uint32_t k = 0; k < f->width; k++)
		put_string(str_of(f->names[k]));
	for (uint32_t i = 0; i < f->count; i++) {
		const struct block *b = &page->blocks.at[i];
		put_string(b->text);
		put_number(b->words);
		put_number(page->tree.nodes[b->node].parent);
		put_number(f->near[i]);
		put_number(f->group[i]);
		fwrite(f->rows + (size_t)i * f->width, sizeof *f->rows, f->width, stdout);
	}
}

int
main(int argc, char **argv)
{
	struct arena a = arena_open(LIMIT_PARSE_MEMORY);
	for (int i = 1; i < argc; i++) {
		struct err err;
		arena_reset(&a, 0);
		struct extract_input in = {.bytes = read_file(&a, argv[i]), .today = WHEN_UNKNOWN};
		struct page *page = page_open(&a, &in, &err);
		if (!page) {
			put_number(0);
			put_number(0);
			continue;
		}
		struct features f = features_of(&a, page);
		put_page(page, &f);
	}
	arena_close(&a);
	return 0;
}
