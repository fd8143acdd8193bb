/* tokenizer_test.c: the lexer against the tokenizer tests of html5lib.
 *
 * All files, all initial states.  Not compared: parse errors, which nobody here reads, and of a
 * doctype what is behind its name.  Tests that the lexer fails on purpose are in `deviations`,
 * each with the reason; one that is listed and passes is a failure too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "markup/token.h"
#include "shared.h"
#include "text/utf8.h"

enum { ATTRIBUTES = LIMIT_ATTRIBUTES };

#define CONTROL "numbers of C0 controls stand for nothing: no control gets into a text"
#define COMMENT "a comment that is never closed ends with its first \">\""
#define INFOSET "is about XML's infoset, which is not made here"

static const struct {
	const char *file, *test; /* the start of its description */
	const char *why;
} deviations[] = {
	{"numericEntities.test", "Invalid numeric entity character U+0001", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0002", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0003", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0004", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0005", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0006", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0007", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+0008", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+000B", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+000E", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+000F", CONTROL},
	{"numericEntities.test", "Invalid numeric entity character U+001", CONTROL},
	{"pendingSpecChanges.test", "<!---- >", COMMENT},
	{"test3.test", "<!-- ->", COMMENT},
	{"test3.test", "<!-- >", COMMENT},
	{"test3.test", "<!----! >", COMMENT},
	{"test3.test", "<!----!LF>", COMMENT},
	{"test3.test", "<!----!CR>", COMMENT},
	{"test3.test", "<!----!CRLF>", COMMENT},
	{"xmlViolation.test", "Non-XML character", INFOSET},
	{"xmlViolation.test", "Non-XML space", INFOSET},
	{"xmlViolation.test", "Double hyphen in comment", INFOSET},
};

struct run {
	struct arena *arena; /* of one test */
	struct shared_figures sum;
};

/* \uHHHH again; halves of a pair that stand alone are U+FFFD, as text_to_utf8 has them. */
static struct str
unescaped(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 16);
	uint32_t high = 0;
	for (size_t i = 0; i < s.n; i++) {
		uint32_t c = 0;
		if (s.p[i] != '\\' || i + 5 >= s.n || s.p[i + 1] != 'u') {
			buf_byte(&b, s.p[i]);
			continue;
		}
		for (int k = 0; k < 4; k++)
			c = c << 4 |
			    (uint32_t)(byte_is_digit((unsigned char)s.p[i + 2 + k])
					       ? s.p[i + 2 + k] - '0'
					       : (s.p[i + 2 + k] | 32) - 'a' + 10);
		i += 5;
		bool pair = c >= 0xd800 && c < 0xdc00 &&
			    str_starts_nocase(str_skip(s, i + 1), STR("\\ud")) &&
			    (s.p[i + 4] | 32) >= 'c';
		if (pair)
			high = c;
		else if (high)
			utf8_put(&b, 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00)),
				high = 0;
		else
			utf8_put(&b, c);
	}
	return buf_str(&b);
}

static struct str
text_of(const struct run *r, const struct json *v)
{
	struct str s = json_text(v);
	return s.p ? unescaped(r->arena, s) : s;
}

/* ---- tokens as lines of text ---- */

static int
by_attribute(const void *a, const void *b)
{
	return str_cmp(((const struct token_attribute *)a)->name,
		       ((const struct token_attribute *)b)->name);
}

static void
put_start(struct buf *b, struct str name, struct token_attribute *attribute, size_t count,
	  bool self_closing)
{
	buf_cstr(b, "\n<");
	buf_put(b, name);
	qsort(attribute, count, sizeof *attribute, by_attribute);
	for (size_t i = 0; i < count; i++) {
		buf_cstr(b, " [");
		buf_put(b, attribute[i].name);
		buf_cstr(b, "]=[");
		buf_put(b, attribute[i].value);
		buf_byte(b, ']');
	}
	buf_cstr(b, self_closing ? "/>" : ">");
}

static void
put_one(struct buf *b, const char *kind, struct str s)
{
	buf_byte(b, '\n');
	buf_cstr(b, kind);
	buf_put(b, s);
}

static void
put_text(struct buf *b, bool *in_text, struct str s)
{
	if (!*in_text)
		buf_cstr(b, "\ntext ");
	*in_text = true;
	buf_put(b, s);
}

static struct str
wanted(const struct run *r, const struct json *tokens)
{
	struct buf b = buf_in(r->arena, 256);
	bool in_text = false;
	json_each(t, tokens)
	{
		struct str kind = json_text(json_at(t, 0)), s = text_of(r, json_at(t, 1));
		struct token_attribute attribute[ATTRIBUTES];
		size_t count = 0;
		if (str_eq(kind, STR("Character"))) {
			put_text(&b, &in_text, s);
			continue;
		}
		in_text = false;
		json_each(v, json_at(t, 2)) if (count < ATTRIBUTES) attribute[count++] =
			(struct token_attribute){
				.name = unescaped(r->arena, v->key),
				.value = text_of(r, v)};
		if (str_eq(kind, STR("StartTag")))
			put_start(&b, s, attribute, count,
				  json_bool(json_at(t, 3), false));
		else
			put_one(&b,
				str_eq(kind, STR("EndTag"))    ? "end "
				: str_eq(kind, STR("Comment")) ? "comment "
							       : "doctype ",
				s);
	}
	return buf_str(&b);
}

static struct str
given(struct arena *a, struct lexer *x)
{
	static struct lexeme piece;
	struct buf b = buf_in(a, 256);
	bool in_text = false;
	while (lexer_next(x, &piece)) {
		struct arena scratch = arena_upper(a);
		struct token_attribute attribute[ATTRIBUTES];
		if (piece.kind == LEX_TEXT || piece.kind == LEX_VERBATIM) {
			put_text(&b, &in_text, token_text(&scratch, &piece));
			continue;
		}
		in_text = false;
		if (piece.kind == LEX_START)
			put_start(&b, token_string(&scratch, piece.name), attribute,
				  token_attributes(&scratch, &piece, NULL, attribute),
				  piece.self_closing);
		else if (piece.kind == LEX_END)
			put_one(&b, "end ", token_string(&scratch, piece.name));
		else if (piece.kind == LEX_COMMENT)
			put_one(&b, "comment ", token_string(&scratch, piece.text));
		else
			put_one(&b, "doctype ", token_doctype(&scratch, &piece));
		lexer_enter(x, STR("")); /* the tests know of no tree */
	}
	return buf_str(&b);
}

static struct lexer
lexer_in_state(struct str input, struct str state, struct str last_start)
{
	static const struct {
		const char *state;
		enum lex_content content;
	} rows[] = {
		{"Data state", LEX_DATA},           {"RCDATA state", LEX_RCDATA},
		{"RAWTEXT state", LEX_RAWTEXT},     {"Script data state", LEX_SCRIPT},
		{"PLAINTEXT state", LEX_PLAINTEXT}, {"CDATA section state", LEX_CDATA},
	};
	struct lexer x = lexer_of(input, LEX_HTML);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(state, str_of(rows[i].state)))
			x.content = rows[i].content;
	x.raw = last_start;
	x.no_cdata = true;
	return x;
}

static const char *
deviation(const char *file, struct str test)
{
	for (size_t i = 0; i < sizeof deviations / sizeof *deviations; i++)
		if (!strcmp(file, deviations[i].file) &&
		    str_starts(test, str_of(deviations[i].test)))
			return deviations[i].why;
	return NULL;
}

static void
run_in_state(struct run *r, struct shared_figures *f, const char *file,
	     const struct json *test, struct str state)
{
	struct str what = json_text(json_get(test, "description"));
	struct str input =
		shared_preprocessed(r->arena, text_of(r, json_get(test, "input")));
	struct str want = wanted(r, json_get(test, "output"));
	struct lexer x =
		lexer_in_state(input, state, json_text(json_get(test, "lastStartTag")));
	struct str give = given(r->arena, &x);
	bool same = str_eq(want, give);
	const char *why = deviation(file, what);
	if (same == !why) {
		*(same ? &f->passed : &f->deviating) += 1;
		if (why)
			printf("  deviates: " STR_FMT ": %s\n", STR_ARG(what), why);
		return;
	}
	f->failed++;
	printf("%s: " STR_FMT " (" STR_FMT "): " STR_FMT "\nwanted:" STR_FMT
	       "\ngiven:" STR_FMT "\n",
	       file, STR_ARG(what), STR_ARG(state), STR_ARG(input), STR_ARG(want),
	       STR_ARG(give));
}

/* The JSON with each escaped code point escaped once more, for some are NUL or half of a surrogate
 * pair, which the reader of JSON refuses. */
static struct str
escaped_again(struct arena *a, struct str json)
{
	struct buf b = buf_in(a, json.n + json.n / 4);
	for (size_t i = 0; i < json.n; i++) {
		buf_byte(&b, json.p[i]);
		if (json.p[i] != '\\' || i + 1 == json.n)
			continue;
		buf_byte(&b, json.p[i + 1] == 'u' ? '\\' : json.p[i + 1]);
		i += json.p[i + 1] != 'u';
	}
	return buf_str(&b);
}

static void
run_file(void *context, struct arena job, const char *name, struct str bytes)
{
	struct run *r = context, file = *r;
	struct shared_figures f = {0};
	struct err err;
	struct json *all = json_read(&job, escaped_again(&job, bytes), JSON_STRICT, &err);
	if (!all)
		f.failed++, printf("%s: %s\n", name, err.msg);
	const struct json *tests = json_get(all, "tests");
	json_each(test, tests ? tests : json_get(all, "xmlViolationTests"))
	{
		struct arena one = job;
		const struct json *states = json_get(test, "initialStates");
		file.arena = &one;
		if (!states)
			run_in_state(&file, &f, name, test, STR("Data state"));
		json_each(state, states)
			run_in_state(&file, &f, name, test, json_text(state));
	}
	shared_show(name, &f);
	shared_add(&r->sum, &f);
}

int
main(void)
{
	struct arena a = arena_open(512 << 20);
	struct run r = {0};
	shared_each(&a, "tokenizer", ".test", run_file, &r);
	shared_show("all", &r.sum);
	arena_close(&a);
	return r.sum.failed || !r.sum.passed;
}
