/* model_table.c: receipts of language models. */
#include "store/model.h"

#include <stddef.h>

#include "store/sqlite.h"

const char *
model_call_state_name(enum model_call_state state)
{
	static const char *const names[MODEL_STATE_COUNT] = {
		[MODEL_RESERVED] = "reserved", [MODEL_GOOD] = "good",       [MODEL_FAILED] = "failed",
		[MODEL_LOST] = "lost",         [MODEL_WAITING] = "waiting",
	};
	return state < MODEL_STATE_COUNT ? names[state] : "unknown";
}

/* In the order of COLUMNS. */
static const struct field fields[] = {
#define AT(member) offsetof(struct model_call_record, member)
	{"id", FIELD_ID, AT(id)},
	{"story", FIELD_ID, AT(story)},
	{"key", FIELD_TEXT, AT(key)},
	{"job", FIELD_TEXT, AT(job)},
	{"model", FIELD_TEXT, AT(model)},
	{"prompt", FIELD_TEXT, AT(prompt)},
	{"state", FIELD_ENUM, AT(state)},
	{"at", FIELD_INT, AT(at)},
	{"ended_at", FIELD_ID, AT(ended_at)},
	{"due_at", FIELD_ID, AT(due_at)},
	{"attempts", FIELD_INT, AT(attempts)},
	{"tokens_in", FIELD_INT, AT(tokens_in)},
	{"tokens_out", FIELD_INT, AT(tokens_out)},
	{"elapsed_ms", FIELD_INT, AT(elapsed_ms)},
	{"price", FIELD_INT, AT(price)},
	{"outcome", FIELD_TEXT, AT(outcome)},
	{"why", FIELD_TEXT, AT(why)},
	{"reply", FIELD_TEXT, AT(reply)},
#undef AT
};
enum { FIELDS = sizeof fields / sizeof *fields };
#define COLUMNS \
	"id, story, key, job, model, prompt, state, at, ended_at, due_at, attempts, tokens_in, " \
	"tokens_out, elapsed_ms, price, outcome, why, reply"

bool
store_model_call(struct store *s, struct arena *out, struct str key,
                 struct model_call_record *c, struct err *err)
{
	struct query q;
	*c = (struct model_call_record){0};
	query_open(&q, s, "SELECT " COLUMNS " FROM model_call WHERE key = ?");
	query_text(&q, key);
	if (query_row(&q))
		query_take_record(&q, out, fields, FIELDS, c);
	return query_close(&q, err);
}

bool
store_reserve_call(struct store *s, struct model_call_record *c, struct err *err)
{
	struct query q;
	bool done = false;
	query_open(&q, s, "INSERT INTO model_call (story, key, job, model, prompt, state, at, price, "
	                  "attempts) VALUES (?, ?, ?, ?, ?, 0, ?, ?, 1) "
	                  "ON CONFLICT (key) DO UPDATE SET state = 0, at = excluded.at, "
	                  "due_at = NULL, price = excluded.price, attempts = attempts + 1 "
	                  "WHERE state = 4 RETURNING id, attempts");
	query_id(&q, c->story);
	query_text(&q, c->key);
	query_text(&q, c->job);
	query_text(&q, c->model);
	query_text(&q, c->prompt);
	query_int(&q, c->at);
	query_int(&q, c->price);
	if (query_row(&q)) {
		done = true;
		c->id = query_take_int(&q);
		c->attempts = query_take_int(&q);
		c->state = MODEL_RESERVED;
	}
	if (!query_close(&q, err))
		return false;
	return done || err_set(err, ERR_INTERNAL, "the call was made before");
}

bool
store_settle_call(struct store *s, const struct model_call_record *c, struct err *err)
{
	struct query q;
	query_open(&q, s, "UPDATE model_call SET state = ?, ended_at = ?, due_at = ?, tokens_in = ?, "
	                  "tokens_out = ?, elapsed_ms = ?, price = ?, outcome = ?, why = ?, reply = ? "
	                  "WHERE id = ?");
	query_int(&q, c->state);
	query_id(&q, c->ended_at);
	query_id(&q, c->due_at);
	query_int(&q, c->tokens_in);
	query_int(&q, c->tokens_out);
	query_int(&q, c->elapsed_ms);
	query_int(&q, c->price);
	query_text(&q, c->outcome);
	query_text(&q, c->why);
	query_text(&q, c->reply);
	query_int(&q, c->id);
	return query_close(&q, err);
}

bool
store_lose_calls(struct store *s, int64_t now, int64_t *count, struct err *err)
{
	bool own, ok;
	*count = 0;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "UPDATE model_call SET state = 3, outcome = 'lost', ended_at = ?, "
	                  "why = 'the program ended before the answer came' WHERE state = 0",
	               &now, 1, err);
	if (ok)
		*count = sqlite3_changes64(s->db);
	return change_end(s, own, ok, err);
}

bool
store_model_spent(struct store *s, int64_t since, int64_t *price, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT coalesce(sum(price), 0) FROM model_call WHERE at > ?");
	query_int(&q, since);
	*price = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_model_calls(struct store *s, struct arena *out, size_t most,
                  struct model_call_record **list, size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **list};
	struct query q;
	query_open(&q, s, "SELECT " COLUMNS " FROM model_call ORDER BY at DESC, id DESC LIMIT ?");
	query_int(&q, (int64_t)most);
	while (query_row(&q))
		query_take_record(&q, out, fields, FIELDS, list_add(&l, out));
	*list = (struct model_call_record *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_forget_replies(struct store *s, int64_t before, struct err *err)
{
	return query_run(s, "UPDATE model_call SET reply = NULL WHERE at < ? AND reply IS NOT NULL",
	                 &before, 1, err);
}

bool
store_model_totals(struct store *s, struct arena *out, int64_t since, struct model_total **list,
                   size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **list};
	struct query q;
	query_open(&q, s, "SELECT job, model, coalesce(outcome, 'reserved'), count(*), sum(tokens_in), "
	                  "sum(tokens_out), sum(elapsed_ms), sum(price) FROM model_call WHERE at > ? "
	                  "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
	query_int(&q, since);
	while (query_row(&q)) {
		struct model_total *t = list_add(&l, out);
		t->job = query_take_text(&q, out);
		t->model = query_take_text(&q, out);
		t->outcome = query_take_text(&q, out);
		t->calls = query_take_int(&q);
		t->tokens_in = query_take_int(&q);
		t->tokens_out = query_take_int(&q);
		t->elapsed_ms = query_take_int(&q);
		t->price = query_take_int(&q);
	}
	*list = (struct model_total *)l.items;
	*count = l.count;
	return query_close(&q, err);
}

bool
store_put_model_edition(struct store *s, const struct model_edition_record *e, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO model_edition (story, number, model, prompt, calls, tokens_in, "
	                  "tokens_out, elapsed_ms, verdicts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
	query_int(&q, e->story);
	query_int(&q, e->number);
	query_text(&q, e->model);
	query_text(&q, e->prompt);
	query_int(&q, e->calls);
	query_int(&q, e->tokens_in);
	query_int(&q, e->tokens_out);
	query_int(&q, e->elapsed_ms);
	query_text(&q, e->verdicts);
	return query_close(&q, err);
}

bool
store_model_edition(struct store *s, struct arena *out, int64_t story, int64_t number,
                    struct model_edition_record *e, struct err *err)
{
	struct query q;
	*e = (struct model_edition_record){0};
	query_open(&q, s, "SELECT story, number, model, prompt, calls, tokens_in, tokens_out, "
	                  "elapsed_ms, verdicts FROM model_edition WHERE story = ? AND number = ?");
	query_int(&q, story);
	query_int(&q, number);
	if (query_row(&q)) {
		e->story = query_take_int(&q);
		e->number = query_take_int(&q);
		e->model = query_take_text(&q, out);
		e->prompt = query_take_text(&q, out);
		e->calls = query_take_int(&q);
		e->tokens_in = query_take_int(&q);
		e->tokens_out = query_take_int(&q);
		e->elapsed_ms = query_take_int(&q);
		e->verdicts = query_take_text(&q, out);
	}
	return query_close(&q, err);
}
