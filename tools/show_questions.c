/* show_questions.c: the questions of stories with their frames, for judging by reading.
 *
 * usage: show_questions MODEL < rows
 *
 * A row is one of `glancewire write --batch`; MODEL is english.model.  For each story its id,
 * then for each question that the check lets through role, frame, question and its answers. */
#include "gate/asked.h"
#include "write/ask.h"
#include "write/differ.h"
#include "write/headline.h"

#include "story_rows.h"

enum { WORDS = 220, LONE_WORDS = 130 };

static void
show_story(struct arena *a, struct arena scratch, const struct english *english,
           const struct json *row)
{
	struct arena temp = arena_upper(&scratch), trees = arena_upper(&temp);
	struct asked list[ASK_MOST];
	size_t count;
	struct write_article *articles = story_row_articles(a, row, &count);
	struct draft d = draft_read(&scratch, temp, articles, count);
	parsed_open(&d, &trees, english);
	differ_mark_stale(temp, &d);
	for (size_t i = 0; i < d.sentence_count; i++)
		d.sentences[i].cost = d.sentences[i].words;
	struct cast cast = cast_read(&scratch, temp, &d);
	/* As the writer has it by default. */
	uint32_t voices = (uint32_t)d.voice_count, words = voices == 1 ? LONE_WORDS : WORDS;
	uint32_t text_words = LIMIT_SOURCE_WORDS, page_words = LIMIT_SOURCE_WORDS;
	if (voices && text_words * voices < words * 3 / 2)
		text_words = words * 3 / 2 / voices;
	if (voices && page_words * voices < words * 2)
		page_words = words * 2 / voices;
	struct headlines heads = headline_choose(a, temp, &d);
	struct composed text = compose(&scratch, temp, &d, &cast, heads.article, words, text_words);
	size_t n = ask(a, temp, &d, &cast, &text, page_words, list);
	printf("== " STR_FMT ": " STR_FMT "\n", STR_ARG(json_text(json_get(row, "id"))),
	       STR_ARG(count ? articles[0].title : STR("")));
	struct str *texts = arena_array(a, struct str, count + 1);
	for (size_t i = 0; i < count; i++)
		texts[i] = articles[i].text;
	const struct asked_sources *sources = asked_read(a, texts, count);
	for (size_t i = 0; i < n; i++) {
		if (!asked_of(temp, sources, list[i].answer[0]->text, list[i].question))
			continue;
		printf("%s [%s] " STR_FMT "\n", question_role_name(list[i].role),
		       frames[list[i].frame].id, STR_ARG(list[i].question));
		for (size_t k = 0; k < list[i].answer_count; k++)
			printf("    " STR_FMT "\n", STR_ARG(list[i].answer[k]->text));
	}
}

int
main(int argc, char **argv)
{
	return story_rows(argc, argv, "show_questions MODEL < rows", show_story);
}
