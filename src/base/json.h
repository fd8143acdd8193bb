/* json.h: JSON in (RFC 8259) and out (a streaming writer).
 *
 * Reading gives a tree in an arena; numbers keep an integer where they are one.  Objects keep
 * their order; of equal keys the last wins.  All accessors take NULL and answer absence, so
 * that `json_text(json_get(json_get(v, "a"), "b"))` needs no checks between. */
#ifndef GW_BASE_JSON_H
#define GW_BASE_JSON_H

#include "base/buf.h"
#include "base/err.h"

enum json_type { JSON_T_NULL, JSON_T_BOOL, JSON_T_NUMBER, JSON_T_STRING, JSON_T_ARRAY, JSON_T_OBJECT };

struct json {
	enum json_type type;
	bool truth;
	bool is_integer;
	int64_t integer;
	double number;
	struct str text;          /* of a string; valid UTF-8, may hold NUL bytes */
	struct str key;           /* name of this member inside an object */
	struct json *first, *next; /* children of an array or object, in order */
	size_t count;
};

enum json_mode {
	JSON_STRICT,  /* ours and our users' */
	JSON_LENIENT, /* from feeds and pages: huge integers as reals, NUL where it is escaped,
	               * half a surrogate pair as U+FFFD, a bound to the number of values (call
	               * after text has been made valid UTF-8 and C0 controls were dropped) */
};

/* The document in `src`, copied, or NULL with ERR_INPUT (ERR_LIMIT where a stranger's has too many
 * values) and line and column in the message. */
struct json *json_read(struct arena *out, struct str src, enum json_mode mode, struct err *err);

const struct json *json_get(const struct json *object, const char *key);
const struct json *json_at(const struct json *array, size_t i);
struct str json_text(const struct json *v);                  /* STR_NONE where no string */
int64_t json_int(const struct json *v, int64_t otherwise);
double json_num(const struct json *v, double otherwise);
bool json_bool(const struct json *v, bool otherwise);

#define json_each(child, parent) \
	for (const struct json *child = (parent) ? (parent)->first : NULL; child; child = child->next)

/* Writer.  Values are written in order; commas and escapes are its business.  Strings must be
 * UTF-8; a broken byte is written as U+FFFD.  Absent strings are written as null. */
struct json_out {
	struct buf *buf;
	unsigned depth;
	uint64_t has_member; /* bit by depth: a comma is due */
	bool after_key;
};

struct json_out json_to(struct buf *b);
void json_begin(struct json_out *j, char open);  /* '{' or '[' */
void json_end(struct json_out *j, char close);   /* '}' or ']' */
void json_key(struct json_out *j, const char *key);
void json_put_str(struct json_out *j, struct str s);
void json_put_int(struct json_out *j, int64_t v);
void json_put_num(struct json_out *j, double v); /* up to 6 decimals; NaN is null */
void json_put_bool(struct json_out *j, bool v);
void json_put_null(struct json_out *j);
void json_put_raw(struct json_out *j, struct str valid_json);

/* key and value in one */
void json_kv_str(struct json_out *j, const char *key, struct str s);
void json_kv_int(struct json_out *j, const char *key, int64_t v);
void json_kv_num(struct json_out *j, const char *key, double v);
void json_kv_bool(struct json_out *j, const char *key, bool v);
void json_kv_null(struct json_out *j, const char *key);

#endif
