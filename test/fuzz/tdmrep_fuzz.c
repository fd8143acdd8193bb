/* tdmrep_fuzz.c: a path in the first line, a tdmrep.json behind it. */
#include "net/tdmrep.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str file = input, path, line;
	if (!str_cut(&file, '\n', &path))
		return;
	struct str rules = tdmrep_rules(&memory->out, memory->scratch, file);
	fuzz_expect(rules.p != NULL);
	for (struct str rest = rules; str_cut(&rest, '\n', &line);)
		fuzz_expect(line.n > 2 && (line.p[0] == '0' || line.p[0] == '1') && line.p[1] == ' ');
	fuzz_expect(rules.n || !tdmrep_reserved(rules, path));
	fuzz_expect(tdmrep_reserved(rules, path) == tdmrep_reserved(rules, path));
}
