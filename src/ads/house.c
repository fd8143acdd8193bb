/* house.c: house advertisements read, chosen and written. */
#include "ads/house.h"

#include "base/hash.h"
#include "base/html.h"
#include "model/limits.h"

#include <stddef.h>

struct field {
	struct str name;
	size_t offset;
	bool required;
};

static const struct field fields[] = {
	{{"headline", 8}, offsetof(struct ad, headline), true},
	{{"text", 4}, offsetof(struct ad, text), false},
	{{"link", 4}, offsetof(struct ad, link), true},
	{{"label", 5}, offsetof(struct ad, label), false},
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static struct str *
field_of(struct ad *ad, const struct field *f)
{
	return (struct str *)((char *)ad + f->offset);
}

static bool
link_is_right(struct str link)
{
	bool path = link.n && link.p[0] == '/' && !(link.n > 1 && link.p[1] == '/');
	return path || str_starts(link, STR("https://")) || str_starts(link, STR("http://"));
}

static bool
read_line(struct ad *ad, struct str line, int number, struct err *err)
{
	struct str value = line, key;
	if (str_find_byte(line, ':', 0) < 0 || !str_cut(&value, ':', &key))
		return err_set(err, ERR_INPUT, "line %d: not of the form \"key: value\"", number);
	key = str_trim(key);
	value = str_trim(value);
	for (int i = 0; i < FIELD_COUNT; i++) {
		struct str *place = field_of(ad, &fields[i]);
		if (!str_eq(key, fields[i].name))
			continue;
		if (place->p)
			return err_set(err, ERR_INPUT, "line %d: a second \"" STR_FMT "\"", number,
			               STR_ARG(key));
		if (!value.n)
			return err_set(err, ERR_INPUT, "line %d: \"" STR_FMT "\" is empty", number,
			               STR_ARG(key));
		if (value.n > LIMIT_AD_FIELD_BYTES)
			return err_set(err, ERR_LIMIT, "line %d: longer than %d bytes", number,
			               LIMIT_AD_FIELD_BYTES);
		if (place == &ad->link && !link_is_right(value))
			return err_set(err, ERR_INPUT,
			               "line %d: the link is neither http(s) nor a path", number);
		*place = value;
		return true;
	}
	return err_set(err, ERR_INPUT, "line %d: unknown key \"" STR_FMT "\"", number,
	               STR_ARG(str_sub(key, 0, 40)));
}

bool
house_parse(struct str bytes, struct ad *ad, struct err *err)
{
	int number = 0;
	struct str line;
	*ad = (struct ad){0};
	while (str_cut(&bytes, '\n', &line)) {
		number++;
		line = str_trim(line);
		if (line.n && line.p[0] != '#' && !read_line(ad, line, number, err))
			return false;
	}
	for (int i = 0; i < FIELD_COUNT; i++)
		if (fields[i].required && !field_of(ad, &fields[i])->p)
			return err_set(err, ERR_INPUT, "line %d: there is no \"" STR_FMT "\"", number,
			               STR_ARG(fields[i].name));
	return true;
}

size_t
house_choose(size_t count, struct str path, size_t place_in_page, int64_t hour)
{
	uint64_t h = hash_mix(hash_str(path) ^ (uint64_t)hour * 0x9e3779b97f4a7c15u);
	return (size_t)((h % count + place_in_page) % count);
}

void
house_put(struct buf *b, const struct ad *ad, struct str place, enum slot_size size)
{
	buf_cstr(b, size == SLOT_WIDE ? "<aside class=\"ad wide\"" : "<aside class=\"ad\"");
	buf_cstr(b, " aria-label=\"Advertisement\" data-ad=\"");
	html_attr(b, place);
	buf_cstr(b, "\"><small>Advertisement</small><a href=\"");
	html_url(b, ad->link);
	buf_cstr(b, "\" rel=\"sponsored nofollow\"><b>");
	html_text(b, ad->headline);
	buf_cstr(b, "</b>");
	if (ad->text.n) {
		buf_cstr(b, "<span>");
		html_text(b, ad->text);
		buf_cstr(b, "</span>");
	}
	if (ad->label.n) {
		buf_cstr(b, "<u>");
		html_text(b, ad->label);
		buf_cstr(b, "</u>");
	}
	buf_cstr(b, "</a></aside>");
}

struct str
house_fill(struct arena *out, struct str page, struct str path, int64_t hour,
           const struct ad *ads, size_t count)
{
	struct buf b = buf_in(out, page.n + 4096);
	struct slot slot;
	size_t done = 0, nth = 0;
	while (slot_find(page, done, &slot)) {
		buf_put(&b, str_sub(page, done, slot.at));
		if (count) {
			size_t chosen = house_choose(count, path, nth++, hour);
			house_put(&b, &ads[chosen], slot.place, slot.size);
		}
		done = slot.at + slot.n;
	}
	buf_put(&b, str_skip(page, done));
	return buf_str(&b);
}
