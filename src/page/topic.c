/* topic.c: what a story is about, at its end, and the page of all topics. */
#include "page/page.h"

#include "base/html.h"
#include "page/list.h"
#include "page/shell.h"
#include "page/view.h"
#include "words/text.h"

static void
put_topic(struct buf *b, struct str slug, struct str name)
{
	buf_cstr(b, "<a href=\"");
	shell_topic_path(b, slug);
	buf_cstr(b, "\">");
	html_text(b, name);
	buf_cstr(b, "</a>");
}

void
tail_topics(struct buf *b, const struct view *v)
{
	const struct page_story_input *in = v->in;
	size_t open = 0;
	for (size_t i = 0; i < in->topic_count; i++)
		open += in->topics[i].slug.n > 0;
	if (!open)
		return;
	buf_cstr(b, "<nav id=\"topics\" class=\"topics\" aria-labelledby=\"topics-h\">\n<h2 id=\"topics-h\"");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	text_just(b, v->site->language, TEXT_TOPICS);
	buf_cstr(b, "</h2>\n<ul>");
	for (size_t i = 0; i < in->topic_count; i++) {
		if (!in->topics[i].slug.n)
			continue;
		buf_cstr(b, "<li>");
		put_topic(b, in->topics[i].slug, in->topics[i].name);
		buf_cstr(b, "</li>");
	}
	buf_cstr(b, "</ul>\n</nav>\n");
}

struct str
page_topics(struct arena *out, const struct page_site *of, const struct page_topics_input *in)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct shell shell = {
		.title = text_str(site->language, TEXT_TOPICS),
		.description = text_str(site->language, TEXT_TOPICS_DESCRIPTION),
		.path = in->path, .sections = true, .main_class = "page",
	};
	struct buf b = buf_in(out, 16 << 10);
	struct list_turn turns[2];
	size_t n = 0;
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, shell.title);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_just(&b, site->language, in->count ? TEXT_TOPICS_DESCRIPTION : TEXT_EMPTY_LIST);
	buf_cstr(&b, "</p>\n");
	if (in->count) {
		buf_cstr(&b, "<ul class=\"topics all\">\n");
		for (size_t i = 0; i < in->count; i++) {
			buf_cstr(&b, "<li>");
			put_topic(&b, in->topics[i].slug, in->topics[i].name);
			buf_cstr(&b, " <span class=\"furniture\">");
			text_put(&b, site->language, TEXT_ARCHIVE_STORIES, ARG_NUMBER(in->topics[i].stories));
			buf_cstr(&b, "</span></li>\n");
		}
		buf_cstr(&b, "</ul>\n");
	}
	if (in->before.n)
		turns[n++] = (struct list_turn){"prev", TEXT_PAGE_BEFORE, in->before};
	if (in->next.n)
		turns[n++] = (struct list_turn){"next", TEXT_PAGE_NEXT, in->next};
	list_pager(&b, site->language, turns, n);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
