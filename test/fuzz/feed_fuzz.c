/* feed_fuzz.c: any bytes as a feed. */
#include "feed/feed.h"

#include "fuzz.h"

FUZZ(input)
{
	struct feed_input in = {.bytes = input, .url = STR("http://outlet.example/feed")};
	struct feed_doc feed;
	struct err err;
	if (!feed_parse(&memory->out, memory->scratch, &in, &feed, &err)) {
		fuzz_expect(err.code != ERR_NONE);
		return;
	}
	fuzz_expect_text(feed.title);
	fuzz_expect_text(feed.description);
	for (size_t i = 0; i < feed.item_count; i++) {
		const struct feed_item *item = &feed.items[i];
		fuzz_expect_text(item->id);
		fuzz_expect_text(item->title);
		fuzz_expect_text(item->link);
		fuzz_expect_text(item->summary);
		fuzz_expect_text(item->content);
		fuzz_expect(!str_has_nocase(item->content, STR("<script")));
		fuzz_expect(!str_has_nocase(item->summary, STR("<script")));
	}
}
