/* withheld.c: what reports say to machines is not used. */
#include "engine/withheld.h"

#include <string.h>

#include "llm/addressed.h"
#include "model/signal.h"

struct str
withheld_title(struct arena scratch, struct str title)
{
	return title.n && addressed_to_machine(scratch, title) ? STR("") : title;
}

void
withheld_close(struct arena *out, struct arena scratch, struct write_article *a)
{
	struct addressed_part *parts;
	struct arena temp = arena_upper(&scratch);
	size_t n = addressed_parts(&scratch, temp, str_sub(a->text, 0, LIMIT_TEXT_BYTES), &parts);
	a->title = withheld_title(scratch, a->title);
	if (!n)
		return;
	struct text_marks *m = &a->marks;
	struct text_reserved *all = arena_array(out, struct text_reserved, m->reserved_count + n);
	if (m->reserved_count)
		memcpy(all, m->reserved, m->reserved_count * sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[m->reserved_count + i] = (struct text_reserved){
			SIGNAL_DATA_NOSNIPPET, parts[i].start, parts[i].end};
	m->reserved = all;
	m->reserved_count += n;
}
