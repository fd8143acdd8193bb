/* marks.c: parts of a text as JSON and back. */
#include "model/marks.h"

#include "model/signal.h"

static const char *const kind_names[PART_KIND_COUNT] = {
	[PART_PARAGRAPH] = "paragraph", [PART_HEADING] = "heading",
	[PART_ITEM] = "item",           [PART_QUOTATION] = "quotation",
	[PART_ROW] = "row",             [PART_CAPTION] = "caption",
	[PART_CODE] = "code",
};

static const bool holds_no_sentence[PART_KIND_COUNT] = {
	[PART_HEADING] = true, [PART_ROW] = true, [PART_CAPTION] = true, [PART_CODE] = true,
};

const char *
part_kind_name(enum part_kind kind)
{
	return kind < PART_KIND_COUNT ? kind_names[kind] : "paragraph";
}

bool
marks_quotable(const struct text_marks *m, uint32_t start, uint32_t end)
{
	for (size_t i = 0; i < m->part_count; i++)
		if (holds_no_sentence[m->parts[i].kind] && start < m->parts[i].end &&
		    end > m->parts[i].start)
			return false;
	for (size_t i = 0; i < m->reserved_count; i++)
		if (start < m->reserved[i].end && end > m->reserved[i].start)
			return false;
	return true;
}

static void
put_range(struct json_out *j, const char *key, const char *name, uint32_t start, uint32_t end)
{
	json_begin(j, '{');
	json_kv_str(j, key, str_of(name));
	json_kv_int(j, "start", start);
	json_kv_int(j, "end", end);
	json_end(j, '}');
}

static const char *
signal_name(unsigned bit)
{
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (signal_rows[i].bit == bit)
			return signal_rows[i].name;
	return NULL;
}

void
marks_to_json(struct json_out *j, const struct text_marks *m)
{
	json_key(j, "parts");
	json_begin(j, '[');
	for (size_t i = 0; i < m->part_count; i++)
		put_range(j, "kind", part_kind_name(m->parts[i].kind), m->parts[i].start,
		          m->parts[i].end);
	json_end(j, ']');
	json_key(j, "reserved");
	json_begin(j, '[');
	for (size_t i = 0; i < m->reserved_count; i++)
		put_range(j, "signal", signal_name(m->reserved[i].signal), m->reserved[i].start,
		          m->reserved[i].end);
	json_end(j, ']');
}

static bool
take_range(const struct json *v, size_t text_bytes, uint32_t *start, uint32_t *end)
{
	int64_t from = json_int(json_get(v, "start"), -1), to = json_int(json_get(v, "end"), -1);
	if (from < 0 || to <= from || (uint64_t)to > text_bytes || to > UINT32_MAX)
		return false;
	*start = (uint32_t)from;
	*end = (uint32_t)to;
	return true;
}

static bool
take_part(const struct json *v, size_t text_bytes, struct text_part *part)
{
	for (int k = 0; k < PART_KIND_COUNT; k++)
		if (str_eq(json_text(json_get(v, "kind")), str_of(kind_names[k]))) {
			part->kind = (enum part_kind)k;
			return take_range(v, text_bytes, &part->start, &part->end);
		}
	return false;
}

struct text_marks
marks_from_json(struct arena *out, const struct json *v, size_t text_bytes)
{
	const struct json *parts = json_get(v, "parts"), *reserved = json_get(v, "reserved");
	struct text_marks m = {
		.parts = arena_array(out, struct text_part, parts ? parts->count : 0),
		.reserved = arena_array(out, struct text_reserved, reserved ? reserved->count : 0),
	};
	json_each(part, parts)
		m.part_count += take_part(part, text_bytes, &m.parts[m.part_count]);
	json_each(range, reserved) {
		struct text_reserved *r = &m.reserved[m.reserved_count];
		r->signal = signal_of(json_text(json_get(range, "signal")));
		m.reserved_count += r->signal && take_range(range, text_bytes, &r->start, &r->end);
	}
	return m;
}
