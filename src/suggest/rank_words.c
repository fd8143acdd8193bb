/* rank_words.c: why a story stands where it stands, in words. */
#include "base/buf.h"
#include "suggest/rank.h"

static void
put_count(struct buf *b, int64_t n, const char *one, const char *many)
{
	buf_fmt(b, "%lld %s", (long long)n, n == 1 ? one : many);
}

static void
put_factor(struct buf *b, double factor)
{
	buf_fmt(b, " (x%.2f)", factor);
}

static void
put_voices(struct buf *b, const struct rank_story *s, const struct rank_terms *t)
{
	put_count(b, s->independent, "independent outlet", "independent outlets");
	put_factor(b, t->voices);
	buf_fmt(b, "; the newest report %.1f hours old, all together %.0f %% fresh", t->age_h,
	        t->freshness * 100);
	put_factor(b, t->freshness);
}

static void
put_more(struct buf *b, const struct rank_story *s, const struct rank_terms *t)
{
	if (t->rate >= .01) {
		buf_fmt(b, "; growing by %.2f independent outlets an hour", t->rate);
		put_factor(b, t->growth);
	}
	if (t->reach > 1) {
		buf_cstr(b, "; carried by ");
		put_count(b, s->outlets, "outlet", "outlets");
		if (s->countries > 1) {
			buf_cstr(b, " in ");
			put_count(b, s->countries, "country", "countries");
		}
		put_factor(b, t->reach);
	}
	if (t->section != 1) {
		buf_cstr(b, "; the operator's weight of its section");
		put_factor(b, t->section);
	}
	if (t->kind < 1) {
		buf_cstr(b, "; ");
		put_count(b, s->opinions, "outlet has", "outlets have");
		buf_cstr(b, " opinion only");
		put_factor(b, t->kind);
	}
}

struct str
rank_words(struct arena *out, const struct rank_story *s, const struct rank_terms *t)
{
	struct buf b = buf_in(out, 512);
	put_voices(&b, s, t);
	put_more(&b, s, t);
	if (t->near)
		buf_fmt(&b, "; lower because of %u stor%s of the same matter right above it", t->near,
		        t->near == 1 ? "y" : "ies");
	if (t->waited)
		buf_cstr(&b, "; before a heavier one that would be the third of one matter in a row");
	if (t->led)
		buf_cstr(&b, "; first because a heavier one rests on one outlet alone");
	if (t->held)
		buf_cstr(&b, "; it stood here or above before and is not outweighed by enough");
	return buf_str(&b);
}
