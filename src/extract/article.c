/* article.c: a page to its article: one function, in the order of the work. */
#include "extract/extract.h"

#include "extract/choose.h"
#include "extract/judge.h"
#include "extract/open.h"
#include "model/limits.h"

bool
extract_article(struct arena *out, struct arena scratch, const struct extract_input *in,
                struct article *article, struct err *err)
{
	struct page *page = page_open(&scratch, in, err);
	if (!page)
		return false;
	struct features f = features_of(page->arena, page);
	struct choice body = choose_blocks(page->arena, page, judge_blocks(page->arena, page, &f));
	*article = (struct article){.max_snippet = -1};
	article->url = str_dup(out, in->url);
	article->text = str_dup(out, body.text);
	article->confidence = body.confidence;
	return true;
}
