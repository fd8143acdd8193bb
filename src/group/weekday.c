/* weekday.c: names of weekdays, to tell reports of one week's days apart. */
#include "group/weekday.h"

enum { WEEKDAY_FORMS = 14 };

/* Whole words as WORD_SPLIT gives them, a week of seven and further forms; NULL ends a row. */
static const struct {
	const char *language, *name[WEEKDAY_FORMS];
} names[] = {
	{"en", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
	{"de", {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
	        NULL, NULL, NULL, NULL, NULL, "sonnabend"}},
	{"fr", {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
	{"es", {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}},
	{"it", {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}},
	{"nl", {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
	/* The days of Portuguese but two are numbered: segunda-feira is two words. */
	{"pt", {"segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"}},
	{"ca", {"dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"}},
	{"sv", {"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
	        "måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen",
	        "söndagen"}},
	{"da", {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"}},
	{"no", {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"}},
	{"fi", {"maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina",
	        "lauantaina", "sunnuntaina", "maanantai", "tiistai", "keskiviikko", "torstai",
	        "perjantai", "lauantai", "sunnuntai"}},
	{"hu", {"hétfőn", "kedden", "szerdán", "csütörtökön", "pénteken", "szombaton", "vasárnap",
	        "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat"}},
	{"ro", {"luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"}},
	{"tr", {"pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"}},
	{"pl", {"poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę",
	        "poniedziałku", "wtorku", "środa", "czwartku", "piątku", "sobota", "niedziela"}},
	{"cs", {"pondělí", "úterý", "středu", "čtvrtek", "pátek", "sobotu", "neděli", NULL, NULL,
	        "středa", NULL, NULL, "sobota", "neděle"}},
	{"ru", {"понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье",
	        "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы",
	        "воскресенья"}},
	{"uk", {"понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю"}},
	{"sr", {"понедељак", "уторак", "среду", "четвртак", "петак", "суботу", "недељу"}},
	{"el", {"δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή"}},
	{"ar", {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
	        "الإثنين"}},
	{"id", {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"}},
	{"hi", {"सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"}},
	{"ja", {"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "月曜",
	        "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"}},
	{"zh", {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "周一",
	        "周二", "周三", "周四", "周五", "周六", "周日"}},
	{"ko", {"월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"}},
};

/* The longest and the shortest name, in bytes. */
enum { LEAST_BYTES = 3, MOST_BYTES = 27 };

uint8_t
weekday_bit(struct str language, struct str low)
{
	struct str tag = language.n >= 2 ? language : STR("en");
	char first = (char)byte_lower((unsigned char)tag.p[0]);
	char second = (char)byte_lower((unsigned char)tag.p[1]);
	if (low.n < LEAST_BYTES || low.n > MOST_BYTES)
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (names[i].language[0] != first || names[i].language[1] != second)
			continue;
		for (int d = 0; d < WEEKDAY_FORMS; d++)
			if (names[i].name[d] && str_eq(low, str_of(names[i].name[d])))
				return (uint8_t)(1 << d % 7);
	}
	return 0;
}
