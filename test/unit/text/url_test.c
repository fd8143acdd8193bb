/* url_test.c: addresses as browsers read and write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "model/limits.h"
#include "text/url.h"

static struct arena arena, scratch;

static int
open_arenas(void **state)
{
	(void)state;
	arena = arena_open(16 << 20);
	scratch = arena_open(16 << 20);
	return 0;
}

static int
close_arenas(void **state)
{
	(void)state;
	arena_close(&arena);
	arena_close(&scratch);
	return 0;
}

static void
expect(const char *input, struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)) || !got.p != !want)
		fail_msg("%s: want %s, got %.*s", input, want ? want : "nothing",
		         STR_ARG(got.p ? got : STR("nothing")));
}

struct resolve_row {
	const char *input, *base, *want;
};

static void
expect_resolved(const struct resolve_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		expect(rows[i].input,
		       url_resolve(&arena, scratch, str_of(rows[i].input), str_of(rows[i].base)),
		       rows[i].want);
}

#define EXPECT_RESOLVED(rows) expect_resolved((rows), sizeof(rows) / sizeof *(rows))

static void
relative_address_is_resolved_on_its_base(void **state)
{
	static const struct resolve_row rows[] = {
		{"ferry.html", "https://a.example/news/today.html", "https://a.example/news/ferry.html"},
		{"/ferry", "https://a.example/news/x?y#z", "https://a.example/ferry"},
		{"//b.example/x", "http://a.example/", "http://b.example/x"},
		{"?page=2", "https://a.example/list?page=1#top", "https://a.example/list?page=2"},
		{"#end", "https://a.example/list?page=1#top", "https://a.example/list?page=1#end"},
		{"", "https://a.example/list?page=1#top", "https://a.example/list?page=1"},
		{"../../../x", "https://a.example/1/2/3/4", "https://a.example/x"},
		{"./a/./b/../c/.", "https://a.example/", "https://a.example/a/c/"},
		{"%2E%2e/x", "https://a.example/1/2/3", "https://a.example/1/x"},
		{"\\news\\one", "https://a.example/x", "https://a.example/news/one"},
		{"https:two", "https://a.example/one/x", "https://a.example/one/two"},
		{"http:two", "https://a.example/one/x", "http://two/"},
		{"x", "mailto:desk@a.example", NULL},
		{"#x", "mailto:desk@a.example", "mailto:desk@a.example#x"},
		{"ferry.html", NULL, NULL},
		{"x", "no address", NULL},
	};
	(void)state;
	EXPECT_RESOLVED(rows);
}

static void
absolute_address_is_written_in_one_way(void **state)
{
	static const struct resolve_row rows[] = {
		{"  HTTPS://WWW.Example.COM:443 ", NULL, "https://www.example.com/"},
		{"http://a.example:8080/a b?c d#e f", NULL, "http://a.example:8080/a%20b?c%20d#e%20f"},
		{"https://a.ex\nample/x\ty", NULL, "https://a.example/xy"},
		{"https:/a.example/x", NULL, "https://a.example/x"},
		{"https:\\\\a.example\\x", NULL, "https://a.example/x"},
		{"https://a.example/gr\xc3\xbc\xc3\x9f" "e", NULL, "https://a.example/gr%C3%BC%C3%9Fe"},
		{"https://a.example/caf\xe9", NULL, "https://a.example/caf%E9"},
		{"https://a.example/?it's", NULL, "https://a.example/?it%27s"},
		{"news:?it's", NULL, "news:?it's"},
		{"https://me:p@ss@a.example/", NULL, "https://me:p%40ss@a.example/"},
		{"https://@a.example/", NULL, "https://a.example/"},
		{"news:/.//x", NULL, "news:/.//x"},
		{"https://", NULL, NULL},
		{"https://a.example:70000/", NULL, NULL},
		{"https://a.example:8o/", NULL, NULL},
		{"https://@/x", NULL, NULL},
		{"1http://a.example/", NULL, NULL},
	};
	(void)state;
	EXPECT_RESOLVED(rows);
}

static void
host_is_domain_or_number_in_every_spelling(void **state)
{
	static const struct resolve_row rows[] = {
		{"http://B\xc3\x9c" "cher.example/", NULL, "http://xn--bcher-kva.example/"},
		{"http://stra\xc3\x9f" "e.example/", NULL, "http://xn--strae-oqa.example/"},
		{"http://www\xe3\x80\x82" "a.example/", NULL, "http://www.a.example/"},
		{"http://%61.example/", NULL, "http://a.example/"},
		{"http://127.1/", NULL, "http://127.0.0.1/"},
		{"http://0x7f000001/", NULL, "http://127.0.0.1/"},
		{"http://0177.0.0.1./", NULL, "http://127.0.0.1/"},
		{"http://2130706433/", NULL, "http://127.0.0.1/"},
		{"http://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.1/", NULL, "http://127.0.0.1/"},
		{"http://1.2.3.256/", NULL, NULL},
		{"http://1.2.3.4.5/", NULL, NULL},
		{"http://4294967296/", NULL, NULL},
		{"http://99999999999999999999999/", NULL, NULL},
		{"http://1.2.3.09/", NULL, NULL},
		{"http://[0:0:0:1:0:0:0:0]/", NULL, "http://[0:0:0:1::]/"},
		{"http://[2001:DB8:0:0:1:0:0:1]/", NULL, "http://[2001:db8::1:0:0:1]/"},
		{"http://[::ffff:1.2.3.4]:81/", NULL, "http://[::ffff:102:304]:81/"},
		{"http://[::]/", NULL, "http://[::]/"},
		{"http://[1:2:3:4:5:6:7::]/", NULL, "http://[1:2:3:4:5:6:7:0]/"},
		{"http://[1:2:3:4:5:6:7:8:9]/", NULL, NULL},
		{"http://[1:2:3:4:5:6:7::8]/", NULL, NULL},
		{"http://[1::2::3]/", NULL, NULL},
		{"http://[::1.2.3]/", NULL, NULL},
		{"http://[::1.2.3.04]/", NULL, NULL},
		{"http://[1:2/", NULL, NULL},
		{"http://a b.example/", NULL, NULL},
		{"http://a%00b.example/", NULL, NULL},
		{"http://a%2fb.example/", NULL, NULL},
		{"http://\xff.example/", NULL, NULL},
		{"http://xn--\xc3\xa4.example/", NULL, NULL},
	};
	(void)state;
	EXPECT_RESOLVED(rows);
}

static void
file_address_keeps_its_drive(void **state)
{
	static const struct resolve_row rows[] = {
		{"file:///tmp/a", NULL, "file:///tmp/a"},
		{"file://localhost/tmp/a", NULL, "file:///tmp/a"},
		{"file:c|/x/../../y", NULL, "file:///c:/y"},
		{"/y", "file:///C:/a/b", "file:///C:/y"},
		{"d:/y", "file:///C:/a/b", "d:/y"},
		{"../../..", "file:///C:/a/b", "file:///C:/"},
		{"b", "file://host/a", "file://host/b"},
	};
	(void)state;
	EXPECT_RESOLVED(rows);
}

static void
parts_of_an_address_are_views(void **state)
{
	struct url u;
	(void)state;
	assert_true(url_parse(&arena, STR("https://a.example:8443/b/c?d=e#f"), NULL, &u));
	assert_true(str_eq(u.scheme, STR("https")));
	assert_true(str_eq(u.host, STR("a.example")));
	assert_int_equal(u.port, 8443);
	assert_true(str_eq(u.path, STR("/b/c")));
	assert_true(str_eq(u.query, STR("d=e")));
	assert_true(str_eq(u.fragment, STR("f")));
	assert_true(url_parse(&arena, STR("https://a.example:443/?#"), NULL, &u));
	assert_int_equal(u.port, -1);
	assert_non_null(u.query.p);
	assert_int_equal(u.query.n, 0);
	assert_non_null(u.fragment.p);
	assert_true(url_parse(&arena, STR("https://a.example"), NULL, &u));
	assert_null(u.query.p);
	assert_null(u.fragment.p);
}

struct form_row {
	const char *input, *want;
};

static void
tracking_and_spelling_do_not_change_identity(void **state)
{
	static const struct form_row rows[] = {
		{"https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"},
		{"https://a.example/x?id=7&fbclid=abc&page=2", "https://a.example/x?id=7&page=2"},
		{"https://a.example/x?UTM_Source=rss#top", "https://a.example/x"},
		{"https://a.example/x?from=rss&id=1", "https://a.example/x?id=1"},
		{"https://a.example/x?from=2024-01-01", "https://a.example/x?from=2024-01-01"},
		{"https://a.example/x?", "https://a.example/x"},
		{"https://a.example/x?&&a=1&", "https://a.example/x?a=1"},
		{"https://A.example:443/%7Euser/%c3%a9", "https://a.example/~user/%C3%A9"},
		{"https://a.example/a%2fb%", "https://a.example/a%2Fb%"},
		{"https://a.example/%3%33%41", "https://a.example/%3%33A"},
		{"https://a.example/x?gclid", "https://a.example/x"},
		{"https://a.example/x?pklist=1", "https://a.example/x?pklist=1"},
		{"not an address", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str form = url_normalise(&arena, scratch, str_of(rows[i].input));
		expect(rows[i].input, form, rows[i].want);
		if (form.p) /* a normal form is its own normal form */
			expect(rows[i].want, url_normalise(&arena, scratch, form), rows[i].want);
	}
}

static void
origin_host_and_target_are_what_a_request_needs(void **state)
{
	(void)state;
	expect("origin", url_origin(&arena, scratch, STR("https://u:p@A.example:8443/x?y")),
	       "https://a.example:8443");
	expect("origin", url_origin(&arena, scratch, STR("http://a.example:80/")),
	       "http://a.example");
	expect("origin", url_origin(&arena, scratch, STR("ftp://a.example/")), NULL);
	expect("host", url_host(&arena, scratch, STR("https://A.example:8443/x")), "a.example");
	expect("host", url_host(&arena, scratch, STR("mailto:a@b.example")), NULL);
	expect("target", url_target(&arena, scratch, STR("https://a.example/x?y=1#z")), "/x?y=1");
	expect("target", url_target(&arena, scratch, STR("https://a.example")), "/");
	expect("target", url_target(&arena, scratch, STR("a.example")), NULL);
}

static void
site_names_the_owner_of_a_host(void **state)
{
	static const struct form_row rows[] = {
		{"www.example.com", "example.com"},     {"example.com", "example.com"},
		{"news.example.co.uk", "example.co.uk"}, {"example.co.uk", "example.co.uk"},
		{"a.b.example.com.au", "example.com.au"}, {"www.example.de", "example.de"},
		{"pia.blogspot.com", "pia.blogspot.com"}, {"localhost", "localhost"},
		{"127.0.0.1", "127.0.0.1"},              {"[::1]", "[::1]"},
		{"www.example.com.", "example.com"},     {"", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].input, url_site(str_of(rows[i].input)), rows[i].want);
}

static void
too_long_an_address_is_no_address(void **state)
{
	static char long_one[LIMIT_URL_BYTES + 2];
	(void)state;
	memset(long_one, 'a', sizeof long_one);
	memcpy(long_one, "http://a/", 9);
	assert_null(url_resolve(&arena, scratch, (struct str){long_one, sizeof long_one},
	                        STR_NONE).p);
	assert_non_null(url_resolve(&arena, scratch, (struct str){long_one, LIMIT_URL_BYTES},
	                            STR_NONE).p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(relative_address_is_resolved_on_its_base),
		cmocka_unit_test(absolute_address_is_written_in_one_way),
		cmocka_unit_test(host_is_domain_or_number_in_every_spelling),
		cmocka_unit_test(file_address_keeps_its_drive),
		cmocka_unit_test(parts_of_an_address_are_views),
		cmocka_unit_test(tracking_and_spelling_do_not_change_identity),
		cmocka_unit_test(origin_host_and_target_are_what_a_request_needs),
		cmocka_unit_test(site_names_the_owner_of_a_host),
		cmocka_unit_test(too_long_an_address_is_no_address),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
