/* server.c: the HTTP library's daemon, its answers to requests, and its life. */
#include "web/server.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "model/limits.h"
#include "os/clock.h"
#include "web/listen.h"
#include "web/request.h"

/* ── one request ── */

static void
count(struct server *s, int status, bool gzip, size_t body_bytes)
{
	if (status >= STATUS_LEAST && status < STATUS_MOST)
		atomic_fetch_add_explicit(&s->requests[status], 1, memory_order_relaxed);
	if (gzip)
		atomic_fetch_add_explicit(&s->gzipped, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&s->body_bytes, body_bytes, memory_order_relaxed);
}

static char
printable(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == 0x7f ? '?' : c;
}

/* Common log format; bytes that could forge a line are shown as '?'. */
static void
log_access(struct server *s, struct MHD_Connection *connection, const char *method,
           const char *url, int status, size_t bytes)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char host[64] = "-", when[64], line[1200], shown[800];
	time_t now = (time_t)clock_real_s();
	struct tm tm;
	size_t n = 0;
	if (s->options->access_log_fd < 0)
		return;
	if (info && info->client_addr)
		getnameinfo(info->client_addr,
		            info->client_addr->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
		                                                     : sizeof(struct sockaddr_in),
		            host, sizeof host, NULL, 0, NI_NUMERICHOST);
	for (; url[n] && n + 1 < sizeof shown; n++)
		shown[n] = printable(url[n]);
	shown[n] = 0;
	strftime(when, sizeof when, "%d/%b/%Y:%H:%M:%S +0000", gmtime_r(&now, &tm));
	int length = snprintf(line, sizeof line, "%s - - [%s] \"%.10s %s HTTP/1.1\" %d %zu\n", host,
	                      when, method, shown, status, bytes);
	if (write(s->options->access_log_fd, line, (size_t)length) < 0)
		log_warn("could not write the access log: %s", strerror(errno));
}

static enum MHD_Result
send_reply(struct server *s, struct MHD_Connection *connection, const struct reply *reply,
           const struct request *r, const char *method, const char *url)
{
	bool gzip = r->gzip && reply->gzip.full;
	const struct variant *v = gzip ? &reply->gzip : &reply->plain;
	bool same = v->unchanged && r->if_match.n &&
	            (request_has_etag(r->if_match, str_of(reply->plain.etag)) ||
	             request_has_etag(r->if_match, str_of(reply->gzip.etag)));
	int status = same ? 304 : reply->status;
	size_t bytes = same || method[0] == 'H' ? 0 : v->body_bytes;
	count(s, status, gzip && !same, bytes);
	log_access(s, connection, method, url, status, bytes);
	return MHD_queue_response(connection, (unsigned)status, same ? v->unchanged : v->full);
}

static enum MHD_Result
send_error(struct worker *w, struct MHD_Connection *connection, int status,
           const struct request *r, const char *method, const char *url)
{
	const struct reply *reply = worker_error(w, status);
	return reply ? send_reply(w->server, connection, reply, r, method, url) : MHD_NO;
}

/* What is worked out for each request: health and metrics. */
static enum MHD_Result
send_fresh(struct worker *w, struct MHD_Connection *connection, const struct content *c,
           const struct request *r, const char *method, const char *url)
{
	struct reply reply;
	if (!reply_make(&reply, c, false))
		return MHD_NO;
	enum MHD_Result result = send_reply(w->server, connection, &reply, r, method, url);
	reply_free(&reply);
	return result;
}

static enum MHD_Result
answer_path(struct worker *w, struct MHD_Connection *connection, struct str path,
            const struct request *r, const char *method, const char *url)
{
	struct arena scratch = w->scratch;
	bool health = str_eq(path, STR("/healthz"));
	if (health || str_eq(path, STR("/metrics"))) {
		struct content c = health ? health_content(w, &scratch)
		                          : metrics_content(w->server, &scratch);
		return send_fresh(w, connection, &c, r, method, url);
	}
	if (!worker_refresh(w))
		return send_error(w, connection, 503, r, method, url);
	const struct reply *reply = worker_reply(w, path);
	if (!reply)
		return send_error(w, connection, 404, r, method, url);
	return send_reply(w->server, connection, reply, r, method, url);
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *upload, size_t *upload_bytes, void **state)
{
	static int seen; /* only its address is used */
	struct worker *w = worker_of(cls);
	struct request r;
	struct str path;
	bool get = !strcmp(method, "GET") || !strcmp(method, "HEAD");
	(void)version;
	(void)upload;
	(void)upload_bytes;
	if (!w)
		return MHD_NO;
	request_read(&r, connection);
	/* The first call comes before any body was read: what has one is refused now, with the
	 * connection, so that nothing is taken for a second request. */
	if (request_smuggles(&r) || (get && r.body))
		return send_error(w, connection, 400, &r, method, url);
	if (!get)
		return send_error(w, connection, 405, &r, method, url);
	if (!*state) {
		*state = &seen;
		return MHD_YES;
	}
	struct arena before = w->scratch;
	bool known = request_path(&w->scratch, str_of(url), &path);
	enum MHD_Result result =
		known ? answer_path(w, connection, path, &r, method, url)
		      : send_error(w, connection, 400, &r, method, url);
	w->scratch = before;
	return result;
}

/* The library must not decode: "%00" would end its string, "%2f" would be a slash. */
static size_t
leave_encoded(void *cls, struct MHD_Connection *connection, char *s)
{
	(void)cls;
	(void)connection;
	return strlen(s);
}

static void
log_library(void *cls, const char *format, va_list args)
{
	char line[300];
	(void)cls;
	vsnprintf(line, sizeof line, format, args);
	log_debug("http: %s", line);
}

/* ── the server ── */

static struct MHD_Daemon *
start(struct server *s, int fd)
{
	int64_t threads = s->options->threads > 0 ? s->options->threads : 2;
	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ERROR_LOG | MHD_USE_TURBO, 0, NULL, NULL,
		answer, s, MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL, MHD_OPTION_LISTEN_SOCKET,
		fd, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)threads, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)LIMIT_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)LIMIT_CONNECTION_IDLE_S, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
		(size_t)LIMIT_REQUEST_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL, MHD_OPTION_END);
}

static void
say_ready(int fd, uint16_t port)
{
	char line[16];
	int n = snprintf(line, sizeof line, "%u\n", port);
	if (fd >= 0 && write(fd, line, (size_t)n) != n)
		log_warn("nobody was told that the server is ready: %s", strerror(errno));
}

static void
wait_for(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	while (poll(&p, 1, -1) < 0 && errno == EINTR)
		;
}

static bool
serve(struct server *s, int stop_fd, int ready_fd, struct err *err)
{
	uint16_t port;
	int fd = listen_on(s->options->listen, &port, err);
	if (fd < 0)
		return false;
	struct MHD_Daemon *daemon = start(s, fd);
	if (!daemon) {
		close(fd);
		return err_set(err, ERR_INTERNAL, "could not start the HTTP server");
	}
	log_info("serving at port %u", port);
	say_ready(ready_fd, port);
	wait_for(stop_fd);
	MHD_stop_daemon(daemon); /* closes the socket too; the threads' keys end with them */
	return true;
}

bool
web_run(const struct web_options *options, int stop_fd, int ready_fd, struct err *err)
{
	struct arena memory = arena_open(64 << 20);
	struct ad *ads = NULL;
	struct server *s = arena_new(&memory, struct server);
	s->options = options;
	s->data_folder = str_of(str_c(&memory, options->data_folder));
	s->started_ms = clock_steady_ms();
	if (options->ads_folder.n)
		house_load(&memory, str_c(&memory, options->ads_folder), &ads, &s->ad_count);
	s->ads = ads;

	struct store *store = store_open(s->data_folder.p, STORE_READ, err);
	bool done = store != NULL;
	if (store)
		store_close(store);
	if (done && pthread_key_create(&s->worker, worker_close))
		done = err_set(err, ERR_INTERNAL, "could not make a key for threads");
	if (done) {
		done = serve(s, stop_fd, ready_fd, err);
		pthread_key_delete(s->worker);
	}
	arena_close(&memory);
	return done;
}
