/* search.c: the form, what was found, and what to do where nothing was. */
#include "page/page.h"

#include "base/html.h"
#include "model/limits.h"
#include "page/card.h"
#include "page/date.h"
#include "page/list.h"
#include "page/shell.h"
#include "words/text.h"

/* ── addresses ── */

static void
put_value(struct buf *b, char *mark, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_fmt(b, "%c%s=", *mark, name);
	html_url_part(b, value, false);
	*mark = '&';
}

struct str
page_search_path(struct arena *out, const char *folder, const struct page_search_input *in)
{
	struct buf b = buf_in(out, 256);
	char mark = '?';
	buf_cstr(&b, folder);
	put_value(&b, &mark, "q", in->typed);
	put_value(&b, &mark, "section", in->section);
	put_value(&b, &mark, "outlet", in->outlet);
	put_value(&b, &mark, "language", in->language);
	put_value(&b, &mark, "since", in->since);
	put_value(&b, &mark, "until", in->until);
	put_value(&b, &mark, "order", in->newest ? STR("newest") : STR_NONE);
	return buf_str(&b);
}

/* ── form ── */

static void
put_input(struct buf *b, struct str language, enum text_id label, const char *type,
          const char *name, struct str value)
{
	buf_cstr(b, "<label>");
	text_just(b, language, label);
	buf_fmt(b, "<input type=\"%s\" name=\"%s\" value=\"", type, name);
	html_attr(b, value);
	buf_cstr(b, "\"></label>\n");
}

static void
put_option(struct buf *b, struct str value, struct str words, bool chosen)
{
	buf_cstr(b, "<option value=\"");
	html_attr(b, value);
	buf_cstr(b, chosen ? "\" selected>" : "\">");
	html_text(b, words);
	buf_cstr(b, "</option>");
}

static void
put_select(struct buf *b, struct str language, enum text_id label, const char *name,
           enum text_id any, const struct str *list, const struct str *names, size_t count,
           struct str chosen)
{
	buf_cstr(b, "<label>");
	text_just(b, language, label);
	buf_fmt(b, "<select name=\"%s\">", name);
	put_option(b, STR(""), text_str(language, any), !chosen.n);
	for (size_t i = 0; i < count; i++)
		put_option(b, list[i], names[i], str_eq_nocase(list[i], chosen));
	buf_cstr(b, "</select></label>\n");
}

static void
put_form(struct buf *b, const struct page_site *site, const struct page_search_input *in)
{
	bool narrow = in->section.n || in->outlet.n || in->language.n || in->since.n || in->until.n;
	buf_cstr(b, "<form role=\"search\" action=\"/search\" method=\"get\">\n<label class=\"q\">");
	text_just(b, site->language, TEXT_SEARCH_WORDS);
	buf_fmt(b, "<input type=\"search\" name=\"q\" maxlength=\"%d\" value=\"", LIMIT_TYPED_LETTERS);
	html_attr(b, in->typed);
	buf_cstr(b, "\"></label>\n<label>");
	text_just(b, site->language, TEXT_SEARCH_ORDER);
	buf_cstr(b, "<select name=\"order\">");
	put_option(b, STR("best"), text_str(site->language, TEXT_SEARCH_BEST), !in->newest);
	put_option(b, STR("newest"), text_str(site->language, TEXT_SEARCH_NEWEST), in->newest);
	buf_cstr(b, "</select></label>\n<button>");
	text_just(b, site->language, TEXT_SEARCH_GO);
	buf_cstr(b, narrow ? "</button>\n<details open><summary>" : "</button>\n<details><summary>");
	text_just(b, site->language, TEXT_SEARCH_NARROW);
	buf_cstr(b, "</summary><div>\n");
	put_select(b, site->language, TEXT_SEARCH_SECTION, "section", TEXT_SEARCH_ANY_SECTION,
	           site->sections, site->sections, site->section_count, in->section);
	put_select(b, site->language, TEXT_SEARCH_LANGUAGE, "language", TEXT_SEARCH_ANY_LANGUAGE,
	           in->languages, in->language_names, in->language_count, in->language);
	put_input(b, site->language, TEXT_SEARCH_OUTLET, "text", "outlet", in->outlet);
	put_input(b, site->language, TEXT_SEARCH_SINCE, "date", "since", in->since);
	put_input(b, site->language, TEXT_SEARCH_UNTIL, "date", "until", in->until);
	buf_cstr(b, "</div></details>\n</form>\n");
}

/* ── what was found ── */

static void
put_paragraph(struct buf *b, struct str language, enum text_id id, const struct text_arg *args)
{
	buf_cstr(b, "<p class=\"text\">");
	text_fill(b, language, id, args);
	buf_cstr(b, "</p>\n");
}

static void
put_count(struct buf *b, struct str language, const struct page_search_input *in)
{
	struct text_arg args[] = {ARG_NUMBER(in->found), ARG_STR(in->typed), ARG_NONE};
	enum text_id id = in->newest ? TEXT_SEARCH_FOUND_NEWEST : TEXT_SEARCH_FOUND_BEST;
	int64_t some = in->found - in->whole;
	if (in->more)
		id = TEXT_SEARCH_FOUND_MORE;
	else if (!in->whole)
		id = TEXT_SEARCH_SOME;
	else if (some)
		args[0] = ARG_NUMBER(in->whole);
	text_fill(b, language, id, args);
	if (in->whole && some > 0)
		text_put(b, language, TEXT_SEARCH_AND_SOME, ARG_NUMBER(some));
	if (in->pages > 1)
		text_put(b, language, TEXT_SEARCH_PAGE, ARG_NUMBER(in->page),
		         ARG_NUMBER(in->pages));
	if (in->cut)
		text_just(b, language, TEXT_SEARCH_CUT);
}

static void
put_snippet(struct buf *b, const struct page_site *site, const struct page_find *f)
{
	const struct search_snippet *s = &f->snippet;
	size_t at = 0;
	if (!s->text.n)
		return;
	buf_cstr(b, "<p");
	shell_lang(b, f->card.language, site->language);
	buf_cstr(b, s->cut_before ? ">… " : ">");
	for (size_t i = 0; i < s->count; i++) {
		html_text(b, str_sub(s->text, at, s->marks[i].start));
		buf_cstr(b, "<mark>");
		html_text(b, str_sub(s->text, s->marks[i].start, s->marks[i].end));
		buf_cstr(b, "</mark>");
		at = s->marks[i].end;
	}
	html_text(b, str_skip(s->text, at));
	buf_cstr(b, s->cut_after ? "…</p>" : "</p>");
}

static void
put_finds(struct buf *b, const struct page_site *site, const struct page_search_input *in)
{
	buf_cstr(b, "<ol class=\"results\" id=\"results\">\n");
	for (size_t i = 0; i < in->count; i++) {
		list_row_open(b, site, &in->finds[i].card);
		put_snippet(b, site, &in->finds[i]);
		list_row_close(b, site, &in->finds[i].card);
	}
	buf_cstr(b, "</ol>\n");
}

static void
put_turns(struct buf *b, struct arena scratch, struct str language,
          const struct page_search_input *in)
{
	struct str path = page_search_path(&scratch, "/search", in);
	struct list_turn turns[3];
	size_t n = 0;
	if (in->page > 2)
		turns[n++] = (struct list_turn){"first", TEXT_PAGE_FIRST, path};
	if (in->page > 1)
		turns[n++] = (struct list_turn){
			"prev", TEXT_PAGE_BEFORE,
			in->page == 2 ? path : str_fmt(&scratch, STR_FMT "&page=%lld", STR_ARG(path),
			                               (long long)in->page - 1)};
	if (in->page < in->pages)
		turns[n++] = (struct list_turn){
			"next", TEXT_PAGE_NEXT, str_fmt(&scratch, STR_FMT "&page=%lld", STR_ARG(path),
			                                (long long)in->page + 1)};
	list_pager(b, language, turns, n);
}

static void
put_answer(struct buf *b, struct arena scratch, const struct page_site *site,
           const struct page_search_input *in)
{
	if (in->wrong_date.n) {
		put_paragraph(b, site->language, TEXT_SEARCH_DATE,
		              (struct text_arg[]){ARG_STR(in->wrong_date), ARG_NONE});
		return;
	}
	if (in->too_long) {
		put_paragraph(b, site->language, TEXT_SEARCH_TOO_LONG,
		              (struct text_arg[]){ARG_NUMBER(LIMIT_TYPED_LETTERS), ARG_NONE});
		return;
	}
	if (in->empty) {
		put_paragraph(b, site->language,
		              in->typed.n ? TEXT_SEARCH_ONLY_NOT : TEXT_SEARCH_HOW,
		              (struct text_arg[]){ARG_NONE});
		return;
	}
	buf_cstr(b, "<p class=\"furniture\" role=\"status\">");
	if (in->found)
		put_count(b, site->language, in);
	else
		text_put(b, site->language, TEXT_SEARCH_NONE, ARG_STR(in->typed));
	buf_cstr(b, "</p>\n");
	if (!in->found)
		put_paragraph(b, site->language, TEXT_SEARCH_NONE_HOW,
		              (struct text_arg[]){ARG_NONE});
	else if (!in->count)
		put_paragraph(b, site->language, TEXT_SEARCH_NO_PAGE,
		              (struct text_arg[]){ARG_NUMBER(in->page), ARG_NONE});
	if (in->count)
		put_finds(b, site, in);
	put_turns(b, scratch, site->language, in);
}

struct str
page_search(struct arena *out, struct arena scratch, const struct page_site *of,
            const struct page_search_input *in)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf title = buf_in(&scratch, 512);
	if (in->typed.n)
		text_put(&title, site->language, TEXT_SEARCH_H, ARG_HTML(in->typed)); /* escaped later */
	else
		text_just(&title, site->language, TEXT_SEARCH);
	struct str path = page_search_path(&scratch, "", in);
	struct page_feed feed = {.title = in->typed, .folder = STR("/search"), .query = path};
	struct shell shell = {
		.title = buf_str(&title),
		.description = text_str(site->language, TEXT_SEARCH_DESCRIPTION),
		.feed = in->typed.n && !in->empty ? &feed : NULL,
		.path = in->typed.n ? page_search_path(&scratch, "/search", in) : STR("/search"),
		.hidden = in->typed.n && !in->count,
		.sections = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 32 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	text_just(&b, site->language, TEXT_SEARCH);
	buf_cstr(&b, "</h1>\n");
	put_form(&b, site, in);
	if (in->topic.n) {
		buf_cstr(&b, "<p class=\"text\"><a href=\"");
		shell_topic_path(&b, in->topic_slug);
		buf_cstr(&b, "\">");
		text_put(&b, site->language, TEXT_TOPIC_ALL, ARG_STR(in->topic));
		buf_cstr(&b, "</a></p>\n");
	}
	put_answer(&b, scratch, site, in);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
