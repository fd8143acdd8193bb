/* house.c: house advertisements read as campaigns of one creative. */
#include "ads/house.h"

#include <stddef.h>

#include "model/limits.h"

struct field {
	struct str name;
	size_t offset;
	bool required;
};

static const struct field fields[] = {
	{{"headline", 8}, offsetof(struct creative, title), true},
	{{"text", 4}, offsetof(struct creative, body), false},
	{{"link", 4}, offsetof(struct creative, link), true},
	{{"label", 5}, offsetof(struct creative, call), false},
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static struct str *
field_of(struct creative *x, const struct field *f)
{
	return (struct str *)(void *)((char *)x + f->offset);
}

static bool
read_line(struct creative *x, struct str line, struct err *err)
{
	struct str value = line, key;
	if (str_find_byte(line, ':', 0) < 0 || !str_cut(&value, ':', &key))
		return err_set(err, ERR_USAGE, "not of the form \"key: value\"");
	key = str_trim(key);
	value = str_trim(value);
	for (int i = 0; i < FIELD_COUNT; i++) {
		struct str *place = field_of(x, &fields[i]);
		if (!str_eq(key, fields[i].name))
			continue;
		if (place->p)
			return err_set(err, ERR_USAGE, "a second \"" STR_FMT "\"", STR_ARG(key));
		if (!value.n)
			return err_set(err, ERR_USAGE, "\"" STR_FMT "\" is empty", STR_ARG(key));
		if (value.n > LIMIT_AD_FIELD_BYTES)
			return err_set(err, ERR_USAGE, "longer than %d bytes", LIMIT_AD_FIELD_BYTES);
		if (place == &x->link && !campaign_link_is_right(value))
			return err_set(err, ERR_USAGE, "the link is neither http(s) nor a path");
		*place = value;
		return true;
	}
	return err_set(err, ERR_USAGE, "unknown key \"" STR_FMT "\"",
	               STR_ARG(str_sub(key, 0, 40)));
}

bool
house_read(struct arena *out, struct str bytes, const char *file, struct str name,
           struct campaign *c, struct err *err)
{
	int number = 0;
	struct str line;
	struct creative *x = arena_new(out, struct creative);
	*c = (struct campaign){
		.name = name, .advertiser = name, .first_day = INT64_MIN, .last_day = INT64_MAX,
		.priority = CAMPAIGN_LEAST_PRIORITY, .weight = 1, .house = true, .creatives = x,
		.creative_count = 1,
	};
	x->name = STR("text");
	for (int i = 0; i < SLOT_SIZES; i++)
		x->fits[i] = true;
	while (str_cut(&bytes, '\n', &line)) {
		number++;
		line = str_trim(line);
		if (line.n && line.p[0] != '#' && !read_line(x, line, err))
			return err_wrap(err, "%s:%d", file, number);
	}
	for (int i = 0; i < FIELD_COUNT; i++)
		if (fields[i].required && !field_of(x, &fields[i])->p) {
			err_set(err, ERR_USAGE, "there is no \"" STR_FMT "\"", STR_ARG(fields[i].name));
			return err_wrap(err, "%s:%d", file, number);
		}
	return true;
}
