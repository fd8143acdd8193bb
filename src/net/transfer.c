/* transfer.c: one request under way, on one libcurl handle. */
#include "net/transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/limits.h"
#include "net/fetch_head.h"
#include "net/transfer_error.h"
#include "text/url.h"

enum { KEEP_HEAD_BYTES = 16 << 10 };

static bool
bytes_put(struct transfer_bytes *b, const char *p, size_t n)
{
	if (b->cap - b->n < n) {
		size_t cap = b->cap ? b->cap : 4096;
		while (cap - b->n < n)
			cap *= 2;
		char *grown = realloc(b->p, cap);
		if (!grown)
			return false;
		b->p = grown;
		b->cap = cap;
	}
	memcpy(b->p + b->n, p, n);
	b->n += n;
	return true;
}

static void
bytes_free(struct transfer_bytes *b)
{
	free(b->p);
	*b = (struct transfer_bytes){0};
}

/* ── What libcurl calls; a short count ends the transfer ── */

static size_t
on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	n *= size;
	if (n > t->max_bytes - t->body.n)
		t->stop = STOP_BODY;
	else if (n && !bytes_put(&t->body, p, n))
		t->stop = STOP_MEMORY;
	return t->stop ? 0 : n;
}

/* A host that has nothing new is asked nothing more for a while.  Connections that are not kept
 * need not be driven out by others, for which libcurl looks through all hosts it ever met. */
static void
on_status(struct transfer *t, struct str line)
{
	struct str version, status;
	if (str_word(&line, &version) && str_word(&line, &status) && str_eq(status, STR("304")))
		curl_easy_setopt(t->easy, CURLOPT_FORBID_REUSE, 1L);
}

static size_t
on_head(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	n *= size;
	/* A status line begins anew: what came before was 103 or the like. */
	struct str line = str_from(p, n);
	if (str_starts(line, STR("HTTP/"))) {
		t->head.n = 0;
		on_status(t, line);
	} else if (t->head.n + n > LIMIT_HEADER_BYTES) {
		t->stop = STOP_HEAD;
	} else if (n && !bytes_put(&t->head, p, n)) {
		t->stop = STOP_MEMORY;
	}
	return t->stop ? 0 : n;
}

static void
describe_address(char text[64], const struct sockaddr *address)
{
	const void *bytes = address->sa_family == AF_INET6
		? (const void *)&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr
		: (const void *)&((const struct sockaddr_in *)(const void *)address)->sin_addr;
	if (!inet_ntop(address->sa_family, bytes, text, 64))
		strcpy(text, "of no known kind");
}

static curl_socket_t
on_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *t = ctx;
	(void)purpose;
	t->tried++;
	/* With a proxy every socket leads there, and it was configured on purpose. */
	if (!t->own_service && !*t->setup->proxy &&
	    !guard_allows(&t->setup->guard, &address->addr)) {
		t->refused++;
		describe_address(t->refused_address, &address->addr);
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* A kept connection that the server closes before it answers makes libcurl ask again at once.
 * When a host is asked again is for its pace to say, so the second time ends the transfer. */
static int
on_request(void *ctx, char *remote, char *local, int remote_port, int local_port)
{
	struct transfer *t = ctx;
	(void)remote;
	(void)local;
	(void)remote_port;
	(void)local_port;
	if (t->asked++ == 0)
		return CURL_PREREQFUNC_OK;
	t->stop = STOP_TWICE;
	return CURL_PREREQFUNC_ABORT;
}

/* ── Preparing ── */

/* A header field with a value from outside, byte for byte; none where it could end the
 * line. */
static bool
add_header(struct transfer *t, const char *name, struct str value)
{
	char line[LIMIT_URL_BYTES];
	if (!value.n)
		return true;
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == '\r' || value.p[i] == '\n' || value.p[i] == 0)
			return true;
	int n = snprintf(line, sizeof line, "%s: " STR_FMT, name, STR_ARG(value));
	if (n < 0 || (size_t)n >= sizeof line)
		return true;
	struct curl_slist *longer = curl_slist_append(t->headers, line);
	if (longer)
		t->headers = longer;
	return longer;
}

/* Through a proxy nobody sees the resolved address; a literal one is judged here. */
static bool
proxy_may_reach(const struct guard *guard, struct str host)
{
	char text[64];
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} a;
	memset(&a, 0, sizeof a);
	if (str_eq(host, STR("localhost")) || str_ends(host, STR(".localhost")))
		host = STR("127.0.0.1");
	bool is_v6 = host.n && host.p[0] == '[';
	if (is_v6)
		host = str_sub(host, 1, host.n - 1);
	if (host.n >= sizeof text)
		return true;
	snprintf(text, sizeof text, STR_FMT, STR_ARG(host));
	if (is_v6 && inet_pton(AF_INET6, text, &a.v6.sin6_addr) == 1)
		a.v6.sin6_family = AF_INET6;
	else if (inet_pton(AF_INET, text, &a.v4.sin_addr) == 1)
		a.v4.sin_family = AF_INET;
	else
		return true;
	return guard_allows(guard, &a.any);
}

/* libcurl is given the address as we read it, so that the two never differ on what the
 * host is. */
static bool
set_url(struct transfer *t, struct str text, struct arena scratch, struct err *err)
{
	struct url url;
	if (!url_parse(&scratch, text, NULL, &url) ||
	    !(str_eq(url.scheme, STR("https")) || str_eq(url.scheme, STR("http"))))
		return err_set(err, ERR_INPUT, "this is no http address");
	if (!t->own_service && *t->setup->proxy && !proxy_may_reach(&t->setup->guard, url.host))
		return err_set(err, ERR_DENIED, "private address " STR_FMT " refused",
		               STR_ARG(url.host));
	url.fragment = STR_NONE;
	char *line = str_c(&scratch, url_href(&scratch, &url));
	if (curl_easy_setopt(t->easy, CURLOPT_URL, line) != CURLE_OK)
		return err_set(err, ERR_INPUT, "this is no http address");
	return true;
}

static void
set_manners(struct transfer *t)
{
	const struct transfer_setup *setup = t->setup;
	CURL *easy = t->easy;
	curl_easy_setopt(easy, CURLOPT_USERAGENT, setup->user_agent);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can decode */
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	/* Never from the environment: a proxy would go round the guard. */
	curl_easy_setopt(easy, CURLOPT_PROXY, t->own_service ? "" : setup->proxy);
	/* With a CA directory Debian's libcurl reads all of the bundle again for each connection. */
	curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
	curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	/* libcurl walks through all names that it remembers at the end of each transfer, which with
	 * thousands of hosts takes ten times as long as the transfer; connections are kept anyway. */
	curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
	if (setup->share)
		curl_easy_setopt(easy, CURLOPT_SHARE, setup->share);
	if (setup->resolve)
		curl_easy_setopt(easy, CURLOPT_RESOLVE, setup->resolve);
}

static void
set_limits(struct transfer *t, uint32_t timeout_s)
{
	CURL *easy = t->easy;
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, timeout_s ? (long)timeout_s : (long)LIMIT_FETCH_S);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)LIMIT_FETCH_CONNECT_S);
	/* A model says nothing until it has written all. */
	if (!t->own_service) {
		curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)LIMIT_FETCH_SLOW_BYTES);
		curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)LIMIT_FETCH_SLOW_S);
	}
	/* A length announced over the limit is refused before the body; on_body does the rest. */
	curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)t->max_bytes);
}

/* The body is copied, because the message that it came in is soon gone. */
static bool
set_post(struct transfer *t, const struct fetch_request *r)
{
	if (!r->body.p)
		return true;
	curl_easy_setopt(t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body.n);
	return curl_easy_setopt(t->easy, CURLOPT_COPYPOSTFIELDS, r->body.p) == CURLE_OK &&
	       add_header(t, "Content-Type",
	                  r->body_type.n ? r->body_type : STR("application/json"));
}

static void
set_callbacks(struct transfer *t)
{
	CURL *easy = t->easy;
	curl_easy_setopt(easy, CURLOPT_PRIVATE, t);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->curl_words);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_head);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, t);
}

struct transfer *
transfer_new(struct transfer_setup *setup)
{
	struct transfer *t = calloc(1, sizeof *t);
	if (!t)
		return NULL;
	t->setup = setup;
	t->easy = curl_easy_init();
	if (!t->easy) {
		free(t);
		return NULL;
	}
	return t;
}

bool
transfer_prepare(struct transfer *t, const struct fetch_request *r, struct arena scratch,
                 struct err *err)
{
	/* Room for the longest body and its headers in one message. */
	const uint64_t most = LIMIT_MESSAGE_BYTES - 4 * LIMIT_HEADER_BYTES;
	t->id = r->id;
	t->asked = 0;
	t->own_service = r->own_service;
	t->max_bytes = r->max_bytes ? r->max_bytes : LIMIT_PAGE_BYTES;
	if (t->max_bytes > most)
		t->max_bytes = most;
	if (!set_url(t, r->url, scratch, err))
		return false;
	set_manners(t);
	set_limits(t, r->timeout_s);
	set_callbacks(t);
	if (!add_header(t, "Accept", r->accept) || !add_header(t, "If-None-Match", r->etag) ||
	    !add_header(t, "If-Modified-Since", r->last_modified) ||
	    !add_header(t, "Authorization", r->authorization) || !set_post(t, r))
		return err_set(err, ERR_INTERNAL, "out of memory");
	curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
	t->setup->resolve = NULL;
	return true;
}

void
transfer_answer(struct transfer *t, CURLcode code, struct arena *out, struct fetch_answer *a)
{
	curl_off_t micros = 0;
	long status = 0;
	*a = (struct fetch_answer){.id = t->id};
	curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &micros);
	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	a->elapsed_ms = micros / 1000;
	if (code != CURLE_OK) {
		a->unsent = t->asked == 0;
		transfer_error(t, code, &a->err);
		return;
	}
	a->status = (int)status;
	fetch_head_read(out, str_from(t->head.p, t->head.n), a);
	a->body = t->body.p ? str_from(t->body.p, t->body.n) : STR("");
}

void
transfer_reset(struct transfer *t)
{
	curl_easy_reset(t->easy);
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	bytes_free(&t->body);
	t->head.n = 0;
	if (t->head.cap > KEEP_HEAD_BYTES)
		bytes_free(&t->head);
	t->stop = STOP_NONE;
	t->tried = t->refused = 0;
	t->curl_words[0] = 0;
}
