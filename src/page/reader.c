/* reader.c: what the script that remembers for a reader (reader.js) fills in; hidden without it. */
#include "base/html.h"
#include "page/shell.h"
#include "page/view.h"
#include "words/text.h"

void
reader_since(struct buf *b, const struct view *v)
{
	if (!v->site->reader || v->in->newest_edition > v->in->edition)
		return;
	buf_cstr(b, "<div id=\"since\" class=\"history\" data-story=\"");
	html_attr(b, v->in->address);
	buf_fmt(b, "\" data-edition=\"%lld\"", (long long)v->in->edition);
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, " hidden><p><b class=\"flag\">");
	text_just(b, v->site->language, TEXT_SINCE);
	buf_cstr(b, "</b></p><ul></ul></div>\n");
}

static void
put_button(struct buf *b, struct str language, const char *value, enum text_id id)
{
	buf_fmt(b, "<button type=\"button\" value=\"%s\">", value);
	text_just(b, language, id);
	buf_cstr(b, "</button> ");
}

void
reader_yours(struct buf *b, const struct view *v)
{
	struct str language = v->site->language;
	if (!v->site->reader || v->in->newest_edition > v->in->edition)
		return;
	buf_cstr(b, "<section id=\"yours\" aria-labelledby=\"yours-h\" data-more=\"/api/v1/more\"");
	shell_lang(b, language, v->language);
	buf_cstr(b, " hidden>\n<h2 id=\"yours-h\">");
	text_just(b, language, TEXT_YOURS);
	buf_cstr(b, "</h2>\n<ul class=\"list three across\"></ul>\n<p class=\"furniture across\">");
	text_just(b, language, TEXT_YOURS_HOW);
	buf_byte(b, ' ');
	put_button(b, language, "forget", TEXT_YOURS_FORGET);
	put_button(b, language, "stop", TEXT_YOURS_STOP);
	put_button(b, language, "start", TEXT_YOURS_START);
	buf_cstr(b, "</p>\n</section>\n");
}

void
reader_new_mark(struct buf *b, const struct page_site *site)
{
	if (!site->reader)
		return;
	buf_cstr(b, "<template data-new><b class=\"flag\">");
	text_just(b, site->language, TEXT_NEW_MARK);
	buf_cstr(b, "</b></template>\n");
}
