/* config.c: one table of settings serves reading, refusing, suggesting and writing. */
#include "engine/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum kind { K_STR, K_INT, K_NUM, K_BOOL };

static const struct key {
	const char *section, *name;
	enum kind kind;
	size_t at;
	double least, most;
	const char *otherwise; /* default, as it would be written */
	const char *meaning;
} keys[] = {
#define AT(field) offsetof(struct config, field)
	{"site", "site_name", K_STR, AT(site_name), 0, 0, "Glancewire", "Name of the site."},
	{"site", "tagline", K_STR, AT(tagline), 0, 0, "The news at a glance, every sentence linked to its source.",
	 "One line under the name."},
	{"site", "base_url", K_STR, AT(base_url), 0, 0, "",
	 "Public address without a slash at its end, as https://news.example; empty: links stay relative."},
	{"site", "contact", K_STR, AT(contact), 0, 0, "",
	 "Where readers report errors: an e-mail address or a web address."},
	{"site", "language", K_STR, AT(language), 0, 0, "en", "Language of the interface."},
	{"site", "zone_min", K_INT, AT(zone_min), -840, 840, "0",
	 "Minutes east of UTC of the times shown."},
	{"web", "listen", K_STR, AT(listen), 0, 0, "127.0.0.1:8080", "Address and port of the site."},
	{"web", "ads_folder", K_STR, AT(ads_folder), 0, 0, "",
	 "Folder with house ads, one text file each; empty: no ads."},
	{"web", "ads_txt", K_STR, AT(ads_txt), 0, 0, "", "A file served as /ads.txt; empty: none."},
	{"web", "access_log", K_BOOL, AT(access_log), 0, 0, "no", "Log each request to standard error."},
	{"web", "web_threads", K_INT, AT(web_threads), 1, 64, "1", "Threads that answer readers."},
	{"fetch", "user_agent", K_STR, AT(user_agent), 0, 0,
	 "glancewire/0.1 (news reader for a public site; asks politely)",
	 "Sent with every request; name an address that explains it. Its first word is our name in robots.txt."},
	{"fetch", "allow_net", K_STR, AT(allow_net), 0, 0, "",
	 "Private networks that may be read all the same, as 127.20.0.0/16; a list by commas."},
	{"fetch", "proxy", K_STR, AT(proxy), 0, 0, "",
	 "Proxy for all requests; empty: none, whatever the environment says."},
	{"fetch", "resolve", K_STR, AT(resolve), 0, 0, "",
	 "Addresses of hosts, instead of asking DNS: host:port:address, a list by commas."},
	{"fetch", "connections", K_INT, AT(connections), 1, 1000, "64", "At most so many at once, one to a host."},
	{"fetch", "host_pause_ms", K_INT, AT(host_pause_ms), 0, 600000, "500",
	 "Pause between two requests to one host, in real milliseconds."},
	{"fetch", "host_wait_s", K_INT, AT(host_wait_s), 0, 3600, "60",
	 "run --until-idle sits out waits of a host up to this many seconds."},
	{"poll", "poll_min", K_NUM, AT(poll_min), 0, 100000, "10",
	 "Least minutes between two polls of a feed; 0 makes every feed due at once."},
	{"poll", "poll_max", K_NUM, AT(poll_max), 0, 100000, "360", "Most minutes between two polls of a feed."},
	{"poll", "poll_start", K_NUM, AT(poll_start), 0, 100000, "30", "Minutes between polls of a new feed."},
	{"news", "live_h", K_NUM, AT(live_h), 1, 100000, "240",
	 "Hours after its newest report until a story ends."},
	{"news", "old_h", K_NUM, AT(old_h), 1, 1000000, "168",
	 "A report older than so many hours when it is first seen is read and listed, but is no news."},
	{"news", "recheck_h", K_NUM, AT(recheck_h), 0, 100000, "72",
	 "For so many hours published reports are looked at again for corrections and retractions; 0: never."},
	{"write", "words", K_INT, AT(words), 40, 2000, "220", "Length of the three paragraphs."},
	{"write", "source_words", K_INT, AT(source_words), 10, 2000, "90",
	 "Most words quoted from one source in one story."},
	{"write", "write_after_s", K_NUM, AT(write_after_s), 0, 86400, "20",
	 "Real seconds that a new story waits for further reports before its first edition."},
	{"write", "rewrite_after_s", K_NUM, AT(rewrite_after_s), 0, 86400, "120",
	 "Real seconds between two editions of a story."},
	{"parse", "parse_workers", K_INT, AT(parse_workers), 1, 64, "2", "Sandboxed processes that read pages and feeds."},
	{"parse", "parse_without_sandbox", K_BOOL, AT(parse_without_sandbox), 0, 0, "no",
	 "Read hostile bytes without a sandbox. Only for kernels that have no seccomp."},
	{"log", "log_level", K_STR, AT(log_level), 0, 0, "info", "debug, info, warning or error."},
#undef AT
};
enum { KEYS = sizeof keys / sizeof *keys };

static const struct key *
find(struct str name)
{
	for (int i = 0; i < KEYS; i++)
		if (str_eq(name, str_of(keys[i].name)))
			return &keys[i];
	return NULL;
}

/* Edits between two short names (Levenshtein), for "did you mean". */
static int
distance(struct str a, struct str b)
{
	int row[65];
	if (a.n > 64 || b.n > 64)
		return 99;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			int up = row[j];
			int best = diagonal + (a.p[i - 1] != b.p[j - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
			diagonal = up;
		}
	}
	return row[b.n];
}

static bool
unknown(struct str name, struct err *err)
{
	const struct key *nearest = &keys[0];
	int least = 1000;
	for (int i = 0; i < KEYS; i++) {
		int d = distance(name, str_of(keys[i].name));
		if (d < least) {
			least = d;
			nearest = &keys[i];
		}
	}
	return err_set(err, ERR_USAGE, "unknown key \"" STR_FMT "\"; the nearest is \"%s\"",
	               STR_ARG(name), nearest->name);
}

static bool
read_number(const struct key *k, struct str value, double *number, struct err *err)
{
	char text[64], *end;
	if (value.n == 0 || value.n >= sizeof text)
		return err_set(err, ERR_USAGE, "%s needs a number", k->name);
	memcpy(text, value.p, value.n);
	text[value.n] = 0;
	*number = strtod(text, &end);
	if (*end)
		return err_set(err, ERR_USAGE, "%s needs a number, not \"%s\"", k->name, text);
	if (!(*number >= k->least && *number <= k->most))
		return err_set(err, ERR_USAGE, "%s must be from %g to %g, not \"%s\"", k->name, k->least,
		               k->most, text);
	if (k->kind == K_INT && *number != (double)(int64_t)*number)
		return err_set(err, ERR_USAGE, "%s needs a whole number, not \"%s\"", k->name, text);
	return true;
}

static bool
read_truth(const struct key *k, struct str value, bool *truth, struct err *err)
{
	static const struct {
		const char *word;
		bool truth;
	} words[] = {{"yes", true},  {"true", true},   {"on", true},   {"1", true},
	             {"no", false}, {"false", false}, {"off", false}, {"0", false}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(value, str_of(words[i].word))) {
			*truth = words[i].truth;
			return true;
		}
	return err_set(err, ERR_USAGE, "%s is yes or no, not \"" STR_FMT "\"", k->name,
	               STR_ARG(value));
}

static bool
assign(struct config *c, struct arena *out, const struct key *k, struct str value,
       struct err *err)
{
	char *field = (char *)c + k->at;
	double number;
	switch (k->kind) {
	case K_STR:
		*(struct str *)(void *)field = value.n ? str_dup(out, value) : STR_NONE;
		return true;
	case K_BOOL:
		return read_truth(k, value, (bool *)field, err);
	case K_INT:
		if (!read_number(k, value, &number, err))
			return false;
		*(int64_t *)(void *)field = (int64_t)number;
		return true;
	case K_NUM:
		return read_number(k, value, (double *)(void *)field, err);
	}
	return false;
}

struct config
config_defaults(void)
{
	struct config c = {0};
	struct err err;
	for (int i = 0; i < KEYS; i++) {
		struct str value = str_of(keys[i].otherwise);
		if (keys[i].kind == K_STR) /* constants need no copy */
			*(struct str *)(void *)((char *)&c + keys[i].at) = value.n ? value : STR_NONE;
		else
			assign(&c, NULL, &keys[i], value, &err);
	}
	return c;
}

bool
config_set(struct config *c, struct arena *out, struct str assignment, struct err *err)
{
	ptrdiff_t eq = str_find_byte(assignment, '=', 0);
	if (eq < 0)
		return err_set(err, ERR_USAGE, "\"" STR_FMT "\" is not of the form key=value",
		               STR_ARG(assignment));
	struct str name = str_trim(str_sub(assignment, 0, (size_t)eq));
	const struct key *k = find(name);
	return k ? assign(c, out, k, str_trim(str_skip(assignment, (size_t)eq + 1)), err)
	         : unknown(name, err);
}

bool
config_environment(struct config *c, struct arena *out, char *const *environment,
                   struct err *err)
{
	for (; *environment; environment++) {
		struct str v = str_of(*environment);
		if (!str_starts(v, STR("GLANCEWIRE_")))
			continue;
		v = str_lower(out, str_skip(v, strlen("GLANCEWIRE_")));
		struct str name = v;
		ptrdiff_t eq = str_find_byte(v, '=', 0);
		if (eq >= 0)
			name.n = (size_t)eq;
		const struct key *k = find(name);
		if (!k || eq < 0)
			continue; /* other variables of that name serve tests and tools */
		struct str value = str_skip(str_of(*environment),
		                            strlen("GLANCEWIRE_") + (size_t)eq + 1);
		if (!assign(c, out, k, value, err))
			return err_wrap(err, "environment");
	}
	return true;
}

/* One line; *section is the heading in force.  *column is where a fault lies. */
static bool
read_line(struct config *c, struct arena *out, struct str line, struct str *section,
          size_t *column, struct err *err)
{
	struct str text = str_trim(line);
	*column = text.n ? (size_t)(text.p - line.p) + 1 : 1;
	if (!text.n || text.p[0] == '#')
		return true;
	if (text.p[0] == '[') {
		if (text.p[text.n - 1] != ']')
			return err_set(err, ERR_USAGE, "a heading ends with ]");
		*section = str_sub(text, 1, text.n - 1);
		for (int i = 0; i < KEYS; i++)
			if (str_eq(*section, str_of(keys[i].section)))
				return true;
		return err_set(err, ERR_USAGE, "unknown section [" STR_FMT "]", STR_ARG(*section));
	}
	ptrdiff_t eq = str_find_byte(text, '=', 0);
	if (eq < 0)
		return err_set(err, ERR_USAGE, "expected key = value");
	struct str name = str_trim(str_sub(text, 0, (size_t)eq));
	const struct key *k = find(name);
	if (!k)
		return unknown(name, err);
	if (section->p && !str_eq(*section, str_of(k->section)))
		return err_set(err, ERR_USAGE, "%s belongs under [%s], not [" STR_FMT "]", k->name,
		               k->section, STR_ARG(*section));
	struct str value = str_trim(str_skip(text, (size_t)eq + 1));
	*column = (size_t)(value.p - line.p) + 1;
	return assign(c, out, k, value, err);
}

bool
config_read(struct config *c, struct arena *out, struct str text, const char *file,
            struct err *err)
{
	struct str line, section = STR_NONE;
	size_t number = 0, column = 1;
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_skip(text, 3);
	while (str_cut(&text, '\n', &line)) {
		number++;
		if (!read_line(c, out, line, &section, &column, err)) {
			err_wrap(err, "%s:%zu:%zu", file, number, column);
			err->code = ERR_USAGE;
			return false;
		}
	}
	return true;
}

struct str
config_write(struct arena *out, const struct config *c)
{
	struct buf b = buf_in(out, 8192);
	const char *section = "";
	buf_cstr(&b, "# glancewire.conf: every setting, with its value.\n");
	for (int i = 0; i < KEYS; i++) {
		const struct key *k = &keys[i];
		const char *field = (const char *)c + k->at;
		if (strcmp(section, k->section) != 0)
			buf_fmt(&b, "\n[%s]\n", section = k->section);
		buf_fmt(&b, "# %s\n%s = ", k->meaning, k->name);
		if (k->kind == K_STR)
			buf_put(&b, *(const struct str *)(const void *)field);
		else if (k->kind == K_BOOL)
			buf_cstr(&b, *(const bool *)field ? "yes" : "no");
		else if (k->kind == K_INT)
			buf_fmt(&b, "%lld", (long long)*(const int64_t *)(const void *)field);
		else
			buf_fmt(&b, "%g", *(const double *)(const void *)field);
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}
