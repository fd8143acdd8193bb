/* campaign.c: campaigns read line by line; two tables hold all that can be said. */
#include "ads/campaign.h"

#include <stddef.h>
#include <string.h>

#include "model/limits.h"
#include "model/when.h"

enum kind { K_TEXT, K_NUMBER, K_FIRST_DAY, K_LAST_DAY, K_LINK, K_SIZE };

struct key {
	const char *name;
	enum kind kind;
	size_t at;
	int64_t least, most;
};

#define AT(field) offsetof(struct campaign, field)
static const struct key campaign_keys[] = {
	{"advertiser", K_TEXT, AT(advertiser), 0, 0},
	{"competes", K_TEXT, AT(competes), 0, 0},
	{"starts", K_FIRST_DAY, AT(first_day), 0, 0},
	{"ends", K_LAST_DAY, AT(last_day), 0, 0},
	{"priority", K_NUMBER, AT(priority), 1, CAMPAIGN_LEAST_PRIORITY},
	{"share", K_NUMBER, AT(share), 1, 100},
	{"weight", K_NUMBER, AT(weight), 1, CAMPAIGN_WEIGHT_MOST},
	{"impressions", K_NUMBER, AT(served.in_all), 1, LIMIT_AD_GOAL},
	{"impressions_a_day", K_NUMBER, AT(served.a_day), 1, LIMIT_AD_GOAL},
	{"clicks", K_NUMBER, AT(clicked.in_all), 1, LIMIT_AD_GOAL},
	{"clicks_a_day", K_NUMBER, AT(clicked.a_day), 1, LIMIT_AD_GOAL},
	{"sections", K_TEXT, AT(sections), 0, 0},
	{"languages", K_TEXT, AT(languages), 0, 0},
	{"countries", K_TEXT, AT(countries), 0, 0},
};
#undef AT
#define AT(field) offsetof(struct creative, field)
static const struct key creative_keys[] = {
	{"size", K_SIZE, AT(fits), 0, 0},
	{"title", K_TEXT, AT(title), 0, 0},
	{"body", K_TEXT, AT(body), 0, 0},
	{"call", K_TEXT, AT(call), 0, 0},
	{"picture", K_TEXT, AT(picture), 0, 0},
	{"alt", K_TEXT, AT(alt), 0, 0},
	{"frame", K_TEXT, AT(frame), 0, 0},
	{"hosts", K_TEXT, AT(hosts), 0, 0},
	{"link", K_LINK, AT(link), 0, 0},
};
#undef AT
enum {
	CAMPAIGN_KEYS = sizeof campaign_keys / sizeof *campaign_keys,
	CREATIVE_KEYS = sizeof creative_keys / sizeof *creative_keys,
};

struct reader {
	struct arena *out;
	struct campaign *c;
	struct creative *creative; /* whose heading is in force; NULL: the campaign's keys */
	uint64_t said;             /* bit by key of what is in force */
	int line;
};

bool
campaign_link_is_right(struct str link)
{
	bool path = link.n && link.p[0] == '/' && !(link.n > 1 && link.p[1] == '/');
	for (size_t i = 0; i < link.n; i++)
		if ((unsigned char)link.p[i] <= ' ' || link.p[i] == '"' || link.p[i] == '\\')
			return false;
	return path || str_starts(link, STR("https://")) || str_starts(link, STR("http://"));
}

bool
campaign_list_has(struct str list, struct str one)
{
	struct str part;
	while (str_cut(&list, ',', &part))
		if (str_eq_nocase(str_trim(part), one))
			return true;
	return false;
}

/* ── values ── */

static bool
read_number(const struct key *k, struct str value, int64_t *into, struct err *err)
{
	int64_t n;
	if (!str_to_int(value, &n) || n < k->least || n > k->most)
		return err_set(err, ERR_USAGE, "%s is a whole number from %lld to %lld", k->name,
		               (long long)k->least, (long long)k->most);
	*into = n;
	return true;
}

static bool
read_day(const struct key *k, struct str value, int64_t *into, struct err *err)
{
	struct when w = when_read(value);
	if (!when_known(w) || !w.date_only)
		return err_set(err, ERR_USAGE, "%s is a date like 2026-11-20", k->name);
	*into = w.at / 86400;
	return true;
}

static bool
read_size(struct str value, bool fits[SLOT_SIZES], struct err *err)
{
	for (int i = 0; i < SLOT_SIZES; i++)
		fits[i] = str_eq(value, STR("any")) ||
		          str_eq(value, slot_size_name((enum slot_size)i));
	for (int i = 0; i < SLOT_SIZES; i++)
		if (fits[i])
			return true;
	return err_set(err, ERR_USAGE, "size is box, wide or any");
}

static bool
read_value(const struct key *k, void *record, struct str value, struct err *err)
{
	void *field = (char *)record + k->at;
	if (value.n > LIMIT_AD_FIELD_BYTES)
		return err_set(err, ERR_USAGE, "%s is longer than %d bytes", k->name,
		               LIMIT_AD_FIELD_BYTES);
	switch (k->kind) {
	case K_NUMBER:
		return read_number(k, value, field, err);
	case K_FIRST_DAY:
	case K_LAST_DAY:
		return read_day(k, value, field, err);
	case K_SIZE:
		return read_size(value, field, err);
	case K_LINK:
		if (!campaign_link_is_right(value))
			return err_set(err, ERR_USAGE, "link is neither http(s) nor a path");
		break;
	case K_TEXT:
		break;
	}
	*(struct str *)field = value;
	return true;
}

/* ── lines ── */

static bool
begin_creative(struct reader *r, struct str heading, struct err *err)
{
	struct campaign *c = r->c;
	if (!str_starts(heading, STR("[creative ")) || !str_ends(heading, STR("]")))
		return err_set(err, ERR_USAGE, "a heading is [creative NAME]");
	struct str name = str_trim(str_sub(heading, 10, heading.n - 1));
	if (!slot_word_is_right(name))
		return err_set(err, ERR_USAGE,
		               "a creative is named by letters, digits, '-', '_' and '.'");
	for (size_t i = 0; i < c->creative_count; i++)
		if (str_eq(c->creatives[i].name, name))
			return err_set(err, ERR_USAGE, "a second creative \"" STR_FMT "\"",
			               STR_ARG(name));
	if (c->creative_count == LIMIT_AD_CREATIVES)
		return err_set(err, ERR_USAGE, "more than %d creatives", LIMIT_AD_CREATIVES);
	r->creative = &c->creatives[c->creative_count++];
	*r->creative = (struct creative){.name = name, .line = r->line};
	r->said = 0;
	return true;
}

static bool
read_line(struct reader *r, struct str line, struct err *err)
{
	const struct key *keys = r->creative ? creative_keys : campaign_keys;
	int count = r->creative ? CREATIVE_KEYS : CAMPAIGN_KEYS;
	if (line.p[0] == '[')
		return begin_creative(r, line, err);
	ptrdiff_t eq = str_find_byte(line, '=', 0);
	if (eq < 0)
		return err_set(err, ERR_USAGE, "expected key = value");
	struct str name = str_trim(str_sub(line, 0, (size_t)eq));
	struct str value = str_trim(str_skip(line, (size_t)eq + 1));
	for (int i = 0; i < count; i++) {
		if (!str_eq(name, str_of(keys[i].name)))
			continue;
		if (r->said >> i & 1)
			return err_set(err, ERR_USAGE, "a second %s", keys[i].name);
		if (!value.n)
			return err_set(err, ERR_USAGE, "%s is empty", keys[i].name);
		r->said |= (uint64_t)1 << i;
		return read_value(&keys[i], r->creative ? (void *)r->creative : (void *)r->c,
		                  value, err);
	}
	return err_set(err, ERR_USAGE, "unknown key \"" STR_FMT "\" of a %s",
	               STR_ARG(str_sub(name, 0, 40)), r->creative ? "creative" : "campaign");
}

/* ── what must hold of the whole ── */

/* Sources as a Content-Security-Policy names them: https://ads.example, a star for a first label. */
static bool
hosts_are_right(struct str list)
{
	struct str one;
	while (str_cut(&list, ',', &one)) {
		one = str_trim(one);
		struct str rest = str_skip(one, str_starts(one, STR("https://")) ? 8 : 7);
		if (!str_starts(one, STR("https://")) && !str_starts(one, STR("http://")))
			return false;
		for (size_t i = 0; i < rest.n; i++)
			if (!byte_is_alnum((unsigned char)rest.p[i]) && !strchr("-.:*", rest.p[i]))
				return false;
		if (!rest.n)
			return false;
	}
	return true;
}

static bool
finish_creative(struct creative *x, struct err *err)
{
	bool sized = false;
	int formats = (x->title.n > 0) + (x->picture.n > 0) + (x->frame.n > 0);
	for (int i = 0; i < SLOT_SIZES; i++)
		sized = sized || x->fits[i];
	if (formats != 1)
		return err_set(err, ERR_USAGE, "a creative has one of title, picture and frame");
	x->format = x->picture.n ? AD_PICTURE : x->frame.n ? AD_FRAME : AD_TEXT;
	if (!sized && x->format != AD_TEXT)
		return err_set(err, ERR_USAGE, "a picture or frame needs a size: box or wide");
	for (int i = 0; i < SLOT_SIZES && !sized; i++)
		x->fits[i] = true;
	if ((x->body.n || x->call.n) && x->format != AD_TEXT)
		return err_set(err, ERR_USAGE, "body and call belong to a title");
	if (x->format == AD_PICTURE && !x->alt.n)
		return err_set(err, ERR_USAGE, "a picture needs alt: what it shows, in words");
	if (x->format != AD_FRAME && !x->link.n)
		return err_set(err, ERR_USAGE, "there is no link");
	if (x->format == AD_FRAME && !x->hosts.n)
		return err_set(err, ERR_USAGE, "a frame needs hosts: where it may load from");
	if (x->hosts.n && (x->format != AD_FRAME || !hosts_are_right(x->hosts)))
		return err_set(err, ERR_USAGE, "hosts are those of a frame, as https://ads.example");
	if (x->format == AD_FRAME && x->link.n)
		return err_set(err, ERR_USAGE, "a frame has links of its own");
	return true;
}

static bool
finish_campaign(struct campaign *c, int *line, struct err *err)
{
	for (size_t i = 0; i < c->creative_count; i++) {
		*line = c->creatives[i].line;
		if (!finish_creative(&c->creatives[i], err))
			return err_wrap(err, "[creative " STR_FMT "]", STR_ARG(c->creatives[i].name));
	}
	*line = 1;
	if (!c->advertiser.n)
		return err_set(err, ERR_USAGE, "there is no advertiser");
	if (!c->creative_count)
		return err_set(err, ERR_USAGE, "there is no [creative NAME]");
	if (c->first_day > c->last_day)
		return err_set(err, ERR_USAGE, "it ends before it starts");
	if ((c->served.in_all || c->served.a_day) && (c->clicked.in_all || c->clicked.a_day))
		return err_set(err, ERR_USAGE, "the goal is impressions or clicks, not both");
	return true;
}

bool
campaign_read(struct arena *out, struct str bytes, const char *file, struct str name,
              struct campaign *c, struct err *err)
{
	struct reader r = {.out = out, .c = c};
	struct str line;
	int last = 1;
	*c = (struct campaign){.name = name, .first_day = INT64_MIN, .last_day = INT64_MAX,
	                       .priority = CAMPAIGN_PRIORITY, .weight = 1};
	c->creatives = arena_array(out, struct creative, LIMIT_AD_CREATIVES);
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_skip(bytes, 3);
	while (str_cut(&bytes, '\n', &line)) {
		r.line++;
		line = str_trim(line);
		if (line.n && line.p[0] != '#' && !read_line(&r, line, err))
			return err_wrap(err, "%s:%d", file, r.line);
	}
	return finish_campaign(c, &last, err) || err_wrap(err, "%s:%d", file, last);
}
