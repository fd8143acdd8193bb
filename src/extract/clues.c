/* clues.c: places, names, and whose the structured data is. */
#include "extract/clues.h"

#include "base/hash.h"
#include "extract/plain.h"
#include "text/utf8.h"

enum { WORDS_MOST = 600 }; /* bytes of a text that are compared */
enum { TOP_BEFORE = 3, TOP_BLOCKS = 12, TOP_BYTES = 200 };

struct word_list
word_list_of(struct arena *a, struct str folded)
{
	struct str s = str_sub(folded, 0, WORDS_MOST);
	uint64_t *hashes = arena_array(a, uint64_t, s.n + 1);
	uint32_t count = 0;
	for (size_t i = 0, from = 0; i < s.n;) {
		bool ascii = (unsigned char)s.p[i] < 0x80;
		bool alone = !ascii && utf8_class(utf8_next(s, &i)) & UTF8_CJK;
		i += ascii;
		if (i < s.n && s.p[i] != ' ' && !alone)
			continue;
		struct str word = str_trim(str_sub(s, from, i));
		if (word.n)
			hashes[count++] = hash_bytes(word.p, word.n, 0);
		from = i;
	}
	return (struct word_list){hashes, count};
}

double
word_list_share(const struct word_list *some, const struct word_list *all)
{
	uint32_t same = 0;
	for (uint32_t i = 0; i < some->count; i++)
		for (uint32_t k = 0; k < all->count; k++)
			if (some->hashes[i] == all->hashes[k]) {
				same++;
				break;
			}
	return some->count ? (double)same / some->count : 0;
}

/* The words of og:title, <title> and the title block. */
static struct word_list
title_words(struct arena *a, const struct page *page)
{
	struct buf b = buf_in(a, 256);
	buf_put(&b, str_sub(head_meta(&page->head, "og:title"), 0, 300));
	buf_byte(&b, ' ');
	buf_put(&b, str_sub(page->head.title, 0, 300));
	if (page->score.title_block >= 0) {
		buf_byte(&b, ' ');
		buf_put(&b, str_sub(page->blocks.at[page->score.title_block].text, 0, 300));
	}
	return word_list_of(a, plain_fold(a, buf_str(&b)));
}

static const bool *
objects_of_others(struct arena *a, const struct page *page)
{
	bool *of_another = arena_array(a, bool, page->ld.count);
	struct word_list own = title_words(a, page);
	for (uint32_t i = 0; i < page->ld.count && own.count; i++) {
		const struct json *o = page->ld.at[i].json;
		if (!(page->ld.at[i].kinds & LD_ARTICLE))
			continue;
		struct str said = json_text(json_get(o, "headline"));
		struct word_list words =
			word_list_of(a, plain_fold(a, said.n ? said : json_text(json_get(o, "name"))));
		of_another[i] = words.count && word_list_share(&words, &own) < .4;
	}
	return of_another;
}

static uint32_t
last_good_block(const struct page *page, const struct regions *r)
{
	for (uint32_t i = page->blocks.count; i-- > 0;)
		if (page->blocks.at[i].good &&
		    !(r->bits[page->blocks.at[i].node] & (REGION_LISTED | REGION_COMMENT)))
			return i;
	return 0;
}

/* The short beginnings of the blocks around the title block, to see what is shown there. */
static void
fold_top(struct arena *a, struct clues *c)
{
	const struct page *page = c->page;
	int64_t title = page->score.title_block;
	int64_t from = title > TOP_BEFORE ? title - TOP_BEFORE : 0;
	for (int64_t i = from; i < page->blocks.count && c->top_count < TOP_BLOCKS; i++)
		c->top[c->top_count++] =
			plain_fold(a, str_sub(page->blocks.at[i].text, 0, TOP_BYTES));
}

struct clues
clues_of(struct arena *a, const struct page *page)
{
	struct regions regions = regions_of(a, page);
	struct clues clues = {
		.page = page,
		.regions = regions,
		.last_good = last_good_block(page, &regions),
		.site = site_names_of(a, page),
		.of_another = objects_of_others(a, page),
	};
	fold_top(a, &clues);
	return clues;
}
