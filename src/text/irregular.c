/* irregular.c: one form a row. */
#include "text/irregular.h"

/* Sorted: past or participle, base. */
static const char *const forms[][2] = {
	{"arisen", "arise"}, {"arose", "arise"}, {"ate", "eat"}, {"beat", "beat"},
	{"beaten", "beat"}, {"became", "become"}, {"become", "become"}, {"been", "be"},
	{"began", "begin"}, {"begun", "begin"}, {"bent", "bend"}, {"bet", "bet"}, {"bit", "bite"},
	{"bitten", "bite"}, {"bled", "bleed"}, {"blew", "blow"}, {"blown", "blow"},
	{"bore", "bear"}, {"born", "bear"}, {"bought", "buy"}, {"broadcast", "broadcast"},
	{"broke", "break"}, {"broken", "break"}, {"brought", "bring"}, {"built", "build"},
	{"burst", "burst"}, {"came", "come"}, {"cast", "cast"}, {"caught", "catch"},
	{"chose", "choose"}, {"chosen", "choose"}, {"clung", "cling"}, {"come", "come"},
	{"cost", "cost"}, {"crept", "creep"}, {"cut", "cut"}, {"dealt", "deal"}, {"did", "do"},
	{"died", "die"}, {"done", "do"}, {"drank", "drink"}, {"drawn", "draw"}, {"drew", "draw"},
	{"driven", "drive"}, {"drove", "drive"}, {"drunk", "drink"}, {"dug", "dig"},
	{"eaten", "eat"}, {"fallen", "fall"}, {"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"},
	{"fled", "flee"}, {"flew", "fly"}, {"flown", "fly"}, {"forbade", "forbid"},
	{"forbidden", "forbid"}, {"forgot", "forget"}, {"forgotten", "forget"},
	{"fought", "fight"}, {"found", "find"}, {"froze", "freeze"}, {"frozen", "freeze"},
	{"gave", "give"}, {"given", "give"}, {"gone", "go"}, {"got", "get"}, {"gotten", "get"},
	{"grew", "grow"}, {"grown", "grow"}, {"had", "have"}, {"heard", "hear"}, {"held", "hold"},
	{"hid", "hide"}, {"hidden", "hide"}, {"hit", "hit"}, {"hung", "hang"}, {"hurt", "hurt"},
	{"kept", "keep"}, {"knew", "know"}, {"known", "know"}, {"laid", "lay"}, {"led", "lead"},
	{"left", "leave"}, {"lent", "lend"}, {"let", "let"}, {"lied", "lie"}, {"lit", "light"},
	{"lost", "lose"}, {"made", "make"}, {"meant", "mean"}, {"met", "meet"},
	{"overthrew", "overthrow"}, {"overthrown", "overthrow"}, {"paid", "pay"}, {"put", "put"},
	{"quit", "quit"}, {"ran", "run"}, {"rang", "ring"}, {"read", "read"},
	{"rebuilt", "rebuild"}, {"ridden", "ride"}, {"risen", "rise"}, {"rode", "ride"},
	{"rose", "rise"}, {"run", "run"}, {"rung", "ring"}, {"said", "say"}, {"sang", "sing"},
	{"sank", "sink"}, {"sat", "sit"}, {"saw", "see"}, {"seen", "see"}, {"sent", "send"},
	{"set", "set"}, {"shaken", "shake"}, {"shed", "shed"}, {"shook", "shake"},
	{"shot", "shoot"}, {"showed", "show"}, {"shown", "show"}, {"shrank", "shrink"},
	{"shrunk", "shrink"}, {"shut", "shut"}, {"slept", "sleep"}, {"slid", "slide"},
	{"sold", "sell"}, {"sought", "seek"}, {"spent", "spend"}, {"split", "split"},
	{"spoke", "speak"}, {"spoken", "speak"}, {"spread", "spread"}, {"stole", "steal"},
	{"stolen", "steal"}, {"stood", "stand"}, {"struck", "strike"}, {"stuck", "stick"},
	{"sued", "sue"}, {"sung", "sing"}, {"sunk", "sink"}, {"swam", "swim"}, {"swept", "sweep"},
	{"swore", "swear"}, {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"},
	{"taken", "take"}, {"taught", "teach"}, {"thought", "think"}, {"threw", "throw"},
	{"thrown", "throw"}, {"tied", "tie"}, {"told", "tell"}, {"took", "take"},
	{"tore", "tear"}, {"torn", "tear"}, {"understood", "understand"}, {"upheld", "uphold"},
	{"was", "be"}, {"went", "go"}, {"wept", "weep"}, {"were", "be"},
	{"withdrawn", "withdraw"}, {"withdrew", "withdraw"}, {"withheld", "withhold"},
	{"woke", "wake"}, {"woken", "wake"}, {"won", "win"}, {"wore", "wear"}, {"worn", "wear"},
	{"wound", "wind"}, {"written", "write"}, {"wrote", "write"},
};

struct str
irregular_base(struct str form)
{
	size_t from = 0, to = sizeof forms / sizeof *forms;
	while (from < to) {
		size_t middle = (from + to) / 2;
		int c = str_cmp(str_of(forms[middle][0]), form);
		if (!c)
			return str_of(forms[middle][1]);
		if (c < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return STR_NONE;
}
