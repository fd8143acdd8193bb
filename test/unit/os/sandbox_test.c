/* sandbox_test.c: what a process may still do that gave up its rights. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/file.h"
#include "os/sandbox.h"

static char folder[] = "/tmp/gw-sandbox-XXXXXX", inside[60], outside[60];
static const char *const readable[] = {inside, "/nowhere/at/all", NULL};

static bool
can_open(const char *below, int flags)
{
	char path[100];
	snprintf(path, sizeof path, "%s/file", below);
	int fd = open(path, flags, 0600);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static void *
open_outside(void *ctx)
{
	*(bool *)ctx = can_open(outside, O_RDONLY);
	return NULL;
}

static bool reads_inside(void) { return can_open(inside, O_RDONLY); }
static bool reads_outside(void) { return can_open(outside, O_RDONLY); }
static bool writes_inside(void) { return can_open(inside, O_WRONLY); }
static bool makes_inside(void) { return can_open(inside, O_RDONLY | O_CREAT | O_EXCL); }
static bool forks(void) { return fork() >= 0; }
static bool connects(void) { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }

static bool
runs_a_thread(void)
{
	pthread_t t;
	bool opened = false;
	return pthread_create(&t, NULL, open_outside, &opened) == 0 && pthread_join(t, NULL) == 0 &&
	       !opened;
}

/* Whether a process with these rights can do it; being killed for it is no. */
static bool
can(bool (*it)(void), const struct sandbox_options *options)
{
	pid_t pid = fork();
	int status;
	if (pid == 0) {
		struct err err;
		_exit(!sandbox_enter(options, &err) ? 2 : it() ? 0 : 1);
	}
	waitpid(pid, &status, 0);
	assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void
a_closed_process_opens_nothing(void **state)
{
	const struct sandbox_options closed = {0};
	(void)state;
	assert_false(can(reads_inside, &closed));
	assert_false(can(writes_inside, &closed));
	assert_false(can(runs_a_thread, &closed));
	assert_false(can(forks, &closed));
	assert_false(can(connects, &closed));
}

static void
a_reader_opens_its_folders_for_reading_only(void **state)
{
	const struct sandbox_options reader = {.readable = readable, .threads = true};
	bool limited = sandbox_landlock_abi() > 0;
	(void)state;
	assert_int_equal(can(reads_inside, &reader), limited);
	assert_false(can(reads_outside, &reader));
	assert_false(can(writes_inside, &reader));
	assert_false(can(makes_inside, &reader));
	assert_true(can(runs_a_thread, &reader));
	assert_false(can(forks, &reader));
	assert_false(can(connects, &reader));
}

static int
make_folders(void **state)
{
	struct err err;
	char path[100];
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(inside, sizeof inside, "%s/in", folder);
	snprintf(outside, sizeof outside, "%s/out", folder);
	if (mkdir(inside, 0700) || mkdir(outside, 0700))
		return 1;
	snprintf(path, sizeof path, "%s/file", inside);
	bool ok = file_write(path, STR("x"), &err);
	snprintf(path, sizeof path, "%s/file", outside);
	return !(ok && file_write(path, STR("x"), &err));
}

static int
remove_folders(void **state)
{
	char command[100];
	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_closed_process_opens_nothing),
		cmocka_unit_test(a_reader_opens_its_folders_for_reading_only),
	};
	return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
