/* server.c: the HTTP library's daemon, its answers to requests, and its life. */
#include "web/server.h"

#include <errno.h>
#include <malloc.h>
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
#include "os/proc.h"
#include "web/api.h"
#include "web/ad_plan.h"
#include "web/listen.h"
#include "web/request.h"

enum {
	MEMORY_BYTES = 1 << 30, /* of address space, for campaigns and their pictures */
	/* Of memory that is free each thread keeps so much: given back and taken again with every
	 * connection it would be cleared each time. */
	KEPT_FREE_BYTES = 16 << 20,
};

/* ── one request ── */

static void
count(struct server *s, int status, enum coding coding, size_t body_bytes)
{
	if (status >= STATUS_LEAST && status < STATUS_MOST)
		atomic_fetch_add_explicit(&s->requests[status], 1, memory_order_relaxed);
	if (coding)
		atomic_fetch_add_explicit(&s->packed[coding], 1, memory_order_relaxed);
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
	const struct variant *v = reply_variant(reply, r->wish);
	bool same = v->unchanged && reply_is_known(reply, r->if_match);
	int status = same ? 304 : reply->status;
	size_t bytes = same || method[0] == 'H' ? 0 : v->body_bytes;
	count(s, status, same ? CODING_NONE : v->coding, bytes);
	log_access(s, connection, method, url, status, bytes);
	return MHD_queue_response(connection, (unsigned)status, same ? v->unchanged : v->full);
}

/* What is worked out for each request: health, metrics, searches. */
static enum MHD_Result
send_fresh(struct worker *w, struct MHD_Connection *connection, const struct content *c,
           const struct request *r, const char *method, const char *url)
{
	struct reply reply;
	const struct coding_wish one = {r->wish.first, CODING_NONE};
	if (!reply_make(&reply, c, one))
		return MHD_NO;
	enum MHD_Result result = send_reply(w->server, connection, &reply, r, method, url);
	reply_free(&reply);
	return result;
}

static enum MHD_Result
send_error(struct worker *w, struct MHD_Connection *connection, int status,
           const struct request *r, const char *method, const char *url)
{
	if (str_starts(str_of(url), STR("/api/"))) {
		struct arena scratch = w->scratch;
		struct content c = api_problem(&scratch, status);
		return send_fresh(w, connection, &c, r, method, url);
	}
	const struct reply *reply = worker_error(w, status);
	return reply ? send_reply(w->server, connection, reply, r, method, url) : MHD_NO;
}

/* A page that is put together with advertisements. */
static enum MHD_Result
send_page(struct worker *w, struct MHD_Connection *connection, struct ad_plan *plan,
          const struct request *r, const char *method, const char *url)
{
	struct ad_sent sent = {.status = 500};
	enum MHD_Result result = ad_plan_send(plan, w->server->ads, w->scratch, connection, r,
	                                      method[0] == 'H', clock_real_s(), &w->random, &sent);
	count(w->server, sent.status, sent.gzip ? CODING_GZIP : CODING_NONE, sent.body_bytes);
	log_access(w->server, connection, method, url, sent.status, sent.body_bytes);
	return result;
}

/* A link below /ad/; files there are pages like others. */
static enum MHD_Result
send_ad(struct worker *w, struct MHD_Connection *connection, struct str path,
        const struct request *r, const char *method, const char *url)
{
	struct content c;
	int status = ads_answer(w->server->ads, connection, path, method[0] == 'H',
	                        clock_real_s(), &c);
	if (status >= 400)
		return send_error(w, connection, status, r, method, url);
	return send_fresh(w, connection, &c, r, method, url);
}

/* Who asks: behind a proxy of this machine the client that it names last. */
static struct str
client_of(struct arena *out, struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const char *forwarded =
		MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "X-Forwarded-For");
	char host[64] = "-";
	if (info && info->client_addr)
		getnameinfo(info->client_addr,
		            info->client_addr->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
		                                                     : sizeof(struct sockaddr_in),
		            host, sizeof host, NULL, 0, NI_NUMERICHOST);
	struct str name = str_of(host), list = str_of(forwarded);
	if (list.n && (str_starts(name, STR("127.")) || str_eq(name, STR("::1")))) {
		ptrdiff_t comma = str_rfind_byte(list, ',');
		return str_trim(comma < 0 ? list : str_skip(list, (size_t)comma + 1));
	}
	return str_dup(out, name);
}

static enum MHD_Result
answer_api(struct worker *w, struct MHD_Connection *connection, const struct request *r,
           const char *method, const char *url)
{
	struct arena scratch = w->scratch, room = arena_part(&scratch, 1 << 16);
	struct api_share share;
	struct content c;
	bool may = api_take(w, client_of(&scratch, connection), clock_steady_ms() / 1000, &share);
	int status = may ? worker_fresh(w, &scratch, api_content, r, &c) : 429;
	atomic_fetch_add_explicit(may ? &w->server->api_requests : &w->server->api_refused, 1,
	                          memory_order_relaxed);
	if (status)
		c = api_problem(&room, status); /* the rest may be used up */
	c.limit = share.most;
	c.remaining = share.left;
	c.reset_s = share.reset_s;
	return send_fresh(w, connection, &c, r, method, url);
}

/* What depends on more than the path. */
static worker_make *
maker_of(struct str path)
{
	if (str_eq(path, STR("/search")))
		return search_content;
	return str_starts(path, STR("/search/feed.")) ? follow_search : NULL;
}

static enum MHD_Result
answer_path(struct worker *w, struct MHD_Connection *connection, struct str path,
            const struct request *r, const char *method, const char *url)
{
	struct arena scratch = w->scratch;
	struct content file;
	bool health = str_eq(path, STR("/healthz"));
	if (health || str_eq(path, STR("/metrics"))) {
		struct content c = health ? health_content(w, &scratch)
		                          : metrics_content(w->server, &scratch);
		return send_fresh(w, connection, &c, r, method, url);
	}
	if (str_starts(path, STR("/ad/")) && !ads_file(w->server->ads, path, &file))
		return send_ad(w, connection, path, r, method, url);
	if (!worker_refresh(w))
		return send_error(w, connection, 503, r, method, url);
	if (str_starts(path, STR("/api/")))
		return answer_api(w, connection, r, method, url);
	worker_make *make = maker_of(path);
	if (make) {
		struct content c;
		int status = worker_fresh(w, &scratch, make, r, &c);
		return status ? send_error(w, connection, status, r, method, url)
		              : send_fresh(w, connection, &c, r, method, url);
	}
	const struct reply *reply = worker_reply(w, path);
	if (!reply)
		return send_error(w, connection, 404, r, method, url);
	if (reply->ads)
		return send_page(w, connection, reply->ads, r, method, url);
	return send_reply(w->server, connection, reply, r, method, url);
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *upload, size_t *upload_bytes, void **state)
{
	static int seen; /* only its address is used */
	struct worker *w = worker_of(cls);
	struct request r;
	struct str path = STR_NONE;
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
	r.path = path;
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

/* Many who only hold the line keep no reader out while there is room. */
static unsigned
connections_possible(void)
{
	size_t files = proc_open_files(LIMIT_CONNECTIONS + LIMIT_WEB_FILES);
	size_t most = files > 2 * LIMIT_WEB_FILES ? files - LIMIT_WEB_FILES : files / 2;
	return (unsigned)(most < LIMIT_CONNECTIONS ? most : LIMIT_CONNECTIONS);
}

static struct MHD_Daemon *
start(struct server *s, int fd)
{
	int64_t threads = s->options->threads > 0 ? s->options->threads : 2;
	unsigned connections = connections_possible();
	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ERROR_LOG | MHD_USE_TURBO | MHD_USE_ITC, 0, NULL, NULL,
		answer, s, MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL, MHD_OPTION_LISTEN_SOCKET,
		fd, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)threads, MHD_OPTION_CONNECTION_LIMIT,
		connections, MHD_OPTION_CONNECTION_TIMEOUT,
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

/* Which of the two could be read first; -1: neither, in `most_ms` (-1: for ever). */
static int
wait_for(int stop_fd, int drain_fd, int most_ms)
{
	struct pollfd p[2] = {{.fd = stop_fd, .events = POLLIN},
	                      {.fd = drain_fd > 0 ? drain_fd : -1, .events = POLLIN}};
	int n;
	while ((n = poll(p, 2, most_ms)) < 0 && errno == EINTR)
		;
	return n <= 0 ? -1 : p[0].revents ? 0 : 1;
}

static void
drain(struct MHD_Daemon *daemon, int stop_fd)
{
	/* What was accepted at the last moment is counted a little later. */
	enum { LOOK_MS = 100, LEAST_MS = 1000 };
	int64_t began = clock_steady_ms(), until = began + (LIMIT_CONNECTION_IDLE_S + 5) * 1000;
	MHD_quiesce_daemon(daemon);
	log_info("another process serves by now; open connections are served to their end");
	while (clock_steady_ms() < until && wait_for(stop_fd, -1, LOOK_MS) < 0) {
		const union MHD_DaemonInfo *info =
			MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
		if (info && !info->num_connections && clock_steady_ms() - began >= LEAST_MS)
			return;
	}
}

static bool
serve(struct server *s, int stop_fd, int ready_fd, struct err *err)
{
	uint16_t port;
	int fd = s->options->listen_fd > 0 ? s->options->listen_fd
	                                   : listen_on(s->options->listen, &port, err);
	if (fd < 0)
		return false;
	port = listen_port(fd);
	struct MHD_Daemon *daemon = start(s, fd);
	if (!daemon) {
		close(fd);
		return err_set(err, ERR_INTERNAL, "could not start the HTTP server");
	}
	log_info("serving at port %u", port);
	say_ready(ready_fd, port);
	if (wait_for(stop_fd, s->options->drain_fd, -1) == 1)
		drain(daemon, stop_fd);
	MHD_stop_daemon(daemon); /* closes the socket too; the threads' keys end with them */
	return true;
}

bool
web_run(const struct web_options *options, int stop_fd, int ready_fd, struct err *err)
{
	struct arena memory = arena_open(MEMORY_BYTES);
	struct server *s = arena_new(&memory, struct server);
	mallopt(M_TRIM_THRESHOLD, KEPT_FREE_BYTES);
	s->options = options;
	s->data_folder = str_of(str_c(&memory, options->data_folder));
	s->started_ms = clock_steady_ms();
	struct store *store = store_open(s->data_folder.p, STORE_READ, err);
	if (store)
		s->ads = ads_open(&memory, options, store, err);
	bool done = s->ads != NULL;
	store_close(store);
	if (done && pthread_key_create(&s->worker, worker_close))
		done = err_set(err, ERR_INTERNAL, "could not make a key for threads");
	if (done) {
		done = serve(s, stop_fd, ready_fd, err);
		pthread_key_delete(s->worker);
	}
	if (s->ads)
		ads_close(s->ads);
	arena_close(&memory);
	return done;
}
