/* text.c: the words of the interface, in English.
 *
 * A second language is a second table; a text with two forms is what ngettext wants. */
#include "page/text.h"

#include "base/html.h"

struct form {
	const char *one, *many; /* many NULL: there is one form only */
};

static const struct form texts[TEXT_COUNT] = {
	[TEXT_SKIP] = {"Skip to the text", NULL},
	[TEXT_SITE_NAV] = {"Site", NULL},
	[TEXT_FRONT] = {"Front page", NULL},
	[TEXT_CORRECTIONS] = {"Corrections", NULL},
	[TEXT_ABOUT] = {"How {1} works", NULL},
	[TEXT_FEED] = {"Feed", NULL},
	[TEXT_SECTIONS] = {"Sections", NULL},
	[TEXT_MORE_NAV] = {"More of {1}", NULL},
	[TEXT_FOOT] = {"Every sentence on these pages was checked against the passage it cites. "
	               "The reporting belongs to the outlets named; read them.", NULL},
	[TEXT_BRAND_LABEL] = {"{1}, front page", NULL},

	[TEXT_MIN_READ] = {"<b>{1} min read</b>", "<b>{1} min read</b>"},
	[TEXT_READS] = {"<b>{1} min</b> instead of {3} min in {2}", NULL},
	[TEXT_WRITTEN] = {"Written {1}", NULL},
	[TEXT_WRITTEN_NEWEST] = {"Written {1}, newest report {2}", NULL},
	[TEXT_UPDATED_WITH] = {"<b class=\"flag\">Updated</b> with {1}", NULL},
	[TEXT_UPDATED_COLON] = {"<b class=\"flag\">Updated:</b> {1}", NULL},
	[TEXT_UPDATED] = {"<span class=\"flag\">Updated</span>", NULL},
	[TEXT_SINGLE] = {"<b>Single source:</b> so far this rests on {1} alone", NULL},
	[TEXT_OLD_EDITION] = {"<b class=\"flag\">This is edition {1}.</b> "
	                      "<a href=\"{2}\">Read the newest edition</a>", NULL},
	[TEXT_DESCRIPTION] = {" One report.", " {1} reports, {2} independent."},
	[TEXT_WHATS_THE_STORY] = {"What’s the story?", NULL},
	[TEXT_VOICES] = {"{1} report from {2}, {3} independent",
	                 "{1} reports from {2}, {3} of them independent"},
	[TEXT_VOICES_ALL] = {"{1} report from {2}, all independent",
	                     "{1} reports from {2}, all independent"},
	[TEXT_VOICES_ONE] = {"{1} report, from one outlet only",
	                     "{1} reports, from one independent outlet only"},
	[TEXT_HINT] = {"Small numbers are sources; a ring means that independent outlets agree. "
	               "Point at a number for the <mark>passage</mark>, follow it to read on at the "
	               "source.", NULL},
	[TEXT_SHOW_ALL] = {"Show every passage", NULL},
	[TEXT_HIDE_ALL] = {"Hide the passages", NULL},
	[TEXT_SOURCE] = {"<span class=\"vh\">Source </span>{1}<span class=\"vh\">: {2}</span>", NULL},
	[TEXT_AGREE] = {"{1} independent outlets agree", NULL},
	[TEXT_REPRINTED_BY] = {"Reprinted by {1}: one voice", NULL},
	[TEXT_AND] = {" and ", NULL},
	[TEXT_DIFFER_LINK] = {"Reports differ", NULL},

	[TEXT_QNA] = {"Questions and answers", NULL},
	[TEXT_QNA_MADE] = {"Put together automatically from the reports, checked like every other "
	                   "sentence.", NULL},
	[TEXT_DIFFERS] = {"Where reports differ", NULL},
	[TEXT_FIGURE] = {"Figure", NULL},
	[TEXT_WHO_SAYS] = {"Who says so", NULL},
	[TEXT_AS_OF] = {"As of", NULL},
	[TEXT_REPRINTS_OF_IT] = {", and one reprint of it", ", and {1} reprints of it"},
	[TEXT_TIMELINE] = {"Timeline", NULL},
	[TEXT_MORE] = {"More stories you might enjoy", NULL},
	[TEXT_SOURCES] = {"Sources", NULL},
	[TEXT_REPRINT_OF] = {" · reprint of {1}, one voice", NULL},
	[TEXT_OWN_REPORTS] = {"One outlet reported this.", "{1} outlets reported on their own."},
	[TEXT_OWN_AND_REPRINTS] = {"One outlet reported on its own. {2} printed a text that another "
	                           "had, and count with it as one voice.",
	                           "{1} outlets reported on their own. {2} printed a text that another "
	                           "had, and count with it as one voice."},
	[TEXT_SAME_OWNER] = {" They have one owner and count as one voice.",
	                     " Some have one owner; they count as {1} voices."},

	[TEXT_MADE] = {"How this was made", NULL},
	[TEXT_MADE_EXTRACTIVE] = {"Written by {1}’s extractive writer, without a language model: every "
	                          "sentence is taken from a report, or shortened from one.", NULL},
	[TEXT_MADE_MODEL] = {"Written by {1}, a language model, from the passages cited, each sentence "
	                     "checked.", NULL},
	[TEXT_MADE_MIXED] = {"Written in part by {1}, a language model, from the passages cited, each "
	                     "sentence checked; the rest is taken from the reports, or shortened from them.",
	                     NULL},
	[TEXT_MADE_PROMPT] = {" Its instructions were {1}.", NULL},
	[TEXT_CHECKED] = {"{1} sentence was checked against the passage it cites. ",
	                  "{1} sentences and figures were checked against the passages they cite. "},
	[TEXT_PASSED_ALL] = {"It passed.", "All passed at once."},
	[TEXT_PASSED] = {"{1} passed at once", NULL},
	[TEXT_REPLACED] = {", {1} was replaced by the source’s own words",
	                   ", {1} were replaced by the source’s own words"},
	[TEXT_DROPPED] = {", {1} was dropped.", ", {1} were dropped."},
	[TEXT_UNREAD] = {"No editor read this edition before it appeared.", NULL},
	[TEXT_REPORT_ERROR] = {"Report an error", NULL},
	[TEXT_AS_DATA] = {"This page as data", NULL},
	[TEXT_HISTORY] = {"Editions and corrections", NULL},
	[TEXT_CORRECTION] = {"Correction, {1}.", NULL},
	[TEXT_EDITION] = {"Edition {1}", NULL},
	[TEXT_EDITION_THIS] = {"<b>Edition {1}</b>, this page", NULL},
	[TEXT_EDITION_FIRST] = {"the first", NULL},
	[TEXT_EDITIONS_BEFORE] = {"{1} earlier edition", "{1} earlier editions"},
	[TEXT_CHANGE_ADDS] = {"Adds a report by {2}.", "Adds reports by {2}."},
	[TEXT_CHANGE_REPRINT] = {"Adds a reprint by {1}.", NULL},
	[TEXT_CHANGE_WITHDRAWN] = {"{1} has withdrawn its report.", NULL},
	[TEXT_CHANGE_CHANGED] = {"{1} has changed its report.", NULL},
	[TEXT_CHANGE_MOVED] = {"The report by {2} now belongs to another story.",
	                       "Reports by {2} now belong to another story."},
	[TEXT_CHANGE_FIGURE] = {"{1}: now {2}, before {3}.", NULL},
	[TEXT_CHANGE_REPLACED] = {"{1} sentence was replaced.", "{1} sentences were replaced."},
	[TEXT_CHANGE_ADDED] = {"{1} sentence was added.", "{1} sentences were added."},
	[TEXT_CHANGE_DROPPED] = {"{1} sentence was dropped.", "{1} sentences were dropped."},
	[TEXT_CHANGE_HEADLINE] = {"New headline.", NULL},
	[TEXT_CHANGE_REWRITTEN] = {"Rewritten from the same reports.", NULL},
	[TEXT_CHANGE_MORE] = {" and {1} more outlet", " and {1} more outlets"},
	[TEXT_CHANGE_QUOTED_WITHDRAWN] = {"Edition {1} quoted a report by {2} that has been withdrawn "
	                                  "since. What it said is no longer here.", NULL},
	[TEXT_CHANGE_SAID] = {"Edition {1} said: “{2}” {3} has changed its report since.", NULL},
	[TEXT_CHANGE_SAYS_NOW] = {" It now says: “{1}”", NULL},
	[TEXT_FOLLOWS_ON] = {"This story follows on from", NULL},
	[TEXT_EARLIER] = {"Earlier:", NULL},
	[TEXT_PARTED] = {"This story was part of", NULL},
	[TEXT_PARTS] = {"Once part of this story:", NULL},
	[TEXT_MERGED] = {"Joined with this story:", NULL},
	[TEXT_WHY] = {"Why these reports are together", NULL},
	[TEXT_WHY_FIRST] = {"The first report.", NULL},
	[TEXT_WHY_WORDS] = {"Came by its words.", NULL},
	[TEXT_WHY_COMMON] = {"Shares {1} with the others.", NULL},
	[TEXT_WHY_REPRINT] = {"Prints the text of {1}.", NULL},
	[TEXT_WHY_REPRINT_PART] = {"Prints the text of {1}: {2} % of the shorter is the same.", NULL},
	[TEXT_WHY_REPRINT_ELSEWHERE] = {"Prints a text that another outlet had.", NULL},
	[TEXT_WHY_AGAIN] = {"The story had ended and goes on with this report.", NULL},
	[TEXT_WHY_EDITOR] = {"An editor put it here.", NULL},
	[TEXT_WHY_SECOND] = {"The next nearest story was {1}.", NULL},

	[TEXT_FRONT_TITLE] = {": the news at a glance", NULL},
	[TEXT_FRONT_H1] = {"{1}, {2}", NULL},
	[TEXT_FRONT_DESCRIPTION] = {"The news of the day as short pages, every sentence linked to the "
	                            "passage that carries it.", NULL},
	[TEXT_LEAD] = {"The most important story", NULL},
	[TEXT_SECONDS] = {"Other important stories", NULL},
	[TEXT_STRAIGHT] = {"Ways into this story", NULL},
	[TEXT_BRIEF] = {"In brief", NULL},
	[TEXT_DESK] = {"Still disputed, and put right", NULL},
	[TEXT_DISPUTED] = {"Reports differ.", NULL},
	[TEXT_COMPARE] = {"Compare the reports", NULL},
	[TEXT_CORRECTED_ON] = {"<span class=\"flag\">Corrected.</span>", NULL},
	[TEXT_WAY_DIFFERS] = {"{1} or {2} {3}: the reports compared", NULL},
	[TEXT_WAY_COMPARED] = {"The reports compared", NULL},
	[TEXT_WAY_DAYS] = {"{1} day in order", "{1} days in order"},
	[TEXT_DAYS] = {"By day", NULL},
	[TEXT_OUTLET_PAGE] = {"Stories with reports by {1}", NULL},
	[TEXT_EMPTY_FRONT] = {"No story has been written yet. Stories appear here as soon as the feeds "
	                      "have been read.", NULL},
	[TEXT_CARD_REPORTS] = {"{1} report", "{1} reports"},
	[TEXT_CARD_OUTLETS] = {"{1} outlet", "{1} outlets"},
	[TEXT_CARD_ONLY] = {"1 outlet only", NULL},
	[TEXT_CARD_INDEPENDENT] = {"{1} independent", NULL},
	[TEXT_CARD_ALL] = {"all independent", NULL},
	[TEXT_AGO_NOW] = {"just now", NULL},
	[TEXT_AGO_MIN] = {"{1} min ago", "{1} min ago"},
	[TEXT_AGO_HOURS] = {"{1} hour ago", "{1} hours ago"},

	[TEXT_EMPTY_LIST] = {"Nothing here yet.", NULL},
	[TEXT_NEWER] = {"Newer", NULL},
	[TEXT_OLDER] = {"Older", NULL},
	[TEXT_PAGES] = {"Pages", NULL},
	[TEXT_LIST_DESCRIPTION] = {": short pages, every sentence linked to the passage that carries "
	                           "it.", NULL},
	[TEXT_CORRECTIONS_INTRO] = {"Nothing is changed in silence. Each entry says what stood there, "
	                            "what stands there now and how we learned of it. Earlier editions "
	                            "can still be read.", NULL},
	[TEXT_CORRECTIONS_NONE] = {"So far nothing had to be corrected.", NULL},
	[TEXT_CORRECTIONS_DESCRIPTION] = {"What was wrong, what stands there now, and how we learned "
	                                  "of it.", NULL},
	[TEXT_FOUND_ERROR] = {"Found an error?", NULL},
	[TEXT_FOUND_HOW] = {"<a href=\"{1}\">Write to the desk</a>. Each sentence has an address of its "
	                    "own (<b>#s-4</b>, for instance): name it and we find it.", NULL},
	[TEXT_FOUND_HOW_NO_MAIL] = {"Tell the people who run this site. Each sentence has an address of "
	                            "its own (<b>#s-4</b>, for instance): name it and it is found.",
	                            NULL},
	[TEXT_NTH_EDITION] = {"Edition {1}", NULL},

	[TEXT_NEWEST] = {"Newest", NULL},
	[TEXT_TITLE_PAGE] = {"{1}, page {2}", NULL},
	[TEXT_ARCHIVE] = {"Archive", NULL},
	[TEXT_ARCHIVE_STORIES] = {"{1} story", "{1} stories"},
	[TEXT_ARCHIVE_DESCRIPTION] = {"All stories, by the day of their newest report.", NULL},

	[TEXT_SEARCH] = {"Search", NULL},
	[TEXT_SEARCH_H] = {"{1}: search", NULL},
	[TEXT_SEARCH_DESCRIPTION] = {"Stories by word, section, outlet, language and day.", NULL},
	[TEXT_SEARCH_WORDS] = {"Words in a story", NULL},
	[TEXT_SEARCH_SECTION] = {"Section", NULL},
	[TEXT_SEARCH_ANY_SECTION] = {"All sections", NULL},
	[TEXT_SEARCH_OUTLET] = {"Outlet, by its whole name", NULL},
	[TEXT_SEARCH_LANGUAGE] = {"Language", NULL},
	[TEXT_SEARCH_ANY_LANGUAGE] = {"All languages", NULL},
	[TEXT_SEARCH_SINCE] = {"Since", NULL},
	[TEXT_SEARCH_UNTIL] = {"Until", NULL},
	[TEXT_SEARCH_ORDER] = {"Order", NULL},
	[TEXT_SEARCH_BEST] = {"Best first", NULL},
	[TEXT_SEARCH_NEWEST] = {"Newest first", NULL},
	[TEXT_SEARCH_NARROW] = {"Narrow it down", NULL},
	[TEXT_SEARCH_HOW] = {"Write words that stand in the story, in any of their forms. Put words in "
	                     "quotation marks, <b>\"white house\"</b>, where they must stand in a row, "
	                     "and a minus before a word that must not be there: <b>dam -football</b>.",
	                     NULL},
	[TEXT_SEARCH_FOUND_BEST] = {"{1} story for “{2}”.", "{1} stories for “{2}”, the best first."},
	[TEXT_SEARCH_FOUND_NEWEST] = {"{1} story for “{2}”.",
	                              "{1} stories for “{2}”, the newest first."},
	[TEXT_SEARCH_FOUND_MORE] = {"More than {1} stories for “{2}”; the newest of them are looked at.",
	                            "More than {1} stories for “{2}”; the newest of them are looked at."},
	[TEXT_SEARCH_SOME] = {"No story has all words of “{2}”; {1} has most of them.",
	                      "No story has all words of “{2}”; {1} have most of them, the best first."},
	[TEXT_SEARCH_AND_SOME] = {" One more has most of the words.",
	                          " {1} more have most of the words."},
	[TEXT_SEARCH_PAGE] = {" Page {1} of {2}.", NULL},
	[TEXT_SEARCH_NONE] = {"No story for “{1}”.", NULL},
	[TEXT_SEARCH_NONE_HOW] = {"Look at the spelling, take fewer or other words, or search all "
	                          "sections, outlets and days.", NULL},
	[TEXT_SEARCH_ONLY_NOT] = {"There are only words to leave out. Add one that stands in the story.",
	                          NULL},
	[TEXT_SEARCH_CUT] = {" Only the beginning of the long query was looked for.", NULL},
	[TEXT_SEARCH_DATE] = {"“{1}” is no date. Write it as 2026-11-21.", NULL},
	[TEXT_SEARCH_NO_PAGE] = {"There is no page {1} of these results.", NULL},
	[TEXT_PAGE_NEXT] = {"Next page", NULL},
	[TEXT_PAGE_BEFORE] = {"Page before", NULL},
	[TEXT_PAGE_FIRST] = {"First page", NULL},

	[TEXT_ABOUT_INTRO] = {"{1} reads what many outlets report, puts together what belongs together, "
	                      "and writes each story as one short page that you take in at a glance. "
	                      "It is a guide to the reporting, not a replacement for it.", NULL},
	[TEXT_ABOUT_WRITTEN_H] = {"How a page is written", NULL},
	[TEXT_ABOUT_WRITTEN] = {"Three paragraphs have fixed parts: what happened; positions, details "
	                        "and figures; background and what comes next. Questions follow that "
	                        "the reports answer. A question that they do not answer is not asked. "
	                        "The reading time is counted, at 238 words a minute in English and "
	                        "at what was measured for other languages.", NULL},
	[TEXT_ABOUT_CHECKED_H] = {"How it is checked", NULL},
	[TEXT_ABOUT_CHECKED] = {"Every sentence is compared by the program with the passage it cites "
	                        "before it appears: numbers, names, quotations, negations. One that "
	                        "fails is replaced by the source’s own sentence, or left out. Every "
	                        "page says how many were checked and how many failed.", NULL},
	[TEXT_ABOUT_MARKS_H] = {"What the marks mean", NULL},
	[TEXT_ABOUT_MARKS] = {"The small number after a sentence leads to its source, at the very "
	                      "passage. A ring round two numbers means that independent outlets agree. "
	                      "A full bar stands for an outlet that reported on its own, a hollow bar "
	                      "for one that printed another’s text or has the same owner; together they "
	                      "are one voice.",
	                      NULL},
	[TEXT_ABOUT_PUBLISHERS_H] = {"For publishers", NULL},
	[TEXT_ABOUT_PUBLISHERS] = {"Outlets are named and linked first. What robots.txt forbids is not "
	                           "read, paywalls are not passed, and no more than a small number of "
	                           "words is quoted from one report. A report that is withdrawn is "
	                           "withdrawn here too.", NULL},
	[TEXT_ABOUT_READERS_H] = {"For readers", NULL},
	[TEXT_ABOUT_READERS] = {"These pages carry no script, no cookie and nothing from third "
	                        "parties. Advertisements are chosen by page and hour, not by person, "
	                        "and take at most three tenths of a page. What was wrong is put right "
	                        "<a href=\"/corrections\">in the open</a>.", NULL},
	[TEXT_ABOUT_CONTACT] = {"<a href=\"{1}\">Write to us</a>.", NULL},
	[TEXT_ABOUT_DESCRIPTION] = {"How {1} reads, writes and checks its pages.", NULL},

	[TEXT_ERROR_400] = {"This request cannot be read", NULL},
	[TEXT_ERROR_400_P] = {"The address or the request is not formed as it should be.", NULL},
	[TEXT_ERROR_404] = {"There is no such page", NULL},
	[TEXT_ERROR_404_P] = {"The address may have been mistyped. Stories keep theirs for good.", NULL},
	[TEXT_ERROR_405] = {"Pages can only be read", NULL},
	[TEXT_ERROR_405_P] = {"This address answers to GET and HEAD.", NULL},
	[TEXT_ERROR_410] = {"This story was withdrawn", NULL},
	[TEXT_ERROR_410_P] = {"The reports it rested on were withdrawn by their publishers, or an editor "
	                      "retracted it. The corrections page says more.", NULL},
	[TEXT_ERROR_503] = {"Too much at once", NULL},
	[TEXT_ERROR_503_P] = {"Please try again in a moment.", NULL},
	[TEXT_ERROR_500] = {"Something failed here", NULL},
	[TEXT_ERROR_500_P] = {"It is our fault, not yours. Please try again in a moment.", NULL},
	[TEXT_ERROR_BACK] = {"Go to the front page", NULL},

	[TEXT_COUNTS] = {"{1} outlets, {2} independent", NULL},
	[TEXT_COUNTS_ONE] = {"One outlet", NULL},
	[TEXT_COUNTS_ALL] = {"{1} outlets, all independent", NULL},

	[TEXT_MOVED] = {"This page has moved", NULL},
	[TEXT_NO_SEARCH] = {"There is no search here: these pages are files, and nobody looks through "
	                    "them.", NULL},
	[TEXT_NO_SEARCH_ARCHIVE] = {"All stories by day", NULL},
};

static const char *const weekdays[7] = {
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
};
static const char *const months[12] = {
	"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December",
};
static const char *const spelt[] = {
	"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve",
};

static bool
wants_many(const struct text_arg *args)
{
	for (; args->kind != TEXT_ARG_END; args++) {
		if (args->kind == TEXT_ARG_NUMBER)
			return args->n != 1;
		if (args->kind == TEXT_ARG_SPELT)
			return args->n > 1; /* "none was" */
	}
	return false;
}

static void
put_arg(struct buf *b, const struct text_arg *arg, bool begins)
{
	switch (arg->kind) {
	case TEXT_ARG_END:
		break;
	case TEXT_ARG_STR:
		html_attr(b, arg->s);
		break;
	case TEXT_ARG_HTML:
		buf_put(b, arg->s);
		break;
	case TEXT_ARG_SPELT:
		if (arg->n >= 0 && arg->n < (int64_t)(sizeof spelt / sizeof *spelt)) {
			const char *word = spelt[arg->n];
			buf_byte(b, begins ? (char)(*word - 'a' + 'A') : *word);
			buf_cstr(b, word + 1);
			break;
		}
		/* fall through */
	case TEXT_ARG_NUMBER:
		buf_fmt(b, "%lld", (long long)arg->n);
		break;
	}
}

void
text_fill(struct buf *b, enum text_id id, const struct text_arg *args)
{
	const struct form *form = &texts[id];
	const char *p = form->many && wants_many(args) ? form->many : form->one;
	size_t count = 0;
	while (args[count].kind != TEXT_ARG_END)
		count++;
	bool begins = true; /* a number in words takes a capital where a sentence begins */
	for (; *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
			if ((size_t)(p[1] - '1') < count)
				put_arg(b, &args[p[1] - '1'], begins);
			p += 2;
			begins = false;
			continue;
		}
		buf_byte(b, *p);
		begins = (begins && *p == ' ') || *p == '.';
	}
}

void
text_just(struct buf *b, enum text_id id)
{
	buf_cstr(b, texts[id].one);
}

struct str
text_str(enum text_id id)
{
	return str_of(texts[id].one);
}

struct str
text_weekday(int weekday)
{
	return str_of(weekdays[weekday]);
}

struct str
text_month(int month)
{
	return str_of(months[month - 1]);
}
