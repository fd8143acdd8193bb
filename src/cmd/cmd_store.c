/* cmd_store.c: what is in the data folder: status, export, backup, verify. */
#include <stdio.h>
#include <string.h>

#include "cmd/option.h"
#include "feed/opml.h"
#include "store/store.h"

static struct store *
open_for_reading(struct common *c, struct err *err)
{
	return store_open(str_c(c->arena, c->data), STORE_READ, err);
}

/* ── status ── */

static const char *const job_states[] = {"waiting", "leased", "dead"};

static const int64_t *
jobs_in(const struct store_status *s, int state)
{
	return state == 0 ? s->jobs_waiting : state == 1 ? s->jobs_leased : s->jobs_dead;
}

static struct str
status_json(struct arena *out, const struct store_status *s)
{
	struct buf b = buf_in(out, 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_key(&j, "feeds");
	json_begin(&j, '{');
	json_kv_int(&j, "total", s->feeds);
	json_kv_int(&j, "healthy", s->feeds_healthy);
	json_kv_int(&j, "failing", s->feeds_failing);
	json_kv_int(&j, "gone", s->feeds_gone);
	json_end(&j, '}');
	json_key(&j, "articles");
	json_begin(&j, '{');
	json_kv_int(&j, "total", s->articles);
	json_kv_int(&j, "reprints", s->reprints);
	for (int i = 0; i < ARTICLE_STATE_COUNT; i++)
		json_kv_int(&j, article_state_name((enum article_state)i), s->articles_by_state[i]);
	json_end(&j, '}');
	json_key(&j, "stories");
	json_begin(&j, '{');
	json_kv_int(&j, "live", s->stories_live);
	json_kv_int(&j, "ended", s->stories_ended);
	json_end(&j, '}');
	json_kv_int(&j, "editions", s->editions);
	json_key(&j, "sentences");
	json_begin(&j, '{');
	json_kv_int(&j, "checked", s->sentences_checked);
	json_kv_int(&j, "passed", s->sentences_passed);
	json_kv_int(&j, "replaced", s->sentences_replaced);
	json_kv_int(&j, "dropped", s->sentences_dropped);
	json_end(&j, '}');
	json_key(&j, "jobs");
	json_begin(&j, '{');
	for (int state = 0; state < 3; state++) {
		int64_t n = 0;
		for (int k = 0; k < JOB_KIND_COUNT; k++)
			n += jobs_in(s, state)[k];
		json_kv_int(&j, job_states[state], n);
	}
	json_kv_int(&j, "overdue", s->jobs_overdue);
	json_end(&j, '}');
	json_key(&j, "signals");
	json_begin(&j, '{');
	for (int i = 0; i < SIGNAL_ROWS; i++)
		json_kv_int(&j, signal_rows[i].name, s->signals[i]);
	json_end(&j, '}');
	json_key(&j, "errors");
	json_begin(&j, '[');
	for (size_t i = 0; i < s->error_count; i++) {
		json_begin(&j, '{');
		json_kv_str(&j, "what", s->errors[i].what);
		json_kv_str(&j, "where", s->errors[i].where);
		json_kv_int(&j, "count", s->errors[i].count);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_end(&j, '}');
	return buf_str(&b);
}

static void
print_status(const struct store_status *s)
{
	printf("feeds      %lld, %lld healthy, %lld failing, %lld gone\n", (long long)s->feeds,
	       (long long)s->feeds_healthy, (long long)s->feeds_failing, (long long)s->feeds_gone);
	printf("articles   %lld, %lld of them reprints\n", (long long)s->articles,
	       (long long)s->reprints);
	for (int i = 0; i < ARTICLE_STATE_COUNT; i++)
		if (s->articles_by_state[i])
			printf("             %-8s %lld\n", article_state_name((enum article_state)i),
			       (long long)s->articles_by_state[i]);
	printf("stories    %lld live, %lld ended, %lld editions\n", (long long)s->stories_live,
	       (long long)s->stories_ended, (long long)s->editions);
	printf("sentences  %lld checked, %lld passed, %lld replaced, %lld dropped\n",
	       (long long)s->sentences_checked, (long long)s->sentences_passed,
	       (long long)s->sentences_replaced, (long long)s->sentences_dropped);
	for (int k = 0; k < JOB_KIND_COUNT; k++)
		printf("jobs       %-8s %lld waiting, %lld leased, %lld dead\n",
		       job_kind_name((enum job_kind)k), (long long)s->jobs_waiting[k],
		       (long long)s->jobs_leased[k], (long long)s->jobs_dead[k]);
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (s->signals[i])
			printf("signal     %s: %lld articles\n", signal_rows[i].name, (long long)s->signals[i]);
	for (size_t i = 0; i < s->error_count && i < 20; i++)
		printf("error      %lld times: " STR_FMT ", " STR_FMT "\n", (long long)s->errors[i].count,
		       STR_ARG(s->errors[i].what), STR_ARG(s->errors[i].where));
}

int
cmd_status(struct common *c, int argc, char **argv)
{
	bool as_json = false;
	const struct option_row rows[] = {
		{"--json", OPTION_FLAG, &as_json, NULL, "one JSON object"},
		{0},
	};
	struct store_status status;
	struct err err;
	option_read(c, "status", rows, argc, argv);
	struct store *s = open_for_reading(c, &err);
	if (!s || !store_status(s, c->arena, &status, &err))
		return option_fail("status", &err);
	if (as_json)
		printf(STR_FMT "\n", STR_ARG(status_json(c->arena, &status)));
	else
		print_status(&status);
	store_close(s);
	return 0;
}

/* ── export ── */

static bool
print_article(void *ctx, const struct article_record *a)
{
	struct arena *memory = ctx;
	struct arena mine = *memory; /* by value: gone after this row */
	struct buf b = buf_in(&mine, a->text.n * 2 + 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_int(&j, "id", a->id);
	json_kv_str(&j, "url", a->url);
	json_kv_str(&j, "canonical", a->canonical);
	json_kv_str(&j, "outlet", a->outlet);
	json_kv_int(&j, "feed", a->feed);
	json_kv_str(&j, "title", a->title);
	json_key(&j, "authors");
	json_begin(&j, '[');
	for (size_t i = 0; i < a->author_count; i++)
		json_put_str(&j, a->authors[i]);
	json_end(&j, ']');
	json_kv_when(&j, "published", a->published);
	json_kv_when(&j, "updated", a->updated);
	json_kv_when(&j, "first_seen", when_at(a->first_seen));
	json_kv_str(&j, "language", a->language);
	json_kv_str(&j, "kind", str_of(article_kind_name(a->kind)));
	json_kv_bool(&j, "old_on_arrival", a->old_on_arrival);
	json_kv_int(&j, "version", a->version);
	json_kv_str(&j, "text", signals_allow(a->signals, USE_ARCHIVE) ? a->text : STR_NONE);
	json_key(&j, "signals");
	json_begin(&j, '[');
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (a->signals & signal_rows[i].bit)
			json_put_str(&j, str_of(signal_rows[i].name));
	json_end(&j, ']');
	json_key(&j, "story");
	if (a->story)
		json_put_int(&j, a->story);
	else
		json_put_null(&j);
	json_key(&j, "reprint_of");
	if (a->reprint_of)
		json_put_int(&j, a->reprint_of);
	else
		json_put_null(&j);
	json_kv_str(&j, "status", str_of(article_state_name(a->state)));
	json_kv_str(&j, "reason", a->reason);
	json_end(&j, '}');
	buf_byte(&b, '\n');
	return fwrite(b.p, 1, b.n, stdout) == b.n;
}

/* Subscriptions, in folders by their sections, as `import` reads them. */
static bool
print_opml(struct store *s, struct arena memory, struct arena scratch, struct err *err)
{
	struct feed_record *feeds;
	size_t n;
	if (!store_feeds(s, &memory, &feeds, &n, err))
		return false;
	struct opml_feed *list = arena_array(&memory, struct opml_feed, n);
	for (size_t i = 0; i < n; i++)
		list[i] = (struct opml_feed){
			.url = feeds[i].url, .title = feeds[i].title, .site = feeds[i].site,
			.folder = feeds[i].section,
		};
	struct buf b = buf_in(&memory, 4096);
	opml_write(&b, scratch, STR("Feeds"), list, n);
	return fwrite(b.p, 1, b.n, stdout) == b.n ||
	       err_set(err, ERR_INTERNAL, "standard output cannot be written");
}

static bool
print_story(struct store *s, struct arena memory, const struct story_record *r,
            struct err *err)
{
	struct edition_record *editions, newest;
	struct article_record *articles;
	size_t n, article_count;
	if (!store_editions(s, &memory, r->id, false, &editions, &n, err) ||
	    !store_edition(s, &memory, r->id, r->edition, &newest, err) ||
	    !store_story_articles(s, &memory, r->id, &articles, &article_count, err))
		return false;
	struct json *json = json_read(&memory, newest.json, JSON_STRICT, err);
	if (!json)
		return false;
	struct story story = story_from_json(&memory, json);
	struct buf b = buf_in(&memory, newest.json.n * 2 + 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	story_members(&j, &story);
	json_kv_str(&j, "address", r->address);
	json_kv_int(&j, "edition", r->edition);
	json_kv_bool(&j, "ended", r->ended);
	json_key(&j, "editions");
	json_begin(&j, '[');
	for (size_t i = n; i-- > 0;) {
		json_begin(&j, '{');
		json_kv_int(&j, "number", editions[i].number);
		json_kv_when(&j, "at", when_at(editions[i].at));
		json_kv_str(&j, "what_changed", editions[i].what_changed);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_key(&j, "articles");
	json_begin(&j, '[');
	for (size_t i = 0; i < article_count; i++)
		json_put_int(&j, articles[i].id);
	json_end(&j, ']');
	json_end(&j, '}');
	buf_byte(&b, '\n');
	return fwrite(b.p, 1, b.n, stdout) == b.n ||
	       err_set(err, ERR_STORE, "could not write to standard output");
}

int
cmd_export(struct common *c, int argc, char **argv)
{
	struct err err = {0};
	option_read(c, "export", NULL, argc, argv);
	if (c->word_count != 1)
		return option_usage("export", "say what: articles, stories or opml");
	bool articles = strcmp(c->words[0], "articles") == 0;
	bool opml = strcmp(c->words[0], "opml") == 0;
	if (!articles && !opml && strcmp(c->words[0], "stories") != 0)
		return option_usage("export", "say what: articles, stories or opml");
	struct store *s = open_for_reading(c, &err);
	if (!s)
		return option_fail("export", &err);
	struct arena row = arena_part(c->arena, 64 << 20);
	struct arena scratch = arena_part(c->arena, 64 << 20);
	bool ok = true;
	if (articles) {
		ok = store_each_article(s, scratch, print_article, &row, &err);
	} else if (opml) {
		ok = print_opml(s, row, scratch, &err);
	} else {
		struct story_filter all = {.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN};
		struct story_record *stories;
		size_t n = 0;
		ok = store_stories(s, c->arena, &all, &stories, &n, &err);
		for (size_t i = 0; ok && i < n; i++)
			ok = print_story(s, row, &stories[i], &err);
	}
	store_close(s);
	if (fflush(stdout) != 0)
		ok = err_set(&err, ERR_STORE, "could not write to standard output");
	return ok ? 0 : option_fail("export", &err);
}

/* ── backup and verify ── */

int
cmd_backup(struct common *c, int argc, char **argv)
{
	struct err err;
	option_read(c, "backup", NULL, argc, argv);
	if (c->word_count != 1)
		return option_usage("backup", "name the file to write");
	struct store *s = open_for_reading(c, &err);
	bool ok = s && store_backup(s, c->words[0], &err);
	if (s)
		store_close(s);
	return ok ? 0 : option_fail("backup", &err);
}

int
cmd_verify(struct common *c, int argc, char **argv)
{
	struct err err;
	option_read(c, "verify", NULL, argc, argv);
	struct store *s = open_for_reading(c, &err);
	bool ok = s && store_verify(s, &err);
	if (s)
		store_close(s);
	if (ok)
		puts("the store is sound");
	return ok ? 0 : option_fail("verify", &err);
}
