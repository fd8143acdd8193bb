/* about.c: how the site works, and pages for what went wrong. */
#include "page/page.h"

#include "base/html.h"
#include "page/shell.h"
#include "words/text.h"

struct passage {
	const char *id;
	enum text_id heading, text;
};

static const struct passage passages[] = {
	{"written", TEXT_ABOUT_WRITTEN_H, TEXT_ABOUT_WRITTEN},
	{"checked", TEXT_ABOUT_CHECKED_H, TEXT_ABOUT_CHECKED},
	{"marks", TEXT_ABOUT_MARKS_H, TEXT_ABOUT_MARKS},
	{"publishers", TEXT_ABOUT_PUBLISHERS_H, TEXT_ABOUT_PUBLISHERS},
	{"readers", TEXT_ABOUT_READERS_H, TEXT_ABOUT_READERS},
};

/* A text about the site's own name, unescaped: for where it is escaped later. */
static struct str
named(struct arena *out, const struct page_site *site, enum text_id id)
{
	struct buf b = buf_in(out, 128);
	text_put(&b, site->language, id, ARG_HTML(site->name));
	return buf_str(&b);
}

struct str
page_about(struct arena *out, struct arena scratch, const struct page_site *of)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct shell shell = {
		.title = named(&scratch, site, TEXT_ABOUT),
		.description = named(&scratch, site, TEXT_ABOUT_DESCRIPTION),
		.path = STR("/about"),
		.sections = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 16 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, shell.title);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_put(&b, site->language, TEXT_ABOUT_INTRO, ARG_STR(site->name));
	buf_cstr(&b, "</p>\n");
	for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
		const struct passage *p = &passages[i];
		buf_fmt(&b, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", p->id,
		        p->id, p->id);
		text_just(&b, site->language, p->heading);
		buf_cstr(&b, "</h2>\n<p class=\"text\">");
		text_just(&b, site->language, p->text == TEXT_ABOUT_READERS && site->reader
		                                      ? TEXT_ABOUT_READERS_SCRIPT : p->text);
		buf_cstr(&b, "</p>\n</section>\n");
	}
	if (site->contact.n) {
		buf_cstr(&b, "<p class=\"text contact\">");
		text_put(&b, site->language, TEXT_ABOUT_CONTACT,
		         ARG_STR(str_cat(&scratch, STR("mailto:"), site->contact)));
		buf_cstr(&b, "</p>\n");
	}
	shell_close(&b, site, &shell);
	return buf_str(&b);
}

struct failure {
	int status;
	enum text_id heading, text;
};

static const struct failure failures[] = {
	{400, TEXT_ERROR_400, TEXT_ERROR_400_P},
	{404, TEXT_ERROR_404, TEXT_ERROR_404_P},
	{405, TEXT_ERROR_405, TEXT_ERROR_405_P},
	{410, TEXT_ERROR_410, TEXT_ERROR_410_P},
	{503, TEXT_ERROR_503, TEXT_ERROR_503_P},
	{500, TEXT_ERROR_500, TEXT_ERROR_500_P}, /* the last stands for all others */
};

struct str
page_error(struct arena *out, struct arena scratch, const struct page_site *of, int status)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	(void)scratch;
	size_t i = 0;
	while (i + 1 < sizeof failures / sizeof *failures && failures[i].status != status)
		i++;
	struct shell shell = {
		.title = text_str(site->language, failures[i].heading),
		.hidden = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 4 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	text_just(&b, site->language, failures[i].heading);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_just(&b, site->language, failures[i].text);
	buf_cstr(&b, "</p>\n<p class=\"text\"><a href=\"/\">");
	text_just(&b, site->language, TEXT_ERROR_BACK);
	buf_cstr(&b, "</a></p>\n<p class=\"text\"><a href=\"/search\">");
	text_just(&b, site->language, TEXT_SEARCH);
	buf_cstr(&b, "</a></p>\n");
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
