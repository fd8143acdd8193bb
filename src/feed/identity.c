/* identity.c: by what an item is known again at the next poll. */
#include "feed/identity.h"

#include "base/hash.h"
#include "base/map.h"
#include "text/url.h"

enum { SHARED = 0 }; /* instead of the number of the first item with a GUID, counted from 1 */

static bool
same_page(const struct feed_item *a, const struct feed_item *b)
{
	return !a->link.n || !b->link.n || str_eq(a->link, b->link);
}

/* Which GUIDs stand on one page only: their slots hold the first item's number. */
static struct map
count_guids(struct arena *scratch, const struct feed_doc *feed)
{
	struct map guids = map_in(scratch, feed->item_count);
	for (size_t i = 0; i < feed->item_count; i++) {
		const struct feed_item *item = &feed->items[i];
		if (!item->id.n)
			continue;
		size_t used = guids.used;
		struct map_slot *slot = map_put(&guids, item->id);
		if (guids.used > used)
			slot->value.u = i + 1;
		else if (slot->value.u != SHARED && !same_page(item, &feed->items[slot->value.u - 1]))
			slot->value.u = SHARED;
	}
	return guids;
}

static struct str
hash_of(struct arena *out, const struct feed_item *item)
{
	uint64_t h = hash_bytes(item->title.p, item->title.n, 0);
	h = hash_bytes(item->summary.p, item->summary.n, h);
	h = hash_bytes(item->content.p, item->content.n, h);
	return str_fmt(out, "content:%016llx", (unsigned long long)h);
}

static struct str
page_of(struct arena *out, struct arena scratch, struct str link)
{
	struct str page = url_normalise(out, scratch, link);
	return page.n ? page : link;
}

void
identity_settle(struct build *b)
{
	struct feed_doc *feed = b->feed;
	struct arena scratch = b->scratch, work = b->work;
	struct map guids = count_guids(&scratch, feed);
	for (size_t i = 0; i < feed->item_count; i++) {
		struct feed_item *item = &feed->items[i];
		if (item->id.n && map_get(&guids, item->id)->value.u != SHARED) {
			item->id_from = ID_FROM_GUID;
		} else if (item->link.n) {
			item->id = page_of(b->out, work, item->link);
			item->id_from = ID_FROM_LINK;
		} else {
			item->id = hash_of(b->out, item);
			item->id_from = ID_FROM_CONTENT;
		}
	}
}
