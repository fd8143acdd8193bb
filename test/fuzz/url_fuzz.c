/* url_fuzz.c: an address written out reads back as itself. */
#include "text/url.h"

#include "fuzz.h"

FUZZ(input)
{
	struct str base = STR("http://outlet.example/a/b?c#d");
	struct str href = url_resolve(&memory->out, memory->scratch, input, base);
	if (!href.p)
		return;
	fuzz_expect_text(href);
	struct str again = url_resolve(&memory->out, memory->scratch, href, STR_NONE);
	fuzz_expect(!again.p || str_eq(href, again));
	struct str normal = url_normalise(&memory->out, memory->scratch, href);
	if (normal.p)
		fuzz_expect(str_eq(normal, url_normalise(&memory->out, memory->scratch, normal)));
}
