/* signals.c: reading the words of robots rules.
 *
 * Robots meta and X-Robots-Tag as search engines document them; tdm-reservation by the W3C
 * community group's TDM Reservation Protocol. */
#include "extract/signals.h"

static const struct {
	const char *word;
	unsigned bits;
} words[] = {
	{"noindex", SIGNAL_NOINDEX},
	{"nosnippet", SIGNAL_NOSNIPPET},
	{"noarchive", SIGNAL_NOARCHIVE},
	{"nocache", SIGNAL_NOARCHIVE},
	{"none", SIGNAL_NOINDEX},
};

/* "max-snippet:50" */
static void
read_max_snippet(struct signals *s, struct str value)
{
	int64_t most;
	if (!str_to_int(str_trim(value), &most) || most < 0)
		return;
	if (most == 0)
		s->bits |= SIGNAL_NOSNIPPET;
	if (s->max_snippet < 0 || most < s->max_snippet)
		s->max_snippet = most > 1000000 ? 1000000 : (int)most;
}

/* Rules parted by commas.  A name before a colon ("otherbot: noindex") speaks to another robot,
 * up to the next name. */
static void
read_rules(struct signals *s, struct str rules)
{
	struct str rule;
	bool ours = true;
	while (str_cut(&rules, ',', &rule)) {
		struct str name = STR_NONE;
		rule = str_trim(rule);
		ptrdiff_t colon = str_find_byte(rule, ':', 0);
		if (colon >= 0) {
			name = str_trim(str_sub(rule, 0, (size_t)colon));
			struct str value = str_trim(str_skip(rule, (size_t)colon + 1));
			if (str_eq_nocase(name, STR("max-snippet"))) {
				if (ours)
					read_max_snippet(s, value);
				continue;
			}
			if (str_starts_nocase(name, STR("max-")) ||
			    str_eq_nocase(name, STR("unavailable_after")))
				continue;
			ours = str_eq(name, STR("*"));
			rule = value;
		}
		for (size_t i = 0; ours && i < sizeof words / sizeof *words; i++)
			if (str_eq_nocase(rule, str_of(words[i].word)))
				s->bits |= words[i].bits;
	}
}

static bool
says_paid(const struct json *object)
{
	const struct json *free = json_get(object, "isAccessibleForFree");
	if (!free)
		return false;
	if (free->type == JSON_T_BOOL)
		return !free->truth;
	return str_eq_nocase(json_text(free), STR("false"));
}

struct signals
signals_of(const struct page *page, const struct extract_input *in)
{
	struct signals s = {.max_snippet = -1};
	read_rules(&s, in->x_robots_tag);
	for (uint32_t i = 0; i < page->head.meta_count; i++) {
		const struct meta *m = &page->head.metas[i];
		if (str_eq(m->key, STR("robots")))
			read_rules(&s, m->value);
		if (str_eq(m->key, STR("tdm-reservation")) && str_eq(m->value, STR("1")))
			s.bits |= SIGNAL_TDM_RESERVED;
	}
	if (str_eq(str_trim(in->tdm_reservation), STR("1")))
		s.bits |= SIGNAL_TDM_RESERVED;
	for (uint32_t i = 0; i < page->ld.count; i++)
		if (page->ld.at[i].kinds & (LD_ARTICLE | LD_PAGE) && says_paid(page->ld.at[i].json))
			s.paid = true;
	return s;
}
