/* slot.c: slots written into pages and found again. */
#include "ads/slot.h"

#define OPEN STR("<!--gw-ad ")
#define CLOSE STR("-->")

static const struct str sizes[] = {
	[SLOT_BOX] = {"box", 3},
	[SLOT_WIDE] = {"wide", 4},
};

void
slot_put(struct buf *b, struct str place, enum slot_size size)
{
	buf_put(b, OPEN);
	buf_put(b, place);
	buf_byte(b, ' ');
	buf_put(b, sizes[size]);
	buf_put(b, CLOSE);
}

bool
slot_find(struct str page, size_t from, struct slot *slot)
{
	for (ptrdiff_t at; (at = str_find(page, OPEN, from)) >= 0; from = (size_t)at + 1) {
		size_t inside = (size_t)at + OPEN.n;
		ptrdiff_t end = str_find(str_sub(page, 0, inside + 64), CLOSE, inside);
		if (end < 0)
			continue;
		struct str size = str_sub(page, inside, (size_t)end), place;
		if (!str_cut(&size, ' ', &place))
			continue;
		*slot = (struct slot){
			.at = (size_t)at,
			.n = (size_t)end + CLOSE.n - (size_t)at,
			.place = place,
			.size = str_eq(size, sizes[SLOT_WIDE]) ? SLOT_WIDE : SLOT_BOX,
		};
		return true;
	}
	return false;
}
