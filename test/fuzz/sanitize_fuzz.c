/* sanitize_fuzz.c: what the sanitizer lets through runs nothing, and reads the same when it
 * has been through again. */
#include "markup/sanitize.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str valid = utf8_repair(&memory->out, input);
	struct str once = sanitize_html(&memory->out, memory->scratch, valid,
	                                STR("http://outlet.example/"));
	struct str twice = sanitize_html(&memory->out, memory->scratch, once,
	                                 STR("http://outlet.example/"));
	fuzz_expect_text(once);
	fuzz_expect_text(twice);
	fuzz_expect(str_eq(markup_to_text(&memory->out, once),
	                   markup_to_text(&memory->out, twice)));
	static const char *const active[] = {"<script", "<iframe", "<object", "<embed", "<style",
	                                     "<form", "<svg", "<base", "<link", "<meta"};
	for (size_t i = 0; i < sizeof active / sizeof *active; i++)
		fuzz_expect(!str_has_nocase(once, str_of(active[i])));
	fuzz_expect_text(markup_to_text(&memory->out, valid));
}
