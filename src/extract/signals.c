/* signals.c: reading the words of robots rules. */
#include "extract/signals.h"

#include "text/date.h"

static const struct {
	const char *word;
	unsigned bits;
} words[] = {
	{"noindex", SIGNAL_NOINDEX},       {"none", SIGNAL_NOINDEX},
	{"nosnippet", SIGNAL_NOSNIPPET},   {"noarchive", SIGNAL_NOARCHIVE},
	{"nocache", SIGNAL_NOARCHIVE},     {"noimageindex", SIGNAL_NOIMAGE},
	{"noai", SIGNAL_TDM_RESERVED},     {"noimageai", SIGNAL_NOIMAGE},
};

/* "max-snippet: 50" */
static void
read_max_snippet(struct signals *s, struct str value)
{
	int64_t most;
	if (!str_to_int(value, &most) || most < 0)
		return;
	s->bits |= most == 0 ? SIGNAL_NOSNIPPET : SIGNAL_MAX_SNIPPET;
	if (s->max_snippet < 0 || most < s->max_snippet)
		s->max_snippet = most > 1000000 ? 1000000 : (int)most;
}

/* A date may hold a comma ("Friday, 20-Nov-26 …"): where what stands before it is no date, the next
 * part of `rest` belongs to it. */
static void
read_last_moment(struct signals *s, struct str value, struct str *rest)
{
	struct str more = *rest, part;
	struct when at = date_read_feed(value);
	if (!when_known(at) && str_cut(&more, ',', &part)) {
		at = date_read_feed(str_trim(str_from(value.p, (size_t)(part.p + part.n - value.p))));
		if (when_known(at))
			*rest = more;
	}
	if (when_known(at) &&
	    (s->unavailable_after == WHEN_UNKNOWN || at.at < s->unavailable_after))
		s->unavailable_after = at.at;
}

static void
read_word(struct signals *s, struct str word)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(word, str_of(words[i].word)))
			s->bits |= words[i].bits;
}

/* A name without white space before a colon, and what stands behind it; else no name. */
static struct str
split_name(struct str rule, struct str *value)
{
	ptrdiff_t colon = str_find_byte(rule, ':', 0);
	struct str name = str_trim(str_sub(rule, 0, colon < 0 ? 0 : (size_t)colon));
	for (size_t i = 0; i < name.n; i++)
		if (byte_is_space((unsigned char)name.p[i]))
			name.n = 0;
	*value = str_trim(name.n ? str_skip(rule, (size_t)colon + 1) : rule);
	return name;
}

/* Rules with a value.  False where the name is none of them. */
static bool
read_valued(struct signals *s, struct str name, struct str value, struct str *rest, bool ours)
{
	struct signals ignored = *s, *to = ours ? s : &ignored;
	if (str_eq_nocase(name, STR("unavailable_after")))
		read_last_moment(to, value, rest);
	else if (str_eq_nocase(name, STR("max-snippet")))
		read_max_snippet(to, value);
	else if (str_eq_nocase(name, STR("max-image-preview")))
		to->bits |= str_eq_nocase(value, STR("none")) ? SIGNAL_NOIMAGE : 0;
	else
		return str_starts_nocase(name, STR("max-"));
	return true;
}

/* Rules by commas.  In a header a name that is no rule ("otherbot: noindex") says whom all rules
 * behind it are for, up to the next name. */
static void
read_rules(struct signals *s, struct str rules, struct str agent, bool is_header)
{
	struct str rule, name, value;
	bool ours = true;
	while (str_cut(&rules, ',', &rule)) {
		name = split_name(rule, &value);
		while (is_header && name.n && !read_valued(s, name, value, &rules, ours)) {
			ours = str_eq(name, STR("*")) || str_eq_nocase(name, agent);
			name = split_name(value, &value);
		}
		if (!is_header && name.n)
			read_valued(s, name, value, &rules, true);
		if (ours && !name.n)
			read_word(s, value);
	}
}

bool
signals_says_paid(const struct json *object)
{
	const struct json *free = json_get(object, "isAccessibleForFree");
	if (!free)
		return false;
	if (free->type == JSON_T_BOOL)
		return !free->truth;
	struct str text = json_text(free); /* "False", "http://schema.org/False" */
	return str_ends_nocase(text, STR("false"));
}

static void
read_reservation(struct signals *s, struct str value)
{
	if (str_eq(str_trim(value), STR("1")))
		s->bits |= SIGNAL_TDM_RESERVED;
}

struct signals
signals_of(const struct page *page, const struct extract_input *in)
{
	struct signals s = {.max_snippet = -1, .unavailable_after = WHEN_UNKNOWN};
	struct str agent = in->agent.n ? in->agent : STR("glancewire");
	struct str header = in->x_robots_tag, line;
	while (str_cut(&header, '\n', &line))
		read_rules(&s, line, agent, true);
	read_reservation(&s, in->tdm_reservation);
	for (uint32_t i = 0; i < page->head.meta_count; i++) {
		const struct meta *m = &page->head.metas[i];
		if (str_eq(m->key, STR("robots")) || str_eq_nocase(m->key, agent))
			read_rules(&s, m->value, agent, false);
		if (str_eq(m->key, STR("tdm-reservation")))
			read_reservation(&s, m->value);
	}
	if (s.unavailable_after != WHEN_UNKNOWN && in->today != WHEN_UNKNOWN &&
	    in->today > s.unavailable_after)
		s.bits |= SIGNAL_UNAVAILABLE;
	for (uint32_t i = 0; i < page->ld.count; i++)
		s.paid |= page->ld.at[i].kinds & (LD_ARTICLE | LD_PAGE) &&
		          signals_says_paid(page->ld.at[i].json);
	return s;
}
