/* named_test.c: what a story is about, by its headline and sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "write/named.h"

static const struct row {
	const char *language, *headline;
	const char *sentences[4];
	const char *named; /* "+" the story is about it, "-" it only mentions it; by weight */
} rows[] = {
	/* Full names, not lone surnames. */
	{"en", "Berg leaves the Tide Board",
	 {"Mayor Anna Berg left the Tide Board on Monday.", "Berg said the dam was safe."},
	 "+person Anna Berg, +organisation Tide Board"},
	{"en", "Berg leaves", {"Berg left on Monday.", "Berg said the dam was safe."}, ""},
	{"en", "Mr. Berg is out", {"Mayor Anna Berg left.", "Her rival is Mayor Otto Berg.",
	 "Berg said that it was late."}, "+person Anna Berg"},
	{"en", "Varn and Berg meet", {"Mayor Anna M. Berg met Senator Otto Varn."},
	 "+person Anna M. Berg, +person Otto Varn"},
	/* Known by one mention in the middle: no topic. */
	{"en", "Dam fails", {"The dam failed.", "Engineer Otto Varn came.", "It rained."}, ""},
	/* Countries by their codes, in all their names. */
	{"en", "U.S. sends help", {"The United States sent help.", "The U.S. has sent ships."},
	 "+place United States"},
	{"de", "Frankreich hilft", {"Frankreich hat am Montag Hilfe geschickt."}, "+place France"},
	{"ja", "日本が支援", {"日本は支援を送った。"}, "+place Japan"},
	/* Adjectives, peoples, days and months are none. */
	{"en", "French ships leave", {"French ships left on Monday.", "In November French crews came."},
	 ""},
	{"en", "Orrelans march", {"Young Orrelans marched.", "Orrelans came."}, ""},
	/* Places without a table stand behind "in". */
	{"en", "Fire in Orrel", {"A fire broke out in Orrel on Monday.", "Orrel was dark."},
	 "+place Orrel"},
	{"en", "Talks in Congress", {"Talks began in Congress on Monday."}, ""},
	/* Bodies: whole names, capitals throughout. */
	{"en", "House of Tides votes",
	 {"The House of Tides voted on Monday.", "The House of Tides sits in the north."},
	 "+organisation House of Tides"},
	{"en", "New Orrel Council meets", {"The New Orrel Council met.", "It has no head."},
	 "+organisation New Orrel Council"},
	{"en", "NHO warns", {"The NHO warned of storms.", "The NHO has 40 ships."}, "+organisation NHO"},
	/* An acronym that brackets spell out is its name, whichever of them the headline has. */
	{"en", "THA warns",
	 {"The Tide and Harbour Agency (THA) warned of storms.", "The THA has 40 ships."},
	 "+organisation Tide and Harbour Agency"},
	{"en", "Storms come", {"The NTA (National Tide Agency) warned of storms.", "The NTA has ships."},
	 "+organisation National Tide Agency"},
	{"en", "Bureau of Tides warns",
	 {"The Bureau of Tides (BOT) warned of storms.", "The BOT has 40 ships."},
	 "+organisation Bureau of Tides"},
	{"en", "Agency warns", {"The Tide and Harbour Agency (NHO) warned.", "The NHO has 40 ships."},
	 "+organisation NHO, +organisation Tide and Harbour Agency"},
	{"en", "CEO goes", {"The CEO left.", "The CEO was ill."}, ""},
	{"en", "Tides rise", {"Defence Secretary was the post.", "The Defence Secretary left."}, ""},
	/* Who reports is no topic; the test's outlet is "Orrel Post". */
	{"en", "Orrel Post reports", {"The Orrel Post reported it.", "The Orrel Post has a leak."}, ""},
	/* Nouns of German are none. */
	{"de", "Staudamm bricht", {"Die Geologin Anna Berg kennt den Damm.", "Berg sagte, der Damm Riss."},
	 "+person Anna Berg"},
	/* Without cues two sentences must have it. */
	{"pl", "Anna Berg wygrała", {"Anna Berg wygrała wybory."}, "+thing Anna Berg"},
};

static struct story
story_of(struct arena *a, const struct row *row)
{
	static struct story_source source = {.reprint_of = -1};
	struct story s = {.headline = str_of(row->headline), .language = str_of(row->language)};
	source.outlet = STR("Orrel Post");
	s.sources = &source;
	s.source_count = 1;
	s.paragraphs[0].sentences = arena_array(a, struct story_sentence, 4);
	for (size_t i = 0; i < 4 && row->sentences[i]; i++)
		s.paragraphs[0].sentences[s.paragraphs[0].count++].text = str_of(row->sentences[i]);
	return s;
}

static void
stories_are_about_full_names(void **state)
{
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
		struct named_places places =
			named_places_read(&a, str_of(rows[i].language), STR("en"));
		struct story story = story_of(&a, &rows[i]);
		struct topic_name names[TOPICS_OF_STORY];
		size_t n = named_of(&a, scratch, &story, &places, names);
		struct buf b = buf_in(&a, 256);
		for (size_t k = 0; k < n; k++)
			buf_fmt(&b, "%s%c%s " STR_FMT, k ? ", " : "", names[k].main ? '+' : '-',
			        topic_kind_name(names[k].kind), STR_ARG(names[k].name));
		buf_byte(&b, '\0');
		if (!str_eq(str_of(buf_str(&b).p), str_of(rows[i].named))) {
			print_error("%s: \"%s\", not \"%s\"\n", rows[i].headline, buf_str(&b).p,
			            rows[i].named);
			wrong++;
		}
		arena_close(&a);
		arena_close(&scratch);
	}
	assert_int_equal(wrong, 0);
}

/* A story that spells it out and one that does not are about one topic. */
static void
an_acronym_is_the_key_of_its_name(void **state)
{
	static const struct row stories[] = {
		{"en", "Storms come", {"The Tide and Harbour Agency (THA) warned.", "The THA has ships."}, NULL},
		{"en", "THA warns", {"The THA warned of storms.", "The THA has 40 ships."}, NULL},
	};
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct named_places places = named_places_read(&a, STR("en"), STR("en"));
	(void)state;
	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
		struct story story = story_of(&a, &stories[i]);
		struct topic_name names[TOPICS_OF_STORY];
		assert_int_equal(named_of(&a, scratch, &story, &places, names), 1);
		assert_true(str_eq(names[0].key, STR("tha")));
	}
	arena_close(&a);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_are_about_full_names),
		cmocka_unit_test(an_acronym_is_the_key_of_its_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
