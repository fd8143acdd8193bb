/* tree.c: events of the HTML parser into flat arrays. */
#include "extract/tree.h"

#include <string.h>

#include "extract/names.h"
#include "markup/html.h"
#include "model/limits.h"

enum { NO_NODE = UINT32_MAX };

struct builder {
	struct tree *tree;
	struct map names;
	struct stem_set stems;
	uint32_t cap, attr_cap, name_cap;
	uint32_t open[LIMIT_TREE_DEPTH + 1]; /* nodes, NO_NODE: over a limit */
	size_t depth;
	bool at_edge; /* only white space since a block tag: more of it is nothing */
};

static const struct {
	const char *name;
	enum attr kind;
} attr_rows[] = {
	{"class", ATTR_CLASS},
	{"href", ATTR_HREF},
	{"id", ATTR_ID},
	{"src", ATTR_SRC},
	{"content", ATTR_CONTENT},
	{"property", ATTR_PROPERTY},
	{"name", ATTR_NAME},
	{"rel", ATTR_REL},
	{"type", ATTR_TYPE},
	{"role", ATTR_ROLE},
	{"itemprop", ATTR_ITEMPROP},
	{"datetime", ATTR_DATETIME},
	{"pubdate", ATTR_PUBDATE},
	{"title", ATTR_TITLE},
	{"lang", ATTR_LANG},
	{"xml:lang", ATTR_LANG},
	{"http-equiv", ATTR_HTTP_EQUIV},
	{"data-testid", ATTR_DATA_TEST},
	{"data-component", ATTR_DATA_TEST},
	{"data-timestamp", ATTR_DATA_DATE},
	{"data-utime", ATTR_DATA_DATE},
	{"data-date", ATTR_DATA_DATE},
	{"data-datetime", ATTR_DATA_DATE},
	{"data-publish-date", ATTR_DATA_DATE},
};

/* A larger array with the old one's contents. */
static void *
grown(struct arena *a, const void *old, size_t count, size_t size, uint32_t *cap)
{
	*cap = *cap ? *cap * 2 : 1024;
	void *p = arena_alloc(a, *cap, size, 16);
	if (count)
		memcpy(p, old, count * size);
	return p;
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
	size_t up = b->depth;
	while (up > 0 && b->open[up - 1] == NO_NODE)
		up--;
	n->tag = (uint8_t)tag;
	n->parent = up > 0 ? b->open[up - 1] : 0;
	n->depth = (uint16_t)up;
	n->last = t->count++;
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

static void
read_flags(struct node *n, struct str name, struct str value)
{
	if (str_eq(name, STR("style"))) {
		if (style_says(value, "display", "none"))
			n->flags |= NODE_HIDDEN | NODE_NOT_SHOWN;
		else if (style_says(value, "visibility", "hidden"))
			n->flags |= NODE_HIDDEN | NODE_NOT_SHOWN;
	} else if (str_eq(name, STR("hidden"))) {
		n->flags |= NODE_HIDDEN;
	} else if (str_eq(name, STR("aria-hidden"))) {
		if (str_eq_nocase(value, STR("true")))
			n->flags |= NODE_HIDDEN;
	} else if (str_eq(name, STR("itemprop"))) {
		if (str_eq_nocase(value, STR("articleBody")))
			n->flags |= NODE_BODY_PROP;
	} else if (str_eq(name, STR("role"))) {
		if (str_eq_nocase(value, STR("main")) || str_eq_nocase(value, STR("article")))
			n->flags |= NODE_MAIN_ROLE;
	} else if (str_eq(name, STR("href")) && n->tag == TAG_A) {
		n->flags |= NODE_LINK;
	}
}

static void
keep_attr(struct builder *b, struct node *n, struct str name, struct str value)
{
	struct tree *t = b->tree;
	for (size_t i = 0; i < sizeof attr_rows / sizeof *attr_rows; i++) {
		if (!str_eq(name, str_of(attr_rows[i].name)))
			continue;
		if (t->attr_count == b->attr_cap)
			t->attrs = grown(t->arena, t->attrs, t->attr_count, sizeof *t->attrs,
			                 &b->attr_cap);
		t->attrs[t->attr_count++] = (struct tree_attr){
			.kind = attr_rows[i].kind,
			.value = value.p ? str_dup(t->arena, value) : STR(""),
		};
		n->n++;
		return;
	}
}

/* The number of the name "class id", made where it is new. */
static uint32_t
intern(struct builder *b, struct str class, struct str id)
{
	struct tree *t = b->tree;
	char room[1024];
	size_t n = 0;
	struct str parts[] = {class, id};
	for (size_t i = 0; i < 2; i++) {
		if (n && parts[i].n && n < sizeof room)
			room[n++] = ' ';
		for (size_t k = 0; k < parts[i].n && n < sizeof room; k++)
			room[n++] = parts[i].p[k];
	}
	if (n == 0)
		return 0;
	struct map_slot *slot = map_put(&b->names, str_from(room, n));
	if (!slot->value.u) {
		if (t->name_count == b->name_cap)
			t->names = grown(t->arena, t->names, t->name_count, sizeof *t->names,
			                 &b->name_cap);
		t->names[t->name_count] = (struct tree_name){
			.text = slot->key,
			.says = name_judge(&b->stems, slot->key),
		};
		slot->value.u = t->name_count++;
	}
	return (uint32_t)slot->value.u;
}

static void
on_start(void *context, struct str name, const struct html_attribute *attr, size_t count)
{
	struct builder *b = context;
	struct tree *t = b->tree;
	enum tag tag = tag_of(name);
	struct node *n = add_node(b, tag);
	if (tag_how(tag) & TAG_BLOCK)
		b->at_edge = true;
	if (tag == TAG_BODY && n && !t->body)
		t->body = n->last;
	if (b->depth < LIMIT_TREE_DEPTH + 1)
		b->open[b->depth] = n ? n->last : NO_NODE;
	b->depth++;
	if (!n)
		return;
	n->at = t->attr_count;
	for (size_t i = 0; i < count; i++) {
		struct str value = attr[i].value.p ? attr[i].value : STR("");
		read_flags(n, attr[i].name, value);
		keep_attr(b, n, attr[i].name, value);
	}
	n->name = intern(b, html_attribute_get(attr, count, "class"),
	                 html_attribute_get(attr, count, "id"));
}

static void
on_end(void *context, struct str name)
{
	struct builder *b = context;
	(void)name;
	if (b->depth == 0)
		return;
	b->depth--;
	if (b->depth > LIMIT_TREE_DEPTH || b->open[b->depth] == NO_NODE)
		return;
	struct node *n = &b->tree->nodes[b->open[b->depth]];
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

static void
on_text(void *context, struct str text)
{
	struct builder *b = context;
	struct tree *t = b->tree;
	if (b->depth == 0 || text.n == 0)
		return;
	bool blank = is_blank(text);
	if (blank && b->at_edge)
		return;
	size_t up = b->depth < LIMIT_TREE_DEPTH + 1 ? b->depth : LIMIT_TREE_DEPTH + 1;
	while (up > 0 && b->open[up - 1] == NO_NODE)
		up--;
	uint32_t parent = up > 0 ? b->open[up - 1] : 0;
	if (t->count && t->nodes[parent].tag == TAG_STYLE)
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

struct tree
tree_read(struct arena *a, struct arena scratch, struct str html)
{
	struct tree t = {.arena = a};
	struct builder *b = arena_new(a, struct builder);
	struct html_events events = {
		.context = b, .start = on_start, .end = on_end, .text = on_text,
	};
	b->tree = &t;
	b->names = map_in(a, 256);
	b->stems = name_stems();
	b->at_edge = true;
	t.text = buf_in(a, html.n / 2 + 64);
	t.names = grown(a, NULL, 0, sizeof *t.names, &b->name_cap);
	t.name_count = 1;
	html_parse(scratch, html, &events);
	if (t.count == 0)
		add_node(b, TAG_HTML);
	/* What never ended, ends with the page. */
	for (size_t i = 0; i < b->depth && i < LIMIT_TREE_DEPTH + 1; i++)
		if (b->open[i] != NO_NODE)
			t.nodes[b->open[i]].last = t.count - 1;
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
text_below(struct arena *a, const struct tree *t, uint32_t node, size_t most, bool part_all)
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
		while (s.n && ((unsigned char)s.p[s.n - 1] & 0x80)) /* no half code point */
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
