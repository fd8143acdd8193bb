/* ask_lemma.c: from a form of a verb to its base form. */
#include "base/buf.h"
#include "write/ask_verb.h"
#include "write/common.h"

/* Past, participle, base. */
static const char *const irregular[][3] = {
	{"was", "been", "be"},          {"were", "been", "be"},
	{"arose", "arisen", "arise"},   {"became", "become", "become"},
	{"beat", "beaten", "beat"},     {"began", "begun", "begin"},
	{"bent", "bent", "bend"},       {"bet", "bet", "bet"},
	{"bit", "bitten", "bite"},      {"bled", "bled", "bleed"},
	{"blew", "blown", "blow"},      {"bore", "born", "bear"},
	{"bought", "bought", "buy"},    {"broke", "broken", "break"},
	{"broadcast", "broadcast", "broadcast"},
	{"brought", "brought", "bring"}, {"built", "built", "build"},
	{"burst", "burst", "burst"},    {"came", "come", "come"},
	{"cast", "cast", "cast"},       {"caught", "caught", "catch"},
	{"chose", "chosen", "choose"},  {"clung", "clung", "cling"},
	{"cost", "cost", "cost"},       {"crept", "crept", "creep"},
	{"cut", "cut", "cut"},          {"dealt", "dealt", "deal"},
	{"did", "done", "do"},          {"died", "died", "die"},
	{"drank", "drunk", "drink"},    {"drew", "drawn", "draw"},
	{"drove", "driven", "drive"},   {"dug", "dug", "dig"},
	{"ate", "eaten", "eat"},        {"fell", "fallen", "fall"},
	{"fed", "fed", "feed"},         {"felt", "felt", "feel"},
	{"fled", "fled", "flee"},       {"flew", "flown", "fly"},
	{"forbade", "forbidden", "forbid"}, {"forgot", "forgotten", "forget"},
	{"fought", "fought", "fight"},  {"found", "found", "find"},
	{"froze", "frozen", "freeze"},  {"gave", "given", "give"},
	{"got", "gotten", "get"},       {"got", "got", "get"},
	{"grew", "grown", "grow"},      {"had", "had", "have"},
	{"heard", "heard", "hear"},     {"held", "held", "hold"},
	{"hid", "hidden", "hide"},      {"hit", "hit", "hit"},
	{"hung", "hung", "hang"},       {"hurt", "hurt", "hurt"},
	{"kept", "kept", "keep"},       {"knew", "known", "know"},
	{"laid", "laid", "lay"},        {"led", "led", "lead"},
	{"left", "left", "leave"},      {"lent", "lent", "lend"},
	{"let", "let", "let"},          {"lied", "lied", "lie"},
	{"lit", "lit", "light"},        {"lost", "lost", "lose"},
	{"made", "made", "make"},       {"meant", "meant", "mean"},
	{"met", "met", "meet"},         {"overthrew", "overthrown", "overthrow"},
	{"paid", "paid", "pay"},        {"put", "put", "put"},
	{"quit", "quit", "quit"},       {"ran", "run", "run"},
	{"rang", "rung", "ring"},       {"read", "read", "read"},
	{"rebuilt", "rebuilt", "rebuild"}, {"rode", "ridden", "ride"},
	{"rose", "risen", "rise"},      {"said", "said", "say"},
	{"sang", "sung", "sing"},       {"sank", "sunk", "sink"},
	{"sat", "sat", "sit"},          {"saw", "seen", "see"},
	{"sent", "sent", "send"},       {"set", "set", "set"},
	{"shed", "shed", "shed"},       {"shook", "shaken", "shake"},
	{"shot", "shot", "shoot"},      {"showed", "shown", "show"},
	{"shrank", "shrunk", "shrink"}, {"shut", "shut", "shut"},
	{"slept", "slept", "sleep"},    {"slid", "slid", "slide"},
	{"sold", "sold", "sell"},       {"sought", "sought", "seek"},
	{"spent", "spent", "spend"},    {"split", "split", "split"},
	{"spoke", "spoken", "speak"},   {"spread", "spread", "spread"},
	{"stole", "stolen", "steal"},   {"stood", "stood", "stand"},
	{"struck", "struck", "strike"}, {"stuck", "stuck", "stick"},
	{"sued", "sued", "sue"},        {"swam", "swum", "swim"},
	{"swept", "swept", "sweep"},    {"swore", "sworn", "swear"},
	{"swung", "swung", "swing"},    {"taught", "taught", "teach"},
	{"thought", "thought", "think"}, {"threw", "thrown", "throw"},
	{"tied", "tied", "tie"},        {"told", "told", "tell"},
	{"took", "taken", "take"},      {"tore", "torn", "tear"},
	{"understood", "understood", "understand"}, {"upheld", "upheld", "uphold"},
	{"wept", "wept", "weep"},       {"went", "gone", "go"},
	{"withdrew", "withdrawn", "withdraw"}, {"withheld", "withheld", "withhold"},
	{"woke", "woken", "wake"},      {"won", "won", "win"},
	{"wore", "worn", "wear"},       {"wound", "wound", "wind"},
	{"wrote", "written", "write"},
};

static bool
is_known(struct str word)
{
	return word.n > 1 &&
	       (common_weight(word) < COMMON_RARE || verb_classes(word));
}

static struct str
joined(struct arena *out, struct str stem, const char *ending)
{
	return str_fmt(out, STR_FMT "%s", STR_ARG(stem), ending);
}

/* `stem` as it is, with -e, or without its doubled letter: what is a known word. */
static struct str
from_stem(struct arena *out, struct str stem)
{
	size_t n = stem.n;
	if (n < 2)
		return STR_NONE;
	bool doubled = n > 3 && stem.p[n - 1] == stem.p[n - 2];
	struct str with_e = joined(out, stem, "e"), single = str_sub(stem, 0, n - 1);
	if (doubled && is_known(stem))
		return stem;
	if (doubled && is_known(single))
		return single;
	if (is_known(with_e))
		return with_e;
	return is_known(stem) ? stem : STR_NONE;
}

static struct str
from_present(struct arena *out, struct str low)
{
	if (str_eq(low, STR("is")) || str_eq(low, STR("are")) || str_eq(low, STR("am")))
		return STR("be");
	if (str_eq(low, STR("has")))
		return STR("have");
	if (str_ends(low, STR("ies")) && low.n > 4)
		return joined(out, str_sub(low, 0, low.n - 3), "y");
	struct str es = str_sub(low, 0, low.n - 2), s = str_sub(low, 0, low.n - 1);
	if (str_ends(low, STR("es")) &&
	    (str_ends(es, STR("s")) || str_ends(es, STR("sh")) || str_ends(es, STR("ch")) ||
	     str_ends(es, STR("x")) || str_ends(es, STR("o"))) &&
	    !is_known(s))
		return is_known(es) ? es : STR_NONE;
	return str_ends(low, STR("s")) && is_known(s) ? s : STR_NONE;
}

struct str
verb_lemma(struct arena *out, struct str low, enum xpos tag)
{
	if (tag == XPOS_VB || tag == XPOS_VBP)
		return str_eq(low, STR("are")) || str_eq(low, STR("am")) ? STR("be") : low;
	if (tag == XPOS_VBZ)
		return from_present(out, low);
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (str_eq(low, str_of(irregular[i][0])) || str_eq(low, str_of(irregular[i][1])))
			return str_of(irregular[i][2]);
	if (tag == XPOS_VBG && str_ends(low, STR("ing")))
		return from_stem(out, str_sub(low, 0, low.n - 3));
	if (str_ends(low, STR("ied")) && low.n > 4)
		return joined(out, str_sub(low, 0, low.n - 3), "y");
	if (str_ends(low, STR("ed")))
		return from_stem(out, str_sub(low, 0, low.n - 2));
	return STR_NONE;
}
