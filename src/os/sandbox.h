/* sandbox.h: gives up every right but to compute and to talk on open descriptors.
 *
 * seccomp (an allow-list of system calls), Landlock by the ABI that the kernel has (no files, no
 * network, no signals to others) and resource limits.  There is no way back. */
#ifndef GW_OS_SANDBOX_H
#define GW_OS_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct sandbox_options {
	size_t heap_bytes; /* address space beyond what is mapped now; 0: no limit is set.
	                    * Left out in sanitizer builds, whose shadow memory is unbounded. */
	const char *const *readable; /* folders whose files may be read, NULL-ended; those that are not
	                    * there are passed over.  NULL: none.  They need Landlock: without it none
	                    * may be read. */
	bool threads;      /* it may start threads, which are under the same rules */
};

/* False with ERR_INTERNAL where the kernel lacks seccomp or refuses: the caller must then end.
 * Threads: call before any is started. */
bool sandbox_enter(const struct sandbox_options *options, struct err *err);

/* The Landlock ABI of this kernel, 0 where it has none. */
int sandbox_landlock_abi(void);

#endif
