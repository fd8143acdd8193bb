/* random.h: bytes that nobody can guess. */
#ifndef GW_OS_RANDOM_H
#define GW_OS_RANDOM_H

#include <stddef.h>

/* Aborts where the system has none: nothing may be signed with a key that is known. */
void random_bytes(void *p, size_t n);

#endif
