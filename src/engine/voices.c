/* voices.c: who reported a story. */
#include "engine/voices.h"

#include <stdlib.h>

#include "model/limits.h"
#include "text/family.h"
#include "text/url.h"

struct str
voices_link(const struct article_record *a)
{
	return (a->signals & SIGNAL_MOVED) && a->canonical.n ? a->canonical : a->url;
}

int64_t
voices_moment(const struct article_record *a)
{
	bool unsure = a->published.at == WHEN_UNKNOWN || a->published.at > a->first_seen;
	return unsure ? a->first_seen : a->published.at;
}

/* The article whose text this one copies: its original, or the first copy where that is gone. */
static int64_t
original_of(const struct article_record *list, size_t count, size_t i)
{
	int64_t stand_in = -1;
	if (!list[i].reprint_of)
		return -1;
	for (size_t k = 0; k < count; k++) {
		if (k != i && list[k].id == list[i].reprint_of)
			return (int64_t)k;
		if (k < i && stand_in < 0 && list[k].reprint_of == list[i].reprint_of)
			stand_in = (int64_t)k;
	}
	return stand_in;
}

struct story_source *
voices_sources(struct arena *out, struct arena scratch, struct str families,
               const struct article_record *articles, size_t count)
{
	struct story_source *s = arena_array(out, struct story_source, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct article_record *a = &articles[i];
		s[i] = (struct story_source){
			.article = (uint32_t)i, .url = voices_link(a), .outlet = a->outlet,
			.title = a->title, .published = a->published,
			.reprint_of = original_of(articles, count, i),
		};
		s[i].family = family_of(out, scratch, families, s[i].url, a->outlet);
	}
	return s;
}

/* ── voices ── */

struct voice {
	const struct story_source *source; /* its first */
	int64_t first, last;               /* moments */
	bool news;                         /* it has more than opinion */
};

static bool
is_news(enum article_kind kind)
{
	return kind != KIND_OPINION && kind != KIND_SPONSORED && kind != KIND_DIGEST;
}

static size_t
gather_voices(struct voice *voices, const struct story_source *sources,
              const struct article_record *articles, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		if (sources[i].reprint_of >= 0)
			continue;
		int64_t at = voices_moment(&articles[i]);
		size_t v = 0;
		while (v < n && !story_same_owner(voices[v].source, &sources[i]))
			v++;
		if (v == n)
			voices[n++] = (struct voice){&sources[i], at, at, false};
		voices[v].first = at < voices[v].first ? at : voices[v].first;
		voices[v].last = at > voices[v].last ? at : voices[v].last;
		voices[v].news = voices[v].news || is_news(articles[i].kind);
	}
	return n;
}

static int
by_newest(const void *a, const void *b)
{
	const struct voice *x = a, *y = b;
	if (x->last != y->last)
		return x->last < y->last ? 1 : -1;
	return x->source < y->source ? -1 : x->source > y->source;
}

static struct str
heard_json(struct arena *out, struct voice *voices, size_t n)
{
	struct buf b = buf_in(out, 64);
	struct json_out j = json_to(&b);
	qsort(voices, n, sizeof *voices, by_newest);
	json_begin(&j, '[');
	for (size_t i = 0; i < n && i < LIMIT_STORY_VOICES; i++) {
		json_begin(&j, '[');
		json_put_int(&j, voices[i].first);
		json_put_int(&j, voices[i].last);
		json_end(&j, ']');
	}
	json_end(&j, ']');
	return buf_str(&b);
}

/* ── countries ── */

static size_t
add_name(struct str *names, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(names[i], name))
			return n;
	if (name.n)
		names[n++] = name;
	return n;
}

/* Countries by the endings of hosts.  Where these say less, languages do: a story that is told in
 * three languages is told in three countries. */
static int64_t
count_countries(struct arena scratch, const struct story_source *sources,
                const struct article_record *articles, size_t count)
{
	struct arena temporary = arena_upper(&scratch);
	struct str *countries = arena_array(&scratch, struct str, count + 1);
	struct str *languages = arena_array(&scratch, struct str, count + 1);
	size_t n = 0, m = 0;
	for (size_t i = 0; i < count; i++) {
		struct str host = url_host(&scratch, temporary, sources[i].url);
		struct str language = articles[i].language;
		ptrdiff_t dash = str_find_byte(language, '-', 0);
		n = add_name(countries, n, family_country(host));
		m = add_name(languages, m, str_sub(language, 0, dash < 0 ? language.n : (size_t)dash));
	}
	size_t most = n > m ? n : m;
	return most ? (int64_t)most : 1;
}

void
voices_count(struct arena *out, struct arena scratch, const struct story_source *sources,
             const struct article_record *articles, size_t count, struct story_record *r)
{
	struct story_counts c = story_count(sources, count);
	struct arena lists = scratch;
	struct voice *voices = arena_array(&lists, struct voice, count + 1);
	size_t n = gather_voices(voices, sources, articles, count);
	r->reports = c.reports;
	r->outlets = c.outlets;
	r->independent = c.independent;
	r->countries = count_countries(lists, sources, articles, count);
	r->opinions = 0;
	for (size_t i = 0; i < n; i++)
		r->opinions += !voices[i].news;
	r->heard = heard_json(out, voices, n);
	r->newest_at = 0;
	for (size_t i = 0; i < count; i++)
		if (voices_moment(&articles[i]) > r->newest_at)
			r->newest_at = voices_moment(&articles[i]);
}
