/* draft.h: the story that a model wrote, as it wrote it: nothing of it has been checked.
 *
 * Read strictly: the members that the schema names and no others, within its limits. */
#ifndef GW_LLM_DRAFT_H
#define GW_LLM_DRAFT_H

#include "base/err.h"
#include "llm/call.h"
#include "model/story.h"

enum { LLM_SENTENCES_MOST = 4, LLM_QUESTIONS_MOST = 3, LLM_ANSWER_MOST = 2, LLM_HINTS_MOST = 3 };

struct llm_sentence {
	struct str text;
	int64_t hints[LLM_HINTS_MOST]; /* numbers of passages, as the model gave them */
	size_t hint_count;
};

struct llm_sentences {
	struct llm_sentence at[LLM_SENTENCES_MOST];
	size_t count;
};

struct llm_question {
	enum question_role role;
	struct str question;
	struct llm_sentences answer;
};

struct llm_draft {
	struct str headline;
	struct llm_sentences paragraphs[PARAGRAPH_COUNT];
	struct llm_question questions[LLM_QUESTIONS_MOST];
	size_t question_count;
};

/* False with ERR_INPUT and words that can be given back to the model. */
bool llm_draft_read(struct arena *out, struct str text, struct llm_draft *draft, struct err *err);

/* The answer to PARAGRAPH, likewise; the hint of a sentence is its place in the list, from 1. */
bool llm_paragraph_read(struct arena *out, struct str text, struct llm_sentences *sentences,
                        struct err *err);

/* The answer to RANK: which of `count` passages, from 0. */
bool llm_rank_read(struct arena *out, struct str text, size_t count, size_t *choice,
                   struct err *err);

/* The one text of an answer to HEADLINE, SHORTEN, QUESTION or JUDGE. */
bool llm_text_read(struct arena *out, enum llm_job job, struct str text, struct str *value,
                   struct err *err);

#endif
