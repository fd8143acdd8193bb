/* gate_fuzz.c: a passage always carries itself, and a verdict is always whole. */
#include "gate/explain.h"

#include "../unit/text/english_model.h"
#include "fuzz.h"

FUZZ(input)
{
	struct str rest = utf8_repair(&memory->out, input), passage;
	if (!str_cut(&rest, '\n', &passage))
		return;
	struct gate_options options = {.english = english_model(), .published = when_at(1772798400)};
	struct gate_verdict v = gate_check(&memory->out, memory->scratch, &options, passage, rest);
	fuzz_expect(v.score >= 0 && v.score <= 1);
	fuzz_expect(v.supported == (v.level != CHECK_NONE));
	struct gate_pieces pieces = gate_explain(&memory->out, memory->scratch, NULL, passage, rest);
	for (size_t i = 0; i < pieces.count; i++) {
		fuzz_expect_text(pieces.at[i].claim);
		fuzz_expect_text(pieces.at[i].passage);
	}
	struct gate_deeds deeds =
		gate_explain_deeds(&memory->out, memory->scratch, &options, passage, rest);
	for (size_t i = 0; i < deeds.count; i++) {
		fuzz_expect(deeds.at[i].agent.p || deeds.at[i].patient.p);
		fuzz_expect_text(deeds.at[i].what);
	}
	struct gate_place place = {0};
	if (gate_find(memory->scratch, NULL, passage, rest, &place))
		fuzz_expect(place.start < place.end && place.end <= passage.n);
	for (size_t i = 0; i < v.reason_count; i++)
		fuzz_expect_text(v.reasons[i]);
}
