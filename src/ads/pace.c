/* pace.c: goals shared out to days and seconds. */
#include "ads/pace.h"

enum { DAY_S = 86400 };

struct ad_moment
ad_moment_of(int64_t now_s, int64_t zone_min)
{
	int64_t local = now_s + zone_min * 60;
	int64_t second = (local % DAY_S + DAY_S) % DAY_S;
	return (struct ad_moment){(local - second) / DAY_S, second};
}

/* The goal that it has, and what was done towards it. */
static const struct ad_goal *
goal_of(const struct campaign *c, const struct ad_progress *p, int64_t *in_all, int64_t *today)
{
	bool clicks = c->clicked.in_all || c->clicked.a_day;
	*in_all = clicks ? p->clicked_in_all : p->served_in_all;
	*today = clicks ? p->clicked_today : p->served_today;
	return clicks ? &c->clicked : &c->served;
}

bool
pace_has_goal(const struct campaign *c)
{
	return c->served.in_all || c->served.a_day || c->clicked.in_all || c->clicked.a_day;
}

int64_t
pace_of_day(const struct campaign *c, const struct ad_progress *p, int64_t day)
{
	int64_t in_all, today, most = INT64_MAX;
	const struct ad_goal *goal = goal_of(c, p, &in_all, &today);
	if (goal->in_all) {
		int64_t left = goal->in_all - (in_all - today);
		int64_t days = c->last_day == INT64_MAX || c->last_day < day ? 1
		                                                             : c->last_day - day + 1;
		most = left <= 0 ? 0 : (left + days - 1) / days;
	}
	return goal->a_day && goal->a_day < most ? goal->a_day : most;
}

bool
pace_allows(const struct campaign *c, const struct ad_progress *p, struct ad_moment now)
{
	int64_t in_all, today;
	const struct ad_goal *goal = goal_of(c, p, &in_all, &today);
	if (!pace_has_goal(c))
		return true;
	if (goal->in_all && in_all >= goal->in_all)
		return false;
	int64_t of_day = pace_of_day(c, p, now.day);
	/* Without an end there is nothing to share out to, unless a day has its own goal. */
	if (c->last_day == INT64_MAX && !goal->a_day)
		return today < of_day;
	return (double)today * DAY_S < (double)of_day * (double)(now.second + 1);
}

const char *
pace_state(const struct campaign *c, const struct ad_progress *p, int64_t day)
{
	int64_t in_all, today;
	const struct ad_goal *goal = goal_of(c, p, &in_all, &today);
	if (goal->in_all && in_all >= goal->in_all)
		return "reached";
	return day < c->first_day ? "waits" : day > c->last_day ? "ended" : "runs";
}
