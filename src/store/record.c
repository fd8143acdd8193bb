/* record.c: whole records bound to statements and taken from them, by tables of fields. */
#include "store/sqlite.h"

#include <assert.h>
#include <string.h>

/* ── in ────────────────────────────────────────────────────────────────────────────────── */

static void
query_real(struct query *q, double v)
{
	if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_double(q->stmt, ++q->bound, v == v ? v : 0));
}

static void
query_texts(struct query *q, const struct str *texts, size_t count)
{
	if (count == 0) {
		query_null(q);
		return;
	}
	struct arena scratch = q->s->scratch;
	struct buf b = buf_in(&scratch, 256);
	struct json_out j = json_to(&b);
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_str(&j, texts[i]);
	json_end(&j, ']');
	if (q->rc == SQLITE_OK)
		query_note(q, sqlite3_bind_text64(q->stmt, ++q->bound, b.p, b.n, SQLITE_TRANSIENT,
		                            SQLITE_UTF8));
}

static void
query_when(struct query *q, const struct when *w)
{
	query_time(q, w->at);
	if (w->at == WHEN_UNKNOWN || w->date_only)
		query_null(q);
	else
		query_int(q, w->zone_min);
}

void
query_record(struct query *q, const struct field *fields, size_t count, const void *record)
{
	for (size_t i = 0; i < count; i++) {
		const void *p = (const char *)record + fields[i].offset;
		switch (fields[i].type) {
		case FIELD_INT:
			query_int(q, *(const int64_t *)p);
			break;
		case FIELD_ID:
			query_id(q, *(const int64_t *)p);
			break;
		case FIELD_TIME:
			query_time(q, *(const int64_t *)p);
			break;
		case FIELD_WHEN:
			query_when(q, p);
			break;
		case FIELD_ENUM:
			query_int(q, *(const unsigned *)p);
			break;
		case FIELD_FLAG:
			query_int(q, *(const bool *)p);
			break;
		case FIELD_REAL:
			query_real(q, *(const double *)p);
			break;
		case FIELD_TEXT:
			query_text(q, *(const struct str *)p);
			break;
		case FIELD_BYTES:
			query_bytes(q, *(const struct str *)p);
			break;
		case FIELD_TEXTS:
			query_texts(q, *(struct str *const *)p,
			            *(const size_t *)((const char *)p + sizeof(struct str *)));
			break;
		}
	}
}

/* ── out ───────────────────────────────────────────────────────────────────────────────── */

static void
take_texts(struct query *q, struct arena *out, struct str **texts, size_t *count)
{
	struct err ignored;
	struct arena scratch = q->s->scratch;
	struct str list = query_view(q);
	struct json *v = list.p ? json_read(&scratch, list, JSON_STRICT, &ignored) : NULL;
	*count = 0;
	*texts = v ? arena_array(out, struct str, v->count) : NULL;
	json_each(text, v)
		(*texts)[(*count)++] = str_dup(out, json_text(text));
}

static struct when
take_when(struct query *q)
{
	struct when w = when_at(query_take_time(q));
	w.date_only = w.at != WHEN_UNKNOWN &&
	              sqlite3_column_type(q->stmt, q->taken) == SQLITE_NULL;
	w.zone_min = (int16_t)query_take_int(q);
	return w;
}

void
query_take_record(struct query *q, struct arena *out, const struct field *fields, size_t count,
                  void *record)
{
	for (size_t i = 0; i < count; i++) {
		void *p = (char *)record + fields[i].offset;
		assert(strcmp(fields[i].column, sqlite3_column_name(q->stmt, q->taken)) == 0);
		switch (fields[i].type) {
		case FIELD_INT:
		case FIELD_ID:
			*(int64_t *)p = query_take_int(q);
			break;
		case FIELD_TIME:
			*(int64_t *)p = query_take_time(q);
			break;
		case FIELD_WHEN:
			*(struct when *)p = take_when(q);
			break;
		case FIELD_ENUM:
			*(unsigned *)p = (unsigned)query_take_int(q);
			break;
		case FIELD_FLAG:
			*(bool *)p = query_take_int(q) != 0;
			break;
		case FIELD_REAL:
			*(double *)p = sqlite3_column_double(q->stmt, q->taken++);
			break;
		case FIELD_TEXT:
		case FIELD_BYTES:
			*(struct str *)p = query_take_text(q, out);
			break;
		case FIELD_TEXTS:
			take_texts(q, out, p, (size_t *)((char *)p + sizeof(struct str *)));
			break;
		}
	}
}

void *
list_add(struct list *l, struct arena *out)
{
	if (l->count == l->cap) {
		size_t cap = l->cap ? l->cap * 2 : 8;
		char *items = arena_alloc(out, cap, l->size, _Alignof(max_align_t));
		if (l->count)
			memcpy(items, l->items, l->count * l->size);
		l->items = items;
		l->cap = cap;
	}
	return l->items + l->count++ * l->size;
}
