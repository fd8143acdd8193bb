/* reply_fuzz.c: the body of a model's answer. */
#include "llm/draft.h"
#include "llm/plain.h"
#include "llm/reply.h"

#include "fuzz.h"

FUZZ(input)
{
	struct llm_service s = {.profile = &llm_profiles[0], .url = {"http://x/v1", 11}, .context = 4096};
	const struct llm_passage one = {.text = {"A dam broke.", 12}};
	struct llm_call call = llm_call_make(&memory->out, memory->scratch, &s, LLM_STORY, &one, 1,
	                                     STR_NONE);
	struct fetch_answer a = {.status = 200, .body = input};
	struct llm_reply r = llm_reply_read(&memory->out, memory->scratch, &call, &a, 1000);
	struct llm_draft d;
	struct str value;
	struct err err;
	fuzz_expect((r.outcome == LLM_GOOD) == (r.text.n > 0));
	fuzz_expect(r.tokens_in >= 0 && r.tokens_out >= 0);
	fuzz_expect(r.outcome != LLM_GOOD || str_find(r.text, STR("<think>"), 0) < 0);
	if (r.outcome == LLM_GOOD && llm_draft_read(&memory->out, r.text, &d, &err))
		fuzz_expect(d.question_count <= LLM_QUESTIONS_MOST &&
		            d.paragraphs[0].count <= LLM_SENTENCES_MOST);
	struct llm_sentences list;
	if (r.outcome == LLM_GOOD && llm_paragraph_read(&memory->out, r.text, &list, &err))
		fuzz_expect(list.count <= LLM_SENTENCES_MOST);
	if (r.outcome == LLM_GOOD)
		llm_text_read(&memory->out, LLM_HEADLINE, r.text, &value, &err);
	/* The same bytes as text of a stranger: no tag comes out, and once is enough. */
	struct str line = llm_plain_line(&memory->out, input);
	fuzz_expect(str_find_byte(line, '<', 0) < 0 && str_find_byte(line, '\n', 0) < 0);
	fuzz_expect(str_eq(llm_plain_line(&memory->out, line), line));
}
