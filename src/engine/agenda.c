/* agenda.c: what is to be done when. */
#include "engine/agenda.h"

#include <assert.h>
#include <stdlib.h>

void
agenda_add(struct agenda *a, int64_t at, size_t what)
{
	if (a->count == a->room) {
		a->room = a->room ? 2 * a->room : 256;
		a->entries = realloc(a->entries, a->room * sizeof *a->entries);
		if (!a->entries)
			abort();
	}
	size_t i = a->count++;
	for (; i > 0 && a->entries[(i - 1) / 2].at > at; i = (i - 1) / 2)
		a->entries[i] = a->entries[(i - 1) / 2];
	a->entries[i] = (struct agenda_entry){at, what};
}

bool
agenda_first(const struct agenda *a, struct agenda_entry *first)
{
	if (a->count)
		*first = a->entries[0];
	return a->count > 0;
}

void
agenda_take(struct agenda *a)
{
	assert(a->count > 0);
	struct agenda_entry last = a->entries[--a->count];
	size_t i = 0;
	for (size_t child; (child = 2 * i + 1) < a->count; i = child) {
		if (child + 1 < a->count &&
		    a->entries[child + 1].at < a->entries[child].at)
			child++;
		if (a->entries[child].at >= last.at)
			break;
		a->entries[i] = a->entries[child];
	}
	if (a->count)
		a->entries[i] = last;
}

void
agenda_clear(struct agenda *a)
{
	a->count = 0;
}

void
agenda_close(struct agenda *a)
{
	free(a->entries);
	*a = (struct agenda){0};
}
