/* sentence_fuzz.c: every byte that is no white space lies in exactly one sentence. */
#include "text/sentence.h"

#include "fuzz.h"

FUZZ(input)
{
	static const char *const languages[] = {"en", "de", "fr", "ja"};
	struct str text = utf8_repair(&memory->out, input);
	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
		struct sentence_span *spans;
		size_t n = sentence_split(&memory->out, memory->scratch, text,
		                          str_of(languages[l]), &spans), end = 0;
		for (size_t i = 0; i <= n; i++) {
			size_t start = i < n ? spans[i].start : text.n;
			fuzz_expect(start >= end && start <= text.n);
			fuzz_expect(!utf8_trim(str_sub(text, end, start)).n);
			if (i < n) {
				fuzz_expect(spans[i].end > start && spans[i].end <= text.n);
				end = spans[i].end;
			}
		}
	}
}
