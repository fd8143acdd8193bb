/* weekday.c: names of weekdays, to tell reports of one week's days apart. */
#include "group/weekday.h"

static const struct {
	const char *language, *name[8];
} names[] = {
	{"en", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
	{"de", {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
	        "sonnabend"}},
	{"fr", {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
	{"es", {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}},
	{"it", {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}},
	{"nl", {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
};

enum { SATURDAY = 5, OTHER_SATURDAY = 7 };

uint8_t
weekday_bit(struct str language, struct str low)
{
	struct str tag = language.p ? str_sub(language, 0, 2) : STR("en");
	if (low.n < 5 || low.n > 10) /* no name is shorter or longer */
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!str_eq_nocase(tag, str_of(names[i].language)))
			continue;
		for (int d = 0; d <= OTHER_SATURDAY && names[i].name[d]; d++)
			if (str_eq(low, str_of(names[i].name[d])))
				return (uint8_t)(1 << (d == OTHER_SATURDAY ? SATURDAY : d));
	}
	return 0;
}
