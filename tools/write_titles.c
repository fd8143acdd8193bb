/* write_titles.c: the titles of stories with what the writer knows of their words and parts, for
 * tools/fit_headline.py.
 *
 * usage: write_titles MODEL < rows > titles.jsonl
 *
 * A row is one of `glancewire write --batch`.  For each story a line: a list of its titles, each with
 * its text, what other reports say for it, its folded words with their features
 * (src/write/headline_word.h), and the parts that may stand as headlines: text, first word, end,
 * form. */
#include "write/headline.h"
#include "write/headline_part.h"
#include "write/headline_word.h"

#include "story_rows.h"

static size_t
words_before(const struct tokens *t, size_t end)
{
	size_t n = 0;
	for (size_t i = 0; i < end; i++)
		n += token_is_word(&t->at[i]);
	return n;
}

static void
put_title(struct json_out *j, struct arena scratch, const struct draft *d, size_t article,
          const struct headline_told *all, const struct headline_report *r)
{
	const struct tokens *t = &r->tokens;
	double agreed[HEADLINE_AGREED];
	headline_agreed(agreed, d, article, t);
	json_begin(j, '{');
	json_kv_str(j, "text", r->text);
	json_key(j, "agreed");
	put_numbers(j, agreed, HEADLINE_AGREED);
	json_key(j, "words");
	json_begin(j, '[');
	for (size_t i = 0, place = 0; i < t->count; i++) {
		if (!token_is_word(&t->at[i]))
			continue;
		double f[HEADLINE_WORD_FEATURES];
		headline_word_features(f, all, r, i, place++);
		put_numbers(j, f, HEADLINE_WORD_FEATURES);
	}
	json_end(j, ']');
	json_key(j, "low");
	json_begin(j, '[');
	for (size_t i = 0; i < t->count; i++)
		if (token_is_word(&t->at[i]))
			json_put_str(j, t->at[i].low);
	json_end(j, ']');
	struct headline_part parts[HEADLINE_PARTS_MOST] = {{r->text, 0, t->count}};
	size_t n = d->cue == CUE_ENGLISH ? headline_parts(&scratch, r->text, t, NULL, parts) : 1;
	json_key(j, "parts");
	json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		json_begin(j, '[');
		json_put_str(j, parts[i].text);
		json_put_int(j, (int64_t)words_before(t, parts[i].first));
		json_put_int(j, (int64_t)words_before(t, parts[i].end));
		json_put_num(j, headline_form(parts[i].text));
		json_end(j, ']');
	}
	json_end(j, ']');
	json_end(j, '}');
}

static void
put_story(struct arena *a, struct arena scratch, const struct english *english,
          const struct json *row)
{
	size_t count;
	struct write_article *articles = story_row_articles(a, row, &count);
	struct buf b = buf_in(a, 1 << 20);
	struct json_out j = json_to(&b);
	(void)english;
	struct draft d = draft_read(a, scratch, articles, count);
	struct headline_told all = headline_told_open(a);
	struct headline_report *reports = arena_array(a, struct headline_report, count + 1);
	for (size_t i = 0; i < count; i++) {
		struct str clean = headline_clean(a, articles[i].title, articles[i].outlet);
		reports[i] = headline_report_read(a, &d, i, clean, &all);
	}
	headline_told_count(&all, &d);
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		if (articles[i].title.n)
			put_title(&j, scratch, &d, i, &all, &reports[i]);
	json_end(&j, ']');
	puts(str_c(a, buf_str(&b)));
}

int
main(int argc, char **argv)
{
	return story_rows(argc, argv, "write_titles MODEL < rows > titles.jsonl", put_story);
}
