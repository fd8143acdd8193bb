/* describe.c: the numbers of one block: its text, its place, its surroundings. */
#include "extract/describe.h"

#include <math.h>

#include "extract/byline.h"
#include "extract/cues.h"
#include "extract/names.h"

static void
put(struct work *w, const char *name, double value)
{
	w->names[w->n] = name;
	w->row[w->n++] = (float)value;
}

static double
share(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

static double
at_most(double x, double most)
{
	return x < most ? x : most;
}

/* ---- one block by itself ---- */

static void
put_text(struct work *w, const struct block *b)
{
	double words = b->words ? b->words : 1, link = block_link_share(b);
	put(w, "bias", 1);
	put(w, "log words", log1p(b->words) / 4);
	put(w, "words < 3", b->words < 3);
	put(w, "words < 6", b->words < 6);
	put(w, "words < 12", b->words < 12);
	put(w, "words < 25", b->words < 25);
	put(w, "words >= 50", b->words >= 50);
	put(w, "has link", b->links > 0);
	put(w, "link share", link);
	put(w, "link share > .5", link > .5);
	put(w, "link share > .9", link > .9);
	put(w, "log links", log1p(b->links));
	put(w, "ends", b->ends);
	put(w, "ends, 10 words", b->ends && b->words >= 10);
	put(w, "ends, under 10 words", b->ends && b->words < 10);
	put(w, "starts lower", b->lower_start);
	put(w, "ends in colon", b->text.p[b->text.n - 1] == ':');
	put(w, "stop share", b->stops / words);
	put(w, "log stops", log1p(b->stops) / 3);
	put(w, "digits", share(b->digits, b->chars));
	put(w, "capitals", share(b->capitals, words));
	put(w, "capitals > .6, 3 words", b->words >= 3 && b->capitals > .6 * words);
	put(w, "bold", share(b->bold, b->chars));
	put(w, "all bold", b->bold + 1 >= b->chars);
	put(w, "images", b->images > 0);
	put(w, "breaks", at_most(b->breaks, 4) / 4);
	put(w, "cjk", share(b->cjk, b->chars));
	put(w, "sentences", log1p(b->sentences));
	put(w, "commas", at_most(b->commas / words, .3) * 3);
	put(w, "good", b->good);
	put(w, "json", b->words && str_has(str_sub(b->text, 0, 400), STR("\":")));
}

/* "Home | News | Sport" */
static double
bars_in(struct str s)
{
	double n = 0;
	s = str_sub(s, 0, 300);
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '|' || str_starts(str_skip(s, i), STR("\xc2\xb7")) ||
		     str_starts(str_skip(s, i), STR("\xe2\x80\xa2"));
	return n;
}

static void
put_cues(struct work *w, const struct block *b)
{
	static const char *const names[CUE_COUNT] = {
		"says more", "says rights", "says share", "says sign up", "says comment",
		"says policy", "says advertisement", "says byline", "says tags",
	};
	uint32_t cues = b->chars < 400 ? cues_of(&w->page->cues, b->text) : 0;
	bool small = b->words <= 12;
	for (int i = 0; i < CUE_COUNT; i++) {
		put(w, names[i], cues >> i & 1);
		put(w, names[i], small && (cues >> i & 1));
	}
	put(w, "asks to sign up in a sentence", b->ends && (cues & CUE_SIGNUP));
	put(w, "points elsewhere in a sentence", b->ends && (cues & CUE_MORE));
	put(w, "begins like a byline", b->words <= 25 && byline_begins(b->text));
	put(w, "bars", at_most(bars_in(b->text), 4) / 4);
	put(w, "year in a short line", b->words <= 12 && b->digits >= 4);
	put(w, "only a number", b->words <= 3 && b->digits * 2 >= b->chars);
}

static void
put_tag(struct work *w, const struct block *b)
{
	static const struct {
		const char *name;
		uint8_t tag;
	} tags[] = {
		{"p", TAG_P}, {"div", TAG_DIV}, {"li", TAG_LI}, {"h1", TAG_H1}, {"h2", TAG_H2},
		{"h3", TAG_H3}, {"h4", TAG_H4}, {"h5", TAG_H5}, {"td", TAG_TD}, {"th", TAG_TH},
		{"blockquote", TAG_BLOCKQUOTE}, {"pre", TAG_PRE}, {"figcaption", TAG_FIGCAPTION},
		{"dt", TAG_DT}, {"dd", TAG_DD}, {"section", TAG_SECTION}, {"article", TAG_ARTICLE},
		{"header", TAG_HEADER}, {"footer", TAG_FOOTER}, {"aside", TAG_ASIDE},
		{"figure", TAG_FIGURE}, {"form", TAG_FORM}, {"body", TAG_BODY},
	};
	static const char *const above[] = {
		"in li", "in table", "in aside", "in nav", "in footer", "in header", "in figure",
		"in form", "in article", "in main", "in blockquote", "in list", "in figcaption",
		"in section", "in details",
	};
	unsigned tag = w->page->tree.nodes[b->node].tag;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		put(w, tags[i].name, tag == tags[i].tag);
	for (size_t i = 0; i < sizeof above / sizeof *above; i++)
		put(w, above[i], w->page->score.tags_above[b->node] >> i & 1);
}

/* ---- its place ---- */

static bool
same_parent(const struct work *w, uint32_t i, uint32_t k)
{
	const struct node *nodes = w->page->tree.nodes;
	const struct block *at = w->page->blocks.at;
	return k != UINT32_MAX && nodes[at[i].node].parent == nodes[at[k].node].parent;
}

static void
put_place(struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	int64_t title = p->score.title_block, d = (int64_t)i - title;
	uint32_t prev = w->prev_good[i], next = w->next_good[i];
	double to_prev = prev == UINT32_MAX ? 99 : i - prev;
	double to_next = next == UINT32_MAX ? 99 : next - i;
	put(w, "position", share(i, p->blocks.count));
	put(w, "characters before", share(w->chars_before[i], p->score.chars));
	put(w, "good before", share(w->good_before[i], p->score.good_chars));
	put(w, "first blocks", 1 / (1. + i));
	put(w, "no title", title < 0);
	put(w, "is title", title >= 0 && d == 0);
	put(w, "before title", title >= 0 && d < 0);
	put(w, "1 to 3 after title", title >= 0 && d > 0 && d <= 3);
	put(w, "4 to 8 after title", title >= 0 && d > 3 && d <= 8);
	put(w, "log after title", title >= 0 && d > 0 ? log1p((double)d) / 5 : 0);
	put(w, "before first good", i < w->first_good);
	put(w, "after last good", i > w->last_good);
	put(w, "after good", exp(-to_prev / 3));
	put(w, "before good", exp(-to_next / 3));
	put(w, "right after good", to_prev <= 1);
	put(w, "right before good", to_next <= 1);
	put(w, "good on both sides", to_prev <= 2 && to_next <= 2);
	put(w, "parent of last good", same_parent(w, i, prev));
	put(w, "parent of next good", same_parent(w, i, next));
	put(w, "parent of both", same_parent(w, i, prev) && same_parent(w, i, next));
}

static void
put_container(struct work *w, const char *const names[6], uint32_t node)
{
	const struct score *s = &w->page->score;
	const struct node_sum *sum = &s->sums[node];
	put(w, names[0], share(sum->good_chars, s->good_chars));
	put(w, names[1], share(sum->link, sum->chars));
	put(w, names[2], log1p(sum->blocks) / 4);
	put(w, names[3], log1p(share(sum->chars, sum->blocks)) / 5);
	put(w, names[4], share(sum->good, sum->blocks));
	double points = share(s->readability[node], s->readability[s->top]);
	put(w, names[5], points < -1 ? -1 : points);
}

static void
put_containers(struct work *w, uint32_t i)
{
	static const char *const near[] = {"near: good share", "near: links", "near: blocks",
	                                   "near: length", "near: good", "near: readability"};
	static const char *const above[] = {"above: good share", "above: links",
	                                    "above: blocks", "above: length", "above: good",
	                                    "above: readability"};
	put_container(w, near, w->out->near[i]);
	put_container(w, above, w->above[i]);
}

static uint32_t
steps_to(const struct page *p, uint32_t node, uint32_t ancestor)
{
	uint32_t steps = 0;
	while (!tree_inside(&p->tree, ancestor, node) && steps < 12) {
		node = p->tree.nodes[node].parent;
		steps++;
	}
	return steps;
}

static void
put_roots(struct work *w, const struct block *b)
{
	static const char *const kinds[] = {"in root by property", "in root by name",
	                                    "in root article", "in root main",
	                                    "in root content", "in root by guess"};
	const struct page *p = w->page;
	const struct score *s = &p->score;
	bool core = tree_inside(&p->tree, b->node, s->core);
	bool root = tree_inside(&p->tree, b->node, s->root);
	bool top = tree_inside(&p->tree, b->node, s->top);
	unsigned tag = p->tree.nodes[b->node].tag;
	bool heading = tag >= TAG_H1 && tag <= TAG_H6;
	uint32_t depth = p->tree.nodes[b->node].depth, core_depth = p->tree.nodes[s->core].depth;
	put(w, "in core", core);
	put(w, "in top", top);
	put(w, "in root", root);
	for (int k = 0; k <= ROOT_GUESS; k++)
		put(w, kinds[k], root && s->root_kind == (enum root_kind)k);
	put(w, "in core and root", core && root);
	put(w, "in none", !core && !root && !top);
	put(w, "steps to core", steps_to(p, b->node, s->core) / 6.);
	put(w, "steps to top", steps_to(p, b->node, s->top) / 6.);
	put(w, "deeper than core", core ? at_most(depth - core_depth, 8) / 8 : 0);
	put(w, "right in core", core && depth <= core_depth + 1u);
	put(w, "core: good share", core * share(s->sums[s->core].good_chars, s->good_chars));
	put(w, "root: good share", root * share(s->sums[s->root].good_chars, s->good_chars));
	put(w, "good in root", b->good && root);
	put(w, "good in top", b->good && top);
	put(w, "good in core", b->good && core);
	put(w, "good outside", b->good && !core && !root);
	put(w, "heading in core", heading && core);
	put(w, "li in core", tag == TAG_LI && core);
	put(w, "li ends in core", tag == TAG_LI && core && b->ends);
	put(w, "li is link", tag == TAG_LI && block_link_share(b) > .7);
	put(w, "heading is link", heading && block_link_share(b) > .7);
	put(w, "short in core", core && b->words < 12 && !b->ends);
	put(w, "long in core", core && b->words >= 25);
	put(w, "td in core", core && (tag == TAG_TD || tag == TAG_TH));
}

static void
put_names(struct work *w, const struct block *b)
{
	static const char *const names[] = {
		"named comment", "named share", "named sign up", "named consent", "named side",
		"named related", "named promotion", "named navigation", "named footer",
		"named header", "named tags", "named popup", "named caption", "named meta",
		"named biography", "named tool", "named unseen",
	};
	const struct score *s = &w->page->score;
	uint32_t says = s->below_names[b->node];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		put(w, names[i], says >> i & 1);
	put(w, "bad names", at_most(s->bad_above[b->node], 4) / 4);
	put(w, "bad name, good text", b->good && (says & NAME_FURNITURE));
	put(w, "bad name, long", b->words >= 25 && (says & NAME_FURNITURE));
	uint32_t foreign = says & (NAME_COMMENT | NAME_SIGNUP | NAME_CONSENT | NAME_PROMO |
	                           NAME_POPUP | NAME_BIO | NAME_FOOTER | NAME_SHARE);
	bool core = tree_inside(&w->page->tree, b->node, s->core);
	put(w, "foreign name, sentence", foreign && b->ends);
	put(w, "foreign name in core", foreign && core);
	put(w, "foreign name, sentence in core", foreign && core && b->ends);
	put(w, "promotion, sentence", (says & NAME_PROMO) && b->ends);
	put(w, "related, sentence", (says & NAME_RELATED) && b->ends);
	put(w, "related in core", (says & NAME_RELATED) && core);
	put(w, "good name", (says & NAME_GOOD) != 0);
	put(w, "body name", (says & NAME_BODY) != 0);
	put(w, "own bad name", (s->own_names[b->node] & NAME_FURNITURE) != 0);
}

static void
put_group(struct work *w, uint32_t i)
{
	const struct group *g = &w->groups[w->out->group[i]];
	const struct score *s = &w->page->score;
	put(w, "group: blocks", log1p(g->blocks) / 4);
	put(w, "group: length", log1p(share(g->chars, g->blocks)) / 5);
	put(w, "group: links", share(g->link, g->chars));
	put(w, "group: ends", share(g->ends, g->blocks));
	put(w, "group: page", share(g->chars, s->chars));
	put(w, "group: good", share(g->good, g->blocks));
	put(w, "group: alone", g->blocks == 1);
}

static void
put_sayings(struct work *w, uint32_t i)
{
	const struct page *p = w->page;
	const struct block *b = &p->blocks.at[i];
	const uint64_t *words = p->blocks.hashes + b->hash_at;
	uint32_t same = 0;
	for (uint32_t k = 0; k < b->hash_count && k < 60; k++)
		for (uint32_t j = 0; j < p->score.title_count; j++)
			if (words[k] == p->score.title_words[j]) {
				same++;
				break;
			}
	double title = share(same, at_most(b->hash_count, 60));
	double about = w->about ? run_share(w->about, &p->blocks, i) : -1;
	double body = w->body ? run_share(w->body, &p->blocks, i) : -1;
	put(w, "words of title", title);
	put(w, "mostly title", title > .7 && b->words >= 3);
	put(w, "says description", about > .5);
	put(w, "in articleBody", body >= 0 ? body : 0);
	put(w, "not in articleBody", body >= 0 ? 1 - body : 0);
	put(w, "articleBody, too short", w->body && body < 0);
	put(w, "copied", w->copies[i].anywhere);
	put(w, "seen before", w->copies[i].earlier);
	put(w, "seen wholly before", w->copies[i].earlier > .8);
}

static void
put_page(struct work *w)
{
	const struct score *s = &w->page->score;
	put(w, "page: blocks", log1p(w->page->blocks.count) / 6);
	put(w, "page: good", share(s->good_chars, s->chars));
	put(w, "page: links", share(s->sums[0].link, s->chars));
	put(w, "page: good blocks", log1p(s->sums[0].good) / 4);
}

/* ---- the neighbours ---- */

static void
put_neighbours(struct work *w, uint32_t i)
{
	static const int steps[] = {-2, -1, 1, 2};
	static const char *const names[4][4] = {
		{"-2 words", "-2 links", "-2 ends", "-2 is heading"},
		{"-1 words", "-1 links", "-1 ends", "-1 is heading"},
		{"+1 words", "+1 links", "+1 ends", "+1 is heading"},
		{"+2 words", "+2 links", "+2 ends", "+2 is heading"},
	};
	const struct page *p = w->page;
	for (int k = 0; k < 4; k++) {
		int64_t at = (int64_t)i + steps[k];
		const struct block *b =
			at >= 0 && at < p->blocks.count ? &p->blocks.at[at] : NULL;
		unsigned tag = b ? p->tree.nodes[b->node].tag : 0;
		put(w, names[k][0], b ? log1p(b->words) / 4 : 0);
		put(w, names[k][1], b ? block_link_share(b) : 1);
		put(w, names[k][2], b ? b->ends : 0);
		put(w, names[k][3], tag >= TAG_H1 && tag <= TAG_H6);
	}
}

void
describe_block(struct work *w, uint32_t i)
{
	const struct block *b = &w->page->blocks.at[i];
	put_text(w, b);
	put_cues(w, b);
	put_tag(w, b);
	put_place(w, i);
	put_containers(w, i);
	put_roots(w, b);
	put_names(w, b);
	put_group(w, i);
	put_sayings(w, i);
	put_page(w);
	put_neighbours(w, i);
}
