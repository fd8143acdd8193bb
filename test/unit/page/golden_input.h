/* golden_input.h: reads what a page is made of from the JSON files of test/golden/page. */
#ifndef GW_TEST_GOLDEN_INPUT_H
#define GW_TEST_GOLDEN_INPUT_H

#include "page/page.h"

struct page_site golden_site(struct arena *out, const struct json *v);
struct page_card *golden_cards(struct arena *out, const struct json *list, size_t *count);
struct page_story_input golden_story(struct arena *out, const struct json *document);
struct json *golden_read(struct arena *out, const char *path);

#endif
