/* describe.c: the numbers of one block: its text, its place, what is like it. */
#include "extract/describe.h"

#include "extract/names.h"

static void
set(const struct work *w, uint32_t i, enum feature which, double value)
{
	w->out->columns[(size_t)which * w->out->stride + i] = (float)value;
}

static double
share(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

/* ---- its text ---- */

/* Signs that part the labels of a row: "Home | News · Sport • Weather". */
static uint32_t
bars_in(struct str s)
{
	uint32_t n = 0;
	s = str_sub(s, 0, 300);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		n += c == '|' ||
		     (c == 0xc2 && str_starts(str_skip(s, i), STR("\xc2\xb7"))) ||
		     (c == 0xe2 && str_starts(str_skip(s, i), STR("\xe2\x80\xa2")));
	}
	return n;
}

/* Marks of data and code: {"key":"value"}; */
static uint32_t
json_marks_in(struct str s)
{
	uint32_t n = 0;
	s = str_sub(s, 0, 2000);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : 0;
		n += c == '{' || (c == '"' && next == ':') || (c == '}' && next == ';');
	}
	return n;
}

static void
describe_text(const struct work *w, uint32_t i)
{
	const struct block *b = &w->page->blocks.at[i];
	double words = b->words ? b->words : 1, chars = b->chars ? b->chars : 1;
	set(w, i, FEATURE_CHARS, b->chars);
	set(w, i, FEATURE_WORDS, b->words);
	set(w, i, FEATURE_LINK_SHARE, block_link_share(b));
	set(w, i, FEATURE_LINKS, b->links);
	set(w, i, FEATURE_LINK_CHARS, b->link);
	set(w, i, FEATURE_COMMAS, b->commas / words);
	set(w, i, FEATURE_SENTENCES, b->sentences);
	set(w, i, FEATURE_ENDS, b->ends);
	set(w, i, FEATURE_STOP_SHARE, b->stops / words);
	set(w, i, FEATURE_STOPS, b->stops);
	set(w, i, FEATURE_DIGITS, b->digits / chars);
	set(w, i, FEATURE_CAPITALS, b->capitals / words);
	set(w, i, FEATURE_BOLD, b->bold / chars);
	set(w, i, FEATURE_IMAGES, b->images);
	set(w, i, FEATURE_BREAKS, b->breaks);
	set(w, i, FEATURE_CJK, b->cjk / chars);
	set(w, i, FEATURE_GOOD, b->good);
	set(w, i, FEATURE_COLON, b->text.p[b->text.n - 1] == ':');
	set(w, i, FEATURE_LOWER, b->lower_start);
	set(w, i, FEATURE_JSON, json_marks_in(b->text) / words);
	set(w, i, FEATURE_YEAR, b->chars < 160 && b->digits >= 4);
	set(w, i, FEATURE_BARS, bars_in(b->text));
}

unsigned
describe_tag(unsigned tag)
{
	static const uint8_t place[TAG_COUNT] = {
		[TAG_P] = 1,        [TAG_DIV] = 2,         [TAG_LI] = 3,
		[TAG_H1] = 4,       [TAG_H2] = 5,          [TAG_H3] = 6,
		[TAG_H4] = 7,       [TAG_H5] = 8,          [TAG_H6] = 9,
		[TAG_TD] = 10,      [TAG_TH] = 11,         [TAG_BLOCKQUOTE] = 12,
		[TAG_PRE] = 13,     [TAG_FIGCAPTION] = 14, [TAG_DD] = 15,
		[TAG_DT] = 16,      [TAG_SECTION] = 17,    [TAG_ARTICLE] = 18,
		[TAG_SPAN] = 19,    [TAG_ASIDE] = 20,      [TAG_FOOTER] = 21,
		[TAG_HEADER] = 22,  [TAG_MAIN] = 23,       [TAG_FIGURE] = 24,
		[TAG_FORM] = 25,    [TAG_BODY] = 26,       [TAG_CENTER] = 27,
		[TAG_ADDRESS] = 28, [TAG_NAV] = 29,        [TAG_UL] = 30,
		[TAG_SUMMARY] = 31,
	};
	return place[tag];
}

static void
describe_element(const struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	uint32_t node = p->blocks.at[i].node;
	const struct node *n = &p->tree.nodes[node];
	set(w, i, FEATURE_TAG, describe_tag(n->tag));
	set(w, i, FEATURE_PARENT_TAG, describe_tag(p->tree.nodes[n->parent].tag));
	for (uint32_t k = 0; k <= FEATURE_IN_DETAILS - FEATURE_IN_LI; k++)
		set(w, i, (enum feature)(FEATURE_IN_LI + k),
		    p->score.tags_above[node] >> k & 1);
	set(w, i, FEATURE_DEPTH, n->depth);
	set(w, i, FEATURE_HEADING, n->tag >= TAG_H1 && n->tag <= TAG_H6);
	set(w, i, FEATURE_HIDDEN, w->path[node].hidden);
}

/* ---- its place ---- */

static bool
same_parent(const struct work *w, uint32_t i, uint32_t k)
{
	const struct node *nodes = w->page->tree.nodes;
	const struct block *at = w->page->blocks.at;
	return k != UINT32_MAX && nodes[at[i].node].parent == nodes[at[k].node].parent;
}

/* Places of one block behind another, or far before where there is none. */
static double
behind(uint32_t i, int64_t other)
{
	return other >= 0 && other != UINT32_MAX ? (double)i - (double)other : -999;
}

static void
describe_place(const struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	uint32_t n = p->blocks.count, prev = w->prev_good[i], next = w->next_good[i];
	uint32_t from = i > 3 ? i - 3 : 0, to = i + 4 < n ? i + 4 : n, good = 0;
	for (uint32_t k = from; k < to; k++)
		good += p->blocks.at[k].good;
	set(w, i, FEATURE_POSITION, share(i, n));
	set(w, i, FEATURE_CHARS_BEFORE, share(w->chars_before[i], p->score.chars));
	set(w, i, FEATURE_GOOD_BEFORE, share(w->good_before[i], p->score.good_chars));
	set(w, i, FEATURE_INDEX, i);
	set(w, i, FEATURE_REST, n - 1 - i);
	set(w, i, FEATURE_AFTER_TITLE, behind(i, p->score.title_block));
	set(w, i, FEATURE_AFTER_H1, behind(i, w->first_h1));
	set(w, i, FEATURE_AFTER_FIRST_GOOD, (double)i - w->first_good);
	set(w, i, FEATURE_BEFORE_LAST_GOOD, (double)w->last_good - i);
	set(w, i, FEATURE_PREV_GOOD, prev == UINT32_MAX ? 99 : i - prev);
	set(w, i, FEATURE_NEXT_GOOD, next == UINT32_MAX ? 99 : next - i);
	set(w, i, FEATURE_PREV_GOOD_PARENT, same_parent(w, i, prev));
	set(w, i, FEATURE_NEXT_GOOD_PARENT, same_parent(w, i, next));
	set(w, i, FEATURE_WINDOW_GOOD, good);
}

static void
describe_container(const struct work *w, uint32_t i, enum feature first, uint32_t node)
{
	const struct score *s = &w->page->score;
	const struct node_sum *sum = &s->sums[node];
	double points = share(s->readability[node], s->readability[s->top]);
	const double values[] = {
		share(sum->good_chars, s->good_chars),
		share(sum->link, sum->chars),
		sum->blocks,
		share(sum->chars, sum->blocks),
		share(sum->good, sum->blocks),
		points,
	};
	for (uint32_t k = 0; k < sizeof values / sizeof *values; k++)
		set(w, i, (enum feature)(first + k), values[k]);
}

static void
describe_roots(const struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	const struct score *s = &p->score;
	uint32_t node = p->blocks.at[i].node;
	const struct node_path *path = &w->path[node];
	const struct node *nodes = p->tree.nodes;
	set(w, i, FEATURE_CORE_STEPS, path->to_core);
	set(w, i, FEATURE_CORE_DEPTH,
	    nodes[node].depth - path->to_core - nodes[s->core].depth);
	set(w, i, FEATURE_TOP_STEPS, path->to_top);
	set(w, i, FEATURE_TOP_DEPTH,
	    nodes[node].depth - path->to_top - nodes[s->top].depth);
	set(w, i, FEATURE_IN_CORE, tree_inside(&p->tree, node, s->core));
	set(w, i, FEATURE_IN_TOP, tree_inside(&p->tree, node, s->top));
	set(w, i, FEATURE_IN_ROOT, tree_inside(&p->tree, node, s->root));
	set(w, i, FEATURE_ROOT_KIND, s->root_kind);
	set(w, i, FEATURE_ROOT_GOOD, share(s->sums[s->root].good_chars, s->good_chars));
	set(w, i, FEATURE_TOP_GOOD, share(s->sums[s->top].good_chars, s->good_chars));
	set(w, i, FEATURE_BAD_NAMES, s->bad_above[node]);
	set(w, i, FEATURE_GOOD_NAMES, path->good);
	set(w, i, FEATURE_BAD_STEPS, path->to_bad);
	set(w, i, FEATURE_GOOD_STEPS, path->to_good);
}

/* ---- what is like it ---- */

static void
describe_group(const struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	const struct group *g = &w->groups[w->out->group[i]];
	const struct group *t = &w->by_tag[p->tree.nodes[p->blocks.at[i].node].tag];
	set(w, i, FEATURE_GROUP_BLOCKS, g->blocks);
	set(w, i, FEATURE_GROUP_LENGTH, share(g->chars, g->blocks));
	set(w, i, FEATURE_GROUP_LINKS, share(g->link, g->chars));
	set(w, i, FEATURE_GROUP_ENDS, share(g->ends, g->blocks));
	set(w, i, FEATURE_GROUP_SHARE, share(g->chars, p->score.chars));
	set(w, i, FEATURE_GROUP_GOOD, share(g->good, g->blocks));
	set(w, i, FEATURE_TAG_BLOCKS, t->blocks);
	set(w, i, FEATURE_TAG_LENGTH, share(t->chars, t->blocks));
	set(w, i, FEATURE_TAG_SHARE, share(t->chars, p->score.chars));
}

/* How many of the set's words the block has, each once. */
static uint32_t
count_common(struct word_set *set, const struct blocks *blocks, uint32_t i)
{
	const struct block *b = &blocks->at[i];
	const uint64_t *words = blocks->hashes + b->hash_at;
	uint32_t same = 0;
	for (uint32_t k = 0; set->count && k < b->hash_count; k++) {
		uint32_t slot = words[k] >> 1 & (WORD_SET_SLOTS - 1);
		while (set->slots[slot] && set->slots[slot] != words[k])
			slot = (slot + 1) & (WORD_SET_SLOTS - 1);
		if (set->slots[slot] && set->seen_by[slot] != i + 1) {
			set->seen_by[slot] = i + 1;
			same++;
		}
	}
	return same;
}

static void
describe_sayings(const struct work *w, uint32_t i)
{
	const struct blocks *blocks = &w->page->blocks;
	const struct block *b = &blocks->at[i];
	double large = b->hash_count > b->stops ? b->hash_count - b->stops : 1;
	uint32_t title = count_common(w->title, blocks, i),
		 about = count_common(w->about, blocks, i);
	set(w, i, FEATURE_TITLE_IN, title / large);
	set(w, i, FEATURE_TITLE_OF, share(title, w->title->count));
	set(w, i, FEATURE_ABOUT_IN, about / large);
	set(w, i, FEATURE_ABOUT_OF, share(about, w->about->count));
	double body = w->body ? run_share(w->body, blocks, i) : -1;
	set(w, i, FEATURE_BODY_IN, w->body && body < 0 ? -.5 : body);
	set(w, i, FEATURE_BODY_SIZE, w->body_share);
	set(w, i, FEATURE_SEEN, w->seen[i]);
	set(w, i, FEATURE_COPIED, w->copies[i].anywhere);
	set(w, i, FEATURE_COPIED_EARLIER, w->copies[i].earlier);
	set(w, i, FEATURE_COPY_BLOCKS, w->copies[i].blocks);
	set(w, i, FEATURE_COPY_HOLDS, w->copies[i].holds);
}

static void
describe_page(const struct work *w, uint32_t i)
{
	const struct score *s = &w->page->score;
	set(w, i, FEATURE_PAGE_BLOCKS, w->page->blocks.count);
	set(w, i, FEATURE_PAGE_CHARS, s->chars);
	set(w, i, FEATURE_PAGE_GOOD, share(s->good_chars, s->chars));
	set(w, i, FEATURE_PAGE_GOOD_BLOCKS, s->sums[0].good);
	set(w, i, FEATURE_PAGE_LINKS, share(s->sums[0].link, s->chars));
}

/* ---- what the tables know ---- */

static const struct token_sum *
name_says(const struct work *w, uint32_t name)
{
	struct token_sum *sum = &w->name_says[name];
	if (sum->known == UINT32_MAX) {
		struct token_list list;
		tokens_of_name(&w->page->tree, name, &list);
		*sum = tokens_sum(&list, w->names);
	}
	return sum;
}

static const struct token_sum *
node_says(const struct work *w, uint32_t node)
{
	struct token_sum *sum = &w->node_says[node];
	if (sum->known == UINT32_MAX) {
		struct token_list list;
		list.count = 0;
		tokens_of_node(&w->page->tree, node, &list);
		*sum = tokens_joined(*name_says(w, w->page->tree.nodes[node].name),
				     tokens_sum(&list, w->names));
	}
	return sum;
}

static double
mean_of(const struct token_sum *s)
{
	return s->known ? s->sum / (float)s->known : 0;
}

static void
describe_names(const struct work *w, uint32_t i)
{
	const struct tree *t = &w->page->tree;
	double mean = 0, least = 0, second = 0, most = 0, near_least = 0, near_most = 0;
	uint32_t level = 0, node = w->page->blocks.at[i].node;
	for (; node > t->body && level < TOKENS_LEVELS;
	     node = t->nodes[node].parent, level++) {
		const struct token_sum *s = node_says(w, node);
		if (level < 4)
			set(w, i, (enum feature)(FEATURE_NAMES_0 + level), mean_of(s));
		mean += mean_of(s);
		if (level == 0 || s->least < least) {
			second = least;
			least = s->least;
		} else if (level == 1 || s->least < second) {
			second = s->least;
		}
		most = level == 0 || s->most > most ? s->most : most;
		if (level < 3) {
			near_least = least;
			near_most = most;
		}
	}
	set(w, i, FEATURE_NAMES_MEAN, share(mean, level));
	set(w, i, FEATURE_NAMES_LEAST, least);
	set(w, i, FEATURE_NAMES_SECOND, level > 1 ? second : 0);
	set(w, i, FEATURE_NAMES_MOST, most);
	set(w, i, FEATURE_NAMES_NEAR_LEAST, near_least);
	set(w, i, FEATURE_NAMES_NEAR_MOST, near_most);
}

static void
describe_words(const struct work *w, uint32_t i)
{
	struct token_list list;
	tokens_of_block(&w->page->blocks, i, &w->page->cues, &list);
	struct token_sum s = tokens_sum(&list, w->words);
	set(w, i, FEATURE_SAYS_MEAN, mean_of(&s));
	set(w, i, FEATURE_SAYS_LEAST, s.least);
	set(w, i, FEATURE_SAYS_MOST, s.most);
	set(w, i, FEATURE_SAYS_SUM, s.sum);
}

void
describe_block(struct work *w, uint32_t i)
{
	describe_text(w, i);
	describe_element(w, i);
	describe_place(w, i);
	describe_container(w, i, FEATURE_NEAR_GOOD, w->out->near[i]);
	describe_container(w, i, FEATURE_ABOVE_GOOD, w->above[i]);
	describe_roots(w, i);
	describe_group(w, i);
	describe_sayings(w, i);
	describe_page(w, i);
	describe_names(w, i);
	describe_words(w, i);
}
