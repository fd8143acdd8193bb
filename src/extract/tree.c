/* tree.c: events of the HTML parser into flat arrays. */
#include "extract/tree.h"

#include <string.h>

#include "extract/names.h"
#include "markup/html.h"
#include "model/limits.h"
#include "text/utf8.h"

struct builder {
	struct tree *tree;
	struct str html; /* values are views of it where nothing had to change */
	struct map names;
	struct stem_set stems;
	uint32_t cap, attr_cap, name_cap;
	uint32_t open[LIMIT_TREE_DEPTH + 1]; /* nodes */
	size_t shown;       /* bytes of text outside of scripts and the like */
	size_t depth, kept; /* of the open elements the first `kept` are nodes */
	uint8_t tags
		[ELEMENT_COUNT]; /* enum tag of HTML's elements, 0: not looked up yet */
	bool at_edge; /* only white space since a block tag: more of it is nothing */
};

/* What an attribute says about its element by itself. */
enum attr_flag {
	FLAG_NONE,
	FLAG_ARIA,
	FLAG_BODY,
	FLAG_HIDDEN,
	FLAG_LINK,
	FLAG_NO_SNIPPET,
	FLAG_ROLE,
	FLAG_STYLE
};

enum { LONGEST_ATTR = 17 };

/* Attributes that somebody reads, by the length of their names. */
static const struct {
	struct str name;
	enum attr kind; /* ATTR_COUNT: only for its flag */
	enum attr_flag flag;
} attr_rows[] = {
	{{"id", 2}, ATTR_ID, 0},
	{{"src", 3}, ATTR_SRC, 0},
	{{"rel", 3}, ATTR_REL, 0},
	{{"href", 4}, ATTR_HREF, FLAG_LINK},
	{{"name", 4}, ATTR_NAME, 0},
	{{"type", 4}, ATTR_TYPE, 0},
	{{"role", 4}, ATTR_ROLE, FLAG_ROLE},
	{{"lang", 4}, ATTR_LANG, 0},
	{{"class", 5}, ATTR_CLASS, 0},
	{{"title", 5}, ATTR_TITLE, 0},
	{{"style", 5}, ATTR_COUNT, FLAG_STYLE},
	{{"hidden", 6}, ATTR_COUNT, FLAG_HIDDEN},
	{{"content", 7}, ATTR_CONTENT, 0},
	{{"pubdate", 7}, ATTR_PUBDATE, 0},
	{{"property", 8}, ATTR_PROPERTY, 0},
	{{"itemprop", 8}, ATTR_ITEMPROP, FLAG_BODY},
	{{"datetime", 8}, ATTR_DATETIME, 0},
	{{"xml:lang", 8}, ATTR_LANG, 0},
	{{"data-date", 9}, ATTR_DATA_DATE, 0},
	{{"http-equiv", 10}, ATTR_HTTP_EQUIV, 0},
	{{"data-utime", 10}, ATTR_DATA_DATE, 0},
	{{"data-testid", 11}, ATTR_DATA_TEST, 0},
	{{"aria-hidden", 11}, ATTR_COUNT, FLAG_ARIA},
	{{"data-datetime", 13}, ATTR_DATA_DATE, 0},
	{{"data-component", 14}, ATTR_DATA_TEST, 0},
	{{"data-nosnippet", 14}, ATTR_COUNT, FLAG_NO_SNIPPET},
	{{"data-timestamp", 14}, ATTR_DATA_DATE, 0},
	{{"data-publish-date", 17}, ATTR_DATA_DATE, 0},
};

enum { ATTR_ROWS = sizeof attr_rows / sizeof *attr_rows };

/* Where the names of each length begin. */
static const unsigned char attr_first[LONGEST_ATTR + 2] = {
	0, 0, 0, 1, 3, 8, 11, 12, 14, 18, 19, 21, 23, 23, 24, 27, 27, 27, 28,
};

/* Without regard to case; what is no letter in these names has the bit of lower case too. */
static inline bool
is_same_name(struct str name, struct str lower)
{
	for (size_t i = 0; i < lower.n; i++)
		if ((name.p[i] | 32) != lower.p[i])
			return false;
	return true;
}

/* The number of the row and one. */
static unsigned
wants_attr(struct str name)
{
	if (name.n > LONGEST_ATTR)
		return 0;
	for (unsigned i = attr_first[name.n]; i < attr_first[name.n + 1]; i++)
		if (is_same_name(name, attr_rows[i].name))
			return i + 1;
	return 0;
}

/* A larger array with the old one's contents, not cleared. */
static void *
grown(struct arena *a, const void *old, size_t count, size_t size, uint32_t *cap)
{
	*cap = *cap ? *cap * 2 : 1024;
	void *p = arena_room(a, *cap * size, 16);
	if (count)
		memcpy(p, old, count * size);
	return p;
}

static uint32_t
innermost(const struct builder *b)
{
	return b->kept ? b->open[b->kept - 1] : 0;
}

static struct node *
add_node(struct builder *b, enum tag tag)
{
	struct tree *t = b->tree;
	if (t->count == LIMIT_TREE_NODES) {
		t->cut = true;
		return NULL;
	}
	if (t->count == b->cap)
		t->nodes = grown(t->arena, t->nodes, t->count, sizeof *t->nodes, &b->cap);
	struct node *n = &t->nodes[t->count];
	*n = (struct node){
		.tag = (uint8_t)tag,
		.parent = innermost(b),
		.depth = (uint16_t)b->kept,
		.last = t->count++,
	};
	return n;
}

static bool
style_says(struct str style, const char *property, const char *value)
{
	ptrdiff_t at = str_find_nocase(style, str_of(property), 0);
	if (at < 0)
		return false;
	struct str rest = str_trim(str_skip(style, (size_t)at + strlen(property)));
	return rest.n && rest.p[0] == ':' &&
	       str_starts_nocase(str_trim(str_skip(rest, 1)), str_of(value));
}

static unsigned
flags_of(enum attr_flag flag, struct str value, enum tag tag)
{
	switch (flag) {
	case FLAG_STYLE:
		return style_says(value, "display", "none") ||
				       style_says(value, "visibility", "hidden")
			       ? NODE_HIDDEN | NODE_NOT_SHOWN
			       : 0;
	case FLAG_HIDDEN:
		return NODE_HIDDEN;
	case FLAG_ARIA:
		return str_eq_nocase(value, STR("true")) ? NODE_HIDDEN : 0;
	case FLAG_BODY:
		return str_eq_nocase(value, STR("articleBody")) ? NODE_BODY_PROP : 0;
	case FLAG_ROLE:
		return str_eq_nocase(value, STR("main")) ||
				       str_eq_nocase(value, STR("article"))
			       ? NODE_MAIN_ROLE
			       : 0;
	case FLAG_NO_SNIPPET:
		return NODE_NO_SNIPPET;
	case FLAG_LINK:
		return tag == TAG_A ? NODE_LINK : 0;
	default:
		return 0;
	}
}

/* A value for as long as the tree: the page is there so long. */
static struct str
kept_value(struct builder *b, struct str value)
{
	bool view = value.p >= b->html.p && value.p <= b->html.p + b->html.n;
	return view ? value : value.p ? str_dup(b->tree->arena, value) : STR("");
}

static void
keep_attr(struct builder *b, struct node *n, enum attr kind, struct str value)
{
	struct tree *t = b->tree;
	if (t->attr_count == LIMIT_TREE_ATTRIBUTES) {
		t->cut = true;
		return;
	}
	if (t->attr_count == b->attr_cap)
		t->attrs = grown(t->arena, t->attrs, t->attr_count, sizeof *t->attrs,
				 &b->attr_cap);
	t->attrs[t->attr_count++] = (struct tree_attr){kind, kept_value(b, value)};
	n->n++;
}

static size_t
append(char *room, size_t n, size_t size, struct str s)
{
	size_t most = s.n < size - n ? s.n : size - n;
	if (most)
		memcpy(room + n, s.p, most);
	return n + most;
}

/* The number of the name "class id", made where it is new. */
static uint32_t
intern(struct builder *b, struct str class, struct str id)
{
	struct tree *t = b->tree;
	char room[1024];
	size_t n = append(room, 0, sizeof room, class);
	if (n && id.n)
		n = append(room, n, sizeof room, STR(" "));
	n = append(room, n, sizeof room, id);
	if (n == 0)
		return 0;
	struct str name = str_from(room, n);
	bool full = t->name_count == LIMIT_TREE_NAMES;
	struct map_slot *slot =
		full ? map_get(&b->names, name) : map_put(&b->names, name);
	if (!slot)
		return 0;
	if (!slot->value.u) {
		if (t->name_count == b->name_cap)
			t->names = grown(t->arena, t->names, t->name_count,
					 sizeof *t->names, &b->name_cap);
		t->names[t->name_count] = (struct tree_name){
			.text = slot->key,
			.says = name_judge(&b->stems, slot->key),
		};
		slot->value.u = t->name_count++;
	}
	return (uint32_t)slot->value.u;
}

static enum tag
tag_of_html(struct builder *b, const struct html_tag *html)
{
	if (!html->element)
		return tag_of(html->name);
	uint8_t *known = &b->tags[html->element - element_table];
	if (!*known)
		*known = (uint8_t)tag_of(html->name);
	return (enum tag) * known;
}

static void
read_attributes(struct builder *b, struct node *n, const struct html_tag *html)
{
	struct str class = STR_NONE, id = STR_NONE;
	for (size_t i = 0; i < html->count; i++) {
		const struct token_attribute *a = &html->attribute[i];
		enum attr kind = attr_rows[a->key - 1].kind;
		n->flags |=
			(uint8_t)flags_of(attr_rows[a->key - 1].flag, a->value, n->tag);
		if (kind == ATTR_COUNT)
			continue;
		keep_attr(b, n, kind, a->value);
		if (kind == ATTR_CLASS)
			class = a->value;
		else if (kind == ATTR_ID)
			id = a->value;
	}
	n->name = intern(b, class, id);
}

static void
on_start(void *context, const struct html_tag *html)
{
	struct builder *b = context;
	struct tree *t = b->tree;
	enum tag tag = tag_of_html(b, html);
	struct node *n = add_node(b, tag);
	if (tag_how(tag) & TAG_BLOCK)
		b->at_edge = true;
	if (tag == TAG_BODY && n && !t->body)
		t->body = n->last;
	b->depth++;
	if (!n)
		return;
	b->open[b->kept++] = n->last;
	n->at = t->attr_count;
	if (html->count)
		read_attributes(b, n, html);
}

static void
on_end(void *context, struct str name)
{
	struct builder *b = context;
	(void)name;
	if (--b->depth >= b->kept)
		return;
	struct node *n = &b->tree->nodes[b->open[--b->kept]];
	n->last = b->tree->count - 1;
	if (tag_how(n->tag) & TAG_BLOCK)
		b->at_edge = true;
}

static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!byte_is_space((unsigned char)s.p[i]))
			return false;
	return true;
}

/* What is left of the room for text that is shown; scripts have room as they need. */
static struct str
within_limit(struct builder *b, struct str text, enum tag inside)
{
	if (tag_how(inside) & TAG_SKIP)
		return text;
	size_t left = LIMIT_TREE_TEXT_BYTES - b->shown;
	if (text.n > left) {
		text = utf8_cut(text, left);
		b->tree->cut = true;
	}
	b->shown += text.n;
	return text;
}

static void
on_text(void *context, struct str text)
{
	struct builder *b = context;
	struct tree *t = b->tree;
	if (b->at_edge && is_blank(text))
		return;
	uint32_t parent = innermost(b);
	enum tag inside = t->count ? t->nodes[parent].tag : TAG_HTML;
	text = within_limit(b, text, inside);
	if (b->depth == 0 || text.n == 0 || inside == TAG_STYLE)
		return;
	b->at_edge = false;
	struct node *n = t->count ? &t->nodes[t->count - 1] : NULL;
	if (n && n->tag == TAG_TEXT && n->parent == parent && n->at + n->n == t->text.n) {
		buf_put(&t->text, text);
		n->n += (uint32_t)text.n;
		return;
	}
	n = add_node(b, TAG_TEXT);
	if (!n)
		return;
	n->at = (uint32_t)t->text.n;
	n->n = (uint32_t)text.n;
	buf_put(&t->text, text);
}

/* Bytes of text below each node, without what is skipped anyway. */
static void
sum_text(struct tree *t)
{
	for (uint32_t i = t->count; i-- > 1;) {
		struct node *n = &t->nodes[i];
		if (n->tag == TAG_TEXT)
			n->inside = n->n;
		if (!(tag_how(n->tag) & TAG_SKIP))
			t->nodes[n->parent].inside += n->inside;
	}
}

/* Each "<" is an element at most, and a text behind it. */
static uint32_t
most_nodes(struct str html)
{
	size_t n = 0;
	for (size_t i = 0; i < html.n;) {
		/* Few enough that the sum fits a byte: that is added by vectors. */
		size_t end = i + 192 < html.n ? i + 192 : html.n;
		unsigned char some = 0;
		for (; i < end; i++)
			some = (unsigned char)(some + (html.p[i] == '<'));
		n += some;
	}
	n = 2 * n + 16;
	return n < LIMIT_TREE_NODES ? (uint32_t)n : LIMIT_TREE_NODES;
}

struct tree
tree_read(struct arena *a, struct arena scratch, struct str html)
{
	struct tree t = {.arena = a};
	struct builder *b = arena_new(a, struct builder);
	struct html_events events = {
		.context = b,
		.wants = wants_attr,
		.start = on_start,
		.end = on_end,
		.text = on_text,
	};
	b->tree = &t;
	b->html = html;
	b->names = map_in(a, 256);
	b->stems = name_stems();
	b->at_edge = true;
	b->cap = most_nodes(html);
	t.nodes = arena_room(a, b->cap * sizeof *t.nodes, _Alignof(struct node));
	t.text = buf_in(a, html.n / 2 + 64);
	t.names = grown(a, NULL, 0, sizeof *t.names, &b->name_cap);
	t.names[t.name_count++] = (struct tree_name){0};
	html_parse(scratch, html, &events);
	if (t.count == 0)
		add_node(b, TAG_HTML);
	sum_text(&t);
	return t;
}

struct str
tree_attr(const struct tree *t, uint32_t node, enum attr kind)
{
	const struct node *n = &t->nodes[node];
	if (n->tag != TAG_TEXT)
		for (uint32_t i = n->at; i < n->at + n->n; i++)
			if (t->attrs[i].kind == kind)
				return t->attrs[i].value;
	return STR_NONE;
}

static void
put_collapsed(struct buf *b, struct str s, size_t most)
{
	for (size_t i = 0; i < s.n && b->n < most; i++) {
		bool nbsp = (unsigned char)s.p[i] == 0xc2 && i + 1 < s.n &&
			    (unsigned char)s.p[i + 1] == 0xa0;
		if (!nbsp && !byte_is_space((unsigned char)s.p[i])) {
			buf_byte(b, s.p[i]);
			continue;
		}
		i += nbsp;
		if (b->n && b->p[b->n - 1] != ' ')
			buf_byte(b, ' ');
	}
}

static struct str
text_below(struct arena *a, const struct tree *t, uint32_t node, size_t most,
	   bool part_all)
{
	struct buf b = buf_in(a, 64);
	uint32_t parent = node;
	for (uint32_t i = node; i <= t->nodes[node].last && b.n < most; i++) {
		const struct node *n = &t->nodes[i];
		if (part_all && n->parent != parent)
			put_collapsed(&b, STR(" "), most);
		parent = n->parent;
		if (n->tag == TAG_TEXT)
			put_collapsed(&b, str_from(t->text.p + n->at, n->n), most);
		else if (i != node && (tag_how(n->tag) & TAG_SKIP))
			i = n->last;
		else if ((tag_how(n->tag) & TAG_BLOCK) || n->tag == TAG_BR)
			put_collapsed(&b, STR(" "), most);
	}
	struct str s = str_trim(buf_str(&b));
	if (b.n >= most)
		while (s.n &&
		       ((unsigned char)s.p[s.n - 1] & 0x80)) /* no half code point */
			s.n--;
	return s;
}

struct str
tree_text(struct arena *a, const struct tree *t, uint32_t node, size_t most)
{
	return text_below(a, t, node, most, false);
}

struct str
tree_words(struct arena *a, const struct tree *t, uint32_t node, size_t most)
{
	return text_below(a, t, node, most, true);
}
