/* article.c: a page to its article: one function, in the order of the work. */
#include "extract/extract.h"

#include "extract/author.h"
#include "extract/choose.h"
#include "extract/headline.h"
#include "extract/judge.h"
#include "extract/kind.h"
#include "extract/open.h"
#include "extract/published.h"
#include "extract/signals.h"
#include "extract/site.h"
#include "model/limits.h"
#include "text/utf8.h"

enum { FEW_WORDS = 40 };

/* The text of structured or application data, where the page itself shows hardly any. */
static struct choice
body_of(const struct page *page)
{
	struct arena *a = page->arena;
	struct features f = features_of(a, page);
	struct choice body = choose_blocks(a, page, judge_blocks(a, page, &f));
	if (body.words >= FEW_WORDS)
		return body;
	struct str other = jsonld_body(a, &page->ld);
	if (other.n < 200)
		other = app_body(a, &page->tree);
	if (other.n >= 200 && other.n > 2 * body.text.n) {
		body.text = utf8_cut(other, LIMIT_TEXT_BYTES);
		body.confidence = .5;
		words_hashed(a, body.text, &body.words);
	}
	return body;
}

bool
extract_article(struct arena *out, struct arena scratch, const struct extract_input *in,
                struct article *article, struct err *err)
{
	struct page *page = page_open(&scratch, in, err);
	if (!page)
		return false;
	struct arena *a = page->arena;
	struct choice body = body_of(page);
	struct regions regions = regions_of(a, page);
	struct site_names site = site_names_of(a, page);
	struct str headline = headline_of(a, page, &site);
	struct authors authors = authors_of(out, page, &regions, &site);
	struct published published = published_of(a, page, &regions);
	struct signals signals = signals_of(page, in);
	struct str section = section_of(out, page);
	*article = (struct article){
		.url = str_dup(out, in->url),
		.canonical = canonical_of(out, page),
		.title = str_dup(out, utf8_cut(headline, LIMIT_TITLE_BYTES)),
		.authors = authors.names,
		.author_count = authors.count,
		.published = published.at,
		.updated = published.updated,
		.language = language_of(out, page, body.text),
		.outlet = str_dup(out, outlet_of(a, page, headline)),
		.image = image_of(out, page),
		.section = section,
		.kind = kind_of(a, page, section, headline, body.words, signals.paid),
		.signals = signals.bits,
		.max_snippet = signals.max_snippet,
		.text = str_dup(out, body.text),
		.confidence = body.confidence,
	};
	return true;
}
