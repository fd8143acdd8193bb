/* model.h: receipts of what language models were asked, and the verdicts on what they wrote.
 *
 * A call is reserved before it is sent, at the most that it can cost, and settled when its answer
 * is there; both are committed at once.  One that was reserved by a process that ended before is
 * lost: what the server did is not known, so it counts as paid and is not made again. */
#ifndef GW_STORE_MODEL_H
#define GW_STORE_MODEL_H

#include "store/store.h"

/* RESERVED -> GOOD | FAILED | WAITING [store_settle_call]; RESERVED -> LOST [store_lose_calls]
 * WAITING -> RESERVED [store_reserve_call] */
enum model_call_state {
	MODEL_RESERVED, /* sent, or about to be */
	MODEL_GOOD,     /* its reply is kept */
	MODEL_FAILED,   /* for good */
	MODEL_LOST,     /* paid, perhaps, for nothing */
	MODEL_WAITING,  /* failed without cost; may be made again from `due_at` on */
	MODEL_STATE_COUNT,
};
const char *model_call_state_name(enum model_call_state state);

struct model_call_record {
	int64_t id, story;       /* story 0: none */
	struct str key, job, model, prompt;
	enum model_call_state state;
	int64_t at, ended_at, due_at; /* real seconds; 0: not yet */
	int64_t attempts;
	int64_t tokens_in, tokens_out, elapsed_ms;
	int64_t price;           /* millionths */
	struct str outcome, why; /* STR_NONE: not yet, or nothing */
	struct str reply;        /* STR_NONE: none, or forgotten */
};

/* The receipt with that key; c->id is 0 where there is none. */
bool store_model_call(struct store *s, struct arena *out, struct str key,
                      struct model_call_record *c, struct err *err);
/* A new one, or one that waits, is reserved now; c->id is set.  ERR_INTERNAL where it is reserved or
 * settled already: no call is paid twice. */
bool store_reserve_call(struct store *s, struct model_call_record *c, struct err *err);
/* By id: state, ended_at, due_at, tokens, elapsed_ms, price, outcome, why and reply. */
bool store_settle_call(struct store *s, const struct model_call_record *c, struct err *err);
/* At the start of `run`: calls of an earlier process without an answer are lost; *count says how
 * many. */
bool store_lose_calls(struct store *s, int64_t now, int64_t *count, struct err *err);
/* Millionths since that moment. */
bool store_model_spent(struct store *s, int64_t since, int64_t *price, struct err *err);
/* Receipts, newest first. */
bool store_model_calls(struct store *s, struct arena *out, size_t most,
                       struct model_call_record **list, size_t *count, struct err *err);
/* Replies that are older are forgotten; their receipts stay. */
bool store_forget_replies(struct store *s, int64_t before, struct err *err);

struct model_total {
	struct str job, model, outcome;
	int64_t calls, tokens_in, tokens_out, elapsed_ms, price;
};
/* Sums by job, model and outcome since that moment. */
bool store_model_totals(struct store *s, struct arena *out, int64_t since,
                        struct model_total **list, size_t *count, struct err *err);

struct model_edition_record {
	int64_t story, number;
	struct str model, prompt;
	int64_t calls, tokens_in, tokens_out, elapsed_ms;
	struct str verdicts; /* JSON: engine/modelled.h */
};
bool store_put_model_edition(struct store *s, const struct model_edition_record *e,
                             struct err *err);
/* e->number is 0 where no model wrote that edition. */
bool store_model_edition(struct store *s, struct arena *out, int64_t story, int64_t number,
                         struct model_edition_record *e, struct err *err);

#endif
