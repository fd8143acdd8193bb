/* serve.c: engine and web under one parent that starts again what dies.
 *
 *   DOWN -> UP [start_child]   UP -> DOWN [child_ended]: by a signal or status 75, started again
 *   after a pause; any other status ends the program with it. */
#include "cmd/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "cmd/site.h"
#include "engine/ad_counts.h"
#include "engine/engine.h"
#include "os/proc.h"
#include "os/random.h"

enum { EXIT_AGAIN = 75, PAUSE_MS = 1000, LONGEST_PAUSE_MS = 30000, PATIENCE_MS = 900 };

static enum log_level
log_level_of(struct str name)
{
	static const char *const names[] = {"debug", "info", "warning", "error"};
	for (int i = 0; i < 4; i++)
		if (str_eq(name, str_of(names[i])))
			return (enum log_level)i;
	return LOG_INFO;
}

static int
signals_fd(bool with_children)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	if (with_children)
		sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* ── the children ── */

static int
engine_main(void *ctx, int fd)
{
	const struct serve_options *o = ctx;
	struct err err;
	struct arena arena = arena_open(1 << 20);
	(void)fd;
	log_setup("engine", log_level_of(o->config->log_level));
	signal(SIGPIPE, SIG_IGN);
	int stop_fd = signals_fd(false);
	struct store *store = store_open(str_c(&arena, o->data), STORE_RUN, &err);
	if (!store) {
		fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
		return 1;
	}
	struct engine_options options = {
		.config = o->config, .clock = o->clock, .until_idle = o->until_idle,
		.stop_fd = stop_fd, .data = o->data, .ads = o->ads,
	};
	bool ok = engine_run(store, &options, &err);
	store_close(store);
	if (ok)
		return 0;
	fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
	return (err.code == ERR_STORE || err.code == ERR_BUSY) && !o->until_idle ? EXIT_AGAIN : 1;
}

static int
web_main(void *ctx, int fd)
{
	const struct serve_options *o = ctx;
	const struct config *c = o->config;
	struct err err;
	struct arena arena = arena_open(4 << 20);
	struct page_site site;
	struct web_options options;
	log_setup("web", log_level_of(c->log_level));
	signal(SIGPIPE, SIG_IGN);
	int stop_fd = signals_fd(false);
	if (!site_options(&arena, c, o->data, clock_news_s(&o->clock), &site, &options, &err)) {
		fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
		return 1;
	}
	options.access_log_fd = c->access_log ? STDERR_FILENO : -1;
	options.ads = o->ads;
	if (web_run(&options, stop_fd, fd, &err))
		return 0;
	fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
	return err.code == ERR_STORE || err.code == ERR_AGAIN ? EXIT_AGAIN : 1;
}

/* ── their parent ── */

struct child {
	const char *name;
	int (*body)(void *ctx, int fd);
	struct proc proc;
	bool wanted;
	int64_t start_at_ms;
	int failures;
};

static void
start_child(struct child *c, const struct serve_options *o)
{
	struct err err;
	if (!proc_start(&c->proc, c->name, c->body, (void *)o, -1, &err)) {
		log_error("%s", err.msg);
		c->start_at_ms = clock_steady_ms() + LONGEST_PAUSE_MS;
	}
}

/* True where the program is to end with *status. */
static bool
child_ended(struct child *c, int wait_status, bool until_idle, int *status)
{
	char how[80];
	if (c->proc.fd >= 0)
		close(c->proc.fd);
	c->proc.fd = -1;
	if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) != EXIT_AGAIN) {
		*status = WEXITSTATUS(wait_status);
		return true;
	}
	proc_describe(wait_status, how, sizeof how);
	if (until_idle) {
		fprintf(stderr, "glancewire: the %s process ended: %s\n", c->name, how);
		*status = 1;
		return true;
	}
	int64_t pause = PAUSE_MS << (c->failures < 5 ? c->failures : 5);
	c->failures++;
	c->start_at_ms = clock_steady_ms() + (pause < LONGEST_PAUSE_MS ? pause : LONGEST_PAUSE_MS);
	log_warn("the %s process ended (%s) and is started again", c->name, how);
	return false;
}

/* The web process says at which port it listens. */
static void
read_address(struct child *web, const struct serve_options *o, bool *told)
{
	char port[16], address[300];
	struct pollfd p = {.fd = web->proc.fd, .events = POLLIN};
	if (*told || web->proc.fd < 0 || poll(&p, 1, 0) <= 0)
		return;
	ssize_t n = read(web->proc.fd, port, sizeof port - 1);
	if (n <= 0) { /* it ended before it said so: seen again when it is started anew */
		close(web->proc.fd);
		web->proc.fd = -1;
		return;
	}
	*told = true;
	struct str host = o->config->listen;
	ptrdiff_t colon = str_rfind_byte(host, ':');
	host = colon < 0 ? STR("127.0.0.1") : str_sub(host, 0, (size_t)colon);
	snprintf(address, sizeof address, "http://" STR_FMT ":" STR_FMT "/", STR_ARG(host),
	         STR_ARG(str_trim(str_from(port, (size_t)n))));
	if (o->ready)
		o->ready(o->ctx, address);
}

static bool
told_to_stop(int fd)
{
	struct signalfd_siginfo info;
	bool stop = false;
	while (read(fd, &info, sizeof info) == (ssize_t)sizeof info)
		stop = stop || info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT;
	return stop;
}

static int
supervise(struct child *children, int count, const struct serve_options *o, int signal_fd)
{
	bool told = false;
	int status = 0;
	for (;;) {
		int64_t now = clock_steady_ms();
		for (int i = 0; i < count; i++) {
			struct child *c = &children[i];
			int wait_status;
			if (c->proc.pid && proc_ended(&c->proc, &wait_status) &&
			    child_ended(c, wait_status, o->until_idle, &status))
				return status;
			if (c->wanted && !c->proc.pid && now >= c->start_at_ms)
				start_child(c, o);
		}
		read_address(&children[1], o, &told);
		struct pollfd fds[2] = {
			{.fd = signal_fd, .events = POLLIN},
			{.fd = told || !children[1].proc.pid ? -1 : children[1].proc.fd, .events = POLLIN},
		};
		poll(fds, 2, 500);
		if (told_to_stop(signal_fd))
			return 0;
	}
}

/* The key that links of advertisements are signed with is made once. */
static bool
make_ad_key(struct store *store, struct arena *arena, struct err *err)
{
	enum { KEY_BYTES = 32 };
	unsigned char bytes[KEY_BYTES];
	struct str key;
	if (!store_get(store, arena, "ad key", &key, err) || key.n)
		return key.n > 0;
	struct buf b = buf_in(arena, 2 * KEY_BYTES + 8);
	random_bytes(bytes, sizeof bytes);
	for (int i = 0; i < KEY_BYTES; i++)
		buf_fmt(&b, "%02x", bytes[i]);
	return store_set(store, "ad key", buf_str(&b), err);
}

/* Makes the store where it is missing, so that neither child waits for the other. */
static bool
prepare_store(struct arena *arena, const struct serve_options *o)
{
	struct err err;
	struct store *store = store_open(str_c(arena, o->data), STORE_WRITE, &err);
	bool ok = store && make_ad_key(store, arena, &err);
	store_close(store);
	if (!ok)
		fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
	return ok;
}

/* What the server counted after the engine's last look; both have ended by now. */
static bool
keep_ad_counts(struct arena *arena, const struct serve_options *o)
{
	struct err err;
	struct ad_counts *rows;
	size_t count;
	struct arena scratch = *arena;
	tally_stage(o->ads, &scratch, &rows, &count);
	if (!count)
		return true;
	struct store *store = store_open(str_c(arena, o->data), STORE_WRITE, &err);
	bool ok = store && ad_counts_keep(store, *arena, o->ads, &err);
	store_close(store);
	if (!ok)
		fprintf(stderr, "glancewire %s: counts of advertisements are lost: %s\n", o->command,
		        err.msg);
	return ok;
}

static struct tally *
share_tally(struct err *err)
{
	struct tally *t = proc_share(sizeof *t, err);
	uint64_t epoch;
	random_bytes(&epoch, sizeof epoch);
	if (t)
		tally_begin(t, epoch);
	return t;
}

int
serve_run(struct arena *arena, const struct serve_options *given)
{
	struct config config = *given->config;
	struct serve_options own = *given, *options = &own;
	config.base_url = site_base_url(arena, &config);
	own.config = &config;
	struct child children[] = {
		{.name = "gw-engine", .body = engine_main, .wanted = true, .proc.fd = -1},
		{.name = "gw-web", .body = web_main, .wanted = options->web, .proc.fd = -1},
	};
	log_setup("glancewire", log_level_of(options->config->log_level));
	struct err err;
	own.ads = share_tally(&err);
	if (!own.ads)
		return option_fail(own.command, &err);
	if (!prepare_store(arena, options))
		return 1;
	int signal_fd = signals_fd(true);
	int status = supervise(children, 2, options, signal_fd);
	/* Both are told at once, so that the waits are one wait. */
	for (int i = 0; i < 2; i++)
		if (children[i].proc.pid)
			kill(children[i].proc.pid, SIGTERM);
	for (int i = 0; i < 2; i++)
		proc_stop(&children[i].proc, PATIENCE_MS);
	close(signal_fd);
	return keep_ad_counts(arena, options) ? status : 1;
}
