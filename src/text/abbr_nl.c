/* abbr_nl.c: Dutch abbreviations and sentence openers. */
#include "text/abbr.h"

static const char *const inside_nl[] = {
	"Dhr", "Dr", "Drs", "Ds", "Gen", "Ing", "Ir", "Jhr", "Kapt", "Kol", "Lt", "Mevr",
	"Mgr", "Mr", "Mw", "Past", "Prof", "St", "a.h.w", "b.v", "bijv", "bv", "ca",
	"d.w.z", "dhr", "dr", "drs", "excl", "i.p.v", "i.s.m", "incl", "ing", "ir",
	"m.a.w", "m.b.t", "m.n", "max", "mevr", "min", "mr", "mw", "o.a", "o.l.v", "prof",
	"resp", "t.a.v", "t.o.v", "vgl", "z.g", "zgn", NULL,
};

static const char *const maybe_nl[] = {
	"B.V", "Co", "Corp", "Inc", "Ltd", "N.V", "Tel", "U.S", "apr", "aug", "dec", "e.d",
	"enz", "etc", "feb", "jan", "jl", "jr", "jul", "jun", "mld", "mln", "mrt", "n.Chr",
	"nov", "okt", "sep", "sept", "sr", "tel", "v.Chr", NULL,
};

static const char *const number_nl[] = {
	"Art", "Nr", "afb", "art", "blz", "fig", "no", "nr", "p", "vol", NULL,
};

static const char *const openers_nl[] = {
	"Aan", "Alle", "Als", "Bij", "Daar", "Daarna", "Daarom", "Dan", "Dat", "De",
	"Deze", "Die", "Dit", "Door", "Dus", "Een", "Eerder", "En", "Er", "Geen",
	"Gisteren", "Haar", "Het", "Hier", "Hij", "Hoe", "Hoewel", "Hun", "Ik", "In",
	"Je", "Jij", "Later", "Maar", "Men", "Met", "Na", "Naar", "Niet", "Nog", "Nu",
	"Of", "Om", "Omdat", "Onder", "Ons", "Onze", "Ook", "Op", "Over", "Sinds", "Te",
	"Tegen", "Tijdens", "Toen", "Tot", "U", "Uit", "Van", "Vandaag", "Veel",
	"Volgens", "Voor", "Waar", "Waarom", "Want", "Wat", "We", "Wie", "Wij", "Ze",
	"Zij", "Zijn", "Zonder", NULL,
};

const struct abbr_language abbr_nl = {"nl", false, inside_nl,
                                       maybe_nl, number_nl, openers_nl};
