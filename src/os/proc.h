/* proc.h: processes of our own, each joined to its parent by one socket.
 *
 * A child runs a function of this same program and dies with its parent.  It keeps standard
 * error, its socket and what it is told to keep; every other descriptor is closed. */
#ifndef GW_OS_PROC_H
#define GW_OS_PROC_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

struct proc {
	pid_t pid; /* 0: none */
	int fd;    /* our end of a SOCK_STREAM pair; blocking */
};

/* Runs `body(ctx, fd)` in a child named `name`; its return value is the exit status.
 * `keep_fd` stays open there too (-1: none). */
bool proc_start(struct proc *p, const char *name, int (*body)(void *ctx, int fd), void *ctx,
                int keep_fd, struct err *err);

/* Closes the socket, sends SIGTERM, after `patience_ms` SIGKILL, and waits.  Gives the wait status
 * (0 where there was no child). */
int proc_stop(struct proc *p, int patience_ms);

/* Whether it has ended; then *status is its wait status and `pid` is 0. */
bool proc_ended(struct proc *p, int *status);

/* "exit status 3", "killed by signal 9 (Killed)"; in `text`. */
void proc_describe(int status, char *text, size_t size);

/* Zeroed memory that this process shares with those it starts from now on; it ends with the last of
 * them.  NULL with err. */
void *proc_share(size_t bytes, struct err *err);

/* Asks for `wanted` open files, as far as the hard limit goes; how many may be open now. */
size_t proc_open_files(size_t wanted);

/* Closes every descriptor but 0, 1, 2 and the two given (-1: none). */
void proc_close_others(int keep_a, int keep_b);

#endif
