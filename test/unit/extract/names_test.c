/* names_test.c: what class names and short lines say. */
#include "page_case.h"

#include "extract/cues.h"
#include "extract/names.h"

static const struct {
	const char *name;
	uint32_t has, lacks;
} names[] = {
	{"related-articles", NAME_RELATED, NAME_COMMENT},
	{"storyRelatedBox", NAME_RELATED, NAME_BODY},
	{"post__meta", NAME_META, NAME_BODY},
	{"articleBody", NAME_BODY | NAME_GOOD, NAME_FURNITURE},
	{"article__body", NAME_BODY, NAME_FURNITURE},
	{"entry-content single-post", NAME_BODY, NAME_FURNITURE},
	{"field--name-body", NAME_BODY, NAME_FURNITURE},
	{"broadcast", 0, NAME_PROMO},
	{"top-ad", NAME_PROMO, 0},
	{"topAds", NAME_PROMO, 0},
	{"shadow", 0, NAME_PROMO},
	{"cookie-banner", NAME_CONSENT, 0},
	{"navbar", NAME_NAV, 0},
	{"canavan", 0, NAME_NAV},
	{"sr-only", NAME_UNSEEN | NAME_JUNK, 0},
	{"date-published", NAME_DATED | NAME_DATE, 0},
	{"last-updated", NAME_MODIFIED, 0},
	{"author-name", NAME_AUTHOR | NAME_AUTHOR_NAME, NAME_BIO},
	{"", 0, 0xffffffff},
};

static void
class_names_tell_furniture_from_article(void **state)
{
	(void)state;
	struct stem_set stems = name_stems();
	for (size_t i = 0; i < COUNT(names); i++) {
		uint32_t says = name_judge(&stems, str_of(names[i].name));
		if ((says & names[i].has) != names[i].has || says & names[i].lacks)
			fail_msg("\"%s\" says %x", names[i].name, says);
	}
}

static const struct {
	const char *line;
	uint32_t has, lacks;
} lines[] = {
	{"Read more: Ferry prices", CUE_MORE, CUE_SHARE},
	{"READ MORE", CUE_MORE, 0},
	{"Foto: A. Quill / dpa", CUE_RIGHTS, 0},
	{"\xc2\xa9 2026 The Gazette", CUE_RIGHTS | CUE_COPYRIGHT, 0},
	{"Share on Facebook", CUE_SHARE, CUE_SIGNUP},
	{"Sign up for our newsletter", CUE_SIGNUP, 0},
	{"Ver\xc3\xb6""ffentlicht am 3. Mai", CUE_PUBLISHED, CUE_MODIFIED},
	{"Updated 5 hours ago", CUE_MODIFIED, CUE_MORE},
	{"The bread was already sold", 0, CUE_MORE | CUE_SHARE},
};

static void
short_lines_of_furniture_are_known(void **state)
{
	(void)state;
	struct stem_set stems = cue_stems();
	for (size_t i = 0; i < COUNT(lines); i++) {
		uint32_t says = cues_of(&stems, str_of(lines[i].line));
		if ((says & lines[i].has) != lines[i].has || says & lines[i].lacks)
			fail_msg("\"%s\" says %x", lines[i].line, says);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(class_names_tell_furniture_from_article),
		cmocka_unit_test(short_lines_of_furniture_are_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
