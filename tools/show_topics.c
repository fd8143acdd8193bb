/* show_topics.c: what stories are about, for judging by reading.
 *
 * usage: show_topics < stories
 *
 * A row is one that `glancewire write --batch` gives.  For each story its headline, then for each
 * topic its kind, "main" where the story is about it, and its name. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "write/named.h"

enum { ROW_BYTES = 16 << 20 };

int
main(void)
{
	char *line = malloc(ROW_BYTES);
	struct arena kept = arena_open(256 << 20);
	struct map places = map_in(&kept, 16);
	struct err err;
	while (line && fgets(line, ROW_BYTES, stdin)) {
		struct arena a = arena_open(256 << 20), scratch = arena_open(256 << 20);
		struct json *row = json_read(&a, str_trim(str_of(line)), JSON_STRICT, &err);
		struct story story = row ? story_from_json(&a, row) : (struct story){0};
		struct topic_name names[TOPICS_OF_STORY];
		struct map_slot *slot = map_put(&places, story.language.n ? story.language : STR("en"));
		if (!slot->value.p) {
			struct named_places *p = arena_new(&kept, struct named_places);
			slot->value.p = p;
			*p = named_places_read(&kept, story.language, STR("en"));
		}
		size_t n = named_of(&a, scratch, &story, slot->value.p, names);
		printf("== " STR_FMT "\n", STR_ARG(story.headline));
		for (size_t i = 0; i < n; i++)
			printf("%s\t%s\t" STR_FMT "\n", topic_kind_name(names[i].kind),
			       names[i].main ? "main" : "", STR_ARG(names[i].name));
		arena_close(&a);
		arena_close(&scratch);
	}
	free(line);
	return 0;
}
