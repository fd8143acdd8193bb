/* irregular.c: one verb a row. */
#include "text/irregular.h"

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

struct str
irregular_base(struct str form)
{
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (str_eq(form, str_of(irregular[i][0])) || str_eq(form, str_of(irregular[i][1])))
			return str_of(irregular[i][2]);
	return STR_NONE;
}
