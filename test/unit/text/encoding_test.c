/* encoding_test.c: whose word is believed about the encoding of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/encoding.h"
#include "text/utf8.h"

struct row {
	const char *in;
	size_t n; /* 0: up to the NUL */
	const char *header;
	enum encoding_source kind;
	const char *out;
};

static const struct row rows[] = {
	/* sound UTF-8 beats every declaration */
	{"caf\xc3\xa9", 0, "text/html; charset=iso-8859-1", ENCODING_HTML, "caf\xc3\xa9"},
	{"<meta charset=windows-1251>\xc3\xa9", 0, NULL, ENCODING_HTML,
	 "<meta charset=windows-1251>\xc3\xa9"},
	/* nearly sound UTF-8 is mended */
	{"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 caf\xe9 x", 0, "latin1", ENCODING_HTML,
	 "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 caf\xc3\xa9 x"},
	{"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xe2\x80", 0, NULL, ENCODING_HTML,
	 "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xef\xbf\xbd"},
	/* nothing known: windows-1252 */
	{"it\x92s", 0, NULL, ENCODING_HTML, "it\xe2\x80\x99s"},
	{"it\x92s", 0, "text/html; charset=utf-8", ENCODING_HTML, "it\xe2\x80\x99s"},
	{"it\x92s", 0, "text/html; charset=nonsense", ENCODING_HTML, "it\xe2\x80\x99s"},
	{"it\x92s", 0, "x-user-defined", ENCODING_HTML, "it\xef\x9e\x92s"},
	{"it\x92s", 0, "hz-gb-2312", ENCODING_HTML, "\xef\xbf\xbd"},
	{"\x1b$)C\x0eqw", 0, "iso-2022-kr", ENCODING_HTML, "\xef\xbf\xbd"},
	/* labels mean what browsers mean by them */
	{"it\x92s", 0, "text/html; charset=ISO-8859-1", ENCODING_HTML, "it\xe2\x80\x99s"},
	{"\xcf\xf0\xe8", 0, "text/html; charset=\"windows-1251\"", ENCODING_HTML,
	 "\xd0\x9f\xd1\x80\xd0\xb8"},
	{"\xd0\xc2\xce\xc5", 0, "charset=gb2312", ENCODING_HTML,
	 "\xe6\x96\xb0\xe9\x97\xbb"},
	{"\x83j\x83\x85", 0, "Shift_JIS", ENCODING_HTML, "\xe3\x83\x8b\xe3\x83\xa5"},
	{"\xb4\xba\xbd\xba", 0, "euc-kr", ENCODING_HTML, "\xeb\x89\xb4\xec\x8a\xa4"},
	{"\xb7s", 0, "big5", ENCODING_HTML, "\xe6\x96\xb0"},
	{"\x1b$B?7\x1b(B", 0, "iso-2022-jp", ENCODING_HTML, "\xe6\x96\xb0"},
	{"\xa6\xc8", 0, "euc-jp", ENCODING_HTML, "\xce\xb8"},
	{"\xa1\xc1\xad\xa1\x8e\xb1", 0, "euc-jp", ENCODING_HTML,
	 "\xef\xbd\x9e\xe2\x91\xa0\xef\xbd\xb1"},
	{"\x81\x60\x87\x40\\~\xb1", 0, "Shift_JIS", ENCODING_HTML,
	 "\xef\xbd\x9e\xe2\x91\xa0\\~\xef\xbd\xb1"},
	{"\x1b(J\\\x1b(B\\", 0, "iso-2022-jp", ENCODING_HTML, "\xc2\xa5\\"},
	{"\xa2\xe3\x81\x30\x84\x36", 0, "gb18030", ENCODING_HTML, "\xe2\x82\xac\xc2\xa5"},
	{"\xb7s\xff\x41", 0, "big5-hkscs", ENCODING_HTML, "\xe6\x96\xb0\xef\xbf\xbd\x41"},
	{"\x87\x40\xa3\xe1", 0, "big5", ENCODING_HTML, "\xe4\x8f\xb0\xe2\x82\xac"},
	{"\x81\x41", 0, "ks_c_5601-1987", ENCODING_HTML, "\xea\xb0\x82"},
	{"\xb3\xba", 0, "iso-8859-16", ENCODING_HTML, "\xc5\x82\xc8\x99"},
	{"\xae\xa4", 0, "koi8-ru", ENCODING_HTML, "\xd1\x9e\xd1\x94"},
	{"\xa4", 0, "iso-8859-7", ENCODING_HTML, "\xe2\x82\xac"},
	{"\xf0\xca", 0, "windows-1255", ENCODING_HTML, "\xd7\xa0\xd6\xba"},
	{"\xe0\xe8\xe0", 0, "tis-620", ENCODING_HTML,
	 "\xe0\xb9\x80\xe0\xb9\x88\xe0\xb9\x80"},
	{"\xdb", 0, "x-mac-roman", ENCODING_HTML, "\xe2\x82\xac"},
	/* declared in the document */
	{"<meta name=a charset=koi8-r charset=big5>\xf0", 0, NULL, ENCODING_HTML,
	 "<meta name=a charset=koi8-r charset=big5>\xd0\x9f"},
	{"<meta content='text/html; charset=koi8-r'>\xe9", 0, NULL, ENCODING_HTML,
	 "<meta content='text/html; charset=koi8-r'>\xc3\xa9"},
	{"<a title='<meta charset=koi8-r>'>\xe9", 0, NULL, ENCODING_HTML,
	 "<a title='<meta charset=koi8-r>'>\xc3\xa9"},
	{"<meta charset=utf-16>\xe9", 0, NULL, ENCODING_HTML,
	 "<meta charset=utf-16>\xc3\xa9"},
	{"<meta http-equiv=content-type content=\"text/html; charset=koi8-r\">\xf0", 0,
	 NULL, ENCODING_HTML,
	 "<meta http-equiv=content-type content=\"text/html; charset=koi8-r\">\xd0\x9f"},
	{"<!-- <meta charset=koi8-r> --><meta charset='iso-8859-2'>\xb1", 0, NULL,
	 ENCODING_HTML,
	 "<!-- <meta charset=koi8-r> --><meta charset='iso-8859-2'>\xc4\x85"},
	{"<?xml version='1.0' encoding='iso-8859-7'?>\xe1", 0, NULL, ENCODING_XML,
	 "<?xml version='1.0' encoding='iso-8859-7'?>\xce\xb1"},
	{"<?xml encoding='iso-8859-7'?>\xe1", 0, "text/xml; charset=iso-8859-5",
	 ENCODING_XML, "<?xml encoding='iso-8859-7'?>\xd1\x81"},
	/* marks */
	{"\xef\xbb\xbfhi", 0, NULL, ENCODING_XML, "hi"},
	{"\xff\xfeh\0\xe9\0", 6, "utf-8", ENCODING_XML, "h\xc3\xa9"},
	{"\xfe\xff\0h\xd8\x3d\xde\0", 8, NULL, ENCODING_XML, "h\xf0\x9f\x98\x80"},
	{"\xff\xfe\0\0h\0\0\0", 8, NULL, ENCODING_XML, "h"},
	{"\0<\0?\0x\0m\0l\0 \0v\0=\0\xe9", 18, NULL, ENCODING_XML, "<?xml v=\xc3\xa9"},
	/* windows-1252 that somebody took for Latin-1 */
	{"it\xc2\x92s", 0, NULL, ENCODING_XML, "it\xe2\x80\x99s"},
	/* controls */
	{"a\fb", 0, NULL, ENCODING_HTML, "a b"},
	{"a\0b\x07"
	 "c\td\r\n",
	 9, NULL, ENCODING_HTML, "abc\td\r\n"},
	{"", 0, NULL, ENCODING_JSON, ""},
};

static void
the_best_evidence_is_believed(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str in =
			rows[i].n ? str_from(rows[i].in, rows[i].n) : str_of(rows[i].in);
		struct str s = text_to_utf8(&a, scratch, in, str_of(rows[i].header),
					    rows[i].kind);
		assert_string_equal(str_c(&a, s), rows[i].out);
		assert_true(utf8_valid(s));
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
clean_text_is_not_copied(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	struct str in = STR("<p>Gr\xc3\xbc\xc3\x9f"
			    "e</p>\n");
	assert_ptr_equal(text_to_utf8(&a, scratch, in, STR("latin1"), ENCODING_HTML).p,
			 in.p);
	assert_int_equal(arena_used(&a), 0);
	arena_close(&scratch);
	arena_close(&a);
}

static void
labels_have_standard_names(void **state)
{
	(void)state;
	assert_true(str_eq(encoding_name(STR(" Latin1 ")), STR("windows-1252")));
	assert_true(str_eq(encoding_name(STR("UTF8")), STR("utf-8")));
	assert_null(encoding_name(STR("klingon")).p);
	assert_true(str_eq(encoding_of_header(STR("text/html;charset = 'x' ; a=b")),
			   STR("x")));
	assert_null(encoding_of_header(STR("text/html")).p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_evidence_is_believed),
		cmocka_unit_test(clean_text_is_not_copied),
		cmocka_unit_test(labels_have_standard_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
