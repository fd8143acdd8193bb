/* config.c: one table of settings serves reading, refusing, suggesting and writing. */
#include "engine/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/family.h"

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
	{"site", "tagline", K_STR, AT(tagline), 0, 0, "",
	 "One line about the site, for feeds and search engines; empty: what it is, in its language."},
	{"site", "base_url", K_STR, AT(base_url), 0, 0, "",
	 "Public address without a slash at its end, as https://news.example; empty: links stay relative."},
	{"site", "contact", K_STR, AT(contact), 0, 0, "",
	 "Where readers report errors: an e-mail address or a web address."},
	{"site", "language", K_STR, AT(language), 0, 0, "en",
	 "Language of the interface: en, de, es or fr; pages of stories in one of these speak it."},
	{"site", "zone_min", K_INT, AT(zone_min), -840, 840, "0",
	 "Minutes east of UTC of the times shown."},
	{"site", "websub_hub", K_STR, AT(websub_hub), 0, 0, "",
	 "WebSub hub that is told when feeds change, as https://hub.example/; needs base_url; empty: none."},
	{"site", "pictures", K_BOOL, AT(pictures), 0, 0, "yes",
	 "Draw a picture of each story's headline, which other sites show beside a link to it."},
	{"site", "reader", K_BOOL, AT(reader), 0, 0, "no",
	 "Pages run a script of the site's own that remembers in the reader's browser what was read there, tells what is new since, and asks for stories by it; nothing of it is stored here."},
	{"site", "security_contact", K_STR, AT(security_contact), 0, 0, "",
	 "Whom to tell of a hole, for /.well-known/security.txt: https, mailto or tel addresses, best first; a list by commas; empty: no such file."},
	{"site", "security_expires", K_STR, AT(security_expires), 0, 0, "",
	 "Day until which that holds, as 2027-06-30; within a year is usual."},
	{"site", "security_policy", K_STR, AT(security_policy), 0, 0, "",
	 "An https address that says how holes are dealt with; empty: none."},
	{"site", "security_languages", K_STR, AT(security_languages), 0, 0, "",
	 "Languages in which they may be told, as en, no; empty: any."},
	{"web", "listen", K_STR, AT(listen), 0, 0, "127.0.0.1:8080", "Address and port of the site."},
	{"web", "ads_folder", K_STR, AT(ads_folder), 0, 0, "",
	 "Folder with campaigns (*.campaign) and house ads (*.txt); empty: the data folder's \"ads\", if it is there."},
	{"web", "ads_txt", K_STR, AT(ads_txt), 0, 0, "", "A file served as /ads.txt; empty: none."},
	{"web", "access_log", K_BOOL, AT(access_log), 0, 0, "no", "Log each request to standard error."},
	{"web", "web_threads", K_INT, AT(web_threads), 1, 64, "1", "Threads that answer readers."},
	{"web", "api_a_minute", K_INT, AT(api_a_minute), 0, 1000000, "120",
	 "Requests that one client may make to the API in a minute; 0: any number."},
	{"ads", "no_ads_sections", K_STR, AT(no_ads_sections), 0, 0, "",
	 "Sections whose stories carry no ads, as Disasters, Obituaries; a list by commas."},
	{"ads", "site_country", K_STR, AT(site_country), 0, 0, "",
	 "Country that the site is made for, as no; campaigns that name countries run only where theirs is one."},
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
	{"poll", "poll_max", K_NUM, AT(poll_max), 0, 100000, "360", 
	 "Most minutes between two polls of a feed."},
	{"poll", "poll_start", K_NUM, AT(poll_start), 0, 100000, "30",
	 "Minutes between two polls of a feed on average: that many polls are shared out to where news is expected."},
	{"news", "live_h", K_NUM, AT(live_h), 1, 100000, "240",
	 "Hours after its newest report until a story ends."},
	{"news", "old_h", K_NUM, AT(old_h), 1, 1000000, "168",
	 "A report older than so many hours when it is first seen is read and listed, but is no news."},
	{"news", "recheck_h", K_NUM, AT(recheck_h), 0, 100000, "72",
	 "For so many hours published reports are looked at again for corrections and retractions; 0: never."},
	{"group", "embeddings_url", K_STR, AT(embeddings_url), 0, 0, "",
	 "OpenAI-compatible server of embeddings, as http://127.0.0.1:8000/v1, whose vectors help to group reports; empty: none."},
	{"group", "embeddings_model", K_STR, AT(embeddings_model), 0, 0, "",
	 "Name of the model that it is asked for; empty: default."},
	{"group", "embeddings_key_file", K_STR, AT(embeddings_key_file), 0, 0, "",
	 "File with the key that is sent to it; empty: none."},
	{"write", "words", K_INT, AT(words), 40, 2000, "220",
	 "Length of the three paragraphs; of short reports they are shorter."},
	{"write", "source_words", K_INT, AT(source_words), 10, 2000, "90",
	 "Most words quoted from one source in one story."},
	{"write", "write_after_s", K_NUM, AT(write_after_s), 0, 86400, "20",
	 "Real seconds that a new story waits for further reports before its first edition."},
	{"write", "rewrite_after_s", K_NUM, AT(rewrite_after_s), 0, 86400, "120",
	 "Real seconds between two editions of a story."},
	{"model", "model_url", K_STR, AT(model_url), 0, 0, "",
	 "OpenAI-compatible server of a language model that may write, too, as http://127.0.0.1:8080/v1; \"default\": the provider's own; empty: none."},
	{"model", "model_provider", K_STR, AT(model_provider), 0, 0, "generic",
	 "What kind of server it is: llama-server, ollama, vllm, openai or generic."},
	{"model", "model_name", K_STR, AT(model_name), 0, 0, "",
	 "Name of the model, as the server knows it and as pages say it; empty: default."},
	{"model", "model_key_file", K_STR, AT(model_key_file), 0, 0, "",
	 "File with the key that is sent to it; empty: that in the environment's GLANCEWIRE_MODEL_SECRET, if any."},
	{"model", "model_context", K_INT, AT(model_context), 0, 10000000, "0",
	 "Tokens of prompt and answer that the server takes for one request; 0: as usual of its kind."},
	{"model", "model_concurrency", K_INT, AT(model_concurrency), 0, 16, "0",
	 "Requests to it at once; 0: as usual of its kind."},
	{"model", "model_timeout_s", K_INT, AT(model_timeout_s), 1, 3600, "300",
	 "Seconds until an answer is given up."},
	{"model", "model_story", K_BOOL, AT(model_story), 0, 0, "yes", "It writes whole stories."},
	{"model", "model_paragraphs", K_BOOL, AT(model_paragraphs), 0, 0, "no",
	 "It is asked for one paragraph of a story at a time, which small models manage better."},
	{"model", "model_headline", K_BOOL, AT(model_headline), 0, 0, "yes", "It writes headlines."},
	{"model", "model_shorten", K_BOOL, AT(model_shorten), 0, 0, "no",
	 "It makes the default writer's long sentences shorter."},
	{"model", "model_questions", K_BOOL, AT(model_questions), 0, 0, "no",
	 "It puts the default writer's questions more fluently."},
	{"model", "model_rank", K_BOOL, AT(model_rank), 0, 0, "no",
	 "It says which of several headlines, or wordings of a question, reads best."},
	{"model", "model_price_in", K_NUM, AT(model_price_in), 0, 1000000, "0",
	 "Price of a million tokens that it reads."},
	{"model", "model_price_out", K_NUM, AT(model_price_out), 0, 1000000, "0",
	 "Price of a million tokens that it writes."},
	{"model", "model_cap_minute", K_NUM, AT(model_cap_minute), 0, 100000000, "0",
	 "Most that may be spent in a minute, in the unit of the prices; 0: no cap."},
	{"model", "model_cap_hour", K_NUM, AT(model_cap_hour), 0, 100000000, "0", "Most in an hour."},
	{"model", "model_cap_day", K_NUM, AT(model_cap_day), 0, 100000000, "0", "Most in a day."},
	{"model", "model_cap_month", K_NUM, AT(model_cap_month), 0, 100000000, "0",
	 "Most in thirty days."},
	{"judge", "judge", K_BOOL, AT(judge), 0, 0, "no",
	 "A judge model may reject rewritten sentences that passed the check; it never approves."},
	{"judge", "judge_url", K_STR, AT(judge_url), 0, 0, "", "Its server; empty: that of [model]."},
	{"judge", "judge_provider", K_STR, AT(judge_provider), 0, 0, "generic", "The kind of its server."},
	{"judge", "judge_name", K_STR, AT(judge_name), 0, 0, "", "Name of the judge model; empty: default."},
	{"judge", "judge_key_file", K_STR, AT(judge_key_file), 0, 0, "", "File with its key; empty: none."},
	{"judge", "judge_report", K_STR, AT(judge_report), 0, 0, "",
	 "File that says how well it agrees with people; without it the judge is not asked."},
	{"judge", "judge_price_in", K_NUM, AT(judge_price_in), 0, 1000000, "0",
	 "Price of a million tokens that it reads."},
	{"judge", "judge_price_out", K_NUM, AT(judge_price_out), 0, 1000000, "0",
	 "Price of a million tokens that it writes."},
	{"ranking", "voices_power", K_NUM, AT(voices_power), 0, 2, "0.75",
	 "A story of N independent outlets weighs N to this power."},
	{"ranking", "half_life_h", K_NUM, AT(half_life_h), 1, 10000, "12",
	 "Hours in which an outlet's report loses half of its weight."},
	{"ranking", "growth_h", K_NUM, AT(growth_h), 1, 1000, "3",
	 "Hours over which the growth of a story is looked at."},
	{"ranking", "growth_weight", K_NUM, AT(growth_weight), 0, 10, "0.5",
	 "What one more independent outlet an hour adds to a story, as a share."},
	{"ranking", "reach_weight", K_NUM, AT(reach_weight), 0, 10, "0.1",
	 "What twice the outlets (reprints included) or twice the countries add, as a share."},
	{"ranking", "opinion_weight", K_NUM, AT(opinion_weight), 0, 1, "0.4",
	 "Weight of a story of opinion, advertising and digests only."},
	{"ranking", "near_weight", K_NUM, AT(near_weight), 0, 1, "0.8",
	 "Weight of a story for each of the four above it that is of the same matter."},
	{"ranking", "hold", K_NUM, AT(hold), 0, 1, "0.08",
	 "A story keeps its place until another outweighs it by this share."},
	{"ranking", "lead_h", K_NUM, AT(lead_h), 0, 10000, "48",
	 "A story of one outlet does not lead while one of several has news this many hours old or newer."},
	{"parse", "parse_workers", K_INT, AT(parse_workers), 1, 64, "2", "Sandboxed processes that read pages and feeds."},
	{"parse", "parse_without_sandbox", K_BOOL, AT(parse_without_sandbox), 0, 0, "no",
	 "Read hostile bytes without a sandbox. Only for kernels that have no seccomp."},
	{"parse", "rules", K_STR, AT(rules), 0, 0, "",
	 "File of outlet rules: selectors for body, headline, author, date; empty: none."},
	{"log", "log_level", K_STR, AT(log_level), 0, 0, "info", "debug, info, warning or error."},
#undef AT
};
enum { KEYS = sizeof keys / sizeof *keys };

static bool
check_weight(struct str value, struct err *err)
{
	char text[64], *end;
	if (value.n == 0 || value.n >= sizeof text)
		return err_set(err, ERR_USAGE, "a weight is a number");
	memcpy(text, value.p, value.n);
	text[value.n] = 0;
	double weight = strtod(text, &end);
	if (*end || !(weight >= 0 && weight <= 100))
		return err_set(err, ERR_USAGE, "a weight is a number from 0 to 100, not \"%s\"", text);
	return true;
}

/* Sections that take any name.  What they hold is kept as it is written, a line each. */
static const struct open_section {
	const char *section;
	size_t at;
	bool (*check)(struct str value, struct err *err);
	const char *meaning;
} open_sections[] = {
	{"section_weights", offsetof(struct config, section_weights), check_weight,
	 "Weights of the site's sections on the front page: NAME = 1.5; 0 keeps a section off it."},
	{"families", offsetof(struct config, families), family_check,
	 "Outlets of one owner are one voice: NAME = host, *.host; a host means all below it, too."},
};
enum { OPEN_SECTIONS = sizeof open_sections / sizeof *open_sections };

static const struct open_section *
find_open(struct str section)
{
	for (int i = 0; i < OPEN_SECTIONS; i++)
		if (str_eq(section, str_of(open_sections[i].section)))
			return &open_sections[i];
	return NULL;
}

static struct str *
open_value(const struct open_section *o, struct config *c)
{
	return (struct str *)(void *)((char *)c + o->at);
}

/* The line of `name`; *value is what it says. */
static bool
find_line(struct str lines, struct str name, struct str *line, struct str *value)
{
	while (str_cut(&lines, '\n', line)) {
		ptrdiff_t eq = str_find_byte(*line, '=', 0);
		if (eq < 0 || !str_eq_nocase(str_trim(str_sub(*line, 0, (size_t)eq)), name))
			continue;
		*value = str_trim(str_skip(*line, (size_t)eq + 1));
		return true;
	}
	return false;
}

/* A later line of a name takes the place of the earlier one; one without a value takes it away. */
static bool
assign_open(struct config *c, struct arena *out, const struct open_section *o, struct str name,
            struct str value, struct err *err)
{
	struct str *lines = open_value(o, c), line, old;
	if (!name.n)
		return err_set(err, ERR_USAGE, "[%s] needs a name before the =", o->section);
	if (value.n && !o->check(value, err))
		return err_wrap(err, STR_FMT, STR_ARG(name));
	struct buf b = buf_in(out, lines->n + name.n + value.n + 8);
	if (find_line(*lines, name, &line, &old)) {
		buf_put(&b, str_sub(*lines, 0, (size_t)(line.p - lines->p)));
		buf_put(&b, str_skip(*lines, (size_t)(line.p - lines->p) + line.n + 1));
	} else {
		buf_put(&b, *lines);
	}
	if (value.n)
		buf_fmt(&b, STR_FMT " = " STR_FMT "\n", STR_ARG(name), STR_ARG(value));
	*lines = b.n ? buf_str(&b) : STR_NONE;
	return true;
}

double
config_section_weight(const struct config *c, struct str section)
{
	struct str line, value;
	char text[64];
	if (!find_line(c->section_weights, section, &line, &value) || value.n >= sizeof text)
		return 1;
	memcpy(text, value.p, value.n);
	text[value.n] = 0;
	return strtod(text, NULL);
}

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
	ptrdiff_t dot = str_find_byte(name, '.', 0);
	const struct open_section *o = dot < 0 ? NULL : find_open(str_sub(name, 0, (size_t)dot));
	if (o)
		return assign_open(c, out, o, str_trim(str_skip(name, (size_t)dot + 1)),
		                   str_trim(str_skip(assignment, (size_t)eq + 1)), err);
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
		return find_open(*section) ||
		       err_set(err, ERR_USAGE, "unknown section [" STR_FMT "]", STR_ARG(*section));
	}
	ptrdiff_t eq = str_find_byte(text, '=', 0);
	if (eq < 0)
		return err_set(err, ERR_USAGE, "expected key = value");
	struct str name = str_trim(str_sub(text, 0, (size_t)eq));
	const struct open_section *o = find_open(*section);
	if (o) {
		struct str value = str_trim(str_skip(text, (size_t)eq + 1));
		*column = (size_t)(value.p - line.p) + 1;
		return assign_open(c, out, o, name, value, err);
	}
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
	for (int i = 0; i < OPEN_SECTIONS; i++) {
		const struct open_section *o = &open_sections[i];
		buf_fmt(&b, "\n[%s]\n# %s\n", o->section, o->meaning);
		buf_put(&b, *(const struct str *)(const void *)((const char *)c + o->at));
	}
	return buf_str(&b);
}
