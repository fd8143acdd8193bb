/* config.h: every setting of the program, with its default and its meaning.
 *
 * `key = value` by line, `[section]` headings, `#` comments, values unquoted, lists by commas.
 * Keys are unique over all sections; one that stands under a heading must belong to it.  Unknown
 * keys are refused with the nearest known one.  Later settings win: defaults, file, environment
 * (GLANCEWIRE_KEY), --set, flags. */
#ifndef GW_ENGINE_CONFIG_H
#define GW_ENGINE_CONFIG_H

#include "base/err.h"
#include "base/str.h"

struct config {
	/* [site] */
	struct str site_name, tagline, base_url, contact, language;
	int64_t zone_min;
	/* [web] */
	struct str listen, ads_folder, ads_txt;
	bool access_log;
	int64_t web_threads;
	/* [fetch] */
	struct str user_agent, allow_net, proxy, resolve;
	int64_t connections, host_pause_ms, host_wait_s;
	/* [poll]: minutes */
	double poll_min, poll_max, poll_start;
	/* [news]: hours */
	double live_h, old_h, recheck_h;
	/* [write] */
	int64_t words, source_words;
	double write_after_s, rewrite_after_s;
	/* [parse] */
	int64_t parse_workers;
	bool parse_without_sandbox;
	/* [log] */
	struct str log_level;
};

struct config config_defaults(void);

/* Reads a file's text over `c`; strings are copied into `out`.  False with ERR_USAGE:
 * "FILE:12:5: unknown key "pol_min"; did you mean "poll_min"?" */
bool config_read(struct config *c, struct arena *out, struct str text, const char *file,
                 struct err *err);
/* One "key=value", as after --set. */
bool config_set(struct config *c, struct arena *out, struct str assignment, struct err *err);
/* All variables GLANCEWIRE_KEY of the environment given (NULL-ended, "NAME=value"). */
bool config_environment(struct config *c, struct arena *out, char *const *environment,
                        struct err *err);
/* The commented file with all keys and `c`'s values. */
struct str config_write(struct arena *out, const struct config *c);

#endif
