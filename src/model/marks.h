/* marks.h: what is known of the parts of an article's text: their kinds, and which of them its
 * publisher does not want quoted.
 *
 * Offsets are bytes of the text.  Parts are in order and do not overlap; together they hold all
 * of the text but the blank lines between them.  A part of several paragraphs is one row of a
 * table, whose cells they are.  Text without marks is of ordinary paragraphs. */
#ifndef GW_MODEL_MARKS_H
#define GW_MODEL_MARKS_H

#include "base/json.h"

enum part_kind {
	PART_PARAGRAPH, PART_HEADING, PART_ITEM, PART_QUOTATION, PART_ROW, PART_CAPTION, PART_CODE,
	PART_KIND_COUNT,
};

struct text_part {
	enum part_kind kind;
	uint32_t start, end;
};

struct text_reserved {
	unsigned signal; /* SIGNAL_DATA_NOSNIPPET or SIGNAL_PAID */
	uint32_t start, end;
};

struct text_marks {
	struct text_part *parts;
	size_t part_count;
	struct text_reserved *reserved; /* may overlap */
	size_t reserved_count;
};

const char *part_kind_name(enum part_kind kind); /* "paragraph" … */

/* Whether a sentence may be taken from [start, end): it touches nothing reserved, and stands in
 * no heading, row of a table, caption or piece of code. */
bool marks_quotable(const struct text_marks *m, uint32_t start, uint32_t end);

/* The members "parts" and "reserved" of an open object, and back from that object.  Ranges beyond
 * `text_bytes`, and kinds and signals that are not known, are left out. */
void marks_to_json(struct json_out *j, const struct text_marks *m);
struct text_marks marks_from_json(struct arena *out, const struct json *v, size_t text_bytes);

#endif
