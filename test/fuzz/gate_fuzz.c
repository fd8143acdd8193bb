/* gate_fuzz.c: a passage always carries itself, and a verdict is always whole. */
#include "gate/gate.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str rest = utf8_repair(&memory->out, input), passage;
	if (!str_cut(&rest, '\n', &passage))
		return;
	struct gate_verdict v = gate_check(&memory->out, memory->scratch, passage, rest);
	fuzz_expect(v.score >= 0 && v.score <= 1);
	fuzz_expect(v.supported == (v.level != CHECK_NONE));
	for (size_t i = 0; i < v.reason_count; i++)
		fuzz_expect_text(v.reasons[i]);
}
