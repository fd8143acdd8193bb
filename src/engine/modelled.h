/* modelled.h: a story that a language model may write, too: what it makes up goes no further.
 *
 * The default writer's story comes first and stays wherever a piece of the model's fails.  Each
 * sentence is looked for among the passages (the number that the model gives is a hint only) and
 * checked by the gate; one that fails gives way to its passage's own sentence, or is dropped; a
 * paragraph that lost too much is the default writer's; so is a headline or a question that
 * fails.  Sentences must stand alone and tell no fact twice, by the default writer's rules.
 *
 * Pure: the model is a function that knows the answer to a call, or not yet.  Asked again with
 * more answers known it goes on from there, so a program that was stopped loses nothing. */
#ifndef GW_ENGINE_MODELLED_H
#define GW_ENGINE_MODELLED_H

#include "engine/passages.h"
#include "llm/draft.h"

enum modelled_state {
	MODELLED_GOOD,
	MODELLED_FAILED,
	MODELLED_LATER, /* not known yet: it is asked, or will be */
};

struct modelled_answer {
	enum modelled_state state;
	struct str text, why;
	int64_t tokens_in, tokens_out, elapsed_ms;
};

/* Tells in `a` what is known of the answer to `call`. */
typedef void modelled_ask(void *ctx, const struct llm_call *call, struct modelled_answer *a);

struct modelled_options {
	const struct llm_service *service;
	const struct llm_service *judge; /* may reject what the gate passed as rewritten; NULL none */
	bool story, headline, shorten, questions, rank; /* the jobs that are switched on */
	bool paragraphs;                 /* a story is asked for one paragraph at a time */
	const struct english *english;   /* NULL: roles go unchecked, and whether a sentence is one */
	uint32_t source_words;           /* see write_options; 0 means LIMIT_SOURCE_WORDS */
};

enum modelled_piece {
	PIECE_HEADLINE, PIECE_SENTENCE, PIECE_QUESTION, PIECE_ANSWER,
	PIECE_CHOICE, /* which of several texts stands: `made` is the one it chose, `passage` the one
	               * that stood, `published` the one that stands */
	PIECE_COUNT,
};
enum modelled_fate {
	FATE_KEPT,     /* as the model wrote it */
	FATE_MOVED,    /* likewise, but it named another passage */
	FATE_REPLACED, /* by its passage's own sentence, or what the default writer had */
	FATE_DROPPED,
	FATE_COUNT,
};
const char *modelled_piece_name(enum modelled_piece piece);
const char *modelled_fate_name(enum modelled_fate fate);

struct modelled_verdict {
	enum modelled_piece piece;
	enum modelled_fate fate;
	enum check_level level;  /* of what was kept */
	struct str made;         /* as the model wrote it */
	struct str published;    /* in its place; STR_NONE: nothing */
	struct str reason;       /* why it was not kept */
	struct str passage;      /* that carries it, or that took its place */
};

struct modelled {
	bool later;              /* something is not known yet: `story` is the default writer's */
	bool used;               /* at least one text of the model stands in the story */
	bool chose;              /* at least one text stands because the model chose it */
	bool whole;              /* every sentence of the three paragraphs is the model's */
	struct str prompt;       /* versions of the prompts that were used, "a, b" */
	uint32_t calls, failed;
	int64_t tokens_in, tokens_out, elapsed_ms;
	struct str why;          /* why the model's story as a whole was not taken; STR_NONE */
	struct modelled_verdict *verdicts;
	size_t verdict_count;
	size_t fates[FATE_COUNT]; /* of texts, not of choices */
};

/* `story` is what checked_story gave for these articles; it becomes the model's where that is
 * better. */
void modelled_story(struct arena *out, struct arena scratch, const struct write_article *articles,
                    size_t count, const struct modelled_options *options, modelled_ask *ask,
                    void *ctx, struct story *story, struct modelled *result);

/* [{"piece","fate","level","made","published","reason","passage"}] */
void modelled_verdicts_to_json(struct json_out *j, const struct modelled *m);

#endif
