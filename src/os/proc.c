/* proc.c: processes of our own. */
#include "os/proc.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/clock.h"

static void
close_from_to(unsigned first, unsigned last)
{
	if (first > last)
		return;
	if (syscall(SYS_close_range, first, last, 0) == 0)
		return;
	long most = sysconf(_SC_OPEN_MAX);
	for (unsigned fd = first; fd <= last && (long)fd < most; fd++)
		close((int)fd);
}

void
proc_close_others(int keep_a, int keep_b)
{
	unsigned low = 3;
	int first = keep_a < keep_b ? keep_a : keep_b;
	int second = keep_a < keep_b ? keep_b : keep_a;
	if (first >= 3) {
		close_from_to(low, (unsigned)first - 1);
		low = (unsigned)first + 1;
	}
	if (second >= 3 && second != first) {
		close_from_to(low, (unsigned)second - 1);
		low = (unsigned)second + 1;
	}
	close_from_to(low, ~0u);
}

static void
restore_signals(void)
{
	static const int ours[] = {SIGTERM, SIGHUP, SIGCHLD, SIGPIPE, SIGUSR1};
	sigset_t none;
	sigemptyset(&none);
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		signal(ours[i], SIG_DFL);
	/* Interrupting the program is the parent's business; it then tells its children. */
	signal(SIGINT, SIG_IGN);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

bool
proc_start(struct proc *p, const char *name, int (*body)(void *ctx, int fd), void *ctx,
           int keep_fd, struct err *err)
{
	int pair[2];
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return err_set(err, ERR_INTERNAL, "could not make a socket pair: %s",
		               strerror(errno));
	pid_t parent = getpid();
	pid_t pid = fork();
	if (pid < 0) {
		int e = errno;
		close(pair[0]);
		close(pair[1]);
		return err_set(err, ERR_INTERNAL, "could not start the %s process: %s", name,
		               strerror(e));
	}
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(1);
		restore_signals();
		prctl(PR_SET_NAME, name);
		proc_close_others(pair[1], keep_fd);
		int status = body(ctx, pair[1]);
		fflush(NULL);
		_exit(status);
	}
	close(pair[1]);
	*p = (struct proc){.pid = pid, .fd = pair[0]};
	return true;
}

void *
proc_share(size_t bytes, struct err *err)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p != MAP_FAILED)
		return p;
	err_set(err, ERR_INTERNAL, "could not share memory: %s", strerror(errno));
	return NULL;
}

bool
proc_ended(struct proc *p, int *status)
{
	if (!p->pid || waitpid(p->pid, status, WNOHANG) != p->pid)
		return false;
	p->pid = 0;
	return true;
}

int
proc_stop(struct proc *p, int patience_ms)
{
	int status = 0;
	if (p->fd > 0)
		close(p->fd);
	p->fd = -1;
	if (!p->pid)
		return 0;
	if (patience_ms > 0)
		kill(p->pid, SIGTERM);
	int64_t until = clock_steady_ms() + patience_ms;
	while (clock_steady_ms() < until) {
		if (proc_ended(p, &status))
			return status;
		poll(NULL, 0, 2);
	}
	kill(p->pid, SIGKILL);
	waitpid(p->pid, &status, 0);
	p->pid = 0;
	return status;
}

void
proc_describe(int status, char *text, size_t size)
{
	if (WIFSIGNALED(status))
		snprintf(text, size, "killed by signal %d (%s)", WTERMSIG(status),
		         strsignal(WTERMSIG(status)));
	else
		snprintf(text, size, "exit status %d", WEXITSTATUS(status));
}

size_t
proc_open_files(size_t wanted)
{
	struct rlimit r;
	if (getrlimit(RLIMIT_NOFILE, &r))
		return 0;
	if (r.rlim_cur < wanted && r.rlim_cur < r.rlim_max) {
		struct rlimit more = r;
		more.rlim_cur = r.rlim_max < wanted ? r.rlim_max : wanted;
		if (setrlimit(RLIMIT_NOFILE, &more) == 0)
			r = more;
	}
	return r.rlim_cur;
}
