/* newsstand.c: the invented outlets as web sites on loopback. */
#include "demo/newsstand.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "demo/embedded_files.h"
#include "demo/site.h"
#include "model/when.h"

enum {
	NEWSSTAND_MEMORY = 32 << 20,
	REQUEST_MEMORY = 64 << 20,
	IDLE_S = 30,
	MOST_CONNECTIONS = 200,
};

struct newsstand {
	struct MHD_Daemon *daemon;
	struct arena memory;  /* the newsroom */
	struct arena request; /* one answer at a time: there is one thread */
	struct newsroom newsroom;
	struct site site;
	struct clock clock;
};

static struct str
header(struct MHD_Connection *connection, const char *name)
{
	return str_of(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

static enum MHD_Result
send_answer(struct MHD_Connection *connection, struct arena *memory,
            const struct site_answer *a)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
		a->body.n, (void *)(uintptr_t)a->body.p, MHD_RESPMEM_MUST_COPY);
	if (!r)
		return MHD_NO;
	if (a->content_type.n && a->status != 304)
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE,
		                        str_c(memory, a->content_type));
	if (a->etag.n)
		MHD_add_response_header(r, MHD_HTTP_HEADER_ETAG, str_c(memory, a->etag));
	if (a->changed_at)
		MHD_add_response_header(r, MHD_HTTP_HEADER_LAST_MODIFIED,
		                        str_c(memory, calendar_http(memory, a->changed_at)));
	enum MHD_Result done = MHD_queue_response(connection, (unsigned)a->status, r);
	MHD_destroy_response(r);
	return done;
}

static enum MHD_Result
handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *upload, size_t *upload_size, void **seen)
{
	struct newsstand *stand = context;
	struct site_answer answer = {.status = 405, .body = STR("")};
	(void)version;
	(void)upload;
	if (!*seen) {
		*seen = stand; /* the first call has headers only */
		return MHD_YES;
	}
	if (*upload_size) {
		*upload_size = 0;
		return MHD_YES;
	}
	arena_reset(&stand->request, 1 << 20);
	if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0) {
		struct site_request q = {
			.host = header(connection, "Host"),
			.path = str_of(url),
			.if_none_match = header(connection, "If-None-Match"),
			.if_modified_since = header(connection, "If-Modified-Since"),
			.now = clock_news_s(&stand->clock),
		};
		site_answer(&stand->request, &stand->site, &q, &answer);
	}
	return send_answer(connection, &stand->request, &answer);
}

static bool
read_newsroom(struct newsstand *stand, struct err *err)
{
	size_t count = demo_newsroom_files_count;
	struct newsroom_file *files = arena_array(&stand->memory, struct newsroom_file, count);
	for (size_t i = 0; i < count; i++)
		files[i] = (struct newsroom_file){
			str_of(demo_newsroom_files[i].name),
			str_from(demo_newsroom_files[i].bytes, demo_newsroom_files[i].size)};
	return newsroom_read(&stand->memory, files, count, &stand->newsroom, err);
}

int64_t
newsstand_day_of(int64_t at)
{
	time_t t = (time_t)at;
	struct tm local;
	localtime_r(&t, &local);
	return days_of_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

/* Minutes east of UTC at the local noon of a day. */
static int
local_zone_min(int64_t day)
{
	time_t noon = (time_t)(day * 86400 + 43200);
	struct tm local;
	localtime_r(&noon, &local);
	return (int)(local.tm_gmtoff / 60);
}

static bool
listen_on(struct newsstand *stand, int port, struct err *err)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	errno = 0;
	stand->daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)port, NULL, NULL, handle, stand,
		MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS, MHD_OPTION_END);
	if (!stand->daemon)
		return err_set(err, errno == EADDRINUSE ? ERR_BUSY : ERR_INTERNAL,
		               "could not listen on 127.0.0.1:%d: %s", port, strerror(errno));
	stand->site.port = MHD_get_daemon_info(stand->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
	return true;
}

struct newsstand *
newsstand_open(const struct newsstand_options *options, struct err *err)
{
	struct newsstand *stand = calloc(1, sizeof *stand);
	if (!stand) {
		err_set(err, ERR_INTERNAL, "out of memory");
		return NULL;
	}
	stand->memory = arena_open(NEWSSTAND_MEMORY);
	stand->request = arena_open(REQUEST_MEMORY);
	stand->clock = options->clock;
	stand->site.newsroom = &stand->newsroom;
	stand->site.calendar.day1 = options->day1;
	stand->site.calendar.zone_min = local_zone_min(options->day1);
	if (!read_newsroom(stand, err) || !listen_on(stand, options->port, err)) {
		err_wrap(err, "could not open the newsroom");
		newsstand_stop(stand);
		return NULL;
	}
	return stand;
}

int
newsstand_port(const struct newsstand *stand)
{
	return stand->site.port;
}

struct str
newsstand_opml(const struct newsstand *stand, struct arena *out)
{
	return site_opml(out, &stand->site);
}

void
newsstand_stop(struct newsstand *stand)
{
	if (!stand)
		return;
	if (stand->daemon)
		MHD_stop_daemon(stand->daemon);
	arena_close(&stand->request);
	arena_close(&stand->memory);
	free(stand);
}
