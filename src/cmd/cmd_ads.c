/* cmd_ads.c: campaigns checked and listed, and what was counted of them. */
#include <stdio.h>
#include <string.h>

#include "ads/pace.h"
#include "base/map.h"
#include "cmd/option.h"
#include "model/limits.h"
#include "model/when.h"
#include "os/clock.h"
#include "store/store.h"
#include "web/ad_files.h"

enum { DAY_S = 86400 };

static struct str
date_text(struct arena *out, int64_t day)
{
	return when_rfc3339(out, (struct when){.at = day * DAY_S, .date_only = true});
}

static const char *
folder_of(struct common *c)
{
	return c->config.ads_folder.n ? str_c(c->arena, c->config.ads_folder)
	                              : str_fmt(c->arena, STR_FMT "/ads%c", STR_ARG(c->data), 0).p;
}

static void
tell(const struct err *err)
{
	fprintf(stderr, "glancewire ads: %s\n", err->msg);
}

/* ── check ── */

static int
check(struct common *c)
{
	struct ad_files f;
	struct err err;
	size_t wrong = 0, most = (size_t)c->word_count;
	if (c->word_count < 2) {
		ad_files_read(c->arena, folder_of(c), &f, tell);
		wrong = f.wrong;
	} else {
		f = (struct ad_files){
			.campaigns = arena_array(c->arena, struct campaign, most),
			.files = arena_array(c->arena, struct ad_file, most * LIMIT_AD_CREATIVES),
		};
		for (int i = 1; i < c->word_count; i++)
			if (!ad_files_add(c->arena, c->words[i], &f, &err)) {
				tell(&err);
				wrong++;
			}
	}
	if (wrong)
		return 2;
	printf("%zu campaign%s right\n", f.count, f.count == 1 ? " is" : "s are");
	return 0;
}

/* ── list ── */

static void
print_goal(const struct ad_goal *goal, const char *what, int64_t done, int64_t today,
           int64_t of_day)
{
	if (goal->in_all)
		printf(", %lld of %lld %s", (long long)done, (long long)goal->in_all, what);
	if ((goal->in_all || goal->a_day) && of_day != INT64_MAX)
		printf(", today %lld of %lld %s", (long long)today, (long long)of_day, what);
}

static void
print_campaign(struct common *c, const struct campaign *x, const struct ad_progress *p,
               int64_t today)
{
	int64_t of_day = pace_of_day(x, p, today);
	printf(STR_FMT "  " STR_FMT ", %s", STR_ARG(x->name),
	       STR_ARG(x->house ? STR("house ad") : x->advertiser), pace_state(x, p, today));
	if (x->first_day != INT64_MIN)
		printf(", from " STR_FMT, STR_ARG(date_text(c->arena, x->first_day)));
	if (x->last_day != INT64_MAX)
		printf(", to " STR_FMT, STR_ARG(date_text(c->arena, x->last_day)));
	if (x->share)
		printf(", %lld %% of pages", (long long)x->share);
	print_goal(&x->served, "impressions", p->served_in_all, p->served_today, of_day);
	print_goal(&x->clicked, "clicks", p->clicked_in_all, p->clicked_today, of_day);
	printf(", served %lld, clicked %lld\n", (long long)p->served_in_all,
	       (long long)p->clicked_in_all);
}

static void
json_day(struct common *c, struct json_out *j, const char *key, int64_t day, int64_t open)
{
	json_kv_str(j, key, day == open ? STR_NONE : date_text(c->arena, day));
}

static void
print_campaign_json(struct common *c, const struct campaign *x, const struct ad_progress *p,
                    int64_t today)
{
	struct buf b = buf_in(c->arena, 1024);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "campaign", x->name);
	json_kv_str(&j, "advertiser", x->house ? STR_NONE : x->advertiser);
	json_kv_bool(&j, "house", x->house);
	json_kv_str(&j, "state", str_of(pace_state(x, p, today)));
	json_day(c, &j, "starts", x->first_day, INT64_MIN);
	json_day(c, &j, "ends", x->last_day, INT64_MAX);
	json_kv_int(&j, "priority", x->priority);
	json_kv_int(&j, "share", x->share);
	json_kv_int(&j, "weight", x->weight);
	json_kv_int(&j, "creatives", (int64_t)x->creative_count);
	json_kv_int(&j, "served", p->served_in_all);
	json_kv_int(&j, "served_today", p->served_today);
	json_kv_int(&j, "clicked", p->clicked_in_all);
	json_kv_int(&j, "clicked_today", p->clicked_today);
	json_end(&j, '}');
	printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
}

static bool
read_progress(struct store *s, struct str campaign, int64_t today, struct ad_progress *p,
              struct err *err)
{
	int64_t in_all[AD_KINDS], now[AD_KINDS];
	if (!store_ad_totals(s, campaign, INT64_MIN, INT64_MAX, in_all, err) ||
	    !store_ad_totals(s, campaign, today, today, now, err))
		return false;
	*p = (struct ad_progress){in_all[AD_SERVED], now[AD_SERVED], in_all[AD_CLICKED],
	                          now[AD_CLICKED]};
	return true;
}

static int
list(struct common *c, bool as_json)
{
	struct ad_files f;
	struct err err;
	int64_t today = ad_moment_of(clock_real_s(), c->config.zone_min).day;
	if (c->word_count != 1)
		return option_usage("ads", "list takes no further words");
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	bool ok = s != NULL;
	ad_files_read(c->arena, folder_of(c), &f, tell);
	for (size_t i = 0; ok && i < f.count; i++) {
		struct ad_progress p;
		ok = read_progress(s, f.campaigns[i].name, today, &p, &err);
		if (ok)
			(as_json ? print_campaign_json : print_campaign)(c, &f.campaigns[i], &p, today);
	}
	store_close(s);
	if (!ok)
		return option_fail("ads", &err);
	if (!f.count && !as_json)
		puts("there are no campaigns");
	return f.wrong ? 1 : 0;
}

/* ── report ── */

struct period {
	struct str from, to;
	bool csv, json;
};

static bool
read_day(struct str text, const char *option, int64_t otherwise, int64_t *day, struct err *err)
{
	struct when w = when_read(text);
	*day = text.p ? w.at / DAY_S : otherwise;
	return !text.p || (when_known(w) && w.date_only) ||
	       err_set(err, ERR_USAGE, "%s is a date like 2026-11-20, not \"" STR_FMT "\"", option,
	               STR_ARG(text));
}

static void
print_csv(struct common *c, const struct ad_counts *rows, size_t count)
{
	printf("day,campaign,creative,place");
	for (int k = 0; k < AD_KINDS; k++)
		printf(",%s", ad_kind_name((enum ad_kind)k));
	putchar('\n');
	for (size_t i = 0; i < count; i++) { /* no name has a comma or a quote */
		printf(STR_FMT "," STR_FMT "," STR_FMT "," STR_FMT,
		       STR_ARG(date_text(c->arena, rows[i].day)), STR_ARG(rows[i].campaign),
		       STR_ARG(rows[i].creative), STR_ARG(rows[i].place));
		for (int k = 0; k < AD_KINDS; k++)
			printf(",%lld", (long long)rows[i].n[k]);
		putchar('\n');
	}
}

static void
print_json(struct common *c, const struct ad_counts *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf b = buf_in(c->arena, 512);
		struct json_out j = json_to(&b);
		json_begin(&j, '{');
		json_kv_str(&j, "day", date_text(c->arena, rows[i].day));
		json_kv_str(&j, "campaign", rows[i].campaign);
		json_kv_str(&j, "creative", rows[i].creative);
		json_kv_str(&j, "place", rows[i].place);
		for (int k = 0; k < AD_KINDS; k++)
			json_kv_int(&j, ad_kind_name((enum ad_kind)k), rows[i].n[k]);
		json_end(&j, '}');
		printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	}
}

static double
percent(int64_t part, int64_t whole)
{
	return whole ? 100. * (double)part / (double)whole : 0;
}

static void
print_sum(struct str name, const int64_t n[AD_KINDS])
{
	int64_t again = n[AD_SERVED_AGAIN] + n[AD_SEEN_AGAIN] + n[AD_CLICKED_AGAIN];
	int64_t robots = n[AD_SERVED_ROBOT] + n[AD_SEEN_ROBOT] + n[AD_CLICKED_ROBOT];
	printf("%-24.*s %9lld %9lld %5.1f%% %7lld %6.2f%% %9lld %9lld %9lld\n", STR_ARG(name),
	       (long long)n[AD_SERVED], (long long)n[AD_SEEN], percent(n[AD_SEEN], n[AD_SERVED]),
	       (long long)n[AD_CLICKED], percent(n[AD_CLICKED], n[AD_SERVED]), (long long)again,
	       (long long)robots, (long long)(n[AD_PREFETCHED] + n[AD_EXPIRED]));
}

/* A line for each campaign, and one for all. */
static void
print_table(struct common *c, const struct ad_counts *rows, size_t count)
{
	int64_t all[AD_KINDS] = {0};
	struct map sums = map_in(c->arena, 64);
	struct str *names = arena_array(c->arena, struct str, count + 1);
	size_t name_count = 0;
	for (size_t i = 0; i < count; i++) {
		struct map_slot *slot = map_put(&sums, rows[i].campaign);
		if (!slot->value.p) {
			slot->value.p = arena_array(c->arena, int64_t, AD_KINDS);
			names[name_count++] = rows[i].campaign;
		}
		for (int k = 0; k < AD_KINDS; k++) {
			((int64_t *)slot->value.p)[k] += rows[i].n[k];
			all[k] += rows[i].n[k];
		}
	}
	printf("%-24s %9s %9s %6s %7s %7s %9s %9s %9s\n", "campaign", "served", "seen", "", "clicked",
	       "", "again", "robots", "other");
	for (size_t i = 0; i < name_count; i++)
		print_sum(names[i], map_get(&sums, names[i])->value.p);
	print_sum(STR("all"), all);
}

static int
report(struct common *c, const struct period *p)
{
	struct err err;
	int64_t from, to;
	struct ad_counts *rows;
	size_t count;
	if (c->word_count != 1)
		return option_usage("ads", "report takes no further words");
	if (!read_day(p->from, "--from", INT64_MIN, &from, &err) ||
	    !read_day(p->to, "--to", INT64_MAX, &to, &err))
		return option_fail("ads", &err);
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	bool ok = s && store_ad_counts(s, c->arena, from, to, &rows, &count, &err);
	store_close(s);
	if (!ok)
		return option_fail("ads", &err);
	(p->csv ? print_csv : p->json ? print_json : print_table)(c, rows, count);
	return 0;
}

int
cmd_ads(struct common *c, int argc, char **argv)
{
	struct period p = {0};
	const struct option_row rows[] = {
		{"--from", OPTION_TEXT, &p.from, "DATE", "report: from this day on"},
		{"--to", OPTION_TEXT, &p.to, "DATE", "report: up to this day, included"},
		{"--csv", OPTION_FLAG, &p.csv, NULL, "report: a row by day, campaign, creative, place"},
		{"--json", OPTION_FLAG, &p.json, NULL, "report, list: the same as JSON Lines"},
		{0},
	};
	option_read(c, "ads", rows, argc, argv);
	const char *word = c->word_count ? c->words[0] : "";
	if (strcmp(word, "report") == 0)
		return report(c, &p);
	if (strcmp(word, "list") == 0)
		return list(c, p.json);
	if (strcmp(word, "check") == 0)
		return check(c);
	return option_usage("ads", "say report, list or check");
}
