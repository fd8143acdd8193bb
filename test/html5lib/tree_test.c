/* tree_test.c: the events of HTML against the tree-construction tests of html5lib.
 *
 * Compared is what matters for reading: all text in its order, and the nesting of the elements
 * that part text: blocks, lines and what the standard calls special (tables and their parts,
 * lists, head, body, void elements …).  Not compared are inline elements, attributes, comments,
 * doctypes and parse errors; a head or body without content is as good as none.
 *
 * Left out are all tests of fragments (#document-fragment: whole files like foreign-fragment,
 * math, svg, tests4, tests_innerHTML_1) and those with scripts on (#script-on), because neither
 * is read here, and the folder "scripted" for the same reason.  What is otherwise on purpose is in
 * `classes`, by a property that the test finds out, and in `deviations`, by test, each with the
 * reason. */
#include <stdio.h>
#include <string.h>

#include "markup/html.h"
#include "shared.h"

enum { DEPTH = 1000 };

/* ---- both sides as one line: <block>text</block> ---- */

struct outline {
	struct buf out;
	struct str open[DEPTH]; /* names, STR_NONE for those that are not shown */
	const struct element *inside[DEPTH]; /* the same, all that are known */
	bool fostered; /* something stands in a table outside of its cells */
	size_t depth;
};

static bool
is_shown(struct str name)
{
	unsigned flags = element_flags(name);
	return (flags & (ELEMENT_BLOCK | ELEMENT_LINE | ELEMENT_SPECIAL)) != 0;
}

static void
put_start(struct outline *o, struct str name, bool shown)
{
	if (shown) {
		buf_byte(&o->out, '<');
		buf_put(&o->out, name);
		buf_byte(&o->out, '>');
	}
	if (o->depth < DEPTH)
		o->open[o->depth] = shown ? name : STR_NONE;
	o->depth++;
}

static void
put_end(struct outline *o)
{
	struct str name = --o->depth < DEPTH ? o->open[o->depth] : STR_NONE;
	if (!name.p)
		return;
	/* An empty head or body is as good as none. */
	struct str so_far = buf_str(&o->out);
	if ((str_eq(name, STR("head")) && str_ends(so_far, STR("<head>"))) ||
	    (str_eq(name, STR("body")) && str_ends(so_far, STR("<body>"))) ||
	    (str_eq(name, STR("html")) && str_ends(so_far, STR("<html>")))) {
		o->out.n -= name.n + 2;
		return;
	}
	buf_cstr(&o->out, "</");
	buf_put(&o->out, name);
	buf_byte(&o->out, '>');
}

static bool
is_blank(struct str s)
{
	return str_trim(s).n == 0;
}

static void
put_text(struct outline *o, struct str text)
{
	struct str inside =
		o->depth && o->depth <= DEPTH ? o->open[o->depth - 1] : STR_NONE;
	bool outside = str_eq(inside, STR("html")) || str_eq(inside, STR("head")) ||
		       str_eq(inside, STR("frameset"));
	if (!outside || !is_blank(text))
		buf_put(&o->out, text);
}

static bool
is_between_cells(const struct outline *o)
{
	const struct element *e =
		o->depth && o->depth <= DEPTH ? o->inside[o->depth - 1] : NULL;
	return e && (e->rule == RULE_TABLE || e->rule == RULE_ROWS ||
		     e->rule == RULE_ROW || e->rule == RULE_COLGROUP);
}

static bool
may_stand_in_table(const struct html_tag *tag)
{
	struct str names =
		STR(" caption colgroup col tbody tfoot thead tr td th style script "
		    "template form ");
	char word[32];
	int n = snprintf(word, sizeof word, " " STR_FMT " ", STR_ARG(tag->name));
	struct str type = token_attribute_get(tag->attribute, tag->count, "type");
	return str_has(names, str_from(word, (size_t)n)) ||
	       (str_eq(tag->name, STR("input")) && str_eq_nocase(type, STR("hidden")));
}

static void
on_start(void *context, const struct html_tag *tag)
{
	struct outline *o = context;
	o->fostered |= is_between_cells(o) && !may_stand_in_table(tag);
	if (o->depth < DEPTH)
		o->inside[o->depth] = tag->element;
	put_start(context, tag->element ? tag->element->name : tag->name,
		  tag->element && is_shown(tag->name));
}

static void
on_end(void *context, struct str name)
{
	(void)name;
	put_end(context);
}

static void
on_text(void *context, struct str text)
{
	struct outline *o = context;
	o->fostered |= is_between_cells(o) && !is_blank(text);
	put_text(context, text);
}

static struct str
given(struct arena *a, struct arena scratch, struct str data, bool *fostered)
{
	struct outline *o = arena_new(a, struct outline);
	struct html_events events = {
		.context = o, .start = on_start, .end = on_end, .text = on_text};
	o->out = buf_in(a, 256);
	html_parse(scratch, data, &events);
	*fostered = o->fostered;
	return buf_str(&o->out);
}

/* The text of a node in quotes, which may go over several lines. */
static struct str
quoted(struct str *rest, struct str line)
{
	const char *from = line.p + 1;
	for (; !str_ends(line, STR("\"")) || line.p + line.n <= from;
	     str_cut(rest, '\n', &line))
		if (!rest->p || str_starts(*rest, STR("| ")))
			break;
	size_t n = (size_t)(line.p + line.n - from);
	return str_from(from, n ? n - 1 : 0);
}

static struct str
wanted(struct arena *a, struct str dump)
{
	struct outline *o = arena_new(a, struct outline);
	o->out = buf_in(a, 256);
	for (struct str rest = dump, line; str_cut(&rest, '\n', &line);) {
		if (!str_starts(line, STR("| ")))
			continue;
		size_t indent = 2;
		while (indent < line.n && line.p[indent] == ' ')
			indent++;
		struct str node = str_skip(line, indent);
		bool is_text = str_starts(node, STR("\""));
		bool is_element =
			str_starts(node, STR("<")) && !str_starts(node, STR("<!"));
		bool is_content = str_eq(node, STR("content"));
		if (!is_text && !is_element && !is_content)
			continue;
		while (o->depth > indent / 2 - 1)
			put_end(o);
		if (is_text) {
			put_text(o, quoted(&rest, node));
			continue;
		}
		struct str name = str_sub(node, 1, node.n - 1);
		put_start(o, name, is_element && is_shown(name));
	}
	while (o->depth)
		put_end(o);
	return buf_str(&o->out);
}

/* ---- what is otherwise on purpose ---- */

struct result {
	struct str data, want, give;
	bool fostered;
};

static bool
is_fostered(const struct result *r)
{
	return r->fostered;
}

static bool
is_late_frameset(const struct result *r)
{
	return str_has(r->want, STR("<frameset>")) &&
	       !str_has(r->give, STR("<frameset>"));
}

static bool
is_in_template(const struct result *r)
{
	return str_has(r->data, STR("<template"));
}

static bool
is_in_noscript(const struct result *r)
{
	return str_has(r->give, STR("<head><noscript><")) ||
	       str_has(r->give, STR("<head><noscript>X"));
}

static const struct {
	const char *name;
	bool (*fits)(const struct result *r);
	const char *why;
} classes[] = {
	{"in a table outside of its cells", is_fostered,
	 "stays where it stands: to move it before the table events would have to wait"},
	{"frameset after the body began", is_late_frameset,
	 "is passed over: the start of the body has been told"},
	{"parts of tables in template", is_in_template,
	 "stand as they are: nobody reads a template"},
	{"noscript in the head", is_in_noscript,
	 "holds what is written in it: a pixel there shall not begin the body"},
};

#define COMMENT "a comment that is never closed ends with its first \">\""
#define QUOTE "a quote that is never closed ends with its tag"
#define DOCTYPE "only a page without a doctype lets a table stand in a paragraph"
#define REOPEN "inline elements that ended with a block are not opened again"
#define COPY "what is selected is not copied into the button"

static const struct {
	const char *file, *data; /* its start */
	const char *why;
} deviations[] = {
	{"comments01.dat", "FOO<!-- BAR --! >BAZ", COMMENT},
	{"comments01.dat", "FOO<!-- BAR --!\n>BAZ", COMMENT},
	{"comments01.dat", "FOO<!-- BAR --   >BAZ", COMMENT},
	{"comments01.dat", "FOO<!-- BAR -- <QUX> -- MUX -- >BAZ", COMMENT},
	{"quirks01.dat", "<!DOCTYPE html SYSTEM", DOCTYPE},
	{"quirks01.dat", "<!DOCTYPE html PUBLIC \"html\"", DOCTYPE},
	{"quirks01.dat", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\"", DOCTYPE},
	{"tests1.dat", "<select><b><option><select><option></b></select>X", REOPEN},
	{"webkit02.dat", "<html><body><img src=\"\" border=\"0\" alt=\">", QUOTE},
	{"webkit02.dat", "<select><button><selectedcontent></button>", COPY},
};

static const char *
deviation(const char *file, const struct result *r)
{
	for (size_t i = 0; i < sizeof deviations / sizeof *deviations; i++)
		if (!strcmp(file, deviations[i].file) &&
		    str_starts(r->data, str_of(deviations[i].data)))
			return deviations[i].why;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (classes[i].fits(r))
			return classes[i].why;
	return NULL;
}

static void
run_test(struct arena a, struct shared_figures *f, const char *file, struct str test)
{
	struct arena scratch = arena_upper(&a);
	struct str dump = shared_part(test, "document");
	if (shared_part(test, "document-fragment").p ||
	    shared_part(test, "script-on").p) {
		f->left_out++;
		return;
	}
	struct str data = shared_preprocessed(&a, shared_part(test, "data"));
	struct result r = {.data = data, .want = wanted(&a, dump)};
	r.give = given(&a, scratch, data, &r.fostered);
	if (str_eq(r.want, r.give)) {
		f->passed++;
		return;
	}
	const char *why = deviation(file, &r);
	*(why ? &f->deviating : &f->failed) += 1;
	printf("%s: " STR_FMT "\nwanted: " STR_FMT "\ngiven:  " STR_FMT "\n%s\n", file,
	       STR_ARG(data), STR_ARG(r.want), STR_ARG(r.give), why ? why : "FAILED");
}

static void
run_file(void *context, struct arena scratch, const char *name, struct str bytes)
{
	struct shared_figures f = {0};
	for (struct str test; shared_next(&bytes, &test);)
		run_test(scratch, &f, name, test);
	shared_show(name, &f);
	shared_add(context, &f);
}

int
main(void)
{
	struct arena a = arena_open(256 << 20);
	struct shared_figures sum = {0};
	shared_each(&a, "tree-construction", ".dat", run_file, &sum);
	shared_show("all", &sum);
	arena_close(&a);
	return sum.failed || !sum.passed;
}
