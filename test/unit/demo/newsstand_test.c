/* newsstand_test.c: the newsstand on a real socket of loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "demo/newsstand.h"

static struct newsstand *stand;
static char reply[1 << 20];

/* Sends one request and reads the whole answer into `reply`. */
static void
ask(const char *host, const char *path, const char *more_headers)
{
	char request[1000];
	struct sockaddr_in to = {.sin_family = AF_INET,
	                         .sin_port = htons((uint16_t)newsstand_port(stand)),
	                         .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	size_t n = 0;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	int length = snprintf(request, sizeof request,
	                      "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n", path,
	                      host, more_headers);
	assert_int_equal(write(fd, request, (size_t)length), length);
	for (ssize_t got; (got = read(fd, reply + n, sizeof reply - 1 - n)) > 0;)
		n += (size_t)got;
	reply[n] = 0;
	close(fd);
}

static void
outlets_answer_by_host_with_validators(void **state)
{
	char etag[40] = "", headers[100];
	(void)state;
	ask("hpa.localhost", "/rss.xml", "");
	assert_non_null(strstr(reply, "HTTP/1.1 200"));
	assert_non_null(strstr(reply, "Content-Type: application/rss+xml"));
	assert_non_null(strstr(reply, "Last-Modified: "));
	assert_non_null(strstr(reply, "<item>"));
	assert_int_equal(sscanf(strstr(reply, "ETag: "), "ETag: %39s", etag), 1);
	snprintf(headers, sizeof headers, "If-None-Match: %s\r\n", etag);
	ask("hpa.localhost", "/rss.xml", headers);
	assert_non_null(strstr(reply, "HTTP/1.1 304"));
	assert_null(strstr(reply, "<item>"));
}

static void
other_hosts_get_the_list(void **state)
{
	(void)state;
	ask("127.0.0.1", "/", "");
	assert_non_null(strstr(reply, "Tessmark Courier"));
	ask("nobody.localhost", "/feeds.opml", "");
	assert_non_null(strstr(reply, "<opml"));
}

static void
a_taken_port_is_said_to_be_busy(void **state)
{
	struct newsstand_options options = {.port = newsstand_port(stand)};
	struct err err = {0};
	(void)state;
	assert_null(newsstand_open(&options, &err));
	assert_int_equal(err.code, ERR_BUSY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outlets_answer_by_host_with_validators),
		cmocka_unit_test(other_hosts_get_the_list),
		cmocka_unit_test(a_taken_port_is_said_to_be_busy),
	};
	struct err err;
	struct newsstand_options options = {.day1 = newsstand_day_of(clock_real_s()) - 5};
	stand = newsstand_open(&options, &err);
	if (!stand) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	newsstand_stop(stand);
	return failed;
}
