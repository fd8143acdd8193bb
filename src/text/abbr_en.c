/* abbr_en.c: English abbreviations and sentence openers. */
#include "text/abbr.h"

static const char *const inside_en[] = {
	"Adm", "Ald", "Amb", "Asst", "Atty", "Br", "Brig", "Brig.Gen", "CAPT", "COL",
	"Capt", "Cdr", "Cmdr", "Col", "Cols", "Cong", "Congr", "Cpl", "DR", "Det",
	"Det.Sgt", "Dir", "Dr", "Drs", "Fr", "Ft", "GEN", "GOV", "Gen", "Gens", "Gov",
	"Govs", "Hon", "Insp", "LT", "Lt", "Lt.Col", "Lt.Gen", "Lt.Gov", "MR", "MRS",
	"MS", "Maj", "Maj.Gen", "Messrs", "Mlle", "Mme", "Mons", "Mr", "Mrs", "Ms", "Mt",
	"Mx", "PROF", "Pres", "Prof", "Profs", "Pte", "Pvt", "REP", "REV", "Rep", "Reps",
	"Rev", "Revs", "SEN", "SGT", "Sec", "Sen", "Sens", "Sgt", "Sr.Sgt", "Supt", "cf",
	"e.g", "i.e", "v", "viz", "vs", NULL,
};

static const char *const maybe_en[] = {
	"A.M", "Ala", "Alta", "Apr", "Ariz", "Ark", "Assn", "Aug", "Ave", "B.A", "Bldg",
	"Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp", "Cos", "Dec", "Del",
	"Dept", "Ed.D", "Esq", "Est", "Feb", "Fla", "Fri", "Ga", "Hwy", "Ill", "Inc",
	"Ind", "J.D", "Jan", "Jeopardy!", "Jr", "Jul", "Jun", "Kan", "Kans", "Ky",
	"L.L.C", "LLC", "La", "Ln", "Ltd", "M.A", "M.D", "Mar", "Mass", "Md", "Mich",
	"Minn", "Miss", "Mo", "Mon", "Mont", "Neb", "Nebr", "Nev", "Nov", "Oct", "Okla",
	"Ont", "Ore", "Oreg", "P.M", "Pa", "Penn", "Penna", "Ph.D", "Que", "Rd", "Sask",
	"Sat", "Sep", "Sept", "Sq", "Sr", "St", "Ste", "Sun", "Tenn", "Tex", "Thu",
	"Thur", "Thurs", "Tue", "Tues", "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wisc",
	"Wyo", "Yahoo!", "a.m", "al", "approx", "etc", "ft", "hrs", "lb", "lbs", "mins",
	"mph", "oz", "p.m", "secs", NULL,
};

static const char *const number_en[] = {
	"Art", "Ch", "Fig", "No", "Nos", "Nr", "Vol", "art", "ch", "fig", "no", "nos",
	"p", "pp", "vol", NULL,
};

static const char *const openers_en[] = {
	"A", "About", "According", "After", "All", "Also", "Although", "Among", "An",
	"And", "Another", "Any", "As", "Asked", "At", "Authorities", "Because", "Before",
	"Between", "Both", "But", "By", "Critics", "Despite", "Dr", "During", "Each",
	"Earlier", "Eight", "Even", "Everyone", "Few", "Five", "For", "Four", "From",
	"He", "Her", "Here", "His", "How", "However", "Hundreds", "I", "If", "In",
	"Instead", "It", "Its", "Just", "Last", "Later", "Like", "Many", "Meanwhile",
	"More", "Moreover", "Most", "Mr", "Mrs", "Ms", "My", "Nearly", "Nine", "No",
	"Nobody", "Not", "Nothing", "Now", "Of", "Officials", "On", "Once", "Only", "Or",
	"Other", "Others", "Our", "Over", "Police", "Prosecutors", "Reporters",
	"Researchers", "Seven", "Several", "She", "Since", "Six", "So", "Some", "Someone",
	"Still", "Such", "Ten", "That", "The", "Their", "Then", "There", "These", "They",
	"This", "Those", "Though", "Thousands", "Three", "To", "Today", "Two", "Under",
	"Unlike", "Until", "We", "What", "When", "Where", "Which", "While", "Who", "Why",
	"With", "Without", "Yes", "Yesterday", "Yet", "You", "Your", NULL,
};

const struct abbr_language abbr_en = {"en", false, inside_en,
                                       maybe_en, number_en, openers_en};
