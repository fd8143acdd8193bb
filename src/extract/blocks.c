/* blocks.c: cutting the tree into blocks. */
#include "extract/blocks.h"

#include <string.h>

#include "extract/measure.h"
#include "extract/names.h"
#include "model/limits.h"

enum { SMALL_BYTES = 600 }; /* of a part that may be skipped */

struct cutter {
	struct arena *arena;
	const struct tree *tree;
	struct blocks *blocks;
	uint32_t cap;
	struct measure measure;
	struct buf text; /* of all blocks */
	size_t begin;    /* of this block in text */
	struct block now;
	unsigned breaks_in_row;
	bool space_due;
	/* How many elements of a kind are open. */
	uint32_t in_link, in_bold;
};

static void
end_block(struct cutter *c, uint32_t node)
{
	struct blocks *all = c->blocks;
	size_t n = c->text.n;
	while (n > c->begin && (c->text.p[n - 1] == ' ' || c->text.p[n - 1] == '\n'))
		n--;
	if (n > c->begin && all->count < LIMIT_BLOCKS) {
		if (all->count == c->cap) {
			uint32_t cap = c->cap ? c->cap * 2 : 256;
			struct block *more = arena_array(c->arena, struct block, cap);
			if (all->count)
				memcpy(more, all->at, all->count * sizeof *more);
			all->at = more;
			c->cap = cap;
		}
		while (node > 0 && !(tag_how(c->tree->nodes[node].tag) & TAG_BLOCK))
			node = c->tree->nodes[node].parent;
		c->now.node = node;
		/* The buffer may still move: the offset for now, a view at the end. */
		c->now.text = (struct str){NULL, n - c->begin};
		c->now.hash_at = (uint32_t)c->begin;
		all->at[all->count++] = c->now;
		memset(&c->now, 0, sizeof c->now);
	}
	uint16_t images = c->now.images; /* of an empty block: count for the next */
	memset(&c->now, 0, sizeof c->now);
	c->now.images = images;
	c->text.n = n > c->begin ? n : c->begin;
	c->begin = c->text.n;
	c->space_due = false;
	c->breaks_in_row = 0;
}

static void
put_char(struct cutter *c, const char *p, size_t n)
{
	if (c->space_due && c->text.n > c->begin && c->text.p[c->text.n - 1] != '\n') {
		buf_byte(&c->text, ' ');
		c->now.link += c->in_link > 0;
		c->now.bold += c->in_bold > 0;
	}
	c->space_due = false;
	c->breaks_in_row = 0;
	if (n == 1)
		buf_byte(&c->text, *p);
	else
		buf_bytes(&c->text, p, n);
	c->now.link += c->in_link > 0;
	c->now.bold += c->in_bold > 0;
}

/* Bytes of white space, or of what is not shown at all (then *nothing), at p; 0: neither. */
static size_t
blank_bytes(const unsigned char *p, size_t n, bool *nothing)
{
	*nothing = false;
	if (byte_is_space(*p))
		return 1;
	if (*p == 0xc2 && n > 1 && (p[1] == 0xa0 || p[1] == 0xad)) { /* NBSP, soft hyphen */
		*nothing = p[1] == 0xad;
		return 2;
	}
	if (*p == 0xe2 && n > 2 && p[1] == 0x80 && p[2] >= 0x80 && p[2] <= 0x8b) {
		*nothing = p[2] == 0x8b; /* zero width space; before it spaces of any width */
		return 3;
	}
	if ((*p == 0xe2 && n > 2 && p[1] == 0x81 && p[2] == 0xa0) || /* word joiner */
	    (*p == 0xef && n > 2 && p[1] == 0xbb && p[2] == 0xbf)) { /* byte order mark */
		*nothing = true;
		return 3;
	}
	return 0;
}

static size_t
char_bytes(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static void
put_text(struct cutter *c, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned char first = (unsigned char)s.p[i];
		bool nothing;
		size_t blank = first <= ' ' || first >= 0x80
		                       ? blank_bytes((const unsigned char *)s.p + i, s.n - i, &nothing)
		                       : 0;
		if (blank) {
			if (!nothing)
				c->space_due = true;
			i += blank;
			continue;
		}
		size_t n = char_bytes(first);
		if (n > s.n - i)
			n = s.n - i;
		put_char(c, s.p + i, n);
		i += n;
	}
}

static void
put_break(struct cutter *c, uint32_t node)
{
	if (++c->breaks_in_row >= 2) {
		end_block(c, node);
		c->breaks_in_row = 2;
		return;
	}
	c->space_due = false;
	c->now.breaks++;
	if (c->text.n > c->begin) {
		while (c->text.n > c->begin && c->text.p[c->text.n - 1] == ' ')
			c->text.n--;
		buf_byte(&c->text, '\n');
	}
}

/* Is the element, with all that is in it, no text? */
static bool
is_skipped(struct cutter *c, const struct node *n, uint32_t i)
{
	unsigned how = tag_how(n->tag);
	if (how & TAG_SKIP || n->flags & NODE_DROPPED || (how & TAG_SOFT && n->inside < SMALL_BYTES)) {
		if (n->tag == TAG_IFRAME || n->tag == TAG_SVG || n->tag == TAG_OBJECT ||
		    n->tag == TAG_EMBED)
			c->now.images++;
		return true;
	}
	if (n->tag == TAG_SPAN || n->tag == TAG_A || n->tag == TAG_I || n->tag == TAG_EM)
		return n->inside < SMALL_BYTES &&
		       (n->flags & NODE_NOT_SHOWN || tree_says(c->tree, i) & NAME_JUNK);
	return false;
}

static void
leave(struct cutter *c, uint32_t i)
{
	const struct node *n = &c->tree->nodes[i];
	c->in_link -= (n->flags & NODE_LINK) != 0;
	c->in_bold -= n->tag == TAG_B || n->tag == TAG_STRONG;
	if (tag_how(n->tag) & TAG_BLOCK)
		end_block(c, i);
}

/* Returns false where the node and all below it is done with. */
static bool
enter(struct cutter *c, uint32_t i)
{
	const struct node *n = &c->tree->nodes[i];
	if (n->tag == TAG_TEXT) {
		put_text(c, str_from(c->tree->text.p + n->at, n->n));
		return false;
	}
	if (is_skipped(c, n, i))
		return false;
	switch (n->tag) {
	case TAG_BR:
		put_break(c, n->parent);
		return false;
	case TAG_HR:
		end_block(c, n->parent);
		return false;
	case TAG_IMG:
	case TAG_AMP_IMG:
	case TAG_PICTURE:
		c->now.images++;
		return true;
	default:
		break;
	}
	if (tag_how(n->tag) & TAG_BLOCK)
		end_block(c, n->parent);
	if (n->flags & NODE_LINK) {
		c->in_link++;
		c->now.links++;
	}
	c->in_bold += n->tag == TAG_B || n->tag == TAG_STRONG;
	return true;
}

static void
finish(struct cutter *c)
{
	struct blocks *all = c->blocks;
	size_t most = c->text.n / 2 + all->count + 1;
	c->measure.hashes =
		arena_room(c->arena, most * sizeof *all->hashes, _Alignof(uint64_t));
	for (uint32_t i = 0; i < all->count; i++) {
		struct block *b = &all->at[i];
		b->text.p = c->text.p + b->hash_at;
		measure_block(&c->measure, b);
	}
	all->hashes = c->measure.hashes;
	all->hash_count = c->measure.hash_count;
}

struct blocks
blocks_of(struct arena *a, const struct tree *t)
{
	struct blocks all = {0};
	struct cutter *c = arena_new(a, struct cutter);
	struct stop_words *stops = arena_new(a, struct stop_words);
	uint32_t *open = arena_array(a, uint32_t, LIMIT_TREE_DEPTH + 2), depth = 0;
	c->arena = a;
	c->tree = t;
	c->blocks = &all;
	c->text = buf_in(a, t->nodes[t->body].inside + 64);
	stop_words_fill(stops);
	c->measure.stops = all.stops = stops;
	for (uint32_t i = t->body; i <= t->nodes[t->body].last; i++) {
		while (depth > 0 && i > t->nodes[open[depth - 1]].last)
			leave(c, open[--depth]);
		if (enter(c, i))
			open[depth++] = i;
		else
			i = t->nodes[i].last;
	}
	while (depth > 0)
		leave(c, open[--depth]);
	end_block(c, t->body);
	finish(c);
	return all;
}

uint64_t *
words_hashed(struct arena *a, struct str text, uint32_t *count)
{
	struct measure m = {
		.hashes = arena_room(a, (text.n + 1) * sizeof *m.hashes, _Alignof(uint64_t)),
	};
	struct block b = {.text = text};
	measure_block(&m, &b);
	*count = m.hash_count;
	return m.hashes;
}
