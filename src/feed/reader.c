/* reader.c: a feed in XML, well formed or not, as elements. */
#include "feed/reader.h"

#include "markup/element.h"
#include "markup/entity.h"
#include "markup/sanitize.h"

enum { ENTITY_BYTES = 200, EXPANSIONS = 10000 };

void
reader_open(struct reader *r, struct str xml, struct str base, struct arena *keep)
{
	r->lexer = lexer_of(xml, LEX_XML);
	r->depth = r->ends = r->binding_count = r->entity_count = r->expansions = 0;
	r->self_closed = r->mended = false;
	r->base = base;
	r->keep = keep;
}

/* ---- references ---- */

/* Takes <!ENTITY name "value"> out of the document type. */
static void
read_doctype(struct reader *r, struct str s)
{
	for (ptrdiff_t at = 0; (at = str_find(s, STR("<!ENTITY"), (size_t)at)) >= 0; at++) {
		struct str rest = str_skip(s, (size_t)at + 8), name;
		if (r->entity_count == READER_ENTITIES || !str_word(&rest, &name))
			return;
		rest = str_trim(rest);
		char quote = rest.n ? rest.p[0] : 0;
		ptrdiff_t end = str_find_byte(rest, quote, 1);
		if ((quote != '"' && quote != '\'') || end < 0 || end > ENTITY_BYTES)
			continue;
		r->entity[r->entity_count++] = (struct reader_entity){
			.name = name, .value = str_sub(rest, 1, (size_t)end)};
	}
}

/* The feed's own entity at s.p[at] == '&'; answers its length or 0. */
static size_t
own_entity(struct reader *r, struct str s, size_t at, struct str *value)
{
	struct str rest = str_sub(s, at + 1, at + 1 + 64);
	ptrdiff_t end = r->entity_count ? str_find_byte(rest, ';', 0) : -1;
	if (end < 0 || r->expansions >= EXPANSIONS)
		return 0;
	for (size_t i = 0; i < r->entity_count; i++)
		if (str_eq(r->entity[i].name, str_sub(rest, 0, (size_t)end))) {
			r->expansions++;
			*value = r->entity[i].value;
			return (size_t)end + 2;
		}
	return 0;
}

/* The names of XML, which most references of a feed are, and two that mean in HTML 5 something
 * else than in the DTD of XHTML 1.0, which XML follows. */
static size_t
xml_entity(struct str s, size_t at, struct str *text)
{
	static const struct {
		struct str name, text;
	} rows[] = {
		{{"&lt;", 4}, {"<", 1}},    {{"&gt;", 4}, {">", 1}},
		{{"&amp;", 5}, {"&", 1}},   {{"&quot;", 6}, {"\"", 1}},
		{{"&apos;", 6}, {"'", 1}},  {{"&lang;", 6}, {"\xe2\x8c\xa9", 3}},
		{{"&rang;", 6}, {"\xe2\x8c\xaa", 3}},
	};
	struct str rest = str_skip(s, at);
	for (size_t i = 0; rest.n > 1 && i < sizeof rows / sizeof *rows; i++)
		if (rows[i].name.p[1] == rest.p[1] && str_starts(rest, rows[i].name)) {
			*text = rows[i].text;
			return rows[i].name.n;
		}
	return 0;
}

static void
decode_into(struct reader *r, struct buf *b, struct str s)
{
	size_t done = 0;
	for (ptrdiff_t at; (at = str_find_byte(s, '&', done)) >= 0;) {
		char room[4];
		struct str text;
		buf_put(b, str_sub(s, done, (size_t)at));
		size_t n = own_entity(r, s, (size_t)at, &text);
		if (n) {
			entity_decode_into(b, text, ENTITY_XML);
		} else if ((n = xml_entity(s, (size_t)at, &text)) > 0 ||
		           (n = entity_read(s, (size_t)at, ENTITY_XML, room, &text)) > 0) {
			buf_put(b, text);
		} else {
			r->mended = true;
			buf_byte(b, '&');
			n = 1;
		}
		done = (size_t)at + n;
	}
	buf_put(b, str_skip(s, done));
}

static struct str
decoded(struct reader *r, struct arena *scratch, struct str s)
{
	if (str_find_byte(s, '&', 0) < 0)
		return s;
	struct buf b = buf_in(scratch, s.n);
	decode_into(r, &b, s);
	return buf_str(&b);
}

struct str
reader_attribute(struct reader *r, struct arena *scratch, const char *name)
{
	return decoded(r, scratch, lexeme_attribute(&r->tag, name));
}

/* ---- elements ---- */

static struct str
local_name(struct str name)
{
	ptrdiff_t colon = str_find_byte(name, ':', 0);
	return colon < 0 ? name : str_skip(name, (size_t)colon + 1);
}

static void
bind_names(struct reader *r)
{
	for (size_t i = 0; i < r->tag.attribute_count; i++) {
		struct lex_attribute a = r->tag.attribute[i];
		bool plain = str_eq_nocase(a.name, STR("xmlns"));
		if ((!plain && !str_starts_nocase(a.name, STR("xmlns:"))) ||
		    r->binding_count == READER_BINDINGS)
			continue;
		enum name_space space = name_space_of(a.value);
		/* A feed may invent a namespace for its own root. */
		if (plain && space == SPACE_OTHER && r->depth == 0)
			space = SPACE_CORE;
		r->binding[r->binding_count++] = (struct reader_binding){
			.prefix = plain ? STR("") : str_skip(a.name, 6), .space = space};
	}
}

static enum name_space
space_of(const struct reader *r, struct str name)
{
	ptrdiff_t colon = str_find_byte(name, ':', 0);
	struct str prefix = colon < 0 ? STR("") : str_sub(name, 0, (size_t)colon);
	for (size_t i = r->binding_count; i > 0; i--)
		if (str_eq(r->binding[i - 1].prefix, prefix))
			return r->binding[i - 1].space;
	return prefix.n ? name_space_by_habit(prefix) : SPACE_CORE;
}

static void
enter(struct reader *r)
{
	struct reader_element *e = &r->open[r->depth];
	struct str outer = r->depth ? r->open[r->depth - 1].base : r->base;
	*e = (struct reader_element){.name = r->tag.name, .base = outer};
	e->local = local_name(e->name);
	e->bindings = r->binding_count;
	bind_names(r);
	e->space = space_of(r, e->name);
	const struct name_rule *rule = name_rule_of(e->space, e->local);
	e->meaning = rule ? rule->meaning : MEANS_NOTHING;
	e->rank = rule ? rule->rank : 0;
	struct str base = lexeme_attribute(&r->tag, "xml:base");
	if (base.n && base.n <= LIMIT_BASE_BYTES) {
		struct arena rest = arena_upper(r->keep);
		base = sanitize_address(r->keep, rest, entity_decode(r->keep, base, ENTITY_XML), outer);
		r->keep->end = rest.end;
		e->base = base.n && base.n <= LIMIT_BASE_BYTES ? base : outer;
	}
	r->depth++;
	r->self_closed = r->tag.self_closing;
}

void
reader_leave(struct reader *r)
{
	r->binding_count = r->open[--r->depth].bindings;
	if (r->ends)
		r->ends--;
}

/* How many open elements an end tag ends; 0: it ends none. */
static size_t
ended_by(const struct reader *r, struct str name)
{
	for (size_t i = r->depth; i > 0; i--)
		if (str_eq_nocase(r->open[i - 1].name, name))
			return r->depth - i + 1;
	return 0;
}

enum reader_event
reader_next(struct reader *r)
{
	if (r->self_closed && r->depth) {
		r->self_closed = false;
		r->ends = 1;
	}
	if (r->ends)
		return READER_ENDED;
	while (lexer_next(&r->lexer, &r->tag)) {
		if (r->tag.kind == LEX_DOCTYPE) {
			read_doctype(r, r->tag.text);
		} else if (r->tag.kind == LEX_START && r->depth < READER_DEPTH) {
			enter(r);
			return READER_STARTED;
		} else if (r->tag.kind == LEX_END) {
			r->ends = ended_by(r, r->tag.name);
			r->mended |= r->ends != 1;
			if (r->ends)
				return READER_ENDED;
		}
	}
	if (r->depth == 0)
		return READER_FINISHED;
	r->mended = true;
	r->ends = r->depth;
	return READER_ENDED;
}

/* ---- values ---- */

struct value {
	struct str first; /* a value of one piece is a view */
	struct buf more;
	struct arena *scratch;
};

static struct buf *
grown(struct value *v)
{
	if (!v->more.arena) {
		v->more = buf_in(v->scratch, v->first.n + 256);
		buf_put(&v->more, v->first);
	}
	return &v->more;
}

static void
add_text(struct reader *r, struct value *v, struct str text, bool verbatim, bool markup)
{
	struct arena *scratch = v->scratch;
	if (!v->first.p && !v->more.arena) {
		if (verbatim)
			v->first = markup ? sanitize_text(scratch, text) : text;
		else
			v->first = markup ? text : decoded(r, scratch, text);
		return;
	}
	struct buf *b = grown(v);
	if (verbatim && markup)
		buf_put(b, sanitize_text(scratch, text));
	else if (verbatim || markup)
		buf_put(b, text);
	else
		decode_into(r, b, text);
}

/* A child element as a tag of HTML, without its prefix. */
static void
add_tag(struct reader *r, struct value *v)
{
	struct buf *b = grown(v);
	struct lexeme *tag = &r->tag;
	struct str name = local_name(tag->name);
	struct str source = str_sub(r->lexer.source, tag->start, tag->end);
	size_t head = (tag->kind == LEX_END ? 2 : 1) + tag->name.n;
	buf_cstr(b, tag->kind == LEX_END ? "</" : "<");
	buf_put(b, name);
	source = str_skip(source, head);
	bool closed = str_ends(source, STR(">"));
	bool empty = tag->kind == LEX_START && tag->self_closing;
	source.n -= closed + (closed && empty && source.n > 1);
	buf_put(b, source);
	buf_byte(b, '>');
	if (empty && !(element_flags(name) & ELEMENT_VOID)) {
		buf_cstr(b, "</");
		buf_put(b, name);
		buf_byte(b, '>');
	}
}

/* A start tag that cannot stand inside a value: the value's own end tag is missing. */
static bool
begins_another(const struct reader *r, struct str name)
{
	if (str_find_byte(name, ':', 0) >= 0 || space_of(r, name) != SPACE_CORE)
		return false;
	const struct name_rule *rule = name_rule_of(SPACE_CORE, name);
	return rule && (rule->meaning == MEANS_ITEM || rule->meaning == MEANS_ID ||
	                rule->meaning == MEANS_PUBLISHED || rule->meaning == MEANS_ENCLOSURE);
}

/* Reads to the end of the element that has just started.  With `v` NULL all is left out, and
 * only the end of an outer element makes up for a missing end. */
static void
read_content(struct reader *r, struct value *v, bool markup, bool *children)
{
	struct str name = r->open[r->depth - 1].name;
	size_t nested = 0;
	while (!r->self_closed) {
		size_t at = r->lexer.at;
		if (!lexer_next(&r->lexer, &r->tag)) {
			r->mended = true;
			break;
		}
		enum lex_kind kind = r->tag.kind;
		if (v && (kind == LEX_TEXT || kind == LEX_VERBATIM))
			add_text(r, v, r->tag.text, kind == LEX_VERBATIM, markup);
		if (kind != LEX_START && kind != LEX_END)
			continue;
		bool same = str_eq_nocase(r->tag.name, name);
		if (kind == LEX_END && same && nested-- == 0)
			break;
		if ((kind == LEX_END && !same && ended_by(r, r->tag.name)) ||
		    (kind == LEX_START && !same && v && begins_another(r, r->tag.name))) {
			r->lexer.at = at;
			r->mended = true;
			break;
		}
		nested += kind == LEX_START && same && !r->tag.self_closing;
		*children = true;
		if (v)
			add_tag(r, v);
	}
	r->self_closed = false;
	reader_leave(r);
}

struct str
reader_value(struct reader *r, struct arena *scratch, bool markup, bool *children)
{
	struct value v = {.scratch = scratch};
	*children = false;
	read_content(r, &v, markup, children);
	return v.more.arena ? buf_str(&v.more) : v.first;
}

void
reader_skip(struct reader *r)
{
	bool children;
	read_content(r, NULL, false, &children);
}
