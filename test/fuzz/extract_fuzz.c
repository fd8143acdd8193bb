/* extract_fuzz.c: any bytes as the page of an article.
 *
 * What comes out is valid UTF-8, its parts lie in order in its text, and a second reading gives the
 * same. */
#include "extract/builtin.h"
#include "extract/extract.h"
#include "model/limits.h"

#include "fuzz.h"

/* Parts are in order and hold the whole text; what is reserved lies within it. */
static void
expect_marks(const struct article *a)
{
	uint32_t end = 0;
	for (size_t i = 0; i < a->marks.part_count; i++) {
		struct text_part p = a->marks.parts[i];
		fuzz_expect(p.start >= (i ? end + 2 : 0) && p.start < p.end);
		end = p.end;
	}
	fuzz_expect(end <= a->text.n && (end > 0 || !a->text.n));
	for (size_t i = 0; i < a->marks.reserved_count; i++)
		fuzz_expect(a->marks.reserved[i].start < a->marks.reserved[i].end &&
		            a->marks.reserved[i].end <= a->text.n);
}

/* Opened once: its whole check is not what is tried here (model_fuzz.c). */
static const struct model *
the_model(void)
{
	static struct arena kept;
	static const struct model *model;
	if (!model) {
		kept = arena_open(LIMIT_MODEL_BYTES);
		model = builtin_model(&kept);
	}
	return model;
}

FUZZ(input)
{
	struct extract_input in = {.bytes = input, .url = STR("http://outlet.example/a/report"),
	                           .model = the_model(), .today = WHEN_UNKNOWN};
	struct article article, again;
	struct err err;
	if (!extract_article(&memory->out, memory->scratch, &in, &article, &err)) {
		fuzz_expect(err.code != ERR_NONE);
		return;
	}
	fuzz_expect_text(article.title);
	fuzz_expect_text(article.text);
	fuzz_expect_text(article.outlet);
	expect_marks(&article);
	fuzz_expect(article.confidence >= 0 && article.confidence <= 1);
	for (size_t i = 0; i < article.author_count; i++)
		fuzz_expect_text(article.authors[i]);
	fuzz_expect(extract_article(&memory->out, memory->scratch, &in, &again, &err));
	fuzz_expect(str_eq(article.text, again.text) && str_eq(article.title, again.title) &&
	            article.published.at == again.published.at &&
	            article.author_count == again.author_count);
}
