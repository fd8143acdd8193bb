/* encoding_fuzz.c: any bytes become valid UTF-8 without stray controls. */
#include "text/encoding.h"

#include "fuzz.h"

static const char *const headers[] = {
	NULL,          "windows-1252", "shift_jis",      "euc-jp",   "iso-2022-jp",
	"gb18030",     "big5",         "euc-kr",         "utf-16le", "koi8-u",
	"iso-8859-16", "replacement",  "x-user-defined",
};

static void
expect_clean(struct str text)
{
	fuzz_expect_text(text);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		fuzz_expect(c >= ' ' || c == '\t' || c == '\n' || c == '\r');
	}
}

FUZZ(input)
{
	for (int kind = ENCODING_HTML; kind <= ENCODING_JSON; kind++) {
		for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
			struct arena out = memory->out, again = memory->scratch;
			struct arena scratch = arena_upper(&again);
			struct str text =
				text_to_utf8(&out, scratch, input, str_of(headers[i]),
					     (enum encoding_source)kind);
			expect_clean(text);
			/* No byte stands for more than two characters of three bytes. */
			fuzz_expect(text.n <= 6 * input.n + 3);
			/* What is clean stays as it is. */
			struct str same = text_to_utf8(&again, scratch, text, STR_NONE,
						       ENCODING_JSON);
			fuzz_expect(str_eq(same, text) ||
				    str_starts(text, STR("\xef\xbb\xbf")));
		}
		struct str name = encoding_declared(input, (enum encoding_source)kind);
		fuzz_expect(!name.p || encoding_name(name).p);
	}
}
