/* agenda.h: what is to be done when: a heap of numbers by time.
 *
 * Adding and taking cost the logarithm of what is in it.  Of equal times any may come first. */
#ifndef GW_ENGINE_AGENDA_H
#define GW_ENGINE_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct agenda_entry {
	int64_t at;
	size_t what;
};

/* All zero: empty. */
struct agenda {
	struct agenda_entry *entries; /* malloc */
	size_t count, room;
};

void agenda_add(struct agenda *a, int64_t at, size_t what);
/* The earliest; false where there is none. */
bool agenda_first(const struct agenda *a, struct agenda_entry *first);
/* Takes the earliest off; there must be one. */
void agenda_take(struct agenda *a);
void agenda_clear(struct agenda *a);
void agenda_close(struct agenda *a);

#endif
