/* entity_test.c: character references by the rules of HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "markup/entity.h"

static void
references_mean_what_browsers_mean(void **state)
{
	(void)state;
	static const struct {
		enum entity_mode mode;
		const char *in, *out;
	} row[] = {
		{ENTITY_TEXT, "a &amp; b", "a & b"},
		{ENTITY_TEXT, "AT&T", "AT&T"},
		{ENTITY_TEXT, "caf&eacute;", "caf\xc3\xa9"},
		{ENTITY_TEXT, "caf&eacute", "caf\xc3\xa9"},
		{ENTITY_TEXT, "&notit; &notin;", "\xc2\xacit; \xe2\x88\x89"},
		{ENTITY_TEXT, "&ampersandsareoftenmistakenforwords", "&ersandsareoftenmistakenforwords"},
		{ENTITY_TEXT, "&hellip", "&hellip"},
		{ENTITY_TEXT, "&hellip;", "\xe2\x80\xa6"},
		{ENTITY_TEXT, "&nosuch; & &; &", "&nosuch; & &; &"},
		{ENTITY_TEXT, "&#233;&#xE9;&#Xe9 ", "\xc3\xa9\xc3\xa9\xc3\xa9 "},
		{ENTITY_TEXT, "it&#146;s", "it\xe2\x80\x99s"},
		{ENTITY_TEXT, "&#0;&#xD800;&#x110000;&#99999999999;",
		 "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{ENTITY_TEXT, "a&#7;b&#9;c", "ab\tc"},
		{ENTITY_TEXT, "&#;&#x;", "&#;&#x;"},
		{ENTITY_TEXT, "&acE;", "\xe2\x88\xbe\xcc\xb3"},
		{ENTITY_TEXT, "&CounterClockwiseContourIntegral;", "\xe2\x88\xb3"},
		{ENTITY_ATTRIBUTE, "?a=1&copy=2&amp;b", "?a=1&copy=2&b"},
		{ENTITY_ATTRIBUTE, "?a=1&copy", "?a=1\xc2\xa9"},
		{ENTITY_ATTRIBUTE, "&copyx &copy;", "&copyx \xc2\xa9"},
		{ENTITY_XML, "&amp &amp; &nbsp;", "&amp & \xc2\xa0"},
	};
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str s = entity_decode(&a, str_of(row[i].in), row[i].mode);
		assert_string_equal(str_c(&a, s), row[i].out);
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_mean_what_browsers_mean),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
