/* language_test.c: every kind of page in every language of the catalogues.
 *
 * What the pages are made of is written in Greek letters, so that each Latin letter on them is ours:
 * all must stand in the catalogue of the page's language.  That finds both a text of another language
 * and one that stands in no catalogue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/markup.h"
#include "page/date.h"
#include "page/page.h"
#include "spoken.h"

enum { SOURCES = 5 };

static struct arena arena, scratch;
static const struct str languages[] = {{"en", 2}, {"de", 2}, {"es", 2}, {"fr", 2}};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const struct str text = {"Η γέφυρα έκλεισε. Κανείς δεν τραυματίστηκε.", 79};
static const struct str sections[] = {{"Κόσμος", 12}, {"Χώρα", 8}};
static struct page_site site;
static struct story_source sources[SOURCES];
static struct cite cites[3];
static struct story_sentence sentences[2];
static struct story_question question;
static struct story_value values[2];
static struct story_difference difference;
static struct story_day days[2];
static struct story story;
static struct page_edition editions[10];
static struct page_correction correction;
static struct page_card cards[24];
static struct page_why why[SOURCES];
static struct str texts[SOURCES];
static const struct page_topic topic = {{"Φάρος", 10}, {"x", 1}, "Place", true, 3};
static struct page_story_input in;

static void
set_up(struct str language)
{
	struct when noon = when_read(STR("2026-11-21T12:00:00Z"));
	static const int64_t moments[] = {1795262400, 1795176000};
	static const struct str outlets[SOURCES] = {
		{"Άλφα", 8}, {"Βήτα", 8}, {"Γάμα", 8}, {"Δέλτα", 10}, {"Έψιλον", 12}};
	site = (struct page_site){
		.name = STR("Ιρις"), .base_url = STR("https://g.example"), .language = language,
		.now = noon.at, .sections = sections, .section_count = 2, .days = moments,
		.day_count = 2,
	};
	for (uint32_t i = 0; i < SOURCES; i++)
		sources[i] = (struct story_source){
			.article = i, .url = STR("https://a.example/1"), .outlet = outlets[i],
			.title = STR("Γέφυρα"), .published = when_at(noon.at - 3600 * i),
			.reprint_of = i == 4 ? 0 : -1};
	for (uint32_t i = 0; i < 3; i++)
		cites[i] = (struct cite){i, 0, 31};
	sentences[0] = sentences[1] = (struct story_sentence){
		.text = STR("Η γέφυρα έκλεισε."), .cites = cites, .cite_count = 3, .check = CHECK_VERBATIM};
	question = (struct story_question){Q_CAUSE, STR("Γιατί;"), sentences, 1};
	values[0] = (struct story_value){STR("12"), cites, 1};
	values[1] = (struct story_value){STR("14"), cites + 1, 1};
	difference = (struct story_difference){STR("νεκροί"), values, 2};
	days[0] = (struct story_day){STR("2026-11-20"), STR("Έκλεισε."), cites, 1};
	days[1] = (struct story_day){STR("2026-11-21"), STR("Άνοιξε."), cites, 1};
	story = (struct story){
		.id = STR("x"), .headline = STR("Γέφυρα"), .language = language,
		.reading_minutes = 2, .source_minutes = 21, .questions = &question, .question_count = 1,
		.differences = &difference, .difference_count = 1, .days = days, .day_count = 2,
		.sources = sources, .source_count = SOURCES,
		.checks = {14, 11, 2, 1},
	};
	story.paragraphs[0] = (struct story_paragraph){sentences, 2};
	for (int i = 0; i < 10; i++)
		editions[i] = (struct page_edition){10 - i, noon.at - 600 * i, STR_NONE};
	editions[0].what_changed = STR("Άλφα.");
	correction = (struct page_correction){
		.at = noon.at, .edition = 2, .text = STR("Άλφα."), .address = STR("x"),
		.slug = STR("x"), .headline = STR("Γέφυρα"), .language = language};
	for (int i = 0; i < 24; i++)
		cards[i] = (struct page_card){
			.address = STR("x"), .slug = STR("x"), .headline = STR("Γέφυρα"),
			.summary = STR("Έκλεισε."), .section = sections[i % 2],
			.language = language, .reports = i + 1, .outlets = i / 2 + 1,
			.independent = i / 3 + 1, .newest_at = noon.at - 1500 * i, .edition = i % 3 + 1,
			.disputed = i % 4 == 0, .corrected = i % 6 == 0};
	cards[0].story = &story;
	for (int i = 0; i < SOURCES; i++)
		why[i] = (struct page_why){.how = (enum page_why_how)i, .words = {STR("γέφυρα"), STR("φως")},
		                           .word_count = 2, .second = &cards[1]};
	why[PAGE_WHY_REPRINT].original = 0;
	why[PAGE_WHY_REPRINT].percent = 60;
	for (int i = 0; i < SOURCES; i++)
		texts[i] = text;
	in = (struct page_story_input){
		.story = &story, .address = STR("x"), .slug = STR("x"), .section = sections[0],
		.edition = 10, .newest_edition = 10, .founded_at = noon.at - 90000,
		.written_at = noon.at, .newest_at = noon.at - 600, .editions = editions,
		.edition_count = 10, .corrections = &correction, .correction_count = 1,
		.related = cards, .related_count = 3, .earlier = cards, .earlier_count = 1,
		.links = {cards, cards, cards}, .link_count = {1, 1, 1}, .why = why, .texts = texts,
		.topics = &topic, .topic_count = 1,
	};
}

static void
speaks(const char *name, struct str page, struct str language)
{
	struct str other = spoken_elsewhere(scratch, page, language);
	if (other.n)
		fail_msg("%s in " STR_FMT " says: " STR_FMT, name, STR_ARG(language), STR_ARG(other));
}

static void
speaks_story(const char *name, struct str language)
{
	in.counts = page_counts(&arena, language, 1 + (int64_t)story.source_count % 3, 2);
	speaks(name, page_story(&arena, scratch, &site, &in), language);
}

static void
stories_speak_their_language(void **state)
{
	(void)state;
	for (int i = 0; i < LANGUAGES; i++) {
		struct str l = languages[i];
		set_up(l);
		site.language = languages[(i + 1) % LANGUAGES];
		speaks_story("a story", l);
		site.contact = STR("a@g.example");
		in.edition = 3;
		speaks_story("an earlier edition", l);
		set_up(l);
		story.writer.kind = STR("model");
		story.writer.model = STR("Ωμέγα");
		story.writer.prompt = STR("7");
		story.checks = (struct story_checks){1, 1, 0, 0};
		sources[1].family = sources[0].family = STR("Όμιλος");
		days[0].date = STR("2026-10-20");
		speaks_story("a story of a model", l);
		story.writer.whole = true;
		story.checks = (struct story_checks){9, 5, 0, 0};
		story.source_count = 1;
		in.edition_count = 1;
		speaks_story("a story of one source", l);
		story.writer.kind = STR("extractive");
		speaks_story("a story for which a model chose", l);
		site.language = STR("el");
		story.language = STR("");
		speaks_story("a story of no language", STR("en"));
	}
}

static void
lists_speak_the_language_of_the_site(void **state)
{
	(void)state;
	struct page_feed feed = {sections[0], STR("/section/a"), STR("/section/a"), STR_NONE};
	for (int i = 0; i < LANGUAGES; i++) {
		struct str l = languages[i];
		set_up(l);
		speaks("the front page", page_front(&arena, scratch, &site, cards, 24), l);
		speaks("an empty front page", page_front(&arena, scratch, &site, NULL, 0), l);
		struct page_list_input list = {
			.title = sections[0], .path = STR("/section/a/page/7"), .page = 7, .cards = cards,
			.count = 24, .newest = STR("/a"), .newer = STR("/b"), .older = STR("/c"),
			.feed = &feed, .days = true};
		speaks("a list", page_list(&arena, scratch, &site, &list), l);
		list.count = 0;
		speaks("an empty list", page_list(&arena, scratch, &site, &list), l);
		speaks("corrections", page_corrections(&arena, scratch, &site, &correction, 1), l);
		speaks("no corrections", page_corrections(&arena, scratch, &site, NULL, 0), l);
		site.contact = STR("a@g.example");
		speaks("corrections", page_corrections(&arena, scratch, &site, &correction, 1), l);
		speaks("about", page_about(&arena, scratch, &site), l);
		for (int month = 1; month <= 12; month++) {
			struct page_month m = {.year = 2026, .month = month, .days = 28, .weekday = 6,
			                       .stories = {[1] = 1, [2] = 1200}, .before = true, .after = true};
			speaks("the archive", page_archive(&arena, scratch, &site, &m), l);
		}
		for (int status = 400; status < 512; status++)
			speaks("an error", page_error(&arena, scratch, &site, status), l);
		struct page_topics_input topics = {.topics = &topic, .count = 1, .path = STR("/topic"),
		                                   .before = STR("/a"), .next = STR("/b")};
		speaks("topics", page_topics(&arena, &site, &topics), l);
		topics.count = 0;
		speaks("no topics", page_topics(&arena, &site, &topics), l);
		speaks("a move", page_moved(&arena, &site, STR("../a"), STR("/a")), l);
		speaks("no search", page_no_search(&arena, &site), l);
	}
}

static void
search_speaks_the_language_of_the_site(void **state)
{
	(void)state;
	struct page_find finds[2];
	static const struct str tags[] = {{"el", 2}}, names[] = {{"Ελληνικά", 16}};
	for (int i = 0; i < LANGUAGES; i++) {
		struct str l = languages[i];
		set_up(l);
		finds[0] = finds[1] = (struct page_find){
			cards[0], {.text = text, .cut_before = true, .cut_after = true}};
		struct page_search_input some = {
			.typed = STR("φως"), .languages = tags, .language_names = names,
			.language_count = 1, .finds = finds, .count = 2, .found = 42, .whole = 40,
			.cut = true, .page = 2, .pages = 3, .topic = STR("Φάρος"), .topic_slug = STR("x")};
		struct page_search_input one = some, few = some, many = some, none = some, newest = some;
		one.found = one.whole = 1;
		one.page = one.pages = 1;
		few.whole = 0;
		many.more = true;
		many.page = 3;
		none.found = none.whole = 0;
		none.count = 0;
		newest.newest = true;
		newest.count = 0;
		struct page_search_input all[] = {
			some, one, few, many, none, newest, {.empty = true},
			{.empty = true, .typed = STR("-φως")}, {.wrong_date = STR("33"), .typed = STR("φως")}};
		for (size_t k = 0; k < sizeof all / sizeof *all; k++)
			speaks("a search", page_search(&arena, scratch, &site, &all[k]), l);
	}
}

static void
advertisements_are_marked_and_asked_about(void **state)
{
	(void)state;
	struct creative x = {.format = AD_FRAME, .address = STR("/ad/frame/a"), .hosts = STR("δίκτυο")};
	for (int i = 0; i < LANGUAGES; i++) {
		struct slot slot = {.language = languages[i]};
		struct buf b = buf_in(&arena, 1024);
		markup_ad(&b, &x, &slot, STR("/ad/a"));
		speaks("an advertisement", buf_str(&b), languages[i]);
	}
}

/* Where the language of the story is not spoken, each of our texts says which language it is in. */
static void
texts_in_another_language_than_the_story_say_so(void **state)
{
	(void)state;
	static const char *const marked[] = {
		"<html lang=\"it\"", "<header class=\"masthead\" lang=\"de\" dir=\"ltr\">",
		"class=\"furniture byline\" lang=\"de\" dir=\"ltr\">", "<thead lang=\"de\" dir=\"ltr\">",
		"<h2 id=\"made-h\" lang=\"de\" dir=\"ltr\">", "<small lang=\"de\" dir=\"ltr\"><time",
		"href=\"#differs\" lang=\"de\" dir=\"ltr\">", "<span class=\"sum\" lang=\"de\" dir=\"ltr\">",
		"<time lang=\"de\" dir=\"ltr\" datetime=\"2026-11-20\">",
	};
	set_up(STR("de"));
	story.language = STR("it");
	struct str page = page_story(&arena, scratch, &site, &in);
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		if (!str_has(page, str_of(marked[i])))
			fail_msg("there is no %s", marked[i]);
	story.language = STR("de-AT");
	page = page_story(&arena, scratch, &site, &in);
	assert_true(str_has(page, STR("<html lang=\"de-AT\"")));
	assert_true(str_has(page, STR("<header class=\"masthead\">")));
}

static void
a_correction_says_its_language_on_a_site_of_another(void **state)
{
	(void)state;
	set_up(STR("fr"));
	correction.language = STR("es");
	struct str page = page_corrections(&arena, scratch, &site, &correction, 1);
	assert_true(str_has(page, STR("<h2 lang=\"es\" dir=\"ltr\">")));
	assert_true(str_has(page, STR("<p lang=\"es\" dir=\"ltr\">Άλφα.</p>")));
	correction.language = STR("it"); /* was said in the site's */
	page = page_corrections(&arena, scratch, &site, &correction, 1);
	assert_true(str_has(page, STR("<h2 lang=\"it\" dir=\"ltr\">")));
	assert_true(str_has(page, STR("<p>Άλφα.</p>")));
}

struct dated {
	const char *language;
	enum date_form form;
	const char *first, *fourth; /* of 1 May 2026 and 4 March 2026 */
};

static void
dates_are_written_as_the_language_does(void **state)
{
	(void)state;
	static const struct dated rows[] = {
		{"en", DATE_TITLE, "Friday 1 May 2026", "Wednesday 4 March 2026"},
		{"de", DATE_TITLE, "Freitag, 1. Mai 2026", "Mittwoch, 4. März 2026"},
		{"es", DATE_TITLE, "Viernes, 1 de mayo de 2026", "Miércoles, 4 de marzo de 2026"},
		{"fr", DATE_TITLE, "Vendredi 1er mai 2026", "Mercredi 4 mars 2026"},
		{"fr", DATE_LONG, "vendredi 1er mai 2026", "mercredi 4 mars 2026"},
		{"en", DATE_FULL, "Fri 1 May 2026, 07:05", "Wed 4 Mar 2026, 07:05"},
		{"de", DATE_SHORT, "Fr., 1. Mai, 07:05", "Mi., 4. März, 07:05"},
		{"es", DATE_DAY, "vie. 1 may.", "mié. 4 mar."},
		{"fr", DATE_CLOCK, "07h05", "07h05"},
	};
	int64_t first = when_read(STR("2026-05-01T07:05:00Z")).at;
	int64_t fourth = when_read(STR("2026-03-04T07:05:00Z")).at;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct page_site here = {.language = str_of(rows[i].language)};
		struct buf a = buf_in(&arena, 64), b = buf_in(&arena, 64);
		date_words(&a, &here, first, rows[i].form);
		date_words(&b, &here, fourth, rows[i].form);
		if (!str_eq(buf_str(&a), str_of(rows[i].first)) ||
		    !str_eq(buf_str(&b), str_of(rows[i].fourth)))
			fail_msg("row %zu: " STR_FMT ", " STR_FMT, i, STR_ARG(buf_str(&a)),
			         STR_ARG(buf_str(&b)));
	}
}

static void
the_calendar_names_its_weekdays(void **state)
{
	(void)state;
	struct page_month m = {.year = 2026, .month = 8, .weekday = 5, .days = 31, .stories = {[1] = 3}};
	set_up(STR("fr"));
	struct str page = page_archive(&arena, scratch, &site, &m);
	assert_true(str_has(page, STR("<h1>Août 2026</h1>")));
	assert_true(str_has(page, STR("<span>lun.</span><span>mar.</span>")));
	assert_true(str_has(page, STR("<span>sam.</span><span>dim.</span></div>")));
	assert_true(str_has(page, STR("class=\"w6\"><a href=\"/day/2026-08-01\"><time "
	                              "datetime=\"2026-08-01\"><span class=\"vh\">samedi </span>1</time>")));
}

/* The check itself: a text of another catalogue and one of none are found. */
static void
what_is_said_elsewhere_is_found(void **state)
{
	(void)state;
	assert_null(spoken_elsewhere(scratch, STR("<h2>Quellen</h2>"), STR("de")).p);
	assert_true(str_eq(spoken_elsewhere(scratch, STR("<h2>Quellen</h2>\n<p>Sources</p>"), STR("de")),
	                   STR("Sources")));
	assert_true(str_eq(spoken_elsewhere(scratch, STR("<i aria-label=\"Stray\"></i>"), STR("en")),
	                   STR("Stray")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_speak_their_language),
		cmocka_unit_test(lists_speak_the_language_of_the_site),
		cmocka_unit_test(search_speaks_the_language_of_the_site),
		cmocka_unit_test(advertisements_are_marked_and_asked_about),
		cmocka_unit_test(texts_in_another_language_than_the_story_say_so),
		cmocka_unit_test(a_correction_says_its_language_on_a_site_of_another),
		cmocka_unit_test(dates_are_written_as_the_language_does),
		cmocka_unit_test(the_calendar_names_its_weekdays),
		cmocka_unit_test(what_is_said_elsewhere_is_found),
	};
	arena = arena_open(256 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
