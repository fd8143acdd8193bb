/* modelling_work.h: what the files of modelled.h share: the work on one story. */
#ifndef GW_ENGINE_MODELLING_WORK_H
#define GW_ENGINE_MODELLING_WORK_H

#include "engine/modelled.h"
#include "gate/gate.h"
#include "text/token.h"

enum { VERDICTS_MOST = 96 };

struct model_work {
	struct arena *out;
	struct arena scratch;
	const struct write_article *articles;
	size_t count;
	const struct modelled_options *options;
	modelled_ask *ask;
	void *ctx;
	const struct story *standard; /* the default writer's */
	struct modelled *result;
	enum cue_language cue;
	const struct english *english; /* NULL: the story is in another language, or it is missing */
	bool foreign;                 /* in a language whose grammar nothing here knows */
	unsigned prompts;             /* bits of the jobs whose texts are used */
	size_t calls_left;
};

/* The answer to one question; STR_NONE: none (result->later says whether one may come). */
struct str model_ask(struct model_work *w, const struct llm_call *call, struct str *why);

/* What an answer to `call` says, into `to`; one that cannot be read is asked for once more.  False:
 * there is none, *why says why. */
typedef bool model_reader(struct arena *out, enum llm_job job, struct str said, void *to,
                          struct err *err);
bool model_ask_read(struct model_work *w, struct llm_call call, model_reader *read, void *to,
                    struct str *why);

/* The one text that answers a small job. */
struct str model_ask_text(struct model_work *w, enum llm_job job,
                          const struct llm_passage *passages, size_t count);

/* At which level the passage carries the claim.  What a model put into words of its own may have no
 * word with a meaning that the passage has in no form: rules and scores miss "year" for "week".  In a
 * foreign language it may have no new word at all ("hat" for "verliert"), and a piece of the passage
 * ends where one of its clauses does: nothing else tells there whether a verb is missing. */
enum check_level model_level(struct model_work *w, size_t article, struct str passage,
                             struct str claim, struct str *reason, double *score);

/* In a foreign language: the claim breaks off inside a clause of the passage. */
bool model_breaks_off(struct model_work *w, struct str passage, struct str claim);

/* Where a sentence of a model was found. */
struct model_found {
	enum check_level level; /* CHECK_NONE: nowhere */
	struct cite cite;
	bool hinted;            /* the model had named that passage */
	struct cite nearest;    /* where it was not found: the passage nearest to it; end 0: none */
	struct str reason;
};
struct model_found model_find(struct model_work *w, const struct passages *passages,
                              const struct llm_sentence *s);

/* Whether a judge model objects.  True where none is asked; false, too, where it gives no answer. */
bool model_judge_allows(struct model_work *w, struct str passage, struct str claim);

/* True: `text` is one sentence that needs nothing before it. */
bool model_stands_alone(struct model_work *w, struct str text);

/* The text has a main clause, `finite`: one with a finite verb.  Without them it is a piece that was cut
 * out of a sentence.  True where nothing is known of its language. */
bool model_has_verb(struct model_work *w, struct str text, bool finite);

void model_note(struct model_work *w, struct modelled_verdict v);

/* The jobs.  `story` is what stands so far. */
void model_write_story(struct model_work *w, struct story *story);     /* modelled_story.c */
void model_write_headline(struct model_work *w, struct story *story);  /* modelled_jobs.c */
void model_shorten(struct model_work *w, struct story *story);
void model_put_fluently(struct model_work *w, struct story *story);

/* Texts for one place, each of which passed the check; the first stands there. */
enum { CHOICES_MOST = 6 };
struct model_choices {
	struct str at[CHOICES_MOST];
	size_t count;
};
/* None that is empty or there already. */
void model_add_choice(struct model_choices *c, struct str text);
/* The one that the model finds best: asked twice, in another order each time, so that no text stands
 * at the same place twice, and only where it names the same text both times; else the first.  In
 * modelled_rank.c. */
struct str model_choose(struct model_work *w, const struct model_choices *c);

/* May the headline stand?  It is carried by a title or the lead of one report. */
bool model_headline_good(struct model_work *w, struct str headline, struct str *reason,
                         struct str *passage);
/* May `question` be asked, answered from this passage? */
bool model_question_good(struct model_work *w, struct str question, struct cite answer,
                         struct str *reason);

#endif
