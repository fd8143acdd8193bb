/* abbr_de.c: German abbreviations and sentence openers. */
#include "text/abbr.h"

static const char *const inside_de[] = {
	"Bd", "Bde", "Dipl", "Dkfm", "Dr", "Fr", "Frhr", "Frl", "Gen", "Hl", "Hptm", "Hr",
	"Hrn", "Hrsg", "Ing", "Kard", "Lt", "Ltg", "Mag", "Mag.a", "Min", "Mr", "Mrs",
	"Oberstlt", "Prof", "St", "Univ", "a", "bzw", "ca", "d", "d.h", "e", "evtl",
	"exkl", "geb", "gem", "gest", "ggf", "h.c", "hl", "hrsg", "i", "i.R", "i.V",
	"i.d.R", "i.e", "inkl", "insb", "insbes", "jur", "m.E", "max", "med", "min",
	"mind", "nat", "o", "o.g", "o.ä", "phil", "rd", "rer", "s", "s.o", "s.u", "sog",
	"theol", "u", "u.U", "u.a", "u.ä", "v", "v.a", "verh", "vgl", "z", "z.B", "z.T",
	"z.Zt", "zzgl", NULL,
};

static const char *const maybe_de[] = {
	"Abt", "Apr", "Aug", "Chr", "Co", "Corp", "Dez", "Di", "Do", "Feb", "Febr", "Inc",
	"Jan", "Jh", "Jhd", "Jul", "Jun", "Jän", "Kto", "Ltd", "Mi", "Mio", "Mo", "Mrd",
	"Mär", "Nov", "Okt", "Sa", "Sep", "Sept", "So", "Std", "Stk", "Str", "Tel", "Tsd",
	"U.S", "U.S.A", "a.D", "a.M", "a.d", "allg", "dgl", "e.V", "etc", "etw", "f",
	"ff", "i.G", "jun", "n.Chr", "sen", "str", "usw", "v.Chr", NULL,
};

static const char *const number_de[] = {
	"Abb", "Abs", "Art", "Az", "Bl", "Kap", "Nr", "Nrn", "Pos", "Rn", "S", "Tab",
	"Ziff", "lit", NULL,
};

static const char *const openers_de[] = {
	"Aber", "Alle", "Allerdings", "Als", "Am", "An", "Auch", "Auf", "Aus", "Bei",
	"Beim", "Bis", "Bisher", "Da", "Dabei", "Daher", "Damit", "Danach", "Dann",
	"Darum", "Das", "Dem", "Den", "Denn", "Der", "Des", "Deshalb", "Die", "Dies",
	"Diese", "Diesem", "Diesen", "Dieser", "Dieses", "Doch", "Dort", "Durch", "Ein",
	"Eine", "Einem", "Einen", "Einer", "Einige", "Er", "Es", "Für", "Gegen",
	"Gestern", "Heute", "Hier", "Ich", "Ihm", "Ihn", "Ihr", "Ihre", "Ihren", "Ihrer",
	"Im", "In", "Inzwischen", "Jedoch", "Jetzt", "Kein", "Keine", "Laut", "Man",
	"Mehr", "Mit", "Nach", "Nicht", "Noch", "Nun", "Nur", "Ob", "Obwohl", "Oder",
	"Ohne", "Schon", "Sein", "Seine", "Seinen", "Seiner", "Seit", "Sie", "So",
	"Später", "Trotz", "Trotzdem", "Um", "Und", "Unter", "Viele", "Vom", "Von", "Vor",
	"Warum", "Was", "Wegen", "Weil", "Wenn", "Wer", "Wie", "Wir", "Wo", "Während",
	"Zu", "Zudem", "Zum", "Zur", "Zuvor", "Zwar", NULL,
};

const struct abbr_language abbr_de = {"de", true, inside_de,
                                       maybe_de, number_de, openers_de};
