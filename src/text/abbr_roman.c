/* abbr_roman.c: French, Spanish, Italian and Portuguese abbreviations and openers. */
#include "text/abbr.h"

static const char *const inside_fr[] = {
	"Cdt", "Cf", "Cne", "Col", "Dr", "Drs", "Gal", "Lt", "M", "MM", "Me", "Mes",
	"Mgr", "Mlle", "Mlles", "Mme", "Mmes", "Pr", "Prs", "Sgt", "St", "Ste", "Sts",
	"Vve", "c.-à-d", "cf", "coll", "env", "ex", "max", "min", "p.ex", "resp", "éd",
	NULL,
};

static const char *const maybe_fr[] = {
	"Avr", "Bd", "Cie", "Corp", "Déc", "E.U", "Févr", "Inc", "J.-C", "Janv", "Jr",
	"Juil", "Ltd", "Nov", "O.N.U", "Oct", "S.A", "S.A.R.L", "Sept", "Sr", "Tél",
	"U.S", "U.S.A", "a.m", "apr", "av", "avr", "bd", "déc", "etc", "févr", "hab",
	"janv", "juil", "nov", "oct", "p.m", "sept", "tél", NULL,
};

static const char *const number_fr[] = {
	"Art", "Chap", "N", "No", "al", "art", "chap", "fig", "n", "no", "p", "pp", "vol",
	NULL,
};

static const char *const openers_fr[] = {
	"A", "Ainsi", "Alors", "Après", "Au", "Aujourd", "Aussi", "Aux", "Avant", "Avec",
	"C'est", "Car", "Ce", "Celle", "Celui", "Cependant", "Certains", "Ces", "Cet",
	"Cette", "Chaque", "Comme", "Comment", "C’est", "Dans", "De", "Depuis", "Des",
	"Donc", "Du", "Elle", "Elles", "En", "Enfin", "Ensuite", "Et", "Hier", "Ici",
	"Il", "Ils", "Je", "La", "Le", "Les", "Leur", "Leurs", "Lorsque", "Mais",
	"Malgré", "Même", "Nos", "Notre", "Nous", "On", "Or", "Ou", "Où", "Par", "Parmi",
	"Pendant", "Plus", "Plusieurs", "Pour", "Pourquoi", "Pourtant", "Puis", "Quand",
	"Que", "Quel", "Qui", "Quoi", "Sa", "Sans", "Selon", "Ses", "Si", "Son", "Sous",
	"Sur", "Tous", "Tout", "Toutefois", "Toutes", "Un", "Une", "Vous", "À", NULL,
};

const struct abbr_language abbr_fr = {"fr", false, inside_fr,
                                       maybe_fr, number_fr, openers_fr};

static const char *const inside_es[] = {
	"Alm", "Arq", "Av", "Avda", "Cap", "Cdte", "Cnel", "D", "Da", "Dpto", "Dr", "Dra",
	"Dres", "Dtor", "Dtora", "Dña", "Excma", "Excmo", "Fr", "Gral", "Ilmo", "Ing",
	"Lic", "Magdo", "Mons", "Pdte", "Prof", "Profa", "Sgto", "Sr", "Sra", "Sras",
	"Sres", "Srta", "Sta", "Sto", "Tte", "Ud", "Uds", "Vd", "Vds", "aprox", "cf", "dr",
	"dra", "ing", "lic", "p.ej", "sr", "sra", "srta", NULL,
};

static const char *const maybe_es[] = {
	"Abr", "Ago", "C.V", "CC.OO", "Cia", "Corp", "Cía", "Dic", "EE", "EE.UU", "Ene",
	"FF.AA", "Feb", "Inc", "Jr", "Ltd", "M.N", "MM.UU", "Nov", "Oct", "RR.HH", "S.A",
	"S.A.U", "S.L", "Sept", "Tel", "UU", "a.C", "a.m", "abr", "ago", "c.c", "d.C",
	"dic", "ene", "etc", "feb", "jul", "jun", "mar", "may", "nov", "oct", "p.m", "sep",
	"sept", "tel", NULL,
};

static const char *const number_es[] = {
	"Art", "No", "Núm", "Pág", "art", "arts", "cap", "fig", "inc", "n", "n.º", "no",
	"nº", "núm", "pág", "págs", "vol", NULL,
};

static const char *const openers_es[] = {
	"A", "Además", "Ahora", "Al", "Algunos", "Ante", "Antes", "Aquel", "Así",
	"Aunque", "Ayer", "Bajo", "Como", "Con", "Contra", "Cuando", "Cómo", "De", "Del",
	"Desde", "Después", "Durante", "Dónde", "El", "Ella", "Ellas", "Ellos", "En",
	"Entonces", "Entre", "Era", "Es", "Esa", "Ese", "Eso", "Esta", "Estas", "Este",
	"Esto", "Estos", "Está", "Fue", "Hasta", "Hay", "Hoy", "La", "Las", "Le", "Les",
	"Lo", "Los", "Luego", "Mas", "Mientras", "Muchos", "Ni", "No", "Nosotros", "O",
	"Otro", "Otros", "Para", "Pero", "Por", "Porque", "Pues", "Quién", "Qué", "Se",
	"Según", "Si", "Sin", "Sobre", "Son", "Su", "Sus", "También", "Todas", "Todo",
	"Todos", "Tras", "Un", "Una", "Unas", "Unos", "Y", "Ya", "Yo", "Él", NULL,
};

const struct abbr_language abbr_es = {"es", false, inside_es,
                                       maybe_es, number_es, openers_es};

static const char *const inside_it[] = {
	"Amm", "Arch", "Avv", "Cap", "Card", "Cfr", "Col", "Don", "Dott", "Dott.ssa", "Dr",
	"Egr", "Gen", "Gent", "Geom", "Ing", "Mgr", "Mons", "On", "Prof", "Prof.ssa",
	"Rag", "S", "S.E", "SS", "Sen", "Sig", "Sig.na", "Sig.ra", "Sigg", "Spett", "Sr",
	"Ten", "arch", "art.1", "avv", "ca", "cfr", "col", "dott", "dott.ssa", "es", "gen",
	"geom", "ing", "mons", "on", "p.es", "prof", "prof.ssa", "sec", "sen", "sig",
	"sig.ra", "sigg", NULL,
};

static const char *const maybe_it[] = {
	"Co", "Corp", "Inc", "Ltd", "S.p.A", "S.r.l", "Tel", "U.S", "a.C", "ago", "apr",
	"d.C", "dic", "ecc", "etc", "feb", "gen", "genn", "giu", "lug", "mag", "mar",
	"mld", "mln", "nov", "ott", "set", "sett", "tel", NULL,
};

static const char *const number_it[] = {
	"Art", "N", "art", "artt", "cap", "fig", "n", "num", "p", "pag", "pagg", "vol",
	NULL,
};

static const char *const openers_it[] = {
	"A", "Al", "Alla", "Altri", "Anche", "Che", "Chi", "Come", "Con", "Cosa", "Così",
	"Da", "Del", "Della", "Di", "Dopo", "Durante", "E", "Egli", "Era", "Fra", "Già",
	"Gli", "I", "Ieri", "Il", "In", "Infatti", "Intanto", "L", "La", "Le", "Lei",
	"Lo", "Loro", "Lui", "Ma", "Molti", "Nel", "Nella", "Noi", "Non", "O", "Oggi",
	"Ora", "Per", "Perché", "Poi", "Prima", "Quando", "Quella", "Quello", "Questa",
	"Queste", "Questi", "Questo", "Se", "Secondo", "Senza", "Si", "Sono", "Su", "Tra",
	"Tuttavia", "Tutti", "Un", "Una", "Uno", "È", NULL,
};

const struct abbr_language abbr_it = {"it", false, inside_it,
                                       maybe_it, number_it, openers_it};

static const char *const inside_pt[] = {
	"Adm", "Arq", "Av", "Cap", "Cel", "D", "Dep", "Des", "Dr", "Dra", "Drs", "Eng",
	"Exma", "Exmo", "Fr", "Gen", "Gov", "Min", "Pe", "Prof", "Profa", "R", "Sen",
	"Sgt", "Sr", "Sra", "Sras", "Srs", "Srta", "Sta", "Sto", "Ten", "aprox", "cf",
	"dr", "dra", "eng", "p.ex", "sr", "sra", NULL,
};

static const char *const maybe_pt[] = {
	"Cia", "Corp", "E.U.A", "EUA", "Inc", "Jr", "Ltd", "Ltda", "S.A", "Tel", "a.C",
	"a.m", "abr", "ago", "d.C", "dez", "etc", "fev", "jan", "jul", "jun", "mai",
	"mar", "nov", "out", "p.m", "set", "tel", NULL,
};

static const char *const number_pt[] = {
	"Art", "art", "arts", "cap", "fig", "n", "no", "nº", "núm", "p", "pág", "págs",
	"vol", NULL,
};

static const char *const openers_pt[] = {
	"A", "Agora", "Alguns", "Além", "Antes", "Ao", "Após", "Aquele", "As", "Assim",
	"Até", "Com", "Como", "Contra", "Da", "Das", "De", "Depois", "Desde", "Do", "Dos",
	"Durante", "E", "Ela", "Elas", "Ele", "Eles", "Em", "Enquanto", "Entre", "Então",
	"Era", "Essa", "Esse", "Esta", "Estas", "Este", "Estes", "Está", "Eu", "Foi",
	"Hoje", "Isso", "Isto", "Já", "Mas", "Muitos", "Na", "Nas", "Nem", "No", "Nos",
	"Não", "Nós", "O", "Ontem", "Os", "Ou", "Outro", "Outros", "Para", "Por",
	"Porque", "Porém", "Quando", "Que", "Quem", "Se", "Segundo", "Sem", "Seu", "Seus",
	"Sobre", "Sua", "Suas", "São", "Também", "Todo", "Todos", "Um", "Uma", "Umas",
	"Uns", "À", "É", NULL,
};

const struct abbr_language abbr_pt = {"pt", false, inside_pt,
                                       maybe_pt, number_pt, openers_pt};
