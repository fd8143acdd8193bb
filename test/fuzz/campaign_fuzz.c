/* campaign_fuzz.c: any bytes as a campaign, a house ad, a link; what can be read is chosen and written. */
#include "ads/choose.h"
#include "ads/house.h"
#include "ads/markup.h"
#include "ads/token.h"

#include "fuzz.h"

static void
use(struct fuzz_memory *memory, const struct campaign *c)
{
	static const struct ad_progress none;
	struct ad_page page = {.section = STR("World"), .language = STR("en"), .day = 20780};
	uint32_t fitting;
	struct ad_view v = {.list = c, .fitting = &fitting, .progress = &none,
	                    .now = {page.day, 43200}};
	struct ad_choice choice;
	v.fitting_count = choose_fitting(memory->scratch, c, 1, &page, &fitting);
	choose_begin(&v, c->name.n);
	for (int size = 0; size < SLOT_SIZES; size++) {
		struct slot slot = {.size = (enum slot_size)size};
		struct buf b = buf_in(&memory->out, 256);
		if (!choose_next(&v, slot.size, &choice))
			continue;
		fuzz_expect(choice.campaign == 0 && choice.creative < c->creative_count);
		markup_ad(&b, &c->creatives[choice.creative], &slot, STR("/ad/x"));
		fuzz_expect(!str_has(buf_str(&b), STR("<script")));
	}
	fuzz_expect(v.chosen_count <= 1); /* one campaign stands once on a page */
}

FUZZ(input)
{
	struct campaign c;
	struct err err = {0};
	struct token t;
	struct hmac key;
	if (campaign_read(&memory->out, input, "f", STR("f"), &c, &err)) {
		fuzz_expect(c.advertiser.n && c.creative_count > 0 && c.first_day <= c.last_day);
		for (size_t i = 0; i < c.creative_count; i++)
			fuzz_expect(!c.creatives[i].link.p ||
			            campaign_link_is_right(c.creatives[i].link));
		use(memory, &c);
	} else {
		fuzz_expect(err.code == ERR_USAGE);
	}
	if (house_read(&memory->out, input, "f", STR("f"), &c, &err))
		use(memory, &c);
	hmac_key(&key, STR("unknown to who makes the input"));
	fuzz_expect(!token_read(input, &key, &t));
}
