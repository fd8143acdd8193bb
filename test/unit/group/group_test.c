/* group_test.c: which story an article comes to. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "group/measure.h"

#include "invented.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

static const int64_t monday = 1795996800; /* 2026-11-30 00:00 UTC */

struct desk {
	struct arena arena, scratch;
	struct invented in;
	struct grouper *grouper;
};

static struct desk
desk_open(void)
{
	return (struct desk){.arena = arena_open((size_t)1 << 30),
	                     .scratch = arena_open(64 << 20), .grouper = grouper_open(&group_defaults)};
}

static void
desk_close(struct desk *d)
{
	grouper_close(d->grouper);
	arena_close(&d->arena);
	arena_close(&d->scratch);
}

static struct group_place
place(struct desk *d, const struct group_article *a)
{
	struct group_place p;
	grouper_place(d->grouper, &d->arena, d->scratch, a, &p);
	return p;
}

static struct group_article
report(struct desk *d, int64_t id, uint32_t event, int64_t published)
{
	d->in.arena = &d->arena;
	return invented_report(&d->in, id, event, published);
}

static struct str
text(struct desk *d, uint32_t event, int words, int own)
{
	d->in.arena = &d->arena;
	return invented_text(&d->in, event, words, own);
}

/* A model file where each feature counts once; `other` for features of other names. */
static struct str
model_of(struct desk *d, double constant, bool other)
{
	const char *names[FEATURES];
	double weights[FEATURES + 1] = {0};
	for (int f = 0; f < FEATURES; f++) {
		names[f] = measure_name((enum feature)f);
		weights[f] = 1;
	}
	weights[FEATURES] = constant;
	uint32_t row[] = {5, 64, sizeof weights, model_fingerprint(names, FEATURES) + other};
	char *p = arena_alloc(&d->arena, 64 + sizeof weights, 1, 16);
	memcpy(p, "GWMODEL1\1", 9); /* one part */
	memcpy(p + 16, "join", 4);
	memcpy(p + 40, row, sizeof row);
	memcpy(p + 64, weights, sizeof weights);
	return str_from(p, 64 + sizeof weights);
}

static void
copies_are_reprints_and_quotes_are_none(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct arena *a = &d.arena;
	struct group_article first = report(&d, 1, 1, monday);
	first.text = text(&d, 1, 600, 20);
	assert_true(place(&d, &first).founded);
	struct str t = first.text, other = text(&d, 1, 600, 20), lead = text(&d, 1, 60, 20);
	const struct {
		struct str text;
		bool reprint;
	} row[] = {
		{t, true},
		{str_sub(t, 0, t.n / 5), true},                             /* the tail cut */
		{str_cat(a, lead, str_skip(t, t.n / 10)), true},            /* a new lead */
		{str_cat(a, str_sub(t, 0, t.n / 2),
		         str_cat(a, str_sub(other, 0, other.n / 3), str_skip(t, t.n / 2))), true},
		{str_cat(a, str_sub(other, 0, other.n / 2), str_sub(t, 0, t.n / 8)), false},
		{str_cat(a, other, str_sub(t, 0, t.n / 5)), false},         /* a long quotation */
		{other, false},
		{str_sub(t, 0, 60), false},                                 /* too little to know */
		{STR(""), false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct grouper *g = grouper_open(&group_defaults);
		struct group_article copy = report(&d, 2, 1, monday + HOUR);
		struct group_place p;
		copy.text = row[i].text;
		grouper_place(g, a, d.scratch, &first, &p);
		grouper_place(g, a, d.scratch, &copy, &p);
		if ((p.reprint_of == 1) != row[i].reprint)
			fail_msg("row %zu", i);
		if (row[i].reprint)
			assert_int_equal(p.story, 1);
		grouper_close(g);
	}
	desk_close(&d);
}

/* ── reprints in scripts without spaces, and of few words ── */

/* Sentences of words in an order of chance, like those of an agency that writes much of the same. */
static struct str
talk(struct desk *d, const char *const *words, size_t count, const char *between,
     const char *stop, int length)
{
	struct buf b = buf_in(&d->arena, 4096);
	d->in.arena = &d->arena;
	for (int i = 0; i < length; i++) {
		buf_cstr(&b, words[invented_below(&d->in, (uint32_t)count)]);
		buf_cstr(&b, i % 11 == 10 ? stop : between);
	}
	return buf_str(&b);
}

static bool
is_reprint(struct desk *d, const char *language, struct str first, struct str second)
{
	struct grouper *g = grouper_open(&group_defaults);
	struct group_article a = {.id = 1, .text = first, .language = str_of(language),
	                          .published = monday};
	struct group_article b = {.id = 2, .text = second, .language = str_of(language),
	                          .published = monday + HOUR};
	struct group_place p;
	grouper_place(g, &d->arena, d->scratch, &a, &p);
	grouper_place(g, &d->arena, d->scratch, &b, &p);
	grouper_close(g);
	return p.reprint_of == 1;
}

/* `t` from its character nearest to a share of its bytes. */
static size_t
at_share(struct str t, int hundredths)
{
	size_t at = t.n * (size_t)hundredths / 100;
	while (at < t.n && ((unsigned char)t.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void
scripts_without_spaces_and_short_texts_are_known_again(void **state)
{
	static const char *const chinese[] = {
		"水库", "大坝", "居民", "撤离", "检查", "政府", "星期一", "记者", "表示", "工程师",
		"发现", "裂缝", "下游", "村庄", "学校", "医院", "道路", "关闭", "救援", "继续",
		"雨水", "昨天", "会议", "决定", "修理", "费用", "专家", "警告", "危险", "安全",
	};
	static const char *const japanese[] = {
		"ダム", "住民", "避難", "調査", "政府", "月曜日", "記者", "技術者", "亀裂", "下流",
		"学校", "病院", "道路", "閉鎖", "救助", "続ける", "雨", "昨日", "会議", "決定",
		"修理", "費用", "専門家", "警告", "危険", "安全", "港", "漁船", "駅", "工場",
	};
	static const char *const thai[] = {
		"เขื่อน", "ประชาชน", "อพยพ", "ตรวจสอบ", "รัฐบาล", "วันจันทร์", "นักข่าว", "วิศวกร",
		"หมู่บ้าน", "โรงเรียน", "โรงพยาบาล", "ถนน", "ปิด", "ช่วยเหลือ", "ฝน", "เมื่อวาน",
		"ประชุม", "ตัดสินใจ", "ซ่อม", "ผู้เชี่ยวชาญ", "เตือน", "อันตราย", "ปลอดภัย", "ท่าเรือ",
	};
	static const char *const english[] = {
		"reservoir", "dam", "people", "leave", "inspection", "council", "Monday", "reporter",
		"said", "engineer", "found", "crack", "valley", "village", "school", "hospital", "road",
		"closed", "rescue", "goes", "on", "rain", "the", "meeting", "of", "decided", "repair",
		"cost", "and", "warned", "danger", "a", "harbour", "boat", "station", "works",
	};
	static const struct {
		const char *name;
		const char *const *words;
		size_t count;
		const char *between, *stop;
		int length;
	} rows[] = {
#define WORDS(list) list, sizeof(list) / sizeof *(list)
		{"zh", WORDS(chinese), "", "。", 300},  {"zh", WORDS(chinese), "", "。", 70},
		{"ja", WORDS(japanese), "", "。", 300}, {"ja", WORDS(japanese), "", "。", 70},
		{"th", WORDS(thai), "", " ", 300},      {"th", WORDS(thai), "", " ", 70},
		{"en", WORDS(english), " ", ". ", 300}, {"en", WORDS(english), " ", ". ", 70},
		{"en", WORDS(english), " ", ". ", 45},
#undef WORDS
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum { TURNS = 20, KINDS = 4 };
		int lost[KINDS] = {0}, wrong = 0;
		for (int turn = 0; turn < TURNS; turn++) {
			struct desk d = desk_open();
			d.in.seed = (uint64_t)(turn + 1) * 1000 + i;
#define TALK(n) talk(&d, rows[i].words, rows[i].count, rows[i].between, rows[i].stop, (n))
			struct str t = TALK(rows[i].length), other = TALK(rows[i].length);
			struct str lead = TALK(rows[i].length / 10), quoted = str_sub(t, 0, at_share(t, 20));
			struct str tail = str_skip(t, at_share(t, 10));
			const struct str copies[KINDS] = {
				t,                                                      /* the same */
				str_cat(&d.arena, lead, tail),                          /* a new lead */
				str_cat(&d.arena, lead, str_sub(tail, 0, at_share(tail, 70))), /* cut, too */
				str_cat(&d.arena, str_sub(t, 0, at_share(t, 50)),       /* a piece between */
				        str_cat(&d.arena, str_sub(other, 0, at_share(other, 25)),
				                str_skip(t, at_share(t, 50)))),
			};
#undef TALK
			for (int k = 0; k < KINDS; k++)
				lost[k] += !is_reprint(&d, rows[i].name, t, copies[k]);
			wrong += is_reprint(&d, rows[i].name, t, other);
			wrong += is_reprint(&d, rows[i].name, t, str_cat(&d.arena, other, quoted));
			desk_close(&d);
		}
		int all = lost[0] + lost[1] + lost[2] + lost[3];
		if (wrong || lost[0] || all > (rows[i].length < 100 ? 4 : 0))
			fail_msg("%s, %d words: lost %d %d %d %d, wrong %d", rows[i].name, rows[i].length,
			         lost[0], lost[1], lost[2], lost[3], wrong);
	}
}

/* Feeds are polled in turns: a copy may be seen before what it copies. */
static void
first_publisher_is_the_original_whoever_came_first(void **state)
{
	(void)state;
	static const struct {
		int64_t published, latest; /* of what came second, after the first's */
		bool takes;
	} row[] = {
		{HOUR, 0, false},
		{0, 0, false},
		{-1, 0, true},
		{-5 * HOUR, 0, true},
		{-5 * HOUR, 19 * HOUR, false}, /* a day without a time of day */
		{-29 * HOUR, -5 * HOUR - 1, true},
		{WHEN_UNKNOWN, 0, false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		struct group_article copy = report(&d, 1, 1, monday), first = copy, third = copy;
		copy.text = first.text = third.text = text(&d, 1, 600, 20);
		first.id = 2;
		first.published = row[i].published == WHEN_UNKNOWN ? WHEN_UNKNOWN
		                                                   : monday + row[i].published;
		first.published_latest = row[i].latest ? monday + row[i].latest : 0;
		third.id = 3;
		third.published = monday + 2 * HOUR;
		assert_true(place(&d, &copy).founded);
		struct group_place p = place(&d, &first), later = place(&d, &third);
		if ((p.original_of == 1) != row[i].takes)
			fail_msg("row %zu: original of %lld", i, (long long)p.original_of);
		/* The story keeps its id, and so its address; one copy more has the same original. */
		assert_int_equal(p.story, 1);
		assert_false(p.founded);
		assert_int_equal(p.reprint_of, row[i].takes ? 0 : 1);
		assert_int_equal(later.reprint_of, row[i].takes ? 2 : 1);
		assert_int_equal(later.original_of, 0);
		desk_close(&d);
	}
}

static void
reports_of_one_event_join_and_others_do_not(void **state)
{
	(void)state;
	struct desk d = desk_open();
	int64_t founder[20] = {0};
	for (int64_t id = 1; id <= 100; id++) {
		uint32_t event = (uint32_t)(id * 7 % 20);
		struct group_article a = report(&d, id, event, monday + id * HOUR / 4);
		struct group_place p = place(&d, &a);
		if (!founder[event])
			founder[event] = p.story;
		assert_int_equal(p.story, founder[event]);
		assert_int_equal(p.founded, p.story == id);
		assert_int_equal(p.reprint_of, 0);
		assert_int_equal(p.z >= 0, !p.founded);
	}
	assert_int_equal(grouper_live_stories(d.grouper), 20);
	desk_close(&d);
}

/* Weekly claims, daily tolls: the same words about another event; time and weekday part them. */
static void
weekly_figures_a_week_apart_do_not_join(void **state)
{
	(void)state;
	static const struct {
		int64_t later;
		const char *day;
		bool joins;
	} row[] = {{3 * HOUR, "Thursday", true}, {7 * DAY, "Monday", false}};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		for (int64_t id = 1; id <= 60; id++) { /* so that common words are known as such */
			struct group_article a = report(&d, id, (uint32_t)id, monday - DAY);
			place(&d, &a);
		}
		struct group_article first = report(&d, 100, 900, monday), second;
		first.text = str_cat(&d.arena, STR("On Thursday "), text(&d, 900, 180, 20));
		second = report(&d, 101, 900, monday + row[i].later);
		second.text = str_fmt(&d.arena, "On %s " STR_FMT, row[i].day,
		                      STR_ARG(text(&d, 900, 180, 20)));
		second.title = text(&d, 900, 7, 20);
		assert_true(place(&d, &first).founded);
		struct group_place p = place(&d, &second);
		if (p.founded == row[i].joins)
			fail_msg("row %zu: z %.2f", i, p.z);
		desk_close(&d);
	}
}

/* Where no word is known to be common yet, all that happens in one town looks alike. */
static void
one_town_is_no_event_when_little_has_been_seen(void **state)
{
	(void)state;
	enum { TOWN = 900 };
	static const struct {
		uint32_t title; /* the event that the second is about; 0: another, and it has no title */
		bool joins;
	} row[] = {{2, false}, {1, true}, {0, true}};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		struct group_article first = report(&d, 1, 1, monday);
		struct group_article second = report(&d, 2, 2, monday + HOUR);
		first.text = str_cat(&d.arena, text(&d, 1, 100, 40), text(&d, TOWN, 80, 55));
		second.text = str_cat(&d.arena, text(&d, row[i].title == 1 ? 1 : 2, 100, 40),
		                      text(&d, TOWN, 80, 55));
		first.title = text(&d, 1, 7, 100);
		second.title = row[i].title ? text(&d, row[i].title, 7, 100) : STR_NONE;
		assert_true(place(&d, &first).founded);
		struct group_place p = place(&d, &second);
		if (p.founded == row[i].joins)
			fail_msg("row %zu: z %.2f", i, p.z);
		desk_close(&d);
	}
}

/* Each decision is a sum that can be told, and a model of other weights decides otherwise. */
static void
decisions_are_sums_of_the_weights_of_the_model(void **state)
{
	(void)state;
	static const struct {
		double constant;
		bool joins;
	} row[] = {{-100, false}, {100, true}};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		struct err err;
		struct group_settings settings = group_defaults;
		settings.model = group_model_open(&d.arena, model_of(&d, row[i].constant, false), &err);
		assert_non_null(settings.model);
		grouper_close(d.grouper);
		d.grouper = grouper_open(&settings);
		struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + HOUR);
		place(&d, &a);
		struct group_place p = place(&d, &b);
		assert_int_equal(p.founded, !row[i].joins);
		assert_true(p.terms[GROUP_LIKENESS] < 0); /* a logarithm, weighed as it is */
		double sum = p.constant + p.title;
		for (int t = 0; t < GROUP_TERMS; t++)
			sum += p.terms[t];
		assert_true(fabs(sum - p.z) < 1e-9);
		desk_close(&d);
	}
}

static void
models_of_other_features_are_refused(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct err err;
	assert_null(group_model_open(&d.arena, model_of(&d, 0, true), &err));
	assert_string_equal(err.msg, "it has no weights for what this program knows of stories");
	assert_null(group_model_open(&d.arena, STR("no model"), &err));
	assert_int_equal(err.code, ERR_INPUT);
	desk_close(&d);
}

/* Feeds are late, early and wrong; what is known of the words then decides. */
static void
clocks_may_be_wrong(void **state)
{
	(void)state;
	static const struct {
		int64_t first, second;
		bool joins;
	} row[] = {
		{0, 2 * HOUR, true},
		{3 * DAY, 0, true}, /* published before, arrived after */
		{0, 5 * DAY, true},
		{WHEN_UNKNOWN, 0, true},
		{0, WHEN_UNKNOWN, true},
		{WHEN_UNKNOWN, WHEN_UNKNOWN, true},
		{0, 11 * DAY, false}, /* its story has ended */
		{0, -365 * DAY, false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d = desk_open();
		int64_t first = row[i].first, second = row[i].second;
		for (int64_t id = 1; id <= 60; id++) { /* so that common words are known as such */
			struct group_article a = report(&d, id, (uint32_t)id, monday + id * HOUR);
			place(&d, &a);
		}
		struct group_article a = report(&d, 100, 900, first), b = report(&d, 101, 900, second);
		a.published = first == WHEN_UNKNOWN ? first : monday + first;
		b.published = second == WHEN_UNKNOWN ? second : monday + second;
		assert_true(place(&d, &a).founded);
		struct group_place p = place(&d, &b);
		if (p.founded == row[i].joins)
			fail_msg("row %zu: z %.2f", i, p.z);
		desk_close(&d);
	}
}

static void
published_is_a_claim(void **state)
{
	(void)state;
	static const struct {
		int64_t published, first_seen, when;
	} row[] = {
		{100 * DAY + monday, 101 * DAY + monday, 100 * DAY + monday},
		{monday + DAY, monday, monday},              /* the future */
		{0, monday, monday},                         /* a clock that was never set */
		{-DAY, monday, monday},
		{WHEN_UNKNOWN, monday, monday},
		{monday, WHEN_UNKNOWN, monday},
		{0, WHEN_UNKNOWN, WHEN_UNKNOWN},
		{monday - 365 * DAY, monday, monday - 365 * DAY}, /* may be an old report */
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (group_when(row[i].published, row[i].first_seen) != row[i].when)
			fail_msg("row %zu", i);
}

/* In whatever order the reports of some hours come, they come to the same stories. */
static void
order_within_hours_does_not_matter(void **state)
{
	(void)state;
	enum { REPORTS = 120, EVENTS = 20 };
	for (uint64_t seed = 1; seed <= 4; seed++) {
		struct desk d = desk_open();
		struct group_article a[REPORTS];
		int64_t story_of_event[EVENTS] = {0};
		for (int64_t i = 0; i < REPORTS; i++)
			a[i] = report(&d, i + 1, (uint32_t)(i * 7 % EVENTS), monday + i * HOUR / 10);
		struct invented dice = {.seed = seed << 32};
		for (uint32_t i = REPORTS - 1; i > 0; i--) {
			uint32_t k = invented_below(&dice, i + 1);
			struct group_article t = a[i];
			a[i] = a[k];
			a[k] = t;
		}
		for (int i = 0; i < REPORTS; i++) {
			int64_t *story = &story_of_event[(a[i].id - 1) * 7 % EVENTS];
			struct group_place p = place(&d, &a[i]);
			if (*story && p.story != *story)
				fail_msg("seed %d: report %d", (int)seed, (int)a[i].id);
			*story = p.story;
		}
		assert_int_equal(grouper_live_stories(d.grouper), EVENTS);
		desk_close(&d);
	}
}

/* Of a report in parts only the first has the title; a story of hundreds goes on. */
static void
story_grows_to_hundreds_with_and_without_titles(void **state)
{
	(void)state;
	struct desk d = desk_open();
	for (int64_t id = 2001; id <= 2060; id++) { /* so that common words are known as such */
		struct group_article a = report(&d, id, (uint32_t)id, monday - DAY);
		place(&d, &a);
	}
	for (int64_t id = 1; id <= 1000; id++) {
		bool big = id % 4 == 1;
		struct group_article a = report(&d, id, big ? 5000 : (uint32_t)id, monday + id * HOUR / 5);
		a.text = text(&d, big ? 5000 : (uint32_t)id, 180, 80);
		if (id > 2 && id % 3 == 0)
			a.title = STR_NONE;
		struct group_place p = place(&d, &a);
		if ((p.story == 1) != big)
			fail_msg("report %d: z %.2f", (int)id, p.z);
	}
	desk_close(&d);
}

static void
ended_story_does_not_wake(void **state)
{
	(void)state;
	for (int expire = 0; expire < 2; expire++) {
		struct desk d = desk_open();
		struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + 3 * DAY);
		struct group_article c = report(&d, 3, 5, monday + 20 * DAY);
		assert_true(place(&d, &a).founded);
		assert_int_equal(place(&d, &b).story, 1);
		if (expire) {
			grouper_expire(d.grouper, monday + 12 * DAY);
			assert_int_equal(grouper_live_stories(d.grouper), 1);
			grouper_expire(d.grouper, monday + 20 * DAY);
			assert_int_equal(grouper_live_stories(d.grouper), 0);
		}
		assert_true(place(&d, &c).founded);
		desk_close(&d);
	}
}

/* A story of unlike members has a low cohesion, which counts for newcomers; the floor keeps it
 * from drawing in the whole stream. */
static void
one_loose_story_does_not_swallow_the_stream(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct desk made = desk_open();
	struct err err;
	for (int64_t id = 401; id <= 600; id++) { /* so that common words are known as such */
		struct group_article a = report(&d, id, (uint32_t)id, monday - 30 * DAY);
		place(&d, &a);
	}
	for (int64_t id = 1; id <= 15; id++) {
		struct group_article a = report(&d, id, (uint32_t)id, monday);
		a.text = text(&d, (uint32_t)id, 200, 2);
		assert_true(grouper_restore(d.grouper, id, 1, 0, place(&made, &a).blob, &err));
	}
	int swallowed = 0;
	for (int64_t id = 16; id <= 315; id++) {
		struct group_article a = report(&d, id, (uint32_t)id, monday + (id & 7) * HOUR);
		a.text = text(&d, (uint32_t)id, 200, 2);
		swallowed += place(&d, &a).story == 1;
	}
	assert_int_equal(swallowed, 0);
	desk_close(&d);
	desk_close(&made);
}

static void
kinds_that_do_not_shape_leave_a_story_as_it_was(void **state)
{
	(void)state;
	static const enum article_kind kind[] = {KIND_LIVEBLOG, KIND_OPINION, KIND_SPONSORED,
	                                         KIND_DIGEST, KIND_MEDIA};
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		struct desk d = desk_open(), bare = desk_open();
		struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + HOUR);
		struct group_article c = report(&d, 3, 5, monday + 2 * HOUR);
		b.kind = kind[i];
		place(&d, &a);
		place(&bare, &a);
		assert_int_equal(place(&d, &b).story, 1);
		struct group_place with = place(&d, &c), without = place(&bare, &c);
		assert_int_equal(with.story, 1);
		assert_memory_equal(&with.z, &without.z, sizeof with.z);
		assert_memory_equal(with.terms, without.terms, sizeof with.terms);
		desk_close(&d);
		desk_close(&bare);
	}
}

static void
languages_do_not_mix(void **state)
{
	(void)state;
	struct desk d = desk_open();
	for (int64_t id = 101; id <= 160; id++) { /* so that common words are known as such */
		struct group_article seen = report(&d, id, (uint32_t)id, monday - DAY);
		place(&d, &seen);
	}
	struct group_article a = report(&d, 1, 5, monday), b = report(&d, 2, 5, monday + HOUR);
	struct group_article c = report(&d, 3, 5, monday + HOUR), u = report(&d, 4, 5, monday);
	b.language = STR("de");
	c.language = STR("en-GB");
	u.language = STR_NONE;
	assert_true(place(&d, &a).founded);
	assert_true(place(&d, &b).founded);
	assert_int_equal(place(&d, &c).story, 1);
	assert_int_equal(place(&d, &u).story, 1);
	desk_close(&d);
}

static void
nothing_to_read_founds_its_own_story(void **state)
{
	(void)state;
	struct desk d = desk_open();
	struct group_article a = {.id = 1, .published = WHEN_UNKNOWN};
	struct group_article b = {.id = 2, .title = STR("\xff\xfe"), .text = STR("..."),
	                          .published = WHEN_UNKNOWN};
	assert_true(place(&d, &a).founded);
	assert_true(place(&d, &b).founded);
	desk_close(&d);
}

/* ── kinds ── */

/* Texts that name two events, of a kind that shapes nothing; then reports of both. */
static void
kinds_that_name_two_events_do_not_glue_them(void **state)
{
	static const enum article_kind kinds[] = {KIND_DIGEST, KIND_LIVEBLOG, KIND_OPINION,
	                                          KIND_SPONSORED, KIND_MEDIA};
	(void)state;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		struct desk d = desk_open();
		struct invented in = {.arena = &d.arena, .seed = 40 + k};
		int64_t id = 0;
		for (uint32_t i = 0; i < 40; i++) { /* a country around them */
			struct group_article other = invented_report(&in, ++id, 10 + i, monday);
			place(&d, &other);
		}
		struct group_article a;
		int64_t first = 0, second = 0, glue[4];
		for (int i = 0; i < 4; i++) {
			struct group_article digest = invented_report(&in, ++id, 0, monday + 2 * HOUR);
			digest.title = str_cat(&d.arena, digest.title, invented_text(&in, 1, 7, 60));
			digest.text = str_cat(&d.arena, invented_text(&in, 1, 90, 35), digest.text);
			digest.kind = kinds[k];
			glue[i] = place(&d, &digest).story;
		}
		for (int i = 0; i < 4; i++) {
			a = invented_report(&in, ++id, 1, monday + 3 * HOUR);
			int64_t story = place(&d, &a).story;
			bool glued = story == first || (second && story != second);
			for (int n = 0; n < 4; n++)
				glued = glued || story == glue[n];
			if (glued)
				fail_msg("%s: two events are not two stories", article_kind_name(kinds[k]));
			second = story;
			a = invented_report(&in, ++id, 0, monday + 3 * HOUR);
			story = place(&d, &a).story;
			assert_true(!first || story == first);
			first = story;
		}
		desk_close(&d);
	}
}

/* ── orders of people ── */

/* A story that is forgotten and put back otherwise is as though it had always been so. */
static void
forgotten_story_leaves_nothing_behind(void **state)
{
	struct desk d = desk_open();
	struct invented in = {.arena = &d.arena, .seed = 8};
	struct grouper *never = grouper_open(&group_defaults);
	struct group_article a[6];
	struct group_place p[6], x, y;
	struct err err;
	(void)state;
	for (int i = 0; i < 6; i++) {
		a[i] = invented_report(&in, i + 1, i < 3 ? 1 : 2, monday + i * HOUR);
		a[i].text = invented_text(&in, i < 3 ? 1 : 2, 180, 80);
		p[i] = place(&d, &a[i]);
	}
	grouper_forget(d.grouper, p[0].story);
	grouper_forget(d.grouper, 12345); /* there is none */
	for (int i = 3; i < 6; i++)
		assert_true(grouper_restore(never, a[i].id, p[i].story, 0, p[i].blob, &err));
	assert_int_equal(grouper_live_stories(d.grouper), grouper_live_stories(never));
	assert_int_equal(grouper_live_articles(d.grouper), grouper_live_articles(never));
	struct group_article next = invented_report(&in, 7, 1, monday + 9 * HOUR);
	next.text = a[1].text; /* no longer a reprint of anything */
	grouper_place(d.grouper, &d.arena, d.scratch, &next, &x);
	grouper_place(never, &d.arena, d.scratch, &next, &y);
	assert_int_equal(x.reprint_of, 0);
	assert_int_equal(x.story, 7);
	assert_memory_equal(&x.z, &y.z, sizeof x.z);
	assert_true(str_eq(x.blob, y.blob));
	grouper_close(never);
	desk_close(&d);
}

/* The terms are what z is made of, and the second story is told. */
static void
decision_is_told_in_its_terms(void **state)
{
	struct desk d = desk_open();
	struct invented in = {.arena = &d.arena, .seed = 21};
	(void)state;
	for (int i = 0; i < 60; i++) {
		struct group_article a = invented_report(&in, i + 1, (uint32_t)i / 4, monday + i * HOUR);
		struct group_place p = place(&d, &a);
		double sum = p.constant + p.title;
		for (int k = 0; k < 5; k++)
			sum += p.terms[k];
		if (!p.nearest)
			continue;
		assert_true(sum - p.z < 1e-9 && p.z - sum < 1e-9);
		assert_int_equal(p.founded, p.z < 0);
		assert_true(p.founded || p.nearest == p.story);
		assert_true(!p.second || (p.second != p.nearest && p.second_z <= p.z));
	}
	desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_that_name_two_events_do_not_glue_them),
		cmocka_unit_test(forgotten_story_leaves_nothing_behind),
		cmocka_unit_test(decision_is_told_in_its_terms),
		cmocka_unit_test(copies_are_reprints_and_quotes_are_none),
		cmocka_unit_test(scripts_without_spaces_and_short_texts_are_known_again),
		cmocka_unit_test(first_publisher_is_the_original_whoever_came_first),
		cmocka_unit_test(reports_of_one_event_join_and_others_do_not),
		cmocka_unit_test(weekly_figures_a_week_apart_do_not_join),
		cmocka_unit_test(one_town_is_no_event_when_little_has_been_seen),
		cmocka_unit_test(decisions_are_sums_of_the_weights_of_the_model),
		cmocka_unit_test(models_of_other_features_are_refused),
		cmocka_unit_test(clocks_may_be_wrong),
		cmocka_unit_test(published_is_a_claim),
		cmocka_unit_test(order_within_hours_does_not_matter),
		cmocka_unit_test(story_grows_to_hundreds_with_and_without_titles),
		cmocka_unit_test(ended_story_does_not_wake),
		cmocka_unit_test(one_loose_story_does_not_swallow_the_stream),
		cmocka_unit_test(kinds_that_do_not_shape_leave_a_story_as_it_was),
		cmocka_unit_test(languages_do_not_mix),
		cmocka_unit_test(nothing_to_read_founds_its_own_story),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
