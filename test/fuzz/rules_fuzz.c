/* rules_fuzz.c: any bytes as a file of outlet rules; those that can be read, on a page. */
#include "extract/extract.h"

#include "fuzz.h"

static const char page[] =
	"<title>Ferry sails</title><main id=top class='story wide'><h1>Ferry sails</h1>"
	"<p class=by>By Mira Solen</p><time datetime=2026-11-20>Friday</time><p>The ferry to the "
	"islands sailed again on Monday, with eighty passengers on board, the company said.</p>"
	"<ul><li>It <b>sails</b> every day.</li></ul></main><aside><p>More <a href=/>news</a></aside>";

FUZZ(input)
{
	struct rules rules;
	struct err err = {0};
	if (!rules_read(&rules, &memory->out, input, "f", &err)) {
		fuzz_expect(err.code == ERR_USAGE || err.code == ERR_LIMIT);
		return;
	}
	for (size_t i = 0; i < rules.count && i < 3; i++) {
		struct extract_input in = {.bytes = {page, sizeof page - 1}, .url = STR("http://a.example/"),
		                           .rules = &rules, .today = WHEN_UNKNOWN};
		struct article article;
		struct explanation e;
		struct str hosts = rules.at[i].hosts, host;
		fuzz_expect(str_word(&hosts, &host));
		in.url = str_fmt(&memory->out, "http://" STR_FMT "/", STR_ARG(host));
		fuzz_expect(extract_explained(&memory->out, memory->scratch, &in, &article, &e, &err));
		fuzz_expect(article.rules.p || !article.rules_missed);
		fuzz_expect_text(article.title);
		fuzz_expect_text(article.text);
		fuzz_expect(article.text.n <= sizeof page);
		for (size_t k = 0; k < article.author_count; k++)
			fuzz_expect_text(article.authors[k]);
	}
}
