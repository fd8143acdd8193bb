/* cmd_demo.c: the whole program on the built-in newsroom.
 *
 * The invented outlets are served over loopback by a process of their own and read through the
 * ordinary way: polled, fetched, grouped, written.  News time runs faster; manners do not. */
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "cmd/serve.h"
#include "demo/embedded_files.h"
#include "demo/newsstand.h"
#include "engine/parser.h"
#include "os/file.h"
#include "os/proc.h"
#include "store/store.h"

enum {
	SPEED = 300,             /* five minutes of news a second: three days in a quarter of an hour */
	START_S = 12 * 3600,     /* day one at noon: several stories are under way */
	DAYS_BACK = 2,           /* day one, so that the third day is today */
};

struct demo {
	struct newsstand_options stand;
	struct str folder;       /* where feeds.opml goes */
	bool temporary;
};

/* ── the outlets' process ── */

static int
newsroom_main(void *ctx, int fd)
{
	const struct demo *d = ctx;
	struct err err;
	struct arena arena = arena_open(16 << 20);
	char c;
	log_setup("newsroom", LOG_WARN);
	struct newsstand *stand = newsstand_open(&d->stand, &err);
	if (!stand) {
		fprintf(stderr, "glancewire demo: %s\n", err.msg);
		return 1;
	}
	struct str path = str_fmt(&arena, STR_FMT "/feeds.opml", STR_ARG(d->folder));
	if (!file_write(path.p, newsstand_opml(stand, &arena), &err)) {
		fprintf(stderr, "glancewire demo: %s\n", err.msg);
		return 1;
	}
	if (write(fd, "r", 1) != 1)
		return 1;
	/* Serves until the parent closes its end. */
	while (read(fd, &c, 1) < 0 && errno == EINTR)
		continue;
	newsstand_stop(stand);
	return 0;
}

static bool
start_newsroom(struct demo *d, struct proc *p, struct err *err)
{
	char c;
	if (!proc_start(p, "gw-newsroom", newsroom_main, d, -1, err))
		return false;
	if (read(p->fd, &c, 1) == 1)
		return true;
	proc_stop(p, 0);
	return err_set(err, ERR_INTERNAL, "the newsroom did not start");
}

/* ── the data folder ── */

static int
remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

static bool
write_ads(struct common *c, struct str folder, struct err *err)
{
	struct str ads = str_fmt(c->arena, STR_FMT "/ads", STR_ARG(folder));
	if (!file_make_folder(ads.p, err))
		return false;
	for (const struct embedded *f = demo_ads_files; f->name; f++) {
		struct str path = str_fmt(c->arena, STR_FMT "/%s", STR_ARG(ads), f->name);
		if (!file_write(path.p, str_from(f->bytes, f->size), err))
			return false;
	}
	if (!c->config.ads_folder.p)
		c->config.ads_folder = ads;
	return true;
}

static bool
make_folder(struct common *c, struct demo *d, struct err *err)
{
	const char *top = getenv("TMPDIR");
	if (!str_eq(c->data, STR("glancewire-data"))) {
		d->folder = c->data;
		return file_make_folder(str_c(c->arena, c->data), err);
	}
	char *path = str_c(c->arena, str_fmt(c->arena, "%s/glancewire-demo.XXXXXX", top ? top : "/tmp"));
	if (!mkdtemp(path))
		return err_set(err, ERR_STORE, "could not make a folder \"%s\": %s", path,
		               strerror(errno));
	d->folder = str_of(path);
	d->temporary = true;
	return true;
}

/* ── settings that fit five minutes of news a second ── */

static void
set_number(double *value, double usual, double ours)
{
	if (*value == usual)
		*value = ours;
}

static void
fit_settings(struct config *c)
{
	struct config usual = config_defaults();
	set_number(&c->poll_min, usual.poll_min, 3.0 / 60);
	set_number(&c->poll_start, usual.poll_start, 4.0 / 60);
	set_number(&c->poll_max, usual.poll_max, 8.0 / 60);
	set_number(&c->write_after_s, usual.write_after_s, 1);
	set_number(&c->rewrite_after_s, usual.rewrite_after_s, 3);
	if (c->host_pause_ms == usual.host_pause_ms)
		c->host_pause_ms = 20;
	if (!c->allow_net.p)
		c->allow_net = STR("127.0.0.1/32, ::1/128");
	if (str_eq(c->log_level, usual.log_level))
		c->log_level = STR("warning");
}

static bool
subscribe_all(struct common *c, const struct demo *d, struct err *err)
{
	struct parser_options options = {.no_sandbox = c->config.parse_without_sandbox};
	struct parse_request request = {.kind = PARSE_OPML, .today = WHEN_UNKNOWN};
	struct parse_answer answer;
	struct str path = str_fmt(c->arena, STR_FMT "/feeds.opml", STR_ARG(d->folder));
	if (!file_read(c->arena, path.p, 1 << 20, &request.bytes, err))
		return false;
	struct parser *parser = parser_open(&options, err);
	if (!parser)
		return false;
	bool ok = parser_run(parser, c->arena, &request, &answer);
	parser_close(parser);
	if (!ok) {
		*err = answer.err;
		return false;
	}
	struct json *list = json_read(c->arena, answer.json, JSON_STRICT, err);
	struct store *s = list ? store_open(str_c(c->arena, d->folder), STORE_WRITE, err) : NULL;
	if (!s)
		return false;
	ok = store_begin(s, err);
	json_each(v, list) {
		struct feed_record f = {
			.url = json_text(json_get(v, "url")), .title = json_text(json_get(v, "title")),
			.section = json_text(json_get(v, "folder")), .site = json_text(json_get(v, "site")),
		};
		int64_t id;
		bool added;
		f.outlet = f.title;
		ok = ok && store_add_feed(s, &f, &id, &added, err);
	}
	ok = ok && store_commit(s, err);
	store_close(s);
	return ok;
}

/* When the local day so many days ago began. */
static int64_t
midnight(int days_back)
{
	time_t now = (time_t)clock_real_s();
	struct tm day;
	localtime_r(&now, &day);
	day.tm_mday -= days_back;
	day.tm_hour = day.tm_min = day.tm_sec = 0;
	day.tm_isdst = -1;
	return (int64_t)mktime(&day);
}

static void
print_ready(void *ctx, const char *address)
{
	(void)ctx;
	printf("Glancewire's demo is at %s\n"
	       "Fifteen invented outlets report three days of an invented country; a day takes five\n"
	       "minutes, so the pages keep changing. Interrupt (Ctrl-C) ends it.\n", address);
	fflush(stdout);
}

/* Only the outlets, for tests: until interrupted. */
static int
newsroom_only(struct demo *d, struct proc *newsroom)
{
	int status = 0;
	sigset_t set;
	int which;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	printf("The newsroom serves " STR_FMT "/feeds.opml\n", STR_ARG(d->folder));
	fflush(stdout);
	sigwait(&set, &which);
	status = proc_stop(newsroom, 500);
	return status ? 1 : 0;
}

int
cmd_demo(struct common *c, int argc, char **argv)
{
	struct str listen = STR_NONE;
	bool only = false;
	int64_t port = 0, speed = SPEED, start_h = START_S / 3600;
	const struct option_row rows[] = {
		{"--listen", OPTION_TEXT, &listen, "ADDR:PORT", "address of the site (127.0.0.1:8080)"},
		{"--speed", OPTION_NUMBER, &speed, "N", "news seconds a second (300)"},
		{"--start", OPTION_NUMBER, &start_h, "HOUR", "hour of the first day to begin at (12)"},
		{"--newsroom-only", OPTION_FLAG, &only, NULL, "serve the outlets and nothing else"},
		{"--port", OPTION_NUMBER, &port, "N", "port of the outlets (a free one)"},
		{0},
	};
	struct err err;
	struct demo d = {0};
	struct proc newsroom;
	option_read(c, "demo", rows, argc, argv);
	if (listen.p)
		c->config.listen = listen;
	int64_t today = newsstand_day_of(clock_real_s());
	d.stand.day1 = today - DAYS_BACK;
	d.stand.port = (int)port;
	d.stand.clock = (struct clock){
		.real_start_ms = clock_real_ms(),
		.news_start_s = midnight(DAYS_BACK) + start_h * 3600,
		.speed = (double)speed,
	};
	fit_settings(&c->config);
	if (!make_folder(c, &d, &err) || !start_newsroom(&d, &newsroom, &err))
		return option_fail("demo", &err);
	int status = 1;
	if (only) {
		status = newsroom_only(&d, &newsroom);
	} else if (write_ads(c, d.folder, &err) && subscribe_all(c, &d, &err)) {
		struct serve_options options = {
			.config = &c->config, .data = d.folder, .clock = d.stand.clock, .web = true,
			.command = "demo", .ready = print_ready,
		};
		status = serve_run(c->arena, &options);
	} else {
		status = option_fail("demo", &err);
	}
	if (!only)
		proc_stop(&newsroom, 200);
	if (d.temporary)
		nftw(str_c(c->arena, d.folder), remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	return status;
}
