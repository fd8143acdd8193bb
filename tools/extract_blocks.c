/* extract_blocks.c: the blocks of pages with their features and tokens, for tools/fit_blocks.py.
 *
 * usage: extract_blocks MODEL FILE.html… > blocks.bin
 *
 * MODEL is a model file, whose tables and forests are used as far as it has them; "-" is none.
 * First the numbers of features of the first stage and of both, and their names.  For each page:
 * its number of blocks, and where that is not 0: each block's text; all blocks' words; for each
 * feature the values of all blocks; their probabilities; the number of elements, and the tokens
 * of each; for each block the elements above it, then its own tokens.  Numbers are
 * little-endian, of 32 bits; a string or list is its length, then what is in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/judge.h"
#include "extract/open.h"
#include "model/limits.h"

#include "dump.h"

static void
put_tokens(const struct token_list *list)
{
	dump_number(list->count);
	fwrite(list->at, sizeof *list->at, list->count, stdout);
}

/* Numbers the elements that a block has above it, up to TOKENS_LEVELS; answers how many. */
static uint32_t
number_elements(const struct page *page, uint32_t *number)
{
	const struct tree *t = &page->tree;
	uint32_t count = 0;
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		uint32_t node = page->blocks.at[i].node;
		for (int level = 0; level < TOKENS_LEVELS && node > t->body; level++) {
			number[node] = number[node] ? number[node] : ++count;
			node = t->nodes[node].parent;
		}
	}
	return count;
}

static void
put_elements(struct arena *a, const struct page *page)
{
	const struct tree *t = &page->tree;
	uint32_t *number = arena_array(a, uint32_t, t->count);
	uint32_t count = number_elements(page, number);
	uint32_t *node_of = arena_array(a, uint32_t, count + 1);
	struct token_list list;
	for (uint32_t i = 0; i < t->count; i++)
		node_of[number[i]] = i;
	dump_number(count);
	for (uint32_t k = 1; k <= count; k++) {
		tokens_of_name(t, t->nodes[node_of[k]].name, &list);
		tokens_of_node(t, node_of[k], &list);
		put_tokens(&list);
	}
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		uint32_t above[TOKENS_LEVELS], n = 0, node = page->blocks.at[i].node;
		for (; n < TOKENS_LEVELS && node > t->body; node = t->nodes[node].parent)
			above[n++] = number[node] - 1;
		dump_number(n);
		fwrite(above, sizeof *above, n, stdout);
		tokens_of_block(&page->blocks, i, &page->cues, &list);
		put_tokens(&list);
	}
}

static void
put_page(struct arena *a, const struct page *page, const struct judge *judge)
{
	struct features f = features_of(a, page, judge->names, judge->words);
	const float *p = judge_blocks(a, page, judge, &f);
	dump_number(f.count);
	if (f.count == 0)
		return;
	if (judge->first && !judge->second)
		judge_context(a, page, &f, p);
	for (uint32_t i = 0; i < f.count; i++)
		dump_string(page->blocks.at[i].text);
	for (uint32_t i = 0; i < f.count; i++)
		dump_number(page->blocks.at[i].words);
	for (int k = 0; k < FEATURE_ALL; k++)
		fwrite(feature_column(&f, k), sizeof *f.columns, f.count, stdout);
	fwrite(p, sizeof *p, f.count, stdout);
	put_elements(a, page);
}

int
main(int argc, char **argv)
{
	struct arena models = arena_open(LIMIT_PARSE_MEMORY),
		     a = arena_open(LIMIT_PARSE_MEMORY);
	struct err err;
	const struct model *model = NULL;
	if (argc < 2) {
		fprintf(stderr, "usage: extract_blocks MODEL FILE...\n");
		return 2;
	}
	if (strcmp(argv[1], "-") != 0 &&
	    !(model = model_open(&models, dump_input(&models, argv[1]), &err))) {
		fprintf(stderr, "%s: %s\n", argv[1], err.msg);
		return 1;
	}
	struct judge judge = judge_of(model);
	dump_number(FEATURE_FIRST);
	dump_number(FEATURE_ALL);
	for (int k = 0; k < FEATURE_ALL; k++)
		dump_string(str_of(feature_names[k]));
	for (int i = 2; i < argc; i++) {
		arena_reset(&a, 0);
		struct extract_input in = {.bytes = dump_input(&a, argv[i]),
					   .model = model,
					   .today = WHEN_UNKNOWN};
		struct page *page = page_open(&a, &in, &err);
		if (page)
			put_page(&a, page, &judge);
		else
			dump_number(0);
	}
	arena_close(&a);
	arena_close(&models);
	return 0;
}
