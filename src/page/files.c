/* files.c: pages that only a site of files needs, because nobody there can answer. */
#include "page/page.h"

#include "base/html.h"
#include "page/shell.h"
#include "words/text.h"

struct str
page_moved(struct arena *out, const struct page_site *of, struct str target, struct str path)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf b = buf_in(out, 1024);
	buf_cstr(&b, "<!doctype html>\n<html lang=\"");
	html_attr(&b, site->language);
	buf_cstr(&b, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
	text_just(&b, site->language, TEXT_MOVED);
	buf_cstr(&b, "</title>\n<link rel=\"canonical\" href=\"");
	shell_absolute(&b, site, path);
	buf_cstr(&b, "\">\n<meta http-equiv=\"refresh\" content=\"0; url=");
	html_attr(&b, target);
	buf_cstr(&b, "\">\n</head>\n<body>\n<p><a href=\"");
	html_attr(&b, target);
	buf_cstr(&b, "\">");
	text_just(&b, site->language, TEXT_MOVED);
	buf_cstr(&b, "</a></p>\n</body>\n</html>\n");
	return buf_str(&b);
}

struct str
page_no_search(struct arena *out, const struct page_site *of)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct shell shell = {
		.title = text_str(site->language, TEXT_SEARCH), .path = STR("/search"),
		.description = text_str(site->language, TEXT_SEARCH_DESCRIPTION), .hidden = true,
		.sections = true, .main_class = "page",
	};
	struct buf b = buf_in(out, 4 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	text_just(&b, site->language, TEXT_SEARCH);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_just(&b, site->language, TEXT_NO_SEARCH);
	buf_cstr(&b, "</p>\n<p class=\"text\"><a href=\"/archive\">");
	text_just(&b, site->language, TEXT_NO_SEARCH_ARCHIVE);
	buf_cstr(&b, "</a></p>\n");
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
