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
#include "web/listen.h"

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
signals_fd(const int *signals, size_t count)
{
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < count; i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static const int stop_signals[] = {SIGTERM, SIGINT};
static const int drain_signal = SIGUSR1;

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
	int stop_fd = signals_fd(stop_signals, 2);
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
	int stop_fd = signals_fd(stop_signals, 2), drain_fd = signals_fd(&drain_signal, 1);
	if (!site_options(&arena, c, o->data, clock_news_s(&o->clock), &site, &options, &err)) {
		fprintf(stderr, "glancewire %s: %s\n", o->command, err.msg);
		return 1;
	}
	options.access_log_fd = c->access_log ? STDERR_FILENO : -1;
	options.ads = o->ads;
	options.listen_fd = o->listen_fd;
	options.clock = o->clock;
	options.drain_fd = drain_fd;
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
	bool renewed;         /* it was told to end, to be started again with another configuration */
	int64_t start_at_ms;
	int failures;
};

enum { ENGINE, WEB, CHILDREN, LEAVING = 4 };

struct service {
	struct serve_options options; /* with the configuration below */
	struct config config;
	struct arena *arena;
	struct child children[CHILDREN];
	struct proc leaving[LEAVING]; /* servers whose place another has taken */
	bool serving;                 /* the web process has said that it answers */
	bool told;                    /* and the caller was told once */
	int signal_fd;
};

static void
start_child(struct service *s, struct child *c)
{
	struct err err;
	int listen_fd = c == &s->children[WEB] ? s->options.listen_fd : -1;
	s->serving = s->serving && c != &s->children[WEB];
	if (!proc_start(&c->proc, c->name, c->body, &s->options, listen_fd, &err)) {
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
	if (c->renewed) {
		c->renewed = false;
		return false;
	}
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

/* ── another configuration ── */

/* The server goes on for its open connections when another has taken its place; where too many do so
 * already, the one that began first ends. */
static void
leave(struct service *s, struct child *web)
{
	proc_stop(&s->leaving[0], PATIENCE_MS);
	memmove(&s->leaving[0], &s->leaving[1], (LEAVING - 1) * sizeof *s->leaving);
	s->leaving[LEAVING - 1] = web->proc;
	web->proc = (struct proc){.fd = -1};
}

static void
end_those_that_left(struct service *s)
{
	int wait_status;
	for (int i = 0; i < LEAVING; i++) {
		struct proc *p = &s->leaving[i];
		if (!p->pid || !proc_ended(p, &wait_status))
			continue;
		if (p->fd >= 0)
			close(p->fd);
		*p = (struct proc){.fd = -1};
	}
}

/* All that is wrong with it leaves things as they are. */
static void
reload(struct service *s)
{
	struct config config;
	struct err err;
	if (!s->options.reload(s->options.ctx, &config, &err) ||
	    !site_check(s->arena, &config, s->options.data, &err)) {
		log_error("the configuration stays as it was: %s", err.msg);
		return;
	}
	if (!str_eq(config.listen, s->config.listen)) {
		log_warn("listen stays " STR_FMT " until the program is started again",
		         STR_ARG(s->config.listen));
		config.listen = s->config.listen;
	}
	config.base_url = site_base_url(s->arena, &config);
	s->config = config;
	log_setup("glancewire", log_level_of(config.log_level));
	log_info("the configuration is read again");
	struct child *engine = &s->children[ENGINE], *web = &s->children[WEB];
	if (engine->proc.pid) {
		engine->renewed = true;
		kill(engine->proc.pid, SIGTERM);
	}
	if (web->proc.pid)
		leave(s, web);
	engine->start_at_ms = web->start_at_ms = 0;
}

/* ── its life ── */

static void
tell_address(struct service *s, struct str port)
{
	char address[300];
	struct str host = s->config.listen;
	ptrdiff_t colon = str_rfind_byte(host, ':');
	host = colon < 0 ? STR("127.0.0.1") : str_sub(host, 0, (size_t)colon);
	snprintf(address, sizeof address, "http://" STR_FMT ":" STR_FMT "/", STR_ARG(host),
	         STR_ARG(str_trim(port)));
	if (s->options.ready && !s->told)
		s->options.ready(s->options.ctx, address);
	s->told = true;
}

/* The web process says at which port it listens: from then on those before it are not needed. */
static void
read_address(struct service *s)
{
	char port[16];
	struct child *web = &s->children[WEB];
	struct pollfd p = {.fd = web->proc.fd, .events = POLLIN};
	if (s->serving || web->proc.fd < 0 || poll(&p, 1, 0) <= 0)
		return;
	ssize_t n = read(web->proc.fd, port, sizeof port - 1);
	if (n <= 0) { /* it ended before it said so: seen again when it is started anew */
		close(web->proc.fd);
		web->proc.fd = -1;
		return;
	}
	s->serving = true;
	for (int i = 0; i < LEAVING; i++)
		if (s->leaving[i].pid)
			kill(s->leaving[i].pid, drain_signal);
	tell_address(s, str_from(port, (size_t)n));
}

/* True: to stop. */
static bool
take_signals(struct service *s)
{
	struct signalfd_siginfo info;
	bool stop = false, again = false;
	while (read(s->signal_fd, &info, sizeof info) == (ssize_t)sizeof info) {
		stop = stop || info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT;
		again = again || info.ssi_signo == SIGHUP;
	}
	if (again && !stop)
		reload(s);
	return stop;
}

static int
supervise(struct service *s)
{
	int status = 0;
	for (;;) {
		int64_t now = clock_steady_ms();
		for (int i = 0; i < CHILDREN; i++) {
			struct child *c = &s->children[i];
			int wait_status;
			if (c->proc.pid && proc_ended(&c->proc, &wait_status) &&
			    child_ended(c, wait_status, s->options.until_idle, &status))
				return status;
			if (c->wanted && !c->proc.pid && now >= c->start_at_ms)
				start_child(s, c);
		}
		end_those_that_left(s);
		read_address(s);
		const struct proc *web = &s->children[WEB].proc;
		struct pollfd fds[2] = {
			{.fd = s->signal_fd, .events = POLLIN},
			{.fd = s->serving || !web->pid ? -1 : web->fd, .events = POLLIN},
		};
		poll(fds, 2, 500);
		if (take_signals(s))
			return 0;
	}
}

/* All are told at once, so that the waits are one wait. */
static void
stop_all(struct service *s)
{
	struct proc *all[CHILDREN + LEAVING];
	size_t n = 0;
	for (int i = 0; i < CHILDREN; i++)
		all[n++] = &s->children[i].proc;
	for (int i = 0; i < LEAVING; i++)
		all[n++] = &s->leaving[i];
	for (size_t i = 0; i < n; i++)
		if (all[i]->pid)
			kill(all[i]->pid, SIGTERM);
	for (size_t i = 0; i < n; i++)
		proc_stop(all[i], PATIENCE_MS);
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

/* The socket is the parent's, so that one server can take over from another. */
static bool
listen_for_web(struct service *s, struct err *err)
{
	uint16_t port;
	if (!s->options.web)
		return true;
	s->options.listen_fd = listen_on(s->config.listen, &port, err);
	return s->options.listen_fd >= 0;
}

int
serve_run(struct arena *arena, const struct serve_options *given)
{
	static const int signals[] = {SIGTERM, SIGINT, SIGCHLD, SIGHUP};
	struct service s = {
		.options = *given, .config = *given->config, .arena = arena,
		.children = {
			{.name = "gw-engine", .body = engine_main, .wanted = true, .proc.fd = -1},
			{.name = "gw-web", .body = web_main, .wanted = given->web, .proc.fd = -1},
		},
	};
	struct err err;
	for (int i = 0; i < LEAVING; i++)
		s.leaving[i].fd = -1;
	s.config.base_url = site_base_url(arena, &s.config);
	s.options.config = &s.config;
	log_setup("glancewire", log_level_of(s.config.log_level));
	s.options.ads = share_tally(&err);
	if (!s.options.ads)
		return option_fail(given->command, &err);
	if (!prepare_store(arena, &s.options))
		return 1;
	if (!listen_for_web(&s, &err))
		return option_fail(given->command, &err);
	s.signal_fd = signals_fd(signals, given->reload ? 4 : 3);
	int status = supervise(&s);
	stop_all(&s);
	close(s.signal_fd);
	return keep_ad_counts(arena, &s.options) ? status : 1;
}
