/* parse_step.c: arc-hybrid steps and the templates of the parser. */
#include "text/parse_step.h"

#include "learn/perceptron.h"

enum {
	TAG_ROOT = 126,
	TAG_ABSENT = 125,
	WORD_ROOT = 1,
	WORD_ABSENT = 2,
	MOST_CHILDREN = 5, /* told apart */
};

struct parse_state
parse_begin(struct arena *out, const struct tag_words *words)
{
	size_t count = words->count;
	struct parse_state s = {.words = count};
	s.node = arena_array(out, struct parse_node, count + 2);
	s.stack = arena_array(out, uint16_t, count + 1);
	s.head = arena_array(out, uint16_t, count + 1);
	for (size_t i = 0; i < count + 2; i++) {
		uint16_t none = (uint16_t)(count + 1);
		s.node[i] = (struct parse_node){
			.left = none, .left2 = none, .right = none, .right2 = none};
		s.node[i].first = s.node[i].last = (uint16_t)i;
		if (i < count) {
			s.node[i].low = words->at[i].low;
			s.node[i].tag = words->at[i].kind;
		}
	}
	s.node[count].low = WORD_ROOT;
	s.node[count].tag = TAG_ROOT;
	s.node[count + 1].low = WORD_ABSENT;
	s.node[count + 1].tag = TAG_ABSENT;
	return s;
}

unsigned
parse_allowed(const struct parse_state *s)
{
	unsigned allowed = 0;
	if (s->next < s->words)
		allowed |= 1u << PARSE_SHIFT;
	/* One word only hangs on the root: the last one of the stack. */
	if (s->depth && (s->next < s->words || s->depth == 1))
		allowed |= 1u << PARSE_LEFT;
	if (s->depth > 1)
		allowed |= 1u << PARSE_RIGHT;
	return allowed;
}

void
parse_take(struct parse_state *s, enum parse_step step, uint8_t dep)
{
	if (step == PARSE_SHIFT) {
		s->stack[s->depth++] = (uint16_t)s->next++;
		return;
	}
	size_t head, child;
	parse_arc(s, step, &head, &child);
	struct parse_node *h = &s->node[head];
	s->head[child] = (uint16_t)head;
	s->node[child].dep = dep;
	if (step == PARSE_LEFT) {
		h->left2 = h->left;
		h->left = (uint16_t)child;
		h->lefts += h->lefts < MOST_CHILDREN;
		h->left_deps |= 1ull << dep;
		h->first = s->node[child].first;
	} else {
		h->right2 = h->right;
		h->right = (uint16_t)child;
		h->rights += h->rights < MOST_CHILDREN;
		h->right_deps |= 1ull << dep;
		h->last = s->node[child].last;
	}
	s->depth--;
}

static uint32_t
distance(size_t from, size_t to)
{
	size_t d = from < to ? to - from : from - to;
	return d < 5 ? (uint32_t)d : d < 8 ? 5 : d < 12 ? 6 : 7;
}

static uint32_t
tags(const struct parse_node *a, const struct parse_node *b, const struct parse_node *c,
     const struct parse_node *d)
{
	return (uint32_t)a->tag | (b ? (uint32_t)b->tag << 8 : 0) |
	       (c ? (uint32_t)c->tag << 16 : 0) | (d ? (uint32_t)d->tag << 24 : 0);
}

static uint32_t
both(uint32_t a, uint32_t b)
{
	return a * 0x9e3779b1u + b;
}

static uint32_t
set(uint64_t deps)
{
	return (uint32_t)deps ^ (uint32_t)(deps >> 32) * 0x85ebca6bu;
}

/* Templates are numbered by where they stand. */
#define FEATURE(name, a, b) f[n] = feature_of((uint32_t)n, (a), (b)), n++

size_t
step_features(const struct parse_state *s, uint32_t *f)
{
	size_t none = s->words + 1, d = s->depth, next = s->next, n = 0;
	size_t i0 = d > 0 ? s->stack[d - 1] : none, i1 = d > 1 ? s->stack[d - 2] : none;
	size_t i2 = d > 2 ? s->stack[d - 3] : none;
	const struct parse_node *node = s->node;
	const struct parse_node *s0 = &node[i0], *s1 = &node[i1], *s2 = &node[i2];
	const struct parse_node *b0 = &node[next];
	const struct parse_node *b1 = &node[next + 1 <= s->words ? next + 1 : none];
	const struct parse_node *b2 = &node[next + 2 <= s->words ? next + 2 : none];
	const struct parse_node *s0l = &node[s0->left], *s0r = &node[s0->right];
	const struct parse_node *s0r2 = &node[s0->right2];
	const struct parse_node *s1l = &node[s1->left], *s1r = &node[s1->right];
	const struct parse_node *s1r2 = &node[s1->right2];
	const struct parse_node *b0l = &node[b0->left], *b0l2 = &node[b0->left2];
	uint32_t far0 = i0 == none ? 0 : distance(i0, next);
	uint32_t far1 = i1 == none ? 0 : distance(i1, i0);

	FEATURE("bias", 0, 0);
	FEATURE("s0w", s0->low, 0);
	FEATURE("s0t", tags(s0, 0, 0, 0), 0);
	FEATURE("s0wt", s0->low, tags(s0, 0, 0, 0));
	FEATURE("s1w", s1->low, 0);
	FEATURE("s1t", tags(s1, 0, 0, 0), 0);
	FEATURE("s1wt", s1->low, tags(s1, 0, 0, 0));
	FEATURE("s2t", tags(s2, 0, 0, 0), 0);
	FEATURE("s2w", s2->low, 0);
	FEATURE("b0w", b0->low, 0);
	FEATURE("b0t", tags(b0, 0, 0, 0), 0);
	FEATURE("b0wt", b0->low, tags(b0, 0, 0, 0));
	FEATURE("b1w", b1->low, 0);
	FEATURE("b1t", tags(b1, 0, 0, 0), 0);
	FEATURE("b1wt", b1->low, tags(b1, 0, 0, 0));
	FEATURE("b2w", b2->low, 0);
	FEATURE("b2t", tags(b2, 0, 0, 0), 0);
	FEATURE("s0w b0w", s0->low, b0->low);
	FEATURE("s0wt b0t", s0->low, tags(s0, b0, 0, 0));
	FEATURE("s0t b0wt", b0->low, tags(s0, b0, 0, 0));
	FEATURE("s0t b0t", tags(s0, b0, 0, 0), 0);
	FEATURE("s0w b0w t", both(s0->low, b0->low), tags(s0, b0, 0, 0));
	FEATURE("b0t b1t", tags(b0, b1, 0, 0), 0);
	FEATURE("b0w b1t", b0->low, tags(b1, 0, 0, 0));
	FEATURE("s1t s0t", tags(s1, s0, 0, 0), 0);
	FEATURE("s1w s0w", s1->low, s0->low);
	FEATURE("s1wt s0t", s1->low, tags(s1, s0, 0, 0));
	FEATURE("s1t s0wt", s0->low, tags(s1, s0, 0, 0));
	FEATURE("s1w b0w", s1->low, b0->low);
	FEATURE("s1t b0t", tags(s1, b0, 0, 0), 0);
	FEATURE("s1wt b0t", s1->low, tags(s1, b0, 0, 0));
	FEATURE("s1t b0wt", b0->low, tags(s1, b0, 0, 0));
	FEATURE("s0t b0t b1t", tags(s0, b0, b1, 0), 0);
	FEATURE("s1t s0t b0t", tags(s1, s0, b0, 0), 0);
	FEATURE("b0t b1t b2t", tags(b0, b1, b2, 0), 0);
	FEATURE("s1t s0t b0t b1t", tags(s1, s0, b0, b1), 0);
	FEATURE("s2t s1t s0t", tags(s2, s1, s0, 0), 0);
	FEATURE("s2t s1t s0t b0t", tags(s2, s1, s0, b0), 0);
	FEATURE("s0t b0t b1t b2t", tags(s0, b0, b1, b2), 0);
	FEATURE("s1t s0w b0t", s0->low, tags(s1, b0, 0, 0));
	FEATURE("s0w b0t b1t", s0->low, tags(b0, b1, 0, 0));
	FEATURE("s0t s0lt b0t", tags(s0, s0l, b0, 0), 0);
	FEATURE("s0t s0rt b0t", tags(s0, s0r, b0, 0), 0);
	FEATURE("s0t b0t b0lt", tags(s0, b0, b0l, 0), 0);
	FEATURE("s1t s1rt s0t", tags(s1, s1r, s0, 0), 0);
	FEATURE("s1t s1lt s0t", tags(s1, s1l, s0, 0), 0);
	FEATURE("s1t s0t s0lt", tags(s1, s0, s0l, 0), 0);
	FEATURE("s1t s0t s0rt b0t", tags(s1, s0, s0r, b0), 0);
	FEATURE("s0t s0rt s0r2t", tags(s0, s0r, s0r2, 0), 0);
	FEATURE("b0t b0lt b0l2t", tags(b0, b0l, b0l2, 0), 0);
	FEATURE("s0w far", s0->low, far0);
	FEATURE("b0w far", b0->low, far0);
	FEATURE("s0t b0t far", tags(s0, b0, 0, 0), far0);
	FEATURE("s1t s0t far1", tags(s1, s0, 0, 0), far1);
	FEATURE("s0w valence", s0->low, (uint32_t)s0->lefts << 8 | s0->rights);
	FEATURE("s0t valence", tags(s0, 0, 0, 0), (uint32_t)s0->lefts << 8 | s0->rights);
	FEATURE("s1w valence", s1->low, (uint32_t)s1->lefts << 8 | s1->rights);
	FEATURE("s1t valence", tags(s1, 0, 0, 0), (uint32_t)s1->lefts << 8 | s1->rights);
	FEATURE("b0w valence", b0->low, b0->lefts);
	FEATURE("b0t valence", tags(b0, 0, 0, 0), b0->lefts);
	FEATURE("s0w rights", s0->low, set(s0->right_deps));
	FEATURE("s0t rights", tags(s0, 0, 0, 0), set(s0->right_deps));
	FEATURE("s0w lefts", s0->low, set(s0->left_deps));
	FEATURE("s0t lefts b0t", tags(s0, b0, 0, 0), set(s0->left_deps));
	FEATURE("s1w rights", s1->low, set(s1->right_deps));
	FEATURE("s1t rights s0t", tags(s1, s0, 0, 0), set(s1->right_deps));
	FEATURE("s1t lefts s0t", tags(s1, s0, 0, 0), set(s1->left_deps));
	FEATURE("b0t lefts s0t", tags(s0, b0, 0, 0), set(b0->left_deps));
	FEATURE("s0l w", s0l->low, tags(s0, b0, 0, 0));
	FEATURE("s0r w", s0r->low, tags(s0, b0, 0, 0));
	FEATURE("s1r w", s1r->low, tags(s1, s0, 0, 0));
	FEATURE("b0l w", b0l->low, tags(s0, b0, 0, 0));
	FEATURE("s1t s1r2t s0t", tags(s1, s1r2, s0, 0), 0);
	FEATURE("s0t rights b0t", tags(s0, b0, 0, 0), set(s0->right_deps));
	FEATURE("s1t s0t b0w", b0->low, tags(s1, s0, 0, 0));
	FEATURE("s1w s0t b0w", both(s1->low, b0->low), tags(s0, 0, 0, 0));
	FEATURE("s0l w s1w", s0l->low, s1->low);
	return n;
}

size_t
label_features(const struct parse_state *s, size_t head, size_t child, uint32_t *f)
{
	const struct parse_node *node = s->node, *h = &node[head], *c = &node[child];
	const struct parse_node *none = &node[s->words + 1];
	const struct parse_node *cl = &node[c->left], *cl2 = &node[c->left2];
	const struct parse_node *cr = &node[c->right];
	const struct parse_node *before = child ? &node[child - 1] : none;
	const struct parse_node *after = &node[child + 1];
	const struct parse_node *hl = &node[h->left], *hr = &node[h->right];
	uint32_t side = head < child, far = side << 8 | distance(head, child);
	size_t n = 0;

	FEATURE("side", side, 0);
	FEATURE("hw", h->low, side);
	FEATURE("ht", tags(h, 0, 0, 0), side);
	FEATURE("cw", c->low, side);
	FEATURE("ct", tags(c, 0, 0, 0), side);
	FEATURE("hw cw", h->low, c->low);
	FEATURE("ht ct", tags(h, c, 0, 0), side);
	FEATURE("hw ct", h->low, tags(c, 0, 0, 0) | side << 8);
	FEATURE("ht cw", c->low, tags(h, 0, 0, 0) | side << 8);
	FEATURE("ht ct far", tags(h, c, 0, 0), far);
	FEATURE("ct far", tags(c, 0, 0, 0), far);
	FEATURE("c lefts", tags(h, c, 0, 0) | side << 16, set(c->left_deps));
	FEATURE("c rights", tags(h, c, 0, 0) | side << 16, set(c->right_deps));
	FEATURE("cw lefts", c->low, set(c->left_deps) + side);
	FEATURE("hw c lefts", h->low, set(c->left_deps) + side);
	FEATURE("clw ht ct", cl->low, tags(h, c, 0, 0) | side << 16);
	FEATURE("clw hw", cl->low, h->low);
	FEATURE("cl2w ht ct", cl2->low, tags(h, c, 0, 0) | side << 16);
	FEATURE("clt", tags(h, c, cl, 0), side);
	FEATURE("clt cl2t", tags(h, c, cl, cl2), side);
	FEATURE("crt", tags(h, c, cr, 0), side);
	FEATURE("h lefts ct", tags(h, c, 0, 0) | side << 16, set(h->left_deps));
	FEATURE("h rights ct", tags(h, c, 0, 0) | side << 16, set(h->right_deps));
	FEATURE("hw h rights", h->low, set(h->right_deps) + side);
	FEATURE("h rights cw", c->low, set(h->right_deps) + side);
	FEATURE("hw h lefts", h->low, set(h->left_deps) + side);
	FEATURE("before", tags(before, c, h, 0), side);
	FEATURE("after", tags(after, c, h, 0), side);
	FEATURE("before w", before->low, tags(c, h, 0, 0) | side << 16);
	FEATURE("after w", after->low, tags(c, h, 0, 0) | side << 16);
	FEATURE("hlw ct", hl->low, tags(h, c, 0, 0) | side << 16);
	FEATURE("hrw ct", hr->low, tags(h, c, 0, 0) | side << 16);
	FEATURE("hrt cw", c->low, tags(h, hr, 0, 0) | side << 16);
	FEATURE("hl ct hr", tags(hl, h, c, hr), side);
	FEATURE("hw cl deps ct", h->low, both(set(c->left_deps), tags(c, 0, 0, 0)));
	return n;
}

/* ---- fingerprints ---- */

enum { TRIED_WORDS = 7 };

/* A state with words on both sides and children everywhere; which words does not matter. */
static struct parse_state
tried(struct arena *scratch)
{
	struct tag_word at[TRIED_WORDS];
	for (uint32_t i = 0; i < TRIED_WORDS; i++)
		at[i] = (struct tag_word){.low = 100 + i, .kind = (uint8_t)(1 + i)};
	struct tag_words words = {.at = at, .count = TRIED_WORDS};
	struct parse_state s = parse_begin(scratch, &words);
	static const uint8_t steps[] = {PARSE_SHIFT, PARSE_LEFT, PARSE_SHIFT,
					PARSE_SHIFT, PARSE_LEFT, PARSE_SHIFT,
					PARSE_SHIFT, PARSE_RIGHT};
	for (size_t i = 0; i < sizeof steps; i++)
		parse_take(&s, steps[i], (uint8_t)(3 + i));
	return s;
}

static uint32_t
print_of(const uint32_t *features, size_t n)
{
	uint32_t print = 0;
	for (size_t i = 0; i < n; i++)
		print = feature_of(print, features[i], (uint32_t)i);
	return print;
}

uint32_t
step_fingerprint(struct arena scratch)
{
	uint32_t features[STEP_FEATURES];
	struct parse_state s = tried(&scratch);
	return print_of(features, step_features(&s, features));
}

uint32_t
label_fingerprint(struct arena scratch)
{
	uint32_t features[LABEL_FEATURES];
	struct parse_state s = tried(&scratch);
	return print_of(features,
			label_features(&s, s.next, s.stack[s.depth - 1], features));
}
