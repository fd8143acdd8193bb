/* encoding_fuzz.c: any bytes become valid UTF-8 without stray controls. */
#include "text/encoding.h"

#include "fuzz.h"

FUZZ(input)
{
	for (int kind = ENCODING_HTML; kind <= ENCODING_JSON; kind++) {
		struct str text = text_to_utf8(&memory->out, memory->scratch, input, STR_NONE,
		                               (enum encoding_source)kind);
		fuzz_expect_text(text);
		fuzz_expect(str_find_byte(text, '\0', 0) < 0);
	}
}
