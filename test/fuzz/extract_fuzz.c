/* extract_fuzz.c: any bytes as the page of an article. */
#include "extract/extract.h"

#include "fuzz.h"

FUZZ(input)
{
	struct extract_input in = {.bytes = input, .url = STR("http://outlet.example/a/report"),
	                           .today = WHEN_UNKNOWN};
	struct article article;
	struct err err;
	if (!extract_article(&memory->out, memory->scratch, &in, &article, &err)) {
		fuzz_expect(err.code != ERR_NONE);
		return;
	}
	fuzz_expect_text(article.title);
	fuzz_expect_text(article.text);
	fuzz_expect_text(article.outlet);
	fuzz_expect(article.confidence >= 0 && article.confidence <= 1);
	for (size_t i = 0; i < article.author_count; i++)
		fuzz_expect_text(article.authors[i]);
}
