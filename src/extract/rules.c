/* rules.c: reading the file of outlet rules; finding the rule of a host. */
#include "extract/rules.h"

#include "model/limits.h"

static const char *const key_names[KEY_COUNT] = {
	[KEY_BODY] = "body", [KEY_HEADLINE] = "headline", [KEY_AUTHOR] = "author",
	[KEY_DATE] = "date", [KEY_DROP] = "drop",
};

static bool
is_host_byte(unsigned char c)
{
	return byte_is_alnum(c) || c == '-' || c == '.' || c == '_' || c >= 0x80;
}

/* "news.example" or "*.news.example" */
static bool
is_host(struct str s)
{
	if (str_starts(s, STR("*.")))
		s = str_skip(s, 2);
	for (size_t i = 0; i < s.n; i++)
		if (!is_host_byte((unsigned char)s.p[i]))
			return false;
	return s.n > 0;
}

struct reading {
	struct rules *rules;
	struct arena *out;
	struct err *err;
	const char *at; /* where the line is looked at, for messages */
};

static bool
fails(struct reading *r, const char *at, const char *why)
{
	r->at = at;
	return err_set(r->err, ERR_USAGE, "%s", why);
}

static bool
read_heading(struct reading *r, struct str text)
{
	struct str hosts = str_trim(str_sub(text, 1, text.n - 1)), rest = hosts, host;
	if (text.p[text.n - 1] != ']')
		return fails(r, text.p, "a heading ends with ]");
	if (!hosts.n)
		return fails(r, text.p, "a heading names a host, as [news.example]");
	while (str_word(&rest, &host))
		if (!is_host(host))
			return fails(r, host.p, "this is no host: news.example, or *.news.example");
	if (r->rules->count == LIMIT_OUTLET_RULES)
		return err_set(r->err, ERR_LIMIT, "there are more than %d headings", LIMIT_OUTLET_RULES);
	r->rules->at[r->rules->count++].hosts = hosts;
	return true;
}

static bool
read_key(struct reading *r, struct str text)
{
	ptrdiff_t eq = str_find_byte(text, '=', 0);
	if (eq < 0)
		return fails(r, text.p, "expected key = selectors");
	if (!r->rules->count)
		return fails(r, text.p, "a heading that names a host is missing above");
	struct outlet_rule *rule = &r->rules->at[r->rules->count - 1];
	struct str name = str_trim(str_sub(text, 0, (size_t)eq));
	struct str value = str_trim(str_skip(text, (size_t)eq + 1));
	int key = 0;
	while (key < KEY_COUNT && !str_eq(name, str_of(key_names[key])))
		key++;
	if (key == KEY_COUNT)
		return fails(r, text.p, "the keys are body, headline, author, date and drop");
	if (rule->has[key])
		return fails(r, text.p, "this key stands above already: selectors are a list by commas");
	rule->has[key] = true;
	size_t at;
	if (selector_read(r->out, value, &rule->keys[key], &at, r->err))
		return true;
	r->at = value.p + at;
	r->err->code = ERR_USAGE;
	return false;
}

static bool
read_line(struct reading *r, struct str line)
{
	struct str text = str_trim(line);
	r->at = text.p;
	if (!text.n || text.p[0] == '#')
		return true;
	return text.p[0] == '[' ? read_heading(r, text) : read_key(r, text);
}

bool
rules_read(struct rules *rules, struct arena *out, struct str text, const char *file,
           struct err *err)
{
	struct reading r = {.rules = rules, .out = out, .err = err};
	struct str line;
	size_t headings = 0;
	if (text.n > LIMIT_RULES_BYTES)
		return err_set(err, ERR_LIMIT, "%s: outlet rules are over %d bytes", file,
		               LIMIT_RULES_BYTES);
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_skip(text, 3);
	for (size_t i = 0; i < text.n; i++)
		headings += text.p[i] == '[';
	if (headings > LIMIT_OUTLET_RULES)
		headings = LIMIT_OUTLET_RULES;
	*rules = (struct rules){.at = arena_array(out, struct outlet_rule, headings + 1)};
	for (size_t number = 1; str_cut(&text, '\n', &line); number++)
		if (!read_line(&r, line))
			return err_wrap(err, "%s:%zu:%zu", file, number, (size_t)(r.at - line.p) + 1);
	return true;
}

static bool
names_host(struct str pattern, struct str host)
{
	if (!str_starts(pattern, STR("*.")))
		return str_eq_nocase(pattern, host);
	return host.n > pattern.n - 1 && str_ends_nocase(host, str_skip(pattern, 1));
}

const struct outlet_rule *
rules_for(const struct rules *rules, struct str host)
{
	struct str hosts, pattern;
	for (size_t i = 0; rules && host.n && i < rules->count; i++)
		for (hosts = rules->at[i].hosts; str_word(&hosts, &pattern);)
			if (names_host(pattern, host))
				return &rules->at[i];
	return NULL;
}
