/* robots_fuzz.c: any robots.txt gives rules, and an answer for any path. */
#include "net/robots.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str rest = input, path;
	int64_t delay_ms = 0;
	if (!str_cut(&rest, '\n', &path)) /* the first line is the path */
		return;
	struct str rules = robots_rules(&memory->out, memory->scratch, rest, STR("glancewire"),
	                                &delay_ms);
	fuzz_expect(rules.p != NULL);
	fuzz_expect(delay_ms >= 0);
	robots_allowed(rules, path);
}
