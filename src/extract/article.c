/* article.c: a page to its article: one function, in the order of the work. */
#include "extract/extract.h"

#include "extract/author.h"
#include "extract/choose.h"
#include "extract/headline.h"
#include "extract/judge.h"
#include "extract/kind.h"
#include "extract/open.h"
#include "extract/parts.h"
#include "extract/published.h"
#include "extract/reserved.h"
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
	struct judge judge = judge_of(page->model);
	struct features f = features_of(a, page, judge.names, judge.words);
	struct choice body = choose_blocks(a, page, judge_blocks(a, page, &judge, &f));
	if (body.words >= FEW_WORDS || page->ruled.body)
		return body;
	struct str other = jsonld_body(a, &page->ld);
	if (other.n < 200)
		other = app_body(a, &page->tree);
	if (other.n >= 200 && other.n > 2 * body.text.n) {
		body.text = utf8_cut(other, LIMIT_TEXT_BYTES);
		body.starts = NULL;
		body.confidence = .5;
		words_hashed(a, body.text, &body.words);
	}
	return body;
}

/* What the operator's rule found outranks what the page leads to. */
static void
follow_rule(struct arena *out, const struct page *page, struct article *article)
{
	const struct ruled *r = &page->ruled;
	if (!r->rule)
		return;
	if (r->headline.n)
		article->title = str_dup(out, utf8_cut(r->headline, LIMIT_TITLE_BYTES));
	if (r->author_count) {
		article->authors = arena_array(out, struct str, r->author_count);
		article->author_count = r->author_count;
		for (size_t i = 0; i < r->author_count; i++)
			article->authors[i] = str_dup(out, r->authors[i]);
	}
	if (when_known(r->published))
		article->published = r->published;
	article->rules = str_dup(out, r->rule->hosts);
	article->rules_missed = r->missed;
}

bool
extract_article(struct arena *out, struct arena scratch, const struct extract_input *in,
                struct article *article, struct err *err)
{
	return extract_explained(out, scratch, in, article, NULL, err);
}

bool
extract_explained(struct arena *out, struct arena scratch, const struct extract_input *in,
                  struct article *article, struct explanation *explanation, struct err *err)
{
	struct page *page = page_open(&scratch, in, err);
	if (!page)
		return false;
	struct arena *a = page->arena;
	if (explanation)
		explanation_begin(out, page, explanation);
	struct choice body = body_of(page);
	struct clues clues = clues_of(a, page);
	struct str headline = headline_of(a, &clues, in->item_title);
	struct authors authors = authors_of(out, a, &clues);
	struct published published = published_of(a, &clues, in->item_published);
	struct signals signals = signals_of(page, in);
	struct str section = section_of(out, page);
	struct text_marks marks = {0};
	parts_of(out, page, &body, &marks);
	signals.bits |= reserved_of(out, page, &body, &marks);
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
		.image = signals_allow(signals.bits, USE_PICTURE) ? image_of(out, page) : STR_NONE,
		.section = section,
		.kind = kind_of(a, page, section, headline, body.words, signals.paid),
		.signals = signals.bits,
		.max_snippet = signals.max_snippet,
		.unavailable_after = signals.unavailable_after,
		.text = str_dup(out, body.text),
		.marks = marks,
		.confidence = body.confidence,
	};
	follow_rule(out, page, article);
	return true;
}
