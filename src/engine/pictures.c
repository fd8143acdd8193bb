/* pictures.c: what the picture of a story says. */
#include "engine/pictures.h"

#include "draw/drawer.h"
#include "engine/listing.h"
#include "page/date.h"
#include "page/shell.h"

void
pictures_start(struct engine *e)
{
	if (e->config->pictures)
		e->drawer = drawer_open(e->config->parse_without_sandbox);
}

void
pictures_stop(struct engine *e)
{
	if (e->drawer)
		drawer_close(e->drawer);
}

struct str
pictures_draw(struct engine *e, const struct story_record *r)
{
	struct buf date = buf_in(&e->job, 64);
	if (!e->drawer)
		return STR_NONE;
	struct page_site of = listing_site(e), site = shell_speak(&of, r->language);
	date_words(&date, &site, r->newest_at, DATE_TITLE);
	struct picture p = {
		.site = e->config->site_name, .headline = r->headline, .language = r->language,
		.counts = page_counts(&e->job, site.language, r->outlets, r->independent), .date = buf_str(&date),
		.independent = r->independent, .outlets = r->outlets,
	};
	return drawer_draw(e->drawer, &e->job, &p);
}

struct str
pictures_path(struct engine *e, const struct story_record *r)
{
	return str_fmt(&e->job, "/story/" STR_FMT "/og.png", STR_ARG(r->address));
}

bool
pictures_standing(struct engine *e, const struct story_record *r, struct str *png,
                  struct err *err)
{
	struct page_record p;
	*png = STR_NONE;
	if (!store_page(e->store, &e->job, pictures_path(e, r), &p, err))
		return err->code == ERR_GONE;
	if (!p.status)
		*png = p.body;
	return true;
}
