/* tag.c: names of elements. */
#include "extract/tag.h"

static const struct {
	struct str name;
	unsigned how;
} tags[TAG_COUNT] = {
	[TAG_TEXT] = {{"#text", 5}, 0},
	[TAG_OTHER] = {{"?", 1}, 0},
#define X(id, text, treat) [TAG_##id] = {{text, sizeof text - 1}, treat},
	TAGS(X)
#undef X
};

enum tag
tag_of(struct str name)
{
	int low = TAG_OTHER + 1, high = TAG_COUNT;
	while (low < high) {
		int mid = (low + high) / 2;
		struct str have = tags[mid].name;
		int order = 0;
		for (size_t i = 0; order == 0; i++) {
			int c = i < name.n ? byte_lower((unsigned char)name.p[i]) : 0;
			int d = i < have.n ? (unsigned char)have.p[i] : 0;
			if (c == d && i >= name.n)
				return (enum tag)mid;
			order = c - d;
		}
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return TAG_OTHER;
}

unsigned
tag_how(enum tag tag)
{
	return tags[tag].how;
}

const char *
tag_name(enum tag tag)
{
	return tags[tag].name.p;
}
