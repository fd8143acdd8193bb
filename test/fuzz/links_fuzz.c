/* links_fuzz.c: any bytes as a page that may name feeds. */
#include "feed/links.h"
#include "model/limits.h"

#include "fuzz.h"

FUZZ(input)
{
	size_t count;
	struct feed_link *links =
		feed_links(&memory->out, memory->scratch, input,
			   STR("https://outlet.example/a/b"), STR_NONE, &count);
	fuzz_expect(count <= LIMIT_FEED_LINKS);
	for (size_t i = 0; i < count; i++) {
		fuzz_expect_text(links[i].url);
		fuzz_expect_text(links[i].title);
		fuzz_expect(str_starts(links[i].url, STR("http")));
		fuzz_expect(i == 0 || links[i].declared <= links[i - 1].declared);
	}
}
