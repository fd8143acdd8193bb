/* item_table.c: is this item of a feed an article that we know?
 *
 * Addresses decide first: an item whose url or canonical address is known anywhere is that
 * article, whatever its guid says (guids change, two feeds carry the same article).
 *
 * A guid decides only where the address cannot: the item has no link, or its link differs from
 * the article's in nothing but the query ("?rss=1698" counted up at each poll).  Where the path
 * differs too and is new, the guid is not trusted and the item is a new article: feeds exist that
 * give one guid to all their items, and an article that is read twice does less harm (it is found
 * as a reprint) than one that is never read. */
#include "store/article_table.h"

#include <string.h>

static bool
find_address(struct store *s, struct str url, int64_t *article, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT article FROM address WHERE url = ?");
	query_text(&q, url);
	*article = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

bool
store_find_article(struct store *s, struct str url, int64_t *id, struct err *err)
{
	return find_address(s, url, id, err);
}

bool
article_add_address(struct store *s, struct str url, int64_t id, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT OR IGNORE INTO address (url, article) VALUES (?, ?)");
	query_text(&q, url);
	query_int(&q, id);
	return query_close(&q, err);
}

static struct str
without_query(struct str url)
{
	ptrdiff_t end = str_find_byte(url, '?', 0);
	return end < 0 ? url : str_sub(url, 0, (size_t)end);
}

static bool
find_guid(struct store *s, const struct article_record *item, int64_t *article,
          struct err *err)
{
	struct query q;
	*article = 0;
	query_open(&q, s, "SELECT a.id, a.url FROM item i JOIN article a ON a.id = i.article "
	                  "WHERE i.feed = ? AND i.guid = ?");
	query_int(&q, item->feed);
	query_text(&q, item->guid);
	if (query_row(&q)) {
		int64_t id = query_take_int(&q);
		struct str url = query_view(&q);
		if (!item->url.n || str_eq(without_query(item->url), without_query(url)))
			*article = id;
	}
	return query_close(&q, err);
}

/* *article is 0 where the item is new. */
static bool
find_item(struct store *s, const struct article_record *item, int64_t *article,
          struct err *err)
{
	*article = 0;
	if (item->url.n && !find_address(s, item->url, article, err))
		return false;
	if (*article)
		return true;
	if (item->canonical.n && !str_eq(item->canonical, item->url)) {
		if (!find_address(s, item->canonical, article, err))
			return false;
		if (*article)
			return !item->url.n || article_add_address(s, item->url, *article, err);
	}
	return !item->guid.n || !item->feed || find_guid(s, item, article, err);
}

static bool
add_guid(struct store *s, const struct article_record *item, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO item (feed, guid, article) "
	                  "SELECT id, ?, ? FROM feed WHERE id = ? "
	                  "ON CONFLICT (feed, guid) DO UPDATE SET article = excluded.article");
	query_text(&q, item->guid);
	query_int(&q, item->id);
	query_int(&q, item->feed);
	return query_close(&q, err);
}

/* "https://news.example:8080" of an address: the host as jobs name it. */
static struct str
origin_of(struct str url)
{
	ptrdiff_t scheme = str_find(url, STR("://"), 0);
	size_t end = scheme < 0 ? 0 : (size_t)scheme + 3;
	while (end < url.n && !strchr("/?#", url.p[end]))
		end++;
	return str_sub(url, 0, end);
}

static bool
add_item(struct store *s, struct article_record *item, int64_t due_at, struct err *err)
{
	/* The feed may have been removed while it was read. */
	struct query q;
	query_open(&q, s, "INSERT INTO article (url, feed, first_seen, " ARTICLE_COLUMNS ") "
	                  "VALUES (?,(SELECT id FROM feed WHERE id = ?),?," ARTICLE_PARAMETERS ")");
	query_text(&q, item->url);
	query_id(&q, item->feed);
	query_int(&q, item->first_seen);
	query_record(&q, article_fields, ARTICLE_FIELDS, item);
	if (!query_close(&q, err))
		return false;
	item->id = sqlite3_last_insert_rowid(s->db);
	if (!article_add_address(s, item->url, item->id, err))
		return false;
	if (item->canonical.n && !str_eq(item->canonical, item->url) &&
	    !article_add_address(s, item->canonical, item->id, err))
		return false;
	if (item->guid.n && item->feed && !add_guid(s, item, err))
		return false;
	if (item->text.p && !article_put_text(s, item, err))
		return false;
	return store_queue_job(s, JOB_READ, item->id, origin_of(item->url), due_at, err);
}

bool
store_put_item(struct store *s, struct article_record *item, int64_t due_at, bool *added,
               struct err *err)
{
	bool own, ok;
	int64_t known = 0;
	*added = false;
	if (!change_begin(s, &own, err))
		return false;
	ok = find_item(s, item, &known, err);
	if (ok && known)
		item->id = known;
	else if (ok && !item->url.n)
		ok = err_set(err, ERR_INPUT, "an item without a link cannot be read");
	else if (ok) {
		ok = add_item(s, item, due_at, err);
		*added = ok;
	}
	return change_end(s, own, ok, err);
}
