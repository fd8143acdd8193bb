/* newsroom.c: the invented outlets and their reports, read from text. */
#include "demo/newsroom.h"

#include <string.h>

#include "demo/calendar.h"

/* One file while it is read. */
struct reader {
	struct arena *out;
	struct str name, rest;
	int line;        /* number of the line last taken */
	struct err *err;
};

/* Values of a head line that is one of a few words, in the order of their enum. */
static const char *const kind_words[] = {"report", "liveblog", "opinion", "sponsored", NULL};
static const char *const feed_words[] = {"rss2", "rss1", "atom", "jsonfeed", NULL};
static const char *const layout_words[] = {"1", "2", "3", "4", NULL};
static const char *const agency_words[] = {"no", "yes", NULL};

static bool
fail(const struct reader *r, int line, const char *what, struct str value)
{
	return err_set(r->err, ERR_INPUT, STR_FMT ":%d: %s \"" STR_FMT "\"", STR_ARG(r->name),
	               line, what, STR_ARG(value));
}

static bool
peek(const struct reader *r, struct str *line)
{
	struct str rest = r->rest;
	return str_cut(&rest, '\n', line);
}

static bool
take(struct reader *r, struct str *line)
{
	if (!str_cut(&r->rest, '\n', line))
		return false;
	r->line++;
	return true;
}

static bool
begins_report(struct str line)
{
	return str_starts(line, STR("== "));
}

static bool
begins_version(struct str line)
{
	return str_starts(line, STR("-- version "));
}

static bool
read_word(const struct reader *r, struct str value, const char *const *words, int *choice)
{
	for (int i = 0; words[i]; i++)
		if (str_eq(value, str_of(words[i]))) {
			*choice = i;
			return true;
		}
	return fail(r, r->line, "unknown value", value);
}

static bool
read_moment(const struct reader *r, struct str value, int64_t *minute)
{
	return calendar_read(value, minute) || fail(r, r->line, "not a day and time:", value);
}

static struct str *
read_list(struct arena *out, struct str value, size_t *count)
{
	size_t most = 1;
	for (size_t i = 0; i < value.n; i++)
		most += value.p[i] == ',';
	struct str *list = arena_array(out, struct str, most), part;
	while (str_cut(&value, ',', &part))
		if (str_trim(part).n)
			list[(*count)++] = str_trim(part);
	return list;
}

/* Takes "key: value" off the file; false at a blank line or the end, or with an error set. */
static bool
take_head(struct reader *r, struct str *key, struct str *value)
{
	struct str line;
	r->err->code = ERR_NONE;
	if (!take(r, &line) || !str_trim(line).n)
		return false;
	ptrdiff_t colon = str_find_byte(line, ':', 0);
	if (colon < 0)
		return fail(r, r->line, "not a head line:", line);
	*key = str_sub(line, 0, (size_t)colon);
	*value = str_trim(str_skip(line, (size_t)colon + 1));
	return true;
}

static bool
read_outlet_line(struct reader *r, struct outlet *o, struct str key, struct str value)
{
	const struct {
		const char *key;
		struct str *to;
	} texts[] = {{"outlet", &o->id},           {"name", &o->name},
	             {"language", &o->language},   {"tagline", &o->tagline},
	             {"section", &o->section}};
	int choice = 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (str_eq(key, str_of(texts[i].key))) {
			*texts[i].to = value;
			return true;
		}
	if (str_eq(key, STR("feed"))) {
		if (!read_word(r, value, feed_words, &choice))
			return false;
		o->feed = (enum outlet_feed)choice;
	} else if (str_eq(key, STR("layout"))) {
		if (!read_word(r, value, layout_words, &choice))
			return false;
		o->layout = choice + 1;
	} else if (str_eq(key, STR("agency"))) {
		if (!read_word(r, value, agency_words, &choice))
			return false;
		o->agency = choice;
	} else {
		return fail(r, r->line, "unknown key of an outlet", key);
	}
	return true;
}

static bool
read_outlet_head(struct reader *r, struct outlet *o)
{
	struct str key, value;
	while (take_head(r, &key, &value))
		if (!read_outlet_line(r, o, key, value))
			return false;
	if (r->err->code)
		return false;
	if (!o->id.n || !o->name.n || !o->language.n || !o->section.n || !o->layout)
		return fail(r, r->line, "incomplete head of outlet", o->id);
	return true;
}

static bool
read_report_line(struct reader *r, struct report *p, struct str key, struct str value)
{
	struct version *v = &p->versions[0];
	const struct {
		const char *key;
		struct str *to;
	} texts[] = {{"section", &p->section}, {"summary", &p->summary}, {"image", &p->image},
	             {"title", &v->title},     {"lead", &p->lead},       {"copy_of", &p->copy_name}};
	const struct {
		const char *key;
		int64_t *to;
	} moments[] = {{"at", &v->minute}, {"retracted", &p->retracted}, {"feed_at", &p->listed}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (str_eq(key, str_of(texts[i].key))) {
			*texts[i].to = value;
			return true;
		}
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
		if (str_eq(key, str_of(moments[i].key)))
			return read_moment(r, value, moments[i].to);
	if (str_eq(key, STR("kind"))) {
		int choice = 0;
		if (!read_word(r, value, kind_words, &choice))
			return false;
		p->kind = (enum report_kind)choice;
	} else if (str_eq(key, STR("authors"))) {
		p->authors = read_list(r->out, value, &p->author_count);
	} else if (str_eq(key, STR("keywords"))) {
		p->keywords = read_list(r->out, value, &p->keyword_count);
	} else if (str_eq(key, STR("cut"))) {
		return str_to_int(value, &p->cut) || fail(r, r->line, "not a number:", value);
	} else {
		return fail(r, r->line, "unknown key of a report", key);
	}
	return true;
}

static bool
read_version_head(struct reader *r, struct version *v)
{
	struct str key, value;
	v->minute = NEWSROOM_NEVER;
	while (take_head(r, &key, &value)) {
		if (str_eq(key, STR("at"))) {
			if (!read_moment(r, value, &v->minute))
				return false;
		} else if (str_eq(key, STR("title"))) {
			v->title = value;
		} else if (str_eq(key, STR("correction"))) {
			v->correction = value;
		} else {
			return fail(r, r->line, "unknown key of a version", key);
		}
	}
	if (r->err->code)
		return false;
	if (v->minute == NEWSROOM_NEVER)
		return fail(r, r->line, "no time in version of", v->title);
	return true;
}

static struct block
block_of(struct str line)
{
	static const struct {
		const char *mark;
		enum block_kind kind;
	} marks[] = {{"# ", BLOCK_HEADING}, {"> ", BLOCK_QUOTE}, {"@ ", BLOCK_TIME}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(line, str_of(marks[i].mark)))
			return (struct block){marks[i].kind, str_skip(line, 2)};
	return (struct block){BLOCK_TEXT, line};
}

/* Reads blocks up to the next version or report. */
static bool
read_body(struct reader *r, struct version *v)
{
	size_t most = 0;
	struct str line, ahead = r->rest;
	while (str_cut(&ahead, '\n', &line) && !begins_report(line) && !begins_version(line))
		most++;
	v->blocks = arena_array(r->out, struct block, most + 1);
	while (peek(r, &line) && !begins_report(line) && !begins_version(line)) {
		take(r, &line);
		line = str_trim(line);
		if (!calendar_can_fill(line))
			return fail(r, r->line, "a placeholder that nothing fills in", line);
		if (line.n)
			v->blocks[v->block_count++] = block_of(line);
	}
	return true;
}

static size_t
versions_ahead(const struct reader *r)
{
	size_t n = 1;
	struct str line, ahead = r->rest;
	while (str_cut(&ahead, '\n', &line) && !begins_report(line))
		n += begins_version(line);
	return n;
}

static bool
read_later_versions(struct reader *r, struct report *p)
{
	struct str line;
	while (peek(r, &line) && begins_version(line)) {
		struct version *before = &p->versions[p->version_count - 1];
		struct version *v = &p->versions[p->version_count++];
		take(r, &line);
		v->title = before->title;
		if (!read_version_head(r, v) || !read_body(r, v))
			return false;
		if (v->minute <= before->minute)
			return fail(r, r->line, "versions out of order in", p->slug);
	}
	return true;
}

static bool
read_report(struct reader *r, const struct outlet *o, struct report *p)
{
	struct str line, key, value;
	take(r, &line);
	p->slug = str_trim(str_skip(line, 3));
	p->line = r->line;
	p->retracted = p->listed = NEWSROOM_NEVER;
	p->versions = arena_array(r->out, struct version, versions_ahead(r));
	p->version_count = 1;
	p->versions[0].minute = NEWSROOM_NEVER;
	if (newsroom_report(o, p->slug))
		return fail(r, r->line, "second report with the slug", p->slug);
	while (take_head(r, &key, &value))
		if (!read_report_line(r, p, key, value))
			return false;
	if (r->err->code)
		return false;
	struct version *first = &p->versions[0];
	if (first->minute == NEWSROOM_NEVER || !first->title.n || !p->section.n)
		return fail(r, p->line, "no at, title or section in", p->slug);
	if (!calendar_can_fill(p->lead))
		return fail(r, p->line, "a placeholder that nothing fills in", p->lead);
	if (p->listed == NEWSROOM_NEVER)
		p->listed = first->minute;
	if (!read_body(r, first) || !read_later_versions(r, p))
		return false;
	if (!first->block_count == !p->copy_name.n)
		return fail(r, p->line, "either a body or copy_of is needed in", p->slug);
	return true;
}

static bool
read_outlet(struct reader *r, struct outlet *o)
{
	struct str line, ahead = r->rest;
	size_t most = 0;
	while (str_cut(&ahead, '\n', &line))
		most += begins_report(line);
	o->file = r->name;
	o->reports = arena_array(r->out, struct report, most + 1);
	if (!read_outlet_head(r, o))
		return false;
	while (peek(r, &line)) {
		if (!begins_report(line)) {
			take(r, &line);
			if (str_trim(line).n)
				return fail(r, r->line, "not a report:", line);
			continue;
		}
		if (!read_report(r, o, &o->reports[o->report_count]))
			return false;
		o->report_count++;
	}
	return true;
}

/* Makes the body of a reprint out of that of its original. */
static bool
resolve_copy(struct reader *r, const struct newsroom *n, struct report *p)
{
	struct str rest = p->copy_name, id;
	str_cut(&rest, '/', &id);
	const struct outlet *from = newsroom_outlet(n, id);
	const struct report *original = from ? newsroom_report(from, rest) : NULL;
	if (!original || original->copy_name.n)
		return fail(r, p->line, "no original", p->copy_name);
	const struct version *theirs = &original->versions[0];
	struct version *ours = &p->versions[0];
	if (p->cut < 0 || (size_t)p->cut >= theirs->block_count)
		return fail(r, p->line, "nothing is left after the cut of", p->slug);
	p->copy_of = original;
	ours->block_count = theirs->block_count - (size_t)p->cut;
	ours->blocks = arena_array(r->out, struct block, ours->block_count);
	memcpy(ours->blocks, theirs->blocks, ours->block_count * sizeof *ours->blocks);
	if (p->lead.n)
		ours->blocks[0] = (struct block){BLOCK_TEXT, p->lead};
	return true;
}

bool
newsroom_read(struct arena *out, const struct newsroom_file *files, size_t count,
              struct newsroom *newsroom, struct err *err)
{
	struct reader r = {.out = out, .err = err};
	*newsroom = (struct newsroom){.outlets = arena_array(out, struct outlet, count + 1)};
	for (size_t i = 0; i < count; i++) {
		struct outlet *o = &newsroom->outlets[i];
		r.name = files[i].name;
		r.rest = files[i].text;
		r.line = 0;
		if (!read_outlet(&r, o))
			return false;
		if (newsroom_outlet(newsroom, o->id))
			return fail(&r, 1, "second outlet named", o->id);
		newsroom->outlet_count++;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < newsroom->outlets[i].report_count; k++) {
			struct report *p = &newsroom->outlets[i].reports[k];
			r.name = files[i].name;
			if (p->copy_name.n && !resolve_copy(&r, newsroom, p))
				return false;
		}
	err->code = ERR_NONE;
	return true;
}

const struct outlet *
newsroom_outlet(const struct newsroom *n, struct str id)
{
	for (size_t i = 0; i < n->outlet_count; i++)
		if (str_eq(n->outlets[i].id, id))
			return &n->outlets[i];
	return NULL;
}

const struct report *
newsroom_report(const struct outlet *o, struct str slug)
{
	for (size_t i = 0; i < o->report_count; i++)
		if (str_eq(o->reports[i].slug, slug))
			return &o->reports[i];
	return NULL;
}
