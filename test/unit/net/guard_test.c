/* guard_test.c: which addresses may be reached. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "net/guard.h"

struct row {
	const char *address;
	bool allowed;
};

static bool
allows(const struct guard *g, const char *text)
{
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} a;
	memset(&a, 0, sizeof a);
	if (strchr(text, ':')) {
		a.v6.sin6_family = AF_INET6;
		assert_int_equal(inet_pton(AF_INET6, text, &a.v6.sin6_addr), 1);
	} else {
		a.v4.sin_family = AF_INET;
		assert_int_equal(inet_pton(AF_INET, text, &a.v4.sin_addr), 1);
	}
	return guard_allows(g, &a.any);
}

static void
expect(const struct guard *g, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (allows(g, rows[i].address) != rows[i].allowed)
			fail_msg("%s should be %s", rows[i].address,
			         rows[i].allowed ? "allowed" : "refused");
}

static void
only_public_addresses_are_reached(void **state)
{
	static const struct row rows[] = {
		{"8.8.8.8", true}, {"1.1.1.1", true}, {"93.184.216.34", true},
		{"0.0.0.0", false}, {"0.1.2.3", false}, {"1.0.0.0", true},
		{"9.255.255.255", true}, {"10.0.0.1", false}, {"10.255.255.255", false},
		{"11.0.0.0", true},
		{"100.63.255.255", true}, {"100.64.0.1", false}, {"100.127.255.255", false},
		{"100.128.0.0", true},
		{"127.0.0.1", false}, {"127.255.255.254", false}, {"128.0.0.1", true},
		{"169.253.255.255", true}, {"169.254.169.254", false}, {"169.255.0.0", true},
		{"172.15.255.255", true}, {"172.16.0.1", false}, {"172.31.255.255", false},
		{"172.32.0.0", true},
		{"192.0.0.8", false}, {"192.0.1.1", true}, {"192.0.2.1", false}, {"192.88.99.1", false},
		{"192.167.255.255", true}, {"192.168.1.1", false}, {"192.169.0.0", true},
		{"198.17.255.255", true}, {"198.18.0.1", false}, {"198.19.255.255", false},
		{"198.20.0.0", true}, {"198.51.100.7", false}, {"203.0.113.7", false},
		{"223.255.255.255", true}, {"224.0.0.1", false}, {"239.1.1.1", false},
		{"240.0.0.1", false}, {"255.255.255.255", false},
	};
	const struct guard g = {0};
	(void)state;
	expect(&g, rows, sizeof rows / sizeof *rows);
}

static void
ipv6_forms_of_refused_addresses_are_refused(void **state)
{
	static const struct row rows[] = {
		{"2606:4700::1111", true}, {"2a00:1450:4001::8", true}, {"2001:4860:4860::8888", true},
		{"::", false}, {"::1", false}, {"::2", false},
		{"::ffff:127.0.0.1", false}, {"::ffff:10.1.2.3", false}, {"::ffff:8.8.8.8", true},
		{"::127.0.0.1", false}, {"::8.8.8.8", false}, {"::ffff:0:127.0.0.1", false},
		{"64:ff9b::7f00:1", false}, {"64:ff9b::a9fe:a9fe", false}, {"64:ff9b::808:808", true},
		{"64:ff9b:1::7f00:1", false}, {"64:ff9b:1::808:808", false},
		{"2002:7f00:1::", false}, {"2002:808:808::1", false},
		{"2001::1", false}, {"2001:0:4136:e378::1", false}, {"2001:20::1", false},
		{"2001:db8::1", false}, {"2001:db9::1", true}, {"3fff::1", false},
		{"fc00::1", false}, {"fd12:3456::1", false}, {"fe80::1", false}, {"fec0::1", false},
		{"ff02::1", false}, {"100::1", false}, {"5f00::1", false}, {"4000::1", false},
	};
	const struct guard g = {0};
	(void)state;
	expect(&g, rows, sizeof rows / sizeof *rows);
}

static void
configured_networks_are_allowed_although_special(void **state)
{
	static const struct row rows[] = {
		{"127.20.0.1", true}, {"127.20.255.255", true}, {"127.21.0.1", false},
		{"::ffff:127.20.0.1", true}, {"64:ff9b::7f14:1", true}, {"::1", false},
		{"fd00::1", true}, {"fc00::1", false}, {"192.168.7.9", true}, {"192.168.7.8", false},
	};
	struct guard g;
	struct err err;
	(void)state;
	assert_true(guard_parse(&g, STR(" 127.20.0.0/16, fd00::/8,192.168.7.9,"), &err));
	assert_int_equal(g.count, 3);
	expect(&g, rows, sizeof rows / sizeof *rows);
	assert_true(guard_parse(&g, STR(""), &err));
	assert_int_equal(g.count, 0);
	assert_true(guard_parse(&g, STR_NONE, &err));
	assert_true(guard_parse(&g, STR("0.0.0.0/0"), &err));
	assert_true(allows(&g, "127.0.0.1"));
	assert_false(allows(&g, "::1"));
}

static void
wrong_network_is_named_in_the_error(void **state)
{
	static const char *const wrong[] = {
		"127.0.0.0/33", "fd00::/129", "127.0.0/8", "localhost", "10.0.0.0/-1", "10.0.0.0/",
		"10.0.0.0/x", "/8", "1.2.3.4.5",
	};
	struct guard g;
	struct err err;
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		memset(&err, 0, sizeof err);
		assert_false(guard_parse(&g, str_of(wrong[i]), &err));
		assert_int_equal(err.code, ERR_USAGE);
		assert_non_null(strstr(err.msg, wrong[i]));
	}
	assert_false(guard_parse(&g, STR("1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,"
	                                 "1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,1.1.1.1,"
	                                 "1.1.1.1,1.1.1.1,1.1.1.1"), &err));
}

static void
other_families_are_refused(void **state)
{
	const struct guard g = {0};
	struct sockaddr_un path = {.sun_family = AF_UNIX};
	(void)state;
	assert_false(guard_allows(&g, (const struct sockaddr *)&path));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_public_addresses_are_reached),
		cmocka_unit_test(ipv6_forms_of_refused_addresses_are_refused),
		cmocka_unit_test(configured_networks_are_allowed_although_special),
		cmocka_unit_test(wrong_network_is_named_in_the_error),
		cmocka_unit_test(other_families_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
