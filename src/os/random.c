/* random.c: the kernel's random bytes. */
#include "os/random.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

void
random_bytes(void *p, size_t n)
{
	char *into = p;
	while (n) {
		ssize_t got = getrandom(into, n, 0);
		if (got < 0 && errno != EINTR)
			abort();
		if (got > 0) {
			into += got;
			n -= (size_t)got;
		}
	}
}
