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
	{"marks", TEXT_ABOUT_MARKS_H, TEXT_ABOUT_MARKS},
	{"publishers", TEXT_ABOUT_PUBLISHERS_H, TEXT_ABOUT_PUBLISHERS},
};
enum { PASSAGES = sizeof passages / sizeof *passages };

static const struct passage how[] = {
	{"chosen", TEXT_HOW_CHOSEN_H, TEXT_HOW_CHOSEN},
	{"grouped", TEXT_HOW_GROUPED_H, TEXT_HOW_GROUPED},
	{"written", TEXT_HOW_WRITTEN_H, TEXT_HOW_WRITTEN},
	{"model", TEXT_HOW_MODEL_H, TEXT_HOW_MODEL},
	{"checked", TEXT_ABOUT_CHECKED_H, TEXT_ABOUT_CHECKED},
	{"corrected", TEXT_HOW_CORRECTED_H, TEXT_HOW_CORRECTED},
	{"ads", TEXT_HOW_ADS_H, TEXT_HOW_ADS},
	{"privacy", TEXT_HOW_PRIVACY_H, TEXT_HOW_PRIVACY},
};
enum { HOWS = sizeof how / sizeof *how };

/* A text about the site's own name, unescaped: for where it is escaped later. */
static struct str
named(struct arena *out, const struct page_site *site, enum text_id id)
{
	struct buf b = buf_in(out, 128);
	text_put(&b, site->language, id, ARG_HTML(site->name));
	return buf_str(&b);
}

static void
put_passages(struct buf *b, const struct page_site *site, const struct passage *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct passage *p = &list[i];
		buf_fmt(b, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", p->id,
		        p->id, p->id);
		text_just(b, site->language, p->heading);
		buf_cstr(b, "</h2>\n<p class=\"text\">");
		text_just(b, site->language, p->text);
		if (p->text == TEXT_HOW_PRIVACY && site->reader) {
			buf_byte(b, ' ');
			text_just(b, site->language, TEXT_HOW_PRIVACY_READER);
		}
		buf_cstr(b, "</p>\n</section>\n");
	}
}

static void
put_contact(struct buf *b, struct arena scratch, const struct page_site *site)
{
	if (!site->contact.n)
		return;
	buf_cstr(b, "<p class=\"text contact\">");
	text_put(b, site->language, TEXT_ABOUT_CONTACT,
	         ARG_STR(shell_contact(&scratch, site)));
	buf_cstr(b, "</p>\n");
}

/* A page of passages, which leads to another. */
struct whole {
	struct shell shell;
	enum text_id intro;
	const struct passage *list;
	size_t count;
	const char *more;
	struct str more_words;
};

static struct str
write_whole(struct arena *out, struct arena scratch, const struct page_site *site,
            const struct whole *w)
{
	struct buf b = buf_in(out, 16 << 10);
	shell_open(&b, site, &w->shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, w->shell.title);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_put(&b, site->language, w->intro, ARG_STR(site->name));
	buf_cstr(&b, "</p>\n");
	put_passages(&b, site, w->list, w->count);
	buf_fmt(&b, "<p class=\"text\"><a href=\"%s\">", w->more);
	html_text(&b, w->more_words);
	buf_cstr(&b, "</a></p>\n");
	put_contact(&b, scratch, site);
	shell_close(&b, site, &w->shell);
	return buf_str(&b);
}

static struct shell
shell_of(struct arena *out, const struct page_site *site, const char *path, struct str title,
         enum text_id description)
{
	return (struct shell){
		.title = title, .description = named(out, site, description), .path = str_of(path),
		.sections = true, .main_class = "page",
	};
}

struct str
page_about(struct arena *out, struct arena scratch, const struct page_site *of)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct whole w = {
		.shell = shell_of(&scratch, site, "/about", named(&scratch, site, TEXT_ABOUT),
		                  TEXT_ABOUT_DESCRIPTION),
		.intro = TEXT_ABOUT_INTRO, .list = passages, .count = PASSAGES, .more = "/how",
		.more_words = text_str(site->language, TEXT_HOW),
	};
	return write_whole(out, scratch, site, &w);
}

struct str
page_how(struct arena *out, struct arena scratch, const struct page_site *of)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct whole w = {
		.shell = shell_of(&scratch, site, "/how", text_str(site->language, TEXT_HOW),
		                  TEXT_HOW_DESCRIPTION),
		.intro = TEXT_HOW_INTRO, .list = how, .count = HOWS, .more = "/about",
		.more_words = named(&scratch, site, TEXT_ABOUT),
	};
	return write_whole(out, scratch, site, &w);
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
		.description = text_str(site->language, failures[i].text),
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
