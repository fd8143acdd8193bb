/* sentence_test.c: where sentences end, in seven scripts and as many habits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "text/sentence.h"

/* '|' stands where one sentence ends and the next begins; it replaces the space there, and
 * where no space is written '^' stands for the same. */
static const struct {
	const char *language, *text;
} row[] = {
	{"en", "The dam broke.|Nobody was hurt."},
	{"en", "The dam broke!|Was anybody hurt?|No."},
	{"en", "Mr. Ode met Dr. Varga in St. Ives.|They talked."},
	{"en", "Sen. Lena Holt and Rep. Bo Hale voted no.|Others did not."},
	{"en", "She works in the U.S. Senate.|It is old."},
	{"en", "She moved to the U.S.|The rest stayed."},
	{"en", "Orbex Inc. Chairman Ulf Dane left.|He is 61."},
	{"en", "He sold Orbex Inc.|The buyer is unknown."},
	{"en", "He came at 5 p.m. Monday.|She came at 6 a.m.|They left."},
	{"en", "J. R. Mollen won.|K. Sand lost."},
	{"en", "George W. Tarn spoke."},
	{"en", "The rate rose 3.5 percent.|It was 2.75 before."},
	{"en", "See No. 5 on the list.|He said no.|Then he left."},
	{"en", "It opened on Nov. 20.|It closed on Dec. 1."},
	{"en", "The Calif. Democrat spoke.|The Cong. Record shows it."},
	{"en", "“We are done.”|The mayor left."},
	{"en", "“We are done,” she said.|“Go home.”"},
	{"en", "\"Is it over?\" he asked.|\"No!\"|\"Then wait.\""},
	{"en", "\"Is it over?\" Marta Ode asked.|Nobody answered."},
	{"en", "\"Is it over?\" Ode asked the clerk.|Nobody answered."},
	{"en", "She paid $5.|$10 was too much."},
	{"en", "He left in 2019.|In 2020 he came back."},
	{"en", "Wait...|There is more."},
	{"en", "Wait … there is more."},
	{"en", "It rained (heavily.)|Then it stopped."},
	{"en", "Visit example.org for more.|It is free."},
	{"en", "Prices fell vs. January.|Wages did not."},
	{"en", "Tools, e.g. Hammers, sold.|Nails did not."},
	{"en", "Mr. Lund Jr. spoke.|He was brief."},
	{"en", "He met Mr. Lund Jr.|They spoke."},
	{"en", "Yahoo! Finance reported it.|Wow!|Bo knew it"},
	{"en", "What?!|Nobody knew."},
	{"en", "1. Open the box."},
	{"en", "The vote was 5-4.|The 4 were angry."},
	{"en", "First paragraph\nSecond paragraph.|Third sentence"},
	{"en", "No end here\n\n\nNone here"},
	{"en", "Police found it. iPhones were there."},
	{"en", "He shot at then-Rep. Lena Holt in May.|She lived."},
	{"en", "They closed the dam.^Later it broke."},
	{"en", "They wrote it in ASP.Net and Node.Js last year."},
	{"en", "She has a Ph.D. in law.|He has none."},
	{"en", "They came, saw, etc.|They left."},
	{"en", "The D.C. Council met.|It was in D.C.|Nobody came."},
	{"de", "Der Damm brach.|Niemand wurde verletzt."},
	{"de", "Am 20. November tagt der Rat.|Er tagt lange."},
	{"de", "Der Rat tagt am 20.|Danach ist Pause."},
	{"de", "Er wurde 1999 geboren.|Sie 2003.|Beide leben."},
	{"de", "Der 1. FC Talheim verlor.|Es war kalt."},
	{"de", "Das kostet 3,5 Mio. Euro.|Die Stadt zahlt."},
	{"de", "Viele, z. B. Lehrer, kamen.|Andere nicht."},
	{"de", "Viele, z.B. Lehrer, kamen usw.|Dann war Schluss."},
	{"de", "Prof. Dr. Anna Lind sprach.|Sie lobte Hrn. Maurer."},
	{"de", "„Wir gehen.“|Dann ging er."},
	{"de", "„Wir gehen“, sagte er.|„Und ihr?“"},
	{"de", "Die GmbH & Co. KG zahlt.|Nr. 5 nicht."},
	{"de", "Um 18.30 Uhr endete es.|Alle gingen."},
	{"fr", "Le barrage a cédé.|Personne n'est blessé."},
	{"fr", "M. Roux a parlé à Mme Petit.|Elle a ri."},
	{"fr", "« Nous partons. »|Puis il est parti."},
	{"fr", "Vraiment ?|Oui !|Il l'a dit."},
	{"fr", "Le no 5 de la rue, etc.|Il est vide."},
	{"fr", "À 9 h. du matin, J.-C. Blanc arrive.|Il est seul."},
	{"es", "La presa cedió.|¿Quién lo sabía?|¡Nadie!"},
	{"es", "El Sr. Vega habló con la Dra. Ruiz.|Ella rió."},
	{"es", "Viajó a EE.UU. en mayo.|El 3 de junio volvió."},
	{"es", "Vive en EE.UU.|Su hermana no."},
	{"es", "Dijo que no.|“Nos vamos”."},
	{"it", "Il sig. Conti parla.|È tardi."},
	{"it", "Il dott. Riva e l'avv. Sala.|Poi altri."},
	{"pt", "O Sr. Lima saiu.|A Dra. Reis ficou."},
	{"nl", "Dhr. Vos sprak.|Mevr. Bos zweeg."},
	{"nl", "Het kost bijv. Utrecht veel.|De rest niet."},
	{"zh", "大坝决口。^没有人受伤！^真的吗？^是的。"},
	{"zh", "他说：“我们走。”^然后他走了。"},
	{"ja", "ダムが決壊した。^けが人はいない。"},
	{"ja", "「行きます。」と述べた。^彼は帰った。"},
	{"ru", "Плотина прорвалась.|Никто не пострадал."},
	{"ru", "А. С. Орлов выступил."},
	{"hi", "बाँध टूट गया।|कोई घायल नहीं हुआ।"},
	{"ar", "انهار السد.|لم يصب أحد؟|نعم."},
	{"pl", "Spotkanie 20. rocznicy trwa.|Potem koniec."},
};

/* The text without its marks. */
static struct str
unmarked(struct arena *a, const char *marked)
{
	struct buf {
		char *p;
		size_t n;
	} b = {arena_array(a, char, strlen(marked) + 1), 0};
	for (; *marked; marked++)
		if (*marked != '^')
			b.p[b.n++] = *marked == '|' ? ' ' : *marked;
	return str_from(b.p, b.n);
}

static struct str
marked_again(struct arena *a, struct str text, const struct sentence_span *s, size_t n)
{
	char *p = arena_array(a, char, text.n * 2 + 1);
	size_t k = 0;
	for (size_t i = 0, at = 0; i < n; at = s[i++].end) {
		if (i > 0 && s[i].paragraph == s[i - 1].paragraph) {
			p[k++] = s[i].start == at ? '^' : '|';
			at = s[i].start;
		}
		memcpy(p + k, text.p + at, s[i].end - at);
		k += s[i].end - at;
	}
	return str_from(p, k);
}

static void
sentences_end_where_readers_end_them(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 24);
	struct arena scratch = arena_part(&a, 1 << 22);
	int wrong = 0;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct sentence_span *s;
		struct str text = unmarked(&a, row[i].text);
		size_t n = sentence_split(&a, scratch, text, str_of(row[i].language), &s);
		char *got = str_c(&a, marked_again(&a, text, s, n));
		if (strcmp(got, row[i].text) != 0) {
			print_error("row %zu: %s\n    got: %s\n", i, row[i].text, got);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	arena_close(&a);
}

static void
paragraphs_are_counted_where_they_hold_text(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	struct arena scratch = arena_part(&a, 1 << 18);
	struct sentence_span *s;
	size_t n = sentence_split(&a, scratch, STR("One. Two.\n\n \nThree.\r\nFour."), STR_NONE, &s);
	assert_int_equal(n, 4);
	assert_int_equal(s[1].paragraph, 0);
	assert_int_equal(s[2].paragraph, 1);
	assert_int_equal(s[2].start, 13);
	assert_int_equal(s[2].end, 19);
	assert_int_equal(s[3].paragraph, 2);
	assert_int_equal(sentence_split(&a, scratch, STR_NONE, STR_NONE, &s), 0);
	assert_int_equal(sentence_split(&a, scratch, STR(" \n\t"), STR_NONE, &s), 0);
	arena_close(&a);
}

/* Whatever the bytes: spans are in order, do not touch white space, and leave out nothing. */
static void
no_byte_is_lost_whatever_the_text(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 24);
	struct arena scratch = arena_part(&a, 1 << 22);
	static const char *const piece[] = {".", "!", "?", " ", "\n", "\"", "”", "“", "»", "\xc2\xa0",
	                                    "A", "b", "Mr", "7", "。", "」", "…", "\xff", "(", "U.S"};
	uint64_t seed = 7;
	for (int round = 0; round < 3000; round++) {
		char text[200];
		size_t n = 0;
		for (int k = 0; k < 40; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			const char *p = piece[(seed >> 33) % (sizeof piece / sizeof *piece)];
			memcpy(text + n, p, strlen(p));
			n += strlen(p);
		}
		struct arena out = arena_part(&a, 1 << 16);
		struct sentence_span *s;
		size_t count = sentence_split(&out, scratch, str_from(text, n), STR("en"), &s);
		size_t at = 0;
		for (size_t i = 0; i <= count; i++) {
			size_t to = i < count ? s[i].start : n;
			assert_true(to >= at && to <= n);
			for (; at < to; at++)
				assert_true(byte_is_space((unsigned char)text[at]) ||
				            (unsigned char)text[at] == 0xc2 ||
				            (unsigned char)text[at] == 0xa0);
			if (i < count) {
				assert_true(s[i].end > s[i].start);
				at = s[i].end;
			}
		}
		a.cur = out.beg;
	}
	arena_close(&a);
}

static void
long_runs_of_marks_take_linear_time(void **state)
{
	(void)state;
	static const char *const unit[] = {".", ". ", "\" ", ".\"", "A.", "A. ", "« ", ". » ", "( "};
	struct arena a = arena_open(1 << 28);
	struct arena scratch = arena_part(&a, 1 << 27);
	enum { BYTES = 1 << 20 };
	char *text = arena_array(&a, char, BYTES);
	clock_t begin = clock();
	for (size_t u = 0; u < sizeof unit / sizeof *unit; u++) {
		size_t k = strlen(unit[u]);
		for (size_t i = 0; i < BYTES; i++)
			text[i] = unit[u][i % k];
		struct arena out = a;
		struct sentence_span *s;
		sentence_split(&out, scratch, str_from(text, BYTES), STR("en"), &s);
	}
	assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 8);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_end_where_readers_end_them),
		cmocka_unit_test(paragraphs_are_counted_where_they_hold_text),
		cmocka_unit_test(no_byte_is_lost_whatever_the_text),
		cmocka_unit_test(long_runs_of_marks_take_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
