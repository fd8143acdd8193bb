/* fetch_head.c: the header fields of an HTTP response that matter to us. */
#include "net/fetch_head.h"

#include "base/buf.h"

enum { FIELDS = 13 };

struct field {
	const char *name;
	struct str *value;
	const char *joint; /* between several of the name; NULL: only the first counts */
};

static bool
next_field(struct str *rest, struct str *name, struct str *value)
{
	struct str line;
	while (str_cut(rest, '\n', &line)) {
		ptrdiff_t colon = str_find_byte(line, ':', 0);
		if (colon <= 0 || byte_is_space((unsigned char)line.p[0]))
			continue;
		*name = str_trim(str_sub(line, 0, (size_t)colon));
		*value = str_trim(str_skip(line, (size_t)colon + 1));
		return true;
	}
	return false;
}

static struct str
join(struct arena *out, struct str head, const char *wanted, const char *joint)
{
	struct buf b = buf_in(out, 64);
	struct str name, value;
	while (next_field(&head, &name, &value)) {
		if (!value.n || !str_eq_nocase(name, str_of(wanted)))
			continue;
		if (b.n)
			buf_cstr(&b, joint);
		buf_put(&b, value);
	}
	return buf_str(&b);
}

void
fetch_head_read(struct arena *out, struct str head, struct fetch_answer *a)
{
	const struct field fields[FIELDS] = {
		{"location", &a->location, NULL},
		{"content-type", &a->content_type, NULL},
		{"content-location", &a->content_location, NULL},
		{"content-language", &a->content_language, ", "},
		{"etag", &a->etag, NULL},
		{"last-modified", &a->last_modified, NULL},
		{"retry-after", &a->retry_after, NULL},
		{"cache-control", &a->cache_control, ", "},
		{"expires", &a->expires, NULL},
		{"date", &a->date, NULL},
		{"link", &a->link, ", "},
		{"x-robots-tag", &a->x_robots_tag, "\n"},
		{"tdm-reservation", &a->tdm_reservation, NULL},
	};
	bool again[FIELDS] = {false};
	struct str rest = head, name, value;
	while (next_field(&rest, &name, &value)) {
		for (size_t i = 0; i < FIELDS; i++) {
			if (!str_eq_nocase(name, str_of(fields[i].name)))
				continue;
			if (fields[i].value->p)
				again[i] = true;
			else
				*fields[i].value = value;
			break;
		}
	}
	for (size_t i = 0; i < FIELDS; i++)
		if (again[i] && fields[i].joint)
			*fields[i].value = join(out, head, fields[i].name, fields[i].joint);
}
