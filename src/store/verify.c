/* verify.c: is the database whole, and does it mean something?
 *
 * After SQLite's own checks come ours, a row each: a statement that gives an offending id, and
 * what is wrong with it. */
#include "store/sqlite.h"

static const struct rule {
	const char *sql, *words;
} rules[] = {
	{"SELECT id FROM article WHERE state = 2 AND id NOT IN (SELECT article FROM member)",
	 "article %lld counts as placed and is in no story"},
	{"SELECT m.article FROM member m JOIN article a ON a.id = m.article "
	 "WHERE a.story IS NOT m.story",
	 "article %lld names another story than the one it is in"},
	{"SELECT id FROM article WHERE story IS NOT NULL AND id NOT IN "
	 "(SELECT article FROM member)",
	 "article %lld names a story it is not in"},
	{"SELECT id FROM article a WHERE NOT EXISTS "
	 "(SELECT 1 FROM address d WHERE d.url = a.url AND d.article = a.id)",
	 "article %lld cannot be found by its address"},
	{"SELECT article FROM address WHERE article NOT IN (SELECT id FROM article)",
	 "an address leads to article %lld, which does not exist"},
	{"SELECT article FROM item WHERE article NOT IN (SELECT id FROM article)",
	 "an item of a feed is article %lld, which does not exist"},
	{"SELECT id FROM article WHERE state = 0 AND id NOT IN "
	 "(SELECT key FROM job WHERE kind = 0)",
	 "article %lld was found and no job reads it"},
	{"SELECT id FROM story WHERE id NOT IN (SELECT story FROM member) AND edition = 0 "
	 "AND merged_into IS NULL",
	 "story %lld has no article"},
	{"SELECT id FROM story WHERE merged_into IS NOT NULL AND id IN (SELECT story FROM member)",
	 "story %lld was merged into another and has articles"},
	{"SELECT id FROM story WHERE merged_into IS NOT NULL AND merged_into NOT IN (SELECT id FROM story)",
	 "story %lld was merged into one that does not exist"},
	{"SELECT article FROM member WHERE held IS NOT NULL AND held NOT IN (SELECT id FROM decision)",
	 "article %lld is held by a decision that does not exist"},
	{"SELECT m.article FROM member m WHERE m.held IS NOT NULL AND NOT EXISTS (SELECT 1 "
	 "FROM decision_article d WHERE d.decision = m.held AND d.article = m.article "
	 "AND d.story = m.story)",
	 "article %lld is not where the decision that holds it put it"},
	{"SELECT id FROM story s WHERE edition > 0 AND NOT EXISTS "
	 "(SELECT 1 FROM edition e WHERE e.story = s.id AND e.number = s.edition)",
	 "story %lld lacks its newest edition"},
	{"SELECT id FROM story s WHERE edition > 0 AND NOT EXISTS "
	 "(SELECT 1 FROM page p WHERE p.story = s.id)",
	 "story %lld has an edition and no page"},
	{"SELECT e.story FROM edition e JOIN story s ON s.id = e.story "
	 "WHERE e.number > s.edition OR e.number < 1",
	 "story %lld has an edition beyond its newest"},
	{"SELECT id FROM job WHERE kind IN (0, 1) AND key NOT IN (SELECT id FROM article)",
	 "job %lld is about an article that does not exist"},
	{"SELECT id FROM job WHERE kind = 2 AND key NOT IN (SELECT id FROM story)",
	 "job %lld is about a story that does not exist"},
	{"SELECT state FROM tally t WHERE what = 'article' AND count <> "
	 "(SELECT count(*) FROM article a WHERE a.state = t.state)",
	 "the running count of articles in state %lld is wrong"},
	{"SELECT state FROM tally t WHERE what = 'story' AND count <> "
	 "(SELECT count(*) FROM story s WHERE s.ended = t.state)",
	 "the running count of stories is wrong (%lld)"},
	{"SELECT count FROM tally WHERE (what = 'edition' AND count <> "
	 "(SELECT count(*) FROM edition)) OR (what = 'reprint' AND count <> "
	 "(SELECT count(*) FROM article WHERE reprint_of IS NOT NULL))",
	 "the running count of editions or reprints is wrong (%lld)"},
	{"SELECT state FROM tally t WHERE what = 'signal' AND count <> "
	 "(SELECT count(*) FROM article a WHERE (a.signals >> t.state) & 1)",
	 "the running count of articles with signal %lld is wrong"},
};

static bool
check_whole(struct store *s, struct err *err)
{
	struct query q;
	query_open_own(&q, s, "PRAGMA integrity_check (1)");
	bool ok = !query_row(&q) || str_eq(query_view(&q), STR("ok"));
	q.taken = 0;
	if (!ok) {
		struct str words = query_view(&q);
		err_set(err, ERR_STORE, "\"%s\" is damaged: " STR_FMT, s->file, STR_ARG(words));
	}
	struct err closing;
	if (query_close(&q, &closing))
		return ok;
	if (ok)
		*err = closing;
	return false;
}

static bool
check_references(struct store *s, struct err *err)
{
	struct query q;
	query_open_own(&q, s, "PRAGMA foreign_key_check");
	bool ok = !query_row(&q);
	if (!ok) {
		struct str table = query_view(&q);
		err_set(err, ERR_STORE, "in \"%s\" a row of %.*s refers to nothing", s->file,
		        STR_ARG(table));
	}
	struct err closing;
	if (query_close(&q, &closing))
		return ok;
	if (ok)
		*err = closing;
	return false;
}

static bool
check_rule(struct store *s, const struct rule *rule, struct err *err)
{
	struct query q;
	query_open_own(&q, s, rule->sql);
	bool broken = query_row(&q);
	int64_t id = broken ? query_take_int(&q) : 0;
	if (!query_close(&q, err))
		return false;
	if (!broken)
		return true;
	char words[200];
	sqlite3_snprintf(sizeof words, words, rule->words, (long long)id);
	return err_set(err, ERR_STORE, "in \"%s\": %s", s->file, words);
}

bool
store_verify(struct store *s, struct err *err)
{
	bool own;
	if (!view_begin(s, &own, err))
		return false;
	bool ok = check_whole(s, err) && check_references(s, err);
	for (size_t i = 0; ok && i < sizeof rules / sizeof *rules; i++)
		ok = check_rule(s, &rules[i], err);
	view_end(s, own);
	return ok;
}
