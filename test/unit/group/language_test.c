/* language_test.c: one language at a time: what belongs together in each of them.
 *
 * Of each language four invented reports: two on a bridge that was closed, two on a stolen
 * painting, told in other words and other endings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "group/group.h"
#include "group/vector.h"
#include "group/weekday.h"

static const int64_t monday = 1795996800; /* 2026-11-30 00:00 UTC */

static const struct {
	const char *language;
	struct {
		const char *title, *text;
	} report[4]; /* bridge, painting, bridge, painting */
} row[] = {
	{"de",
	 {{"Alte Brücke in Eschwald gesperrt",
	   "Die alte Brücke in Eschwald ist wegen Rissen in zwei Pfeilern gesperrt worden. Die Ingenieurin Mara Tolk sagte, die Pfeiler seien nicht mehr sicher. Lastwagen müssen einen Umweg fahren."},
	  {"Gemälde aus Museum in Lindau gestohlen",
	   "Unbekannte haben aus dem Museum in Lindau ein Gemälde von Otto Brell gestohlen. Die Diebe schlugen ein Fenster ein. Der Wert des Gemäldes wird auf drei Millionen geschätzt."},
	  {"Risse in Pfeilern: Eschwalder Brücke zu",
	   "Nach der Sperrung der Brücke von Eschwald fahren die Lastwagen einen Umweg. In den Pfeilern waren Risse entdeckt worden, berichtete Ingenieurin Tolk. Wann die alte Brücke öffnet, ist offen."},
	  {"Diebe stehlen Bild von Brell",
	   "Im Lindauer Museum fehlt ein Gemälde: Diebe haben das Bild des Malers Otto Brell gestohlen. Sie kamen durch ein Fenster, das sie einschlugen. Die Polizei sucht Zeugen."}}},
	{"fr",
	 {{"Le vieux pont d'Aumeval fermé",
	   "Le vieux pont d'Aumeval est fermé à cause de fissures dans deux piliers. Les piliers ne sont plus sûrs, selon l'ingénieure Mara Tolque. Les camions doivent faire un détour."},
	  {"Un tableau volé au musée de Lindre",
	   "Des inconnus ont volé un tableau d'Otto Brelle au musée de Lindre. Les voleurs ont cassé une fenêtre. Le tableau vaut trois millions."},
	  {"Fissures : le pont d'Aumeval reste fermé",
	   "À Aumeval, le pont reste fermé aux camions, qui font un détour. L'ingénieure Tolque avait découvert des fissures dans les piliers du vieux pont. La réouverture n'est pas prévue."},
	  {"Vol au musée : un Brelle disparaît",
	   "Le musée de Lindre cherche un tableau du peintre Otto Brelle, volé dans la nuit. Les voleurs sont entrés par une fenêtre cassée. La police cherche des témoins."}}},
	{"es",
	 {{"Cierran el viejo puente de Almara",
	   "El viejo puente de Almara está cerrado por grietas en dos pilares. Los pilares ya no son seguros, dijo la ingeniera Mara Tolque. Los camiones tienen que dar un rodeo."},
	  {"Roban un cuadro del museo de Lindar",
	   "Unos desconocidos robaron un cuadro de Otón Brela del museo de Lindar. Los ladrones rompieron una ventana. El cuadro vale tres millones."},
	  {"Grietas en los pilares del puente de Almara",
	   "Los camiones dan un rodeo porque el puente de Almara sigue cerrado. La ingeniera Tolque encontró grietas en los pilares del viejo puente. No hay fecha para abrirlo."},
	  {"Ladrones se llevan un Brela",
	   "Falta un cuadro del pintor Otón Brela en el museo de Lindar. Los ladrones entraron por una ventana rota y lo robaron de noche. La policía busca testigos."}}},
	{"pt-BR",
	 {{"Ponte velha de Almara é fechada",
	   "A ponte velha de Almara foi fechada por causa de rachaduras em dois pilares. Os pilares não são mais seguros, disse a engenheira Mara Tolque. Os caminhões precisam fazer um desvio."},
	  {"Quadro roubado do museu de Lindar",
	   "Desconhecidos roubaram um quadro de Otto Brela do museu de Lindar. Os ladrões quebraram uma janela. O quadro vale três milhões."},
	  {"Rachaduras nos pilares fecham ponte de Almara",
	   "Os caminhões fazem um desvio porque a ponte de Almara continua fechada. A engenheira Tolque achou rachaduras nos pilares da ponte velha. Não há data para reabrir."},
	  {"Ladrões levam um Brela",
	   "Falta um quadro do pintor Otto Brela no museu de Lindar. Os ladrões entraram por uma janela quebrada e o roubaram de noite. A polícia procura testemunhas."}}},
	{"it",
	 {{"Chiuso il vecchio ponte di Almara",
	   "Il vecchio ponte di Almara è chiuso per crepe in due piloni. I piloni non sono più sicuri, ha detto l'ingegnera Mara Tolchi. I camion devono fare una deviazione."},
	  {"Rubato un quadro al museo di Lindaro",
	   "Ignoti hanno rubato un quadro di Ottone Brella dal museo di Lindaro. I ladri hanno rotto una finestra. Il quadro vale tre milioni."},
	  {"Crepe nei piloni del ponte di Almara",
	   "I camion fanno una deviazione perché il ponte di Almara resta chiuso. L'ingegnera Tolchi aveva scoperto crepe nei piloni del vecchio ponte. Non c'è una data per la riapertura."},
	  {"I ladri portano via un Brella",
	   "Manca un quadro del pittore Ottone Brella al museo di Lindaro. I ladri sono entrati da una finestra rotta e lo hanno rubato di notte. La polizia cerca testimoni."}}},
	{"nl",
	 {{"Oude brug in Eswoude dicht",
	   "De oude brug in Eswoude is gesloten wegens scheuren in twee pijlers. De pijlers zijn niet meer veilig, zei ingenieur Mara Tolk. Vrachtwagens moeten omrijden."},
	  {"Schilderij gestolen uit museum in Linden",
	   "Onbekenden hebben een schilderij van Otto Brel gestolen uit het museum in Linden. De dieven sloegen een raam in. Het schilderij is drie miljoen waard."},
	  {"Scheuren in pijlers van brug Eswoude",
	   "Vrachtwagens rijden om omdat de brug in Eswoude gesloten blijft. Ingenieur Tolk had scheuren gevonden in de pijlers van de oude brug. Er is geen datum voor de opening."},
	  {"Dieven nemen schilderij van Brel mee",
	   "In het museum van Linden ontbreekt een schilderij van de schilder Otto Brel. De dieven kwamen door een ingeslagen raam en hebben het gestolen. De politie zoekt getuigen."}}},
	{"ru",
	 {{"В Альмарске закрыт старый мост",
	   "Старый мост в Альмарске закрыт из-за трещин в двух опорах. Опоры больше не безопасны, сказала инженер Мара Толкова. Грузовики едут в объезд."},
	  {"Из музея в Линдове украли картину",
	   "Неизвестные украли картину Отто Бреллова из музея в Линдове. Воры разбили окно. Картина стоит три миллиона."},
	  {"Трещины в опорах моста Альмарска",
	   "Грузовики едут в объезд, потому что мост Альмарска остаётся закрытым. Инженер Толкова нашла трещины в опорах старого моста. Даты открытия нет."},
	  {"Воры унесли картину Бреллова",
	   "В музее Линдова нет картины художника Отто Бреллова: воры украли её ночью. Они вошли через разбитое окно. Полиция ищет свидетелей."}}},
	{"tr",
	 {{"Almarda eski köprü kapatıldı",
	   "Almarda eski köprü iki ayağındaki çatlaklar nedeniyle kapatıldı. Mühendis Mara Tolkan köprü ayaklarının güvenli olmadığını söyledi. Kamyonlar başka yoldan gidiyor."},
	  {"Lindar müzesinden tablo çalındı",
	   "Hırsızlar Lindar müzesinden Otto Brelli'nin tablosunu çaldı. Hırsızlar pencereyi kırdı. Tablonun değeri üç milyon."},
	  {"Almarda köprüsünün ayaklarında çatlak",
	   "Almarda köprüsü kapalı kaldığı için kamyonlar başka yoldan gidiyor. Mühendis Tolkan eski köprünün ayaklarında çatlaklar buldu. Açılış tarihi belli değil."},
	  {"Hırsızlar Brelli tablosunu götürdü",
	   "Lindar müzesinde ressam Otto Brelli'nin tablosu yok. Hırsızlar kırılan pencereden girdi ve tabloyu gece çaldı. Polis tanık arıyor."}}},
	{"zh-Hans",
	 {{"阿尔马旧桥因裂缝关闭",
	   "阿尔马的旧桥因两个桥墩出现裂缝而关闭。工程师马拉说桥墩已经不安全。卡车必须绕行。"},
	  {"林达博物馆油画被盗",
	   "林达博物馆的一幅布雷尔油画被盗。小偷打破窗户进入博物馆。油画价值三百万元。"},
	  {"桥墩裂缝：阿尔马旧桥仍然关闭",
	   "由于阿尔马旧桥关闭，卡车只能绕行。工程师马拉在旧桥的桥墩上发现裂缝。重新开放的日期没有确定。"},
	  {"小偷偷走布雷尔油画",
	   "林达博物馆丢失了布雷尔的油画。小偷夜里打破窗户偷走油画。警察正在寻找证人。"}}},
	{"ja",
	 {{"アルマラの古い橋が通行止め",
	   "アルマラの古い橋が、二本の橋脚のひび割れのため通行止めになった。技師のマラ・トルクさんは橋脚が安全ではないと話した。トラックは迂回している。"},
	  {"リンダの美術館で絵画盗難",
	   "リンダの美術館からオットー・ブレルの絵画が盗まれた。泥棒は窓を割って美術館に入った。絵画の価値は三百万。"},
	  {"橋脚にひび割れ、アルマラの橋は閉鎖続く",
	   "アルマラの橋の通行止めが続き、トラックは迂回している。技師のトルクさんは古い橋の橋脚にひび割れを見つけた。再開の日は決まっていない。"},
	  {"泥棒がブレルの絵画を持ち去る",
	   "リンダの美術館で画家オットー・ブレルの絵画がなくなった。泥棒は夜に窓を割って絵画を盗んだ。警察は目撃者を捜している。"}}},
	{"ar",
	 {{"إغلاق الجسر القديم في ألمارا",
	   "أغلق الجسر القديم في ألمارا بسبب تشققات في دعامتين. وقالت المهندسة مارا طلق إن دعامات الجسر لم تعد آمنة. وتسلك الشاحنات طريقا بديلا."},
	  {"سرقة لوحة من متحف ليندار",
	   "سرق لصوص لوحة للرسام أوتو بريل من متحف ليندار. وكسر اللصوص نافذة. وتبلغ قيمة اللوحة ثلاثة ملايين."},
	  {"تشققات في دعامات جسر ألمارا",
	   "تسلك الشاحنات طريقا بديلا لأن الجسر القديم في ألمارا مغلق. واكتشفت المهندسة طلق تشققات في دعامات الجسر. ولا موعد لفتح الجسر."},
	  {"لصوص متحف ليندار يسرقون لوحة بريل",
	   "فقد متحف ليندار لوحة الرسام أوتو بريل. ودخل اللصوص من نافذة وسرقوا اللوحة ليلا. وتبحث الشرطة عن شهود."}}},
	{"pl",
	 {{"Stary most w Almarze zamknięty",
	   "Stary most w Almarze zamknięto z powodu pęknięć w dwóch filarach. Inżynier Mara Tolkowska mówi, że filary mostu są niebezpieczne. Ciężarówki jadą objazdem."},
	  {"Kradzież obrazu w muzeum w Lindarze",
	   "Złodzieje ukradli obraz Ottona Brella z muzeum w Lindarze. Złodzieje wybili okno. Obraz jest wart trzy miliony."},
	  {"Pęknięcia w filarach mostu w Almarze",
	   "Ciężarówki jadą objazdem, bo most w Almarze jest zamknięty. Inżynier Tolkowska znalazła pęknięcia w filarach. Stary most nie ma daty otwarcia."},
	  {"Złodzieje zabrali obraz Brella",
	   "W muzeum w Lindarze brakuje obrazu. Złodzieje ukradli obraz Ottona Brella nocą przez wybite okno. Policja szuka świadków."}}},
	{"xx", /* no language that anything is known of */
	 {{"Gulo brano mel Almara",
	   "Gulo brano mel Almara fikora tesk duvi pilano. Sorta Mara Tolk vesa pilano brano. Kamora lin detora."},
	  {"Piktor rabelo museo Lindar",
	   "Rabelo piktor Oto Brel museo Lindar vik. Rabano fenestro krako. Piktor valo tri milo."},
	  {"Fikora pilano brano Almara",
	   "Kamora lin detora brano Almara gulo. Sorta Tolk trova fikora pilano brano. Data aperto nil."},
	  {"Rabano piktor Brel",
	   "Museo Lindar piktor Oto Brel rabelo. Rabano fenestro krako nokto. Polico serca vido."}}},
};

static void
two_events_make_two_stories_in_each_language(void **state)
{
	(void)state;
	struct arena arena = arena_open(64 << 20), scratch = arena_open(64 << 20);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct grouper *g = grouper_open(&group_defaults);
		int64_t story[4];
		for (int k = 0; k < 4; k++) {
			struct group_article a = {
				.id = k + 1,
				.language = str_of(row[i].language),
				.title = str_of(row[i].report[k].title),
				.text = str_of(row[i].report[k].text),
				.published = monday + k * 3600,
			};
			struct group_place place;
			grouper_place(g, &arena, scratch, &a, &place);
			story[k] = place.story;
		}
		if (story[0] == story[1] || story[2] != story[0] || story[3] != story[1])
			fail_msg("%s: %d %d %d %d", row[i].language, (int)story[0], (int)story[1],
			         (int)story[2], (int)story[3]);
		grouper_close(g);
	}
	arena_close(&arena);
	arena_close(&scratch);
}

static void
a_tag_with_a_region_is_its_language(void **state)
{
	(void)state;
	static const struct {
		const char *one, *other;
		bool same;
	} tags[] = {
		{"pt-BR", "pt", true}, {"PT_pt", "pt", true}, {"zh-Hant", "zh", true},
		{"nb", "nn", true},    {"no", "nb", true},    {"iw", "he", true},
		{"", "en", true},      {"de", "nl", false},   {"sr", "ru", false},
	};
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		struct words_reader *r = words_reader_open(str_of(tags[i].one));
		assert_int_equal(reader_speaks(r, str_of(tags[i].other)), tags[i].same);
		words_reader_close(r);
	}
}

static void
weekdays_are_known_by_language(void **state)
{
	(void)state;
	static const struct {
		const char *language, *word;
		int bit;
	} days[] = {
		{"en", "monday", 1},      {"de", "sonnabend", 32}, {"fr", "dimanche", 64},
		{"pt", "segunda", 1},     {"sv", "fredagen", 16},  {"fi", "perjantaina", 16},
		{"hu", "kedden", 2},      {"tr", "salı", 2},       {"pl", "środę", 4},
		{"cs", "neděle", 64},     {"ru", "среду", 4},      {"uk", "неділю", 64},
		{"el", "παρασκευή", 16},  {"ar", "الجمعة", 16},    {"id", "kamis", 8},
		{"hi", "सोमवार", 1},       {"ja", "木曜", 8},        {"zh", "周三", 4},
		{"ko", "토요일", 32},      {"sr", "уторак", 2},      {"da", "lørdag", 32},
		{"ro", "vineri", 16},     {"ca", "dijous", 8},     {"en", "montag", 0},
		{"en", "mo", 0},          {"xx", "monday", 0},
	};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (weekday_bit(str_of(days[i].language), str_of(days[i].word)) != days[i].bit)
			fail_msg("%s %s", days[i].language, days[i].word);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_events_make_two_stories_in_each_language),
		cmocka_unit_test(a_tag_with_a_region_is_its_language),
		cmocka_unit_test(weekdays_are_known_by_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
