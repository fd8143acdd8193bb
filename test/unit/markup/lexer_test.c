/* lexer_test.c: markup and the pieces it is cut into. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "markup/token.h"

static void
put_tag(struct buf *b, struct arena scratch, const struct lexeme *piece)
{
	struct token_attribute attribute[LIMIT_ATTRIBUTES];
	size_t count = token_attributes(&scratch, piece, NULL, attribute);
	buf_cstr(b, piece->kind == LEX_END ? "</" : "<");
	buf_put(b, token_string(&scratch, piece->name));
	for (size_t i = 0; i < count; i++) {
		buf_byte(b, ' ');
		buf_put(b, attribute[i].name);
		if (attribute[i].value.p)
			buf_fmt(b, "=[" STR_FMT "]", STR_ARG(attribute[i].value));
	}
	buf_cstr(b, piece->self_closing ? "/>" : ">");
}

/* Pieces joined by "|"; a comment as "!…", a doctype as "?…", verbatim text as "=…". */
static struct str
cut(struct arena *a, struct arena scratch, struct str html, enum lex_mode mode)
{
	static struct lexeme piece;
	struct lexer x = lexer_of(html, mode);
	struct buf b = buf_in(a, 64);
	x.no_cdata = mode == LEX_HTML;
	while (lexer_next(&x, &piece)) {
		if (b.n)
			buf_byte(&b, '|');
		if (piece.kind == LEX_START || piece.kind == LEX_END)
			put_tag(&b, scratch, &piece);
		else if (piece.kind == LEX_TEXT || piece.kind == LEX_VERBATIM)
			buf_fmt(&b, piece.kind == LEX_TEXT ? STR_FMT : "=" STR_FMT,
				STR_ARG(token_text(&scratch, &piece)));
		else if (piece.kind == LEX_DOCTYPE)
			buf_fmt(&b, "?" STR_FMT,
				STR_ARG(token_doctype(&scratch, &piece)));
		else
			buf_fmt(&b, "!" STR_FMT,
				STR_ARG(token_string(&scratch, piece.text)));
	}
	return buf_str(&b);
}

struct row {
	const char *html, *pieces;
};

static void
check(const struct row *rows, size_t count, enum lex_mode mode)
{
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(
			str_c(&a, cut(&a, scratch, str_of(rows[i].html), mode)),
			rows[i].pieces);
	arena_close(&scratch);
	arena_close(&a);
}

#define CHECK(rows, mode) check(rows, sizeof rows / sizeof *rows, mode)

static void
tags_and_their_attributes(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"<p>a</p>", "<p>|a|</p>"},
		{"<DIV Class=Big>", "<div class=[Big]>"},
		{"<a b='1' B=\"2\" c>", "<a b=[1] c>"},
		{"<a\tb\n=\f'x'\r>", "<a b=[x]>"},
		{"<a b=c/>", "<a b=[c/]>"},
		{"<a b='c'/>", "<a b=[c]/>"},
		{"<a/b/c>", "<a b c>"},
		{"<a / >", "<a>"},
		{"<a b='1'c=2>", "<a b=[1] c=[2]>"},
		{"<a =b=c>", "<a =b=[c]>"},
		{"<a b=>x", "<a b=[]>|x"},
		{"<a b=\"x > y\">", "<a b=[x > y]>"},
		{"<a b='&lt;&copy=1&copy;'>", "<a b=[<&copy=1\xc2\xa9]>"},
		{"<a<b c\"d>", "<a<b c\"d>"},
		{"<br/></br a=1>", "<br/>|</br a=[1]>"},
		/* a quote that is never closed costs its own tag */
		{"<a b='c>d</a>", "<a b=[c]>|d|</a>"},
		/* what ends in the middle of a tag is no tag */
		{"x<a b=c", "x"},
		{"x<a b='c", "x"},
		{"x</a", "x"},
	};
	CHECK(rows, LEX_HTML);
}

static void
what_is_no_tag(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"1 < 2 <3 <", "1 < 2 <3 <"},
		{"<<a>", "<|<a>"},
		{"a</", "a</"},
		{"a</>b", "a|b"},
		{"a</ b>c", "a|! b|c"},
		{"<?php x ?>y", "!?php x ?|y"},
		{"<!x>y<!", "!x|y|!"},
		{"<!DOCTYPE HTML public 'x'>", "?html"},
		{"<!doctype><!doctypex", "?|?x"},
		{"<![CDATA[x]]>y", "![CDATA[x]]|y"},
	};
	CHECK(rows, LEX_HTML);
}

static void
comments_and_their_ends(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"<!-- a -->b", "! a |b"},
		{"<!-->b", "!|b"},
		{"<!--->b", "!|b"},
		{"<!---->b", "!|b"},
		{"<!----->b", "!-|b"},
		{"<!--a--!>b", "!a|b"},
		{"<!--a--!-->b", "!a--!|b"},
		{"<!--a-- >-->b", "!a-- >|b"},
		/* one that is never closed ends with its first ">" */
		{"<!-- a <p>b", "! a <p|b"},
		{"<!--a--", "!a"},
		{"<!--a--!", "!a"},
		{"<!--a-", "!a"},
	};
	CHECK(rows, LEX_HTML);
}

static void
raw_text_ends_with_its_own_tag(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"<style>a<b></p></STYLE >c", "<style>|=a<b></p>|</style>|c"},
		{"<title>A &amp; <b></title>x", "<title>|A & <b>|</title>|x"},
		{"<textarea></textareas></textarea>",
		 "<textarea>|</textareas>|</textarea>"},
		{"<script>if (a</b) x</script>y", "<script>|=if (a</b) x|</script>|y"},
		{"<script><!-- <script> </script> --> </script>y",
		 "<script>|=<!-- <script> </script> --> |</script>|y"},
		{"<script><!-- </script>y", "<script>|=<!-- |</script>|y"},
		{"<script><!--><script></script>y",
		 "<script>|=<!--><script>|</script>|y"},
		{"<xmp></xmp", "<xmp>|=</xmp"},
		{"<plaintext></plaintext>", "<plaintext>|=</plaintext>"},
		/* in a fragment, where there is no tree to ask */
		{"<script/><p>x", "<script/>|<p>|x"},
	};
	CHECK(rows, LEX_HTML);
}

static void
broken_xml_costs_one_tag(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"<A b=\"1\"/>", "<A b=[1]/>"},
		{"<a b=1/>", "<a b=[1]/>"},
		{"<a <b>x</b>", "<a>|<b>|x|</b>"},
		{"<a><![CDATA[<b>&amp;]]></a>", "<a>|=<b>&amp;|</a>"},
		{"<_x:y>", "<_x:y>"},
		{"<a", "<a>"},
	};
	CHECK(rows, LEX_XML);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_and_their_attributes),
		cmocka_unit_test(what_is_no_tag),
		cmocka_unit_test(comments_and_their_ends),
		cmocka_unit_test(raw_text_ends_with_its_own_tag),
		cmocka_unit_test(broken_xml_costs_one_tag),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
