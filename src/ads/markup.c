/* markup.c: texts and pictures, escaped, in the frame that every advertisement has. */
#include "ads/markup.h"

#include "ads/label.h"
#include "base/html.h"
#include "words/text.h"

static void
put_link(struct buf *b, const char *more, struct str path)
{
	buf_cstr(b, more);
	buf_put(b, path);
	buf_cstr(b, "\" rel=\"sponsored nofollow noopener\">");
}

static void
put_part(struct buf *b, const char *open, struct str text, const char *close)
{
	if (!text.n)
		return;
	buf_cstr(b, open);
	html_text(b, text);
	buf_cstr(b, close);
}

static void
put_text(struct buf *b, const struct creative *x, struct str path)
{
	put_link(b, "<a href=\"", path);
	put_part(b, "<b>", x->title, "</b>");
	put_part(b, "<span>", x->body, "</span>");
	put_part(b, "<u>", x->call, "</u>");
	buf_cstr(b, "</a>");
}

static void
put_picture(struct buf *b, const struct creative *x, struct str path)
{
	put_link(b, "<a class=\"picture\" href=\"", path);
	buf_cstr(b, "<img src=\"");
	html_url(b, x->address);
	buf_fmt(b, "\" width=\"%lld\" height=\"%lld\" decoding=\"async\" alt=\"",
	        (long long)x->width, (long long)x->height);
	html_attr(b, x->alt);
	buf_cstr(b, "\"></a>");
}

static void
put_button(struct buf *b, const char *open, struct str language, enum text_id text)
{
	buf_cstr(b, open);
	text_just(b, language, text);
	buf_cstr(b, "</button>");
}

/* Nothing is loaded from others before the reader agreed; all of it is hidden until the script is
 * there that can ask (page/consent.js). */
static void
put_consent(struct buf *b, const struct creative *x, const struct slot *slot)
{
	struct str language = slot->language;
	buf_cstr(b, "<form hidden><p>");
	text_put(b, language, TEXT_AD_ASK, ARG_STR(x->hosts));
	buf_cstr(b, "</p>");
	put_button(b, "<button value=\"yes\">", language, TEXT_AD_YES);
	put_button(b, "<button value=\"no\">", language, TEXT_AD_NO);
	buf_cstr(b, "</form>");
}

static void
put_frame_place(struct buf *b, const struct creative *x, struct str path)
{
	buf_cstr(b, "\" data-frame=\"");
	html_url(b, x->address);
	buf_cstr(b, "\" data-seen=\"");
	buf_put(b, path);
}

void
markup_ad(struct buf *b, const struct creative *x, const struct slot *slot, struct str path)
{
	struct str label = label_of(slot->language);
	buf_cstr(b, slot->size == SLOT_WIDE ? "<aside class=\"ad wide\" aria-label=\""
	                                    : "<aside class=\"ad\" aria-label=\"");
	html_attr(b, label);
	buf_cstr(b, "\" data-ad=\"");
	buf_put(b, slot_place_name(slot->place));
	if (x->format == AD_FRAME)
		put_frame_place(b, x, path);
	buf_cstr(b, "\"><small>");
	html_text(b, label);
	if (x->format == AD_FRAME)
		put_button(b, " <button type=\"button\" hidden>", slot->language, TEXT_AD_CHANGE);
	buf_cstr(b, "</small>");
	if (x->format == AD_FRAME)
		put_consent(b, x, slot);
	else if (x->format == AD_PICTURE)
		put_picture(b, x, path);
	else
		put_text(b, x, path);
	buf_cstr(b, "</aside>");
}
