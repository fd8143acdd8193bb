/* parts.c: questions and answers, where reports differ, and the timeline. */
#include "page/view.h"

#include "base/html.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"

enum { LARGE_VALUE_BYTES = 10 }; /* longer values are set smaller, and wrap */

void
part_open(struct buf *b, const struct view *v, const char *id, struct str heading)
{
	buf_fmt(b, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\"", id, id, id);
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	html_text(b, heading);
	buf_cstr(b, "</h2>\n");
}

void
part_tally(struct buf *b, size_t independent, size_t outlets)
{
	enum { MOST_BARS = 40 };
	buf_cstr(b, "<span class=\"tally\" aria-hidden=\"true\">");
	for (size_t i = 0; i < outlets && i < MOST_BARS; i++)
		buf_cstr(b, i < independent ? "<i></i>" : "<i class=\"r\"></i>");
	buf_cstr(b, "</span>");
}

void
parts_questions(struct buf *b, struct arena scratch, struct view *v)
{
	const struct story *s = v->story;
	if (!s->question_count)
		return;
	part_open(b, v, "qna", text_str(v->site->language, TEXT_QNA));
	buf_cstr(b, "<div class=\"qna across\">\n");
	for (size_t i = 0; i < s->question_count; i++) {
		const struct story_question *q = &s->questions[i];
		buf_fmt(b, "<div data-role=\"%s\"><h3>", question_role_name(q->role));
		html_text(b, q->question);
		buf_cstr(b, "</h3>\n<p>");
		for (size_t k = 0; k < q->answer_count; k++) {
			buf_cstr(b, k ? "\n" : "");
			cite_sentence(b, scratch, v, &q->answer[k]);
		}
		buf_cstr(b, "</p></div>\n");
	}
	buf_cstr(b, "<p class=\"aside\"");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	text_just(b, v->site->language, TEXT_QNA_MADE);
	buf_cstr(b, "</p>\n</div>\n</section>\n");
}

/* ── where reports differ ── */

static struct when
newest_of(const struct view *v, const struct story_value *value)
{
	struct when newest = WHEN_NONE;
	for (size_t i = 0; i < value->cite_count; i++) {
		if (value->cites[i].article >= v->story->source_count)
			continue;
		struct when w = v->story->sources[value->cites[i].article].published;
		if (when_known(w) && w.at > newest.at)
			newest = w;
	}
	return newest;
}

static void
put_who(struct buf *b, struct arena scratch, const struct view *v,
        const struct story_value *value)
{
	const struct story_source *sources = v->story->sources;
	size_t named = 0;
	for (size_t i = 0; i < value->cite_count; i++) {
		uint32_t a = value->cites[i].article;
		bool again = a >= v->story->source_count;
		for (size_t k = 0; k < i && !again; k++)
			again = value->cites[k].article < v->story->source_count &&
			        str_eq(sources[value->cites[k].article].outlet, sources[a].outlet);
		if (again)
			continue;
		size_t reprints;
		struct str names = view_reprints(v, &scratch, a, &reprints);
		buf_cstr(b, named++ ? ", " : "");
		html_text(b, sources[a].outlet);
		if (!names.n)
			continue;
		buf_cstr(b, "<span");
		shell_lang(b, v->site->language, v->language);
		buf_byte(b, '>');
		text_put(b, v->site->language, TEXT_REPRINTS_OF_IT, ARG_SPELT((int64_t)reprints));
		buf_cstr(b, "</span>");
	}
}

static void
put_value(struct buf *b, struct arena scratch, struct view *v, const struct story_value *value)
{
	buf_cstr(b, value->value.n > LARGE_VALUE_BYTES ? "<tr><th scope=\"row\" class=\"long\">"
	                                               : "<tr><th scope=\"row\">");
	html_text(b, value->value);
	buf_cstr(b, "</th><td>");
	put_who(b, scratch, v, value);
	buf_byte(b, ' ');
	if (value->cite_count)
		cite_links(b, scratch, v, value->cites, value->cite_count, true, "d",
		           ++v->sentences);
	buf_cstr(b, "</td><td");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	date_when(b, v->site, newest_of(v, value), DATE_WEEKDAY);
	buf_cstr(b, "</td></tr>\n");
}

/* Newest first; equal ones in their order. */
static void
put_difference(struct buf *b, struct arena scratch, struct view *v,
               const struct story_difference *d)
{
	size_t *order = arena_array(&scratch, size_t, d->value_count);
	for (size_t i = 0; i < d->value_count; i++) {
		size_t at = i;
		int64_t time = newest_of(v, &d->values[i]).at;
		for (; at > 0 && newest_of(v, &d->values[order[at - 1]]).at < time; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	buf_cstr(b, "<table><caption>");
	html_text(b, text_capital(&scratch, d->what));
	buf_cstr(b, "</caption>\n<thead");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, "><tr><th scope=\"col\">");
	text_just(b, v->site->language, TEXT_FIGURE);
	buf_cstr(b, "</th><th scope=\"col\">");
	text_just(b, v->site->language, TEXT_WHO_SAYS);
	buf_cstr(b, "</th><th scope=\"col\">");
	text_just(b, v->site->language, TEXT_AS_OF);
	buf_cstr(b, "</th></tr></thead>\n<tbody>");
	for (size_t i = 0; i < d->value_count; i++)
		put_value(b, scratch, v, &d->values[order[i]]);
	buf_cstr(b, "</tbody></table>\n");
}

void
parts_differences(struct buf *b, struct arena scratch, struct view *v)
{
	const struct story *s = v->story;
	if (!s->difference_count)
		return;
	part_open(b, v, "differs", text_str(v->site->language, TEXT_DIFFERS));
	buf_cstr(b, s->difference_count > 1 ? "<div class=\"differs two across\">\n"
	                                    : "<div class=\"differs across\">\n");
	for (size_t i = 0; i < s->difference_count; i++)
		put_difference(b, scratch, v, &s->differences[i]);
	buf_cstr(b, "</div>\n</section>\n");
}

/* ── timeline ── */

static void
put_day(struct buf *b, const struct view *v, struct str date, bool month_shown)
{
	struct when w = when_read(date);
	int64_t year;
	int month, day;
	if (!when_known(w)) {
		buf_cstr(b, "<span>");
		html_text(b, date);
		buf_cstr(b, "</span>");
		return;
	}
	int64_t days = w.at / 86400 - (w.at % 86400 < 0);
	date_of_days(days, &year, &month, &day);
	struct str words = v->site->language;
	buf_cstr(b, "<time");
	shell_lang(b, words, v->language);
	buf_fmt(b, " datetime=\"%04lld-%02d-%02d\"><b>%d</b>", (long long)year, month, day, day);
	if (month_shown)
		buf_fmt(b, STR_FMT " %lld", STR_ARG(text_month(words, month, false)),
		        (long long)year);
	else
		buf_fmt(b, STR_FMT "<span class=\"vh\"> " STR_FMT "</span>",
		        STR_ARG(text_weekday(words, weekday_of_days(days), false)),
		        STR_ARG(text_month(words, month, true)));
	buf_cstr(b, "</time>");
}

/* Weekdays say enough while all is of one month; else the month and year are shown. */
static bool
spans_months(const struct story *s)
{
	for (size_t i = 1; i < s->day_count; i++)
		if (!str_eq(str_sub(s->days[0].date, 0, 7), str_sub(s->days[i].date, 0, 7)))
			return true;
	return false;
}

void
parts_timeline(struct buf *b, struct arena scratch, struct view *v)
{
	const struct story *s = v->story;
	bool months = spans_months(s);
	if (!s->day_count)
		return;
	part_open(b, v, "timeline", text_str(v->site->language, TEXT_TIMELINE));
	buf_cstr(b, "<ol class=\"timeline\">\n");
	for (size_t i = 0; i < s->day_count; i++) {
		bool same = i > 0 && str_eq(s->days[i].date, s->days[i - 1].date);
		struct story_sentence fact = {
			.text = s->days[i].text,
			.cites = s->days[i].cites,
			.cite_count = s->days[i].cite_count,
			.check = CHECK_VERBATIM,
		};
		if (!same) {
			buf_cstr(b, i ? "</div></li>\n<li>" : "<li>");
			put_day(b, v, s->days[i].date, months);
			buf_cstr(b, "<div>");
		}
		buf_cstr(b, "<p>");
		cite_sentence(b, scratch, v, &fact);
		buf_cstr(b, "</p>");
	}
	buf_cstr(b, "</div></li>\n</ol>\n</section>\n");
}
