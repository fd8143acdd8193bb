/* config.h: every setting of the program, with its default and its meaning.
 *
 * `key = value` by line, `[section]` headings, `#` comments, values unquoted, lists by commas.
 * Keys are unique over all sections; one that stands under a heading must belong to it.  Unknown
 * keys are refused with the nearest known one.  Two sections are open: [families] and
 * [section_weights] take any name; elsewhere it is written "families.NAME".  Later settings win: defaults, file, environment
 * (GLANCEWIRE_KEY), --set, flags. */
#ifndef GW_ENGINE_CONFIG_H
#define GW_ENGINE_CONFIG_H

#include "base/err.h"
#include "base/str.h"

struct config {
	/* [site] */
	struct str site_name, tagline, base_url, contact, language;
	bool pictures, reader;
	struct str websub_hub;
	struct str security_contact, security_expires, security_policy, security_languages;
	int64_t zone_min;
	/* [web] */
	struct str listen, ads_folder, ads_txt;
	bool access_log;
	int64_t web_threads, api_a_minute;
	/* [ads] */
	struct str no_ads_sections, site_country;
	/* [fetch] */
	struct str user_agent, allow_net, proxy, resolve;
	int64_t connections, host_pause_ms, host_wait_s;
	/* [poll]: minutes */
	double poll_min, poll_max, poll_start;
	/* [news]: hours */
	double live_h, old_h, recheck_h;
	/* [group] */
	struct str embeddings_url, embeddings_model, embeddings_key_file;
	/* [write] */
	int64_t words, source_words;
	double write_after_s, rewrite_after_s;
	/* [model]: see engine/model_service.h */
	struct str model_url, model_provider, model_name, model_key_file;
	int64_t model_context, model_concurrency, model_timeout_s;
	bool model_story, model_paragraphs, model_headline, model_shorten, model_questions, model_rank;
	double model_price_in, model_price_out;
	double model_cap_minute, model_cap_hour, model_cap_day, model_cap_month;
	/* [judge] */
	bool judge;
	struct str judge_url, judge_provider, judge_name, judge_key_file, judge_report;
	double judge_price_in, judge_price_out;
	/* [ranking]: see suggest/rank.h */
	double voices_power, half_life_h, growth_h, growth_weight, reach_weight, opinion_weight;
	double near_weight, hold, lead_h;
	/* [families], [section_weights]: lines "NAME = VALUE\n" */
	struct str families, section_weights;
	/* [parse] */
	int64_t parse_workers;
	bool parse_without_sandbox;
	struct str rules;
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
/* The weight of a section of the site: what [section_weights] says of it, or 1. */
double config_section_weight(const struct config *c, struct str section);
/* The commented file with all keys and `c`'s values. */
struct str config_write(struct arena *out, const struct config *c);

#endif
