/* select.c: reading selectors; running them over the tree. */
#include "extract/select.h"

#include <assert.h>

#include "model/limits.h"

/* ── reading ── */

static const struct {
	const char *name;
	enum attr attr;
} attr_names[] = {
	{"class", ATTR_CLASS},
	{"content", ATTR_CONTENT},
	{"datetime", ATTR_DATETIME},
	{"data-testid", ATTR_DATA_TEST},
	{"data-component", ATTR_DATA_TEST},
	{"href", ATTR_HREF},
	{"http-equiv", ATTR_HTTP_EQUIV},
	{"id", ATTR_ID},
	{"itemprop", ATTR_ITEMPROP},
	{"lang", ATTR_LANG},
	{"name", ATTR_NAME},
	{"property", ATTR_PROPERTY},
	{"pubdate", ATTR_PUBDATE},
	{"rel", ATTR_REL},
	{"role", ATTR_ROLE},
	{"src", ATTR_SRC},
	{"title", ATTR_TITLE},
	{"type", ATTR_TYPE},
};

struct reading {
	struct arena *out;
	struct str text;
	size_t at;
	struct selector *s;
	struct err *err;
};

static bool
fails(struct reading *r, size_t at, const char *why)
{
	r->at = at;
	return err_set(r->err, ERR_INPUT, "%s", why);
}

static char
peek(const struct reading *r)
{
	return r->at < r->text.n ? r->text.p[r->at] : 0;
}

static bool
skip_space(struct reading *r)
{
	size_t from = r->at;
	while (byte_is_space((unsigned char)peek(r)))
		r->at++;
	return r->at > from;
}

static bool
is_name_byte(unsigned char c)
{
	return byte_is_alnum(c) || c == '-' || c == '_' || c >= 0x80;
}

/* Without the backslashes. */
static struct str
unescaped(struct arena *out, struct str s)
{
	char *name = arena_array(out, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		i += s.p[i] == '\\' && i + 1 < s.n;
		name[n++] = s.p[i];
	}
	return str_from(name, n);
}

/* A name; a backslash takes the next byte as it is ("sm\:text").  Absent where there is none. */
static struct str
read_name(struct reading *r)
{
	size_t from = r->at;
	bool escapes = false;
	while (is_name_byte((unsigned char)peek(r)) || peek(r) == '\\') {
		if (peek(r) == '\\') {
			if (r->at + 1 >= r->text.n)
				break;
			escapes = true;
			r->at++;
		}
		r->at++;
	}
	struct str name = str_sub(r->text, from, r->at);
	if (!name.n)
		return STR_NONE;
	return escapes ? unescaped(r->out, name) : name;
}

static bool
read_string(struct reading *r, struct str *value)
{
	char quote = peek(r);
	size_t from = r->at;
	if (quote != '"' && quote != '\'') {
		*value = read_name(r);
		return value->p || fails(r, from, "a value is missing");
	}
	ptrdiff_t end = str_find_byte(r->text, quote, from + 1);
	if (end < 0)
		return fails(r, from, "a quotation mark is not closed");
	*value = str_sub(r->text, from + 1, (size_t)end);
	r->at = (size_t)end + 1;
	return true;
}

static bool
add_test(struct reading *r, struct select_test test)
{
	struct selector *s = r->s;
	if (s->test_count == LIMIT_SELECTOR_TESTS)
		return fails(r, r->at, "the selector is too long");
	s->tests[s->test_count++] = test;
	s->steps[s->step_count - 1].count++;
	return true;
}

static bool
read_type(struct reading *r, struct select_test *test)
{
	size_t from = r->at;
	struct str name = read_name(r);
	if (!name.p)
		return fails(
			r, from,
			"an element, .class, #id, [attribute] or :not() is expected");
	*test = (struct select_test){
		.kind = TEST_TYPE, .tag = tag_of(name), .negated = test->negated};
	return test->tag != TAG_OTHER ||
	       fails(r, from, "elements of this name are not told apart");
}

static bool
read_attribute(struct reading *r, struct select_test *test)
{
	static const struct {
		char sign;
		enum test_kind kind;
	} signs[] = {{'^', TEST_STARTS},
		     {'$', TEST_ENDS},
		     {'*', TEST_HOLDS},
		     {'~', TEST_WORD},
		     {'|', TEST_DASH}};
	r->at++;
	skip_space(r);
	size_t from = r->at;
	struct str name = read_name(r);
	test->kind = TEST_HAS;
	test->attr = ATTR_COUNT;
	for (size_t i = 0; name.p && i < sizeof attr_names / sizeof *attr_names; i++)
		if (str_eq_nocase(name, str_of(attr_names[i].name)))
			test->attr = attr_names[i].attr;
	if (test->attr == ATTR_COUNT)
		return fails(r, from,
			     name.p ? "attributes of this name are not kept"
				    : "an attribute is expected");
	skip_space(r);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (peek(r) == signs[i].sign) {
			test->kind = signs[i].kind;
			r->at++;
		}
	if (peek(r) == '=') {
		if (test->kind == TEST_HAS)
			test->kind = TEST_EQUALS;
		r->at++;
		skip_space(r);
		if (!read_string(r, &test->value))
			return false;
		skip_space(r);
	} else if (test->kind != TEST_HAS) {
		return fails(r, r->at, "= is expected");
	}
	if (peek(r) != ']')
		return fails(r, r->at, "] is expected");
	r->at++;
	return true;
}

static bool read_simple(struct reading *r, struct select_test *test);

static bool
read_not(struct reading *r, struct select_test *test)
{
	if (test->negated || peek(r) != '(')
		return fails(r, r->at, "( and one simple selector are expected");
	r->at++;
	skip_space(r);
	test->negated = true;
	if (!read_simple(r, test))
		return false;
	skip_space(r);
	if (peek(r) != ')')
		return fails(r, r->at, ") is expected: :not() takes one simple selector");
	r->at++;
	return true;
}

/* Behind a colon. */
static bool
read_pseudo(struct reading *r, struct select_test *test)
{
	size_t from = r->at++;
	struct str name = read_name(r);
	if (str_eq_nocase(name, STR("not")))
		return read_not(r, test);
	if (str_eq_nocase(name, STR("first-child")))
		test->kind = TEST_FIRST_CHILD;
	else if (str_eq_nocase(name, STR("first-of-type")))
		test->kind = TEST_FIRST_OF_TYPE;
	else
		return fails(r, from,
			     "only :not(), :first-child and :first-of-type are known");
	return true;
}

/* One test; all of a step stand together without white space. */
static bool
read_simple(struct reading *r, struct select_test *test)
{
	size_t from = r->at;
	switch (peek(r)) {
	case '.':
	case '#':
		test->kind = peek(r) == '.' ? TEST_CLASS : TEST_ID;
		test->attr = peek(r) == '.' ? ATTR_CLASS : ATTR_ID;
		r->at++;
		test->value = read_name(r);
		return test->value.p || fails(r, from, "a name is missing");
	case '[':
		return read_attribute(r, test);
	case ':':
		return read_pseudo(r, test);
	default:
		return read_type(r, test);
	}
}

static bool
read_step(struct reading *r, bool first, bool child)
{
	struct selector *s = r->s;
	if (s->step_count == LIMIT_SELECTOR_STEPS)
		return fails(r, r->at, "the selector has too many steps");
	s->steps[s->step_count++] =
		(struct select_step){.at = s->test_count, .first = first, .child = child};
	bool any = peek(r) == '*';
	r->at += any;
	for (bool begun = any;; begun = true) {
		struct select_test test = {0};
		char c = peek(r);
		if (begun && c != '.' && c != '#' && c != '[' && c != ':')
			return true;
		if (!read_simple(r, &test) || !add_test(r, test))
			return false;
	}
}

bool
selector_read(struct arena *out, struct str text, struct selector *s, size_t *at,
	      struct err *err)
{
	struct reading r = {.out = out, .text = text, .s = s, .err = err};
	bool first = true, child = false, ok = true;
	/* No step and no test is shorter than a byte. */
	size_t steps = text.n < LIMIT_SELECTOR_STEPS ? text.n + 1 : LIMIT_SELECTOR_STEPS;
	size_t tests = text.n < LIMIT_SELECTOR_TESTS ? text.n + 1 : LIMIT_SELECTOR_TESTS;
	*s = (struct selector){
		.steps = arena_array(out, struct select_step, steps),
		.tests = arena_array(out, struct select_test, tests),
	};
	if (text.n > LIMIT_SELECTOR_BYTES)
		ok = fails(&r, LIMIT_SELECTOR_BYTES, "the selector is too long");
	skip_space(&r);
	while (ok) {
		ok = read_step(&r, first, child);
		if (!ok)
			break;
		bool space = skip_space(&r);
		char c = peek(&r);
		first = c == ',';
		child = c == '>';
		if (first || r.at >= text.n)
			s->steps[s->step_count - 1].last = true;
		if (r.at >= text.n)
			break;
		if (first || child) {
			r.at++;
			skip_space(&r);
		} else if (c == '+' || c == '~') {
			ok = fails(&r, r.at, "selectors of siblings are not known");
		} else if (!space) {
			ok = fails(&r, r.at, "this is no part of a selector");
		}
	}
	*at = r.at;
	return ok;
}

/* ── running ── */

struct run {
	const struct tree *tree;
	/* By node: bits of the steps that are reached at it; at it or above it. */
	uint64_t *here, *above;
	uint8_t *places; /* by node: is it the first element, the first of its type? */
	/* Bits of steps: those that begin and end a selector, ask for a child, fit a type. */
	uint64_t first, last, child, by_type[TAG_COUNT];
};

enum { FIRST_CHILD = 1, FIRST_OF_TYPE = 2 };

static bool
has_word(struct str list, struct str word)
{
	struct str part;
	while (str_word(&list, &part))
		if (str_eq(part, word))
			return true;
	return false;
}

static bool
passes_attribute(const struct select_test *test, struct str value)
{
	struct str want = test->value;
	switch (test->kind) {
	case TEST_HAS:
		return true;
	case TEST_STARTS:
		return want.n && str_starts(value, want);
	case TEST_ENDS:
		return want.n && str_ends(value, want);
	case TEST_HOLDS:
		return want.n && str_has(value, want);
	case TEST_CLASS:
	case TEST_WORD:
		return has_word(value, want);
	case TEST_DASH:
		return str_starts(value, want) &&
		       (value.n == want.n || value.p[want.n] == '-');
	default:
		return str_eq(value, want);
	}
}

static bool
passes(const struct run *r, uint32_t node, const struct select_test *test)
{
	switch (test->kind) {
	case TEST_TYPE:
		return r->tree->nodes[node].tag == test->tag;
	case TEST_FIRST_CHILD:
		return r->places[node] & FIRST_CHILD;
	case TEST_FIRST_OF_TYPE:
		return r->places[node] & FIRST_OF_TYPE;
	default:
		break;
	}
	/* Two attributes may be of one kind, and a repeated one may be kept twice. */
	const struct node *n = &r->tree->nodes[node];
	for (uint32_t i = n->at; i < n->at + n->n; i++)
		if (r->tree->attrs[i].kind == test->attr &&
		    passes_attribute(test, r->tree->attrs[i].value))
			return true;
	return false;
}

static bool
matches_step(const struct run *r, uint32_t node, const struct selector *s,
	     const struct select_step *step)
{
	for (uint32_t i = step->at; i < step->at + step->count; i++)
		if (passes(r, node, &s->tests[i]) == s->tests[i].negated)
			return false;
	return true;
}

static bool
asks_for_places(const struct selector *s)
{
	for (uint32_t i = 0; i < s->test_count; i++)
		if (s->tests[i].kind == TEST_FIRST_CHILD || s->tests[i].kind == TEST_FIRST_OF_TYPE)
			return true;
	return false;
}

/* Which elements are the first below their parents, of all or of their type. */
static void
find_places(struct run *r, struct arena *a, struct arena scratch)
{
	const struct tree *t = r->tree;
	r->places = arena_array(a, uint8_t, t->count + 1);
	uint64_t(*seen)[2] = arena_alloc(&scratch, t->count + 1, sizeof *seen, 8);
	static_assert(TAG_COUNT <= 128, "a bit for each type");
	r->places[0] = FIRST_CHILD | FIRST_OF_TYPE;
	for (uint32_t i = 1; i < t->count; i++) {
		const struct node *n = &t->nodes[i];
		uint64_t *types = seen[n->parent], bit = (uint64_t)1 << (n->tag & 63);
		if (n->tag == TAG_TEXT)
			continue;
		if (!types[0] && !types[1])
			r->places[i] |= FIRST_CHILD;
		if (!(types[n->tag >> 6] & bit))
			r->places[i] |= FIRST_OF_TYPE;
		types[n->tag >> 6] |= bit;
	}
}

static uint64_t
bit_of(uint32_t step)
{
	return (uint64_t)1 << step;
}

/* Steps that ask for a type ask nothing of elements of others. */
static void
sort_steps(struct run *r, const struct selector *s)
{
	for (int tag = 0; tag < TAG_COUNT; tag++)
		r->by_type[tag] = UINT64_MAX;
	for (uint32_t k = 0; k < s->step_count; k++) {
		const struct select_step *step = &s->steps[k];
		r->first |= step->first ? bit_of(k) : 0;
		r->last |= step->last ? bit_of(k) : 0;
		r->child |= step->child ? bit_of(k) : 0;
		for (uint32_t i = step->at; i < step->at + step->count; i++)
			for (int tag = 0; tag < TAG_COUNT; tag++)
				if (s->tests[i].kind == TEST_TYPE && !s->tests[i].negated &&
				    (int)s->tests[i].tag != tag)
					r->by_type[tag] &= ~bit_of(k);
	}
}

/* A step is looked at where it begins a selector, or the one before it was reached above. */
static uint64_t
reached(const struct run *r, uint32_t node, const struct selector *s)
{
	const struct node *n = &r->tree->nodes[node];
	uint64_t open = r->first, found = 0;
	if (node > 0)
		open |= ((r->here[n->parent] << 1 & r->child) |
		         (r->above[n->parent] << 1 & ~r->child)) & ~r->first;
	open &= r->by_type[n->tag];
	if (s->step_count < 64)
		open &= bit_of(s->step_count) - 1;
	for (; open; open &= open - 1) {
		uint32_t k = (uint32_t)__builtin_ctzll(open);
		if (matches_step(r, node, s, &s->steps[k]))
			found |= bit_of(k);
	}
	return found;
}

uint32_t *
selector_find(struct arena *out, struct arena scratch, const struct selector *s,
              const struct tree *t, uint32_t *count)
{
	struct run r = {
		.tree = t,
		.here = arena_array(&scratch, uint64_t, t->count + 1),
		.above = arena_array(&scratch, uint64_t, t->count + 1),
	};
	if (asks_for_places(s)) {
		struct arena temp = arena_upper(&scratch);
		find_places(&r, &scratch, temp);
	}
	sort_steps(&r, s);
	*count = 0;
	for (uint32_t i = 0; i < t->count; i++) {
		if (t->nodes[i].tag == TAG_TEXT)
			continue;
		r.here[i] = reached(&r, i, s);
		r.above[i] = r.here[i] | (i ? r.above[t->nodes[i].parent] : 0);
		*count += (r.here[i] & r.last) != 0;
	}
	uint32_t *nodes = arena_array(out, uint32_t, *count + 1), n = 0;
	for (uint32_t i = 0; i < t->count; i++)
		if (r.here[i] & r.last)
			nodes[n++] = i;
	return nodes;
}
