/* root.c: endings cut by rule, and the forms that no ending shows. */
#include "gate/root.h"

#include "base/hash.h"

/* Sorted by bytes.  Right: what the rule makes of the first form. */
static const char *const irregular[][2] = {
	{"admitted", "admit"}, {"ate", "eat"}, {"banned", "ban"}, {"began", "begin"},
	{"begun", "begin"}, {"bought", "buy"}, {"broke", "break"}, {"broken", "break"},
	{"brought", "bring"}, {"built", "build"}, {"came", "com"}, {"caught", "catch"},
	{"children", "child"}, {"chose", "choos"}, {"chosen", "choos"},
	{"committed", "commit"}, {"cutting", "cut"}, {"dead", "di"}, {"death", "di"},
	{"deaths", "di"}, {"die", "di"}, {"died", "di"}, {"dies", "di"}, {"drew", "draw"},
	{"dropped", "drop"}, {"drove", "driv"}, {"dying", "di"}, {"fallen", "fall"},
	{"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"}, {"flew", "fly"},
	{"flown", "fly"}, {"fought", "fight"}, {"found", "find"}, {"gave", "giv"},
	{"getting", "get"}, {"given", "giv"}, {"gone", "go"}, {"got", "get"},
	{"grew", "grow"}, {"grown", "grow"}, {"heard", "hear"}, {"held", "hold"},
	{"hid", "hide"}, {"hitting", "hit"}, {"knew", "know"}, {"known", "know"},
	{"laid", "lay"}, {"led", "lead"}, {"left", "leav"}, {"lives", "lif"},
	{"lost", "los"}, {"made", "mak"}, {"meant", "mean"}, {"men", "man"},
	{"met", "meet"}, {"paid", "pay"}, {"people", "person"}, {"planned", "plan"},
	{"planning", "plan"}, {"ran", "run"}, {"risen", "ris"}, {"robbed", "rob"},
	{"rode", "rid"}, {"rose", "ris"}, {"running", "run"}, {"said", "say"},
	{"sang", "sing"}, {"sank", "sink"}, {"sat", "sit"}, {"saw", "see"}, {"seen", "see"},
	{"sent", "send"}, {"shook", "shak"}, {"shooting", "shoot"}, {"shot", "shoot"},
	{"showed", "show"}, {"shown", "show"}, {"sitting", "sit"}, {"sold", "sell"},
	{"sought", "seek"}, {"spent", "spend"}, {"spoke", "speak"}, {"spoken", "speak"},
	{"stabbed", "stab"}, {"stole", "steal"}, {"stolen", "steal"}, {"stood", "stand"},
	{"stopped", "stop"}, {"struck", "strik"}, {"swam", "swim"}, {"swore", "swear"},
	{"sworn", "swear"}, {"taken", "tak"}, {"taught", "teach"}, {"thought", "think"},
	{"threw", "throw"}, {"thrown", "throw"}, {"told", "tell"}, {"took", "tak"},
	{"understood", "understand"}, {"went", "go"}, {"winner", "win"}, {"winning", "win"},
	{"wives", "wif"}, {"women", "woman"}, {"won", "win"}, {"wore", "wear"},
	{"worn", "wear"}, {"written", "writ"}, {"wrote", "writ"},
};

static struct str
first_form(struct str w)
{
	/* Of the many short words hardly one is in the table: these are its last letters. */
	static const char last[] = "deghklmnrstw";
	size_t from = 0, to = sizeof irregular / sizeof *irregular;
	if (w.n < 3 || w.n > 10 || !memchr(last, w.p[w.n - 1], sizeof last - 1))
		return w;
	while (from < to) {
		size_t mid = from + (to - from) / 2, i = 0;
		const char *row = irregular[mid][0];
		while (i < w.n && row[i] && row[i] == w.p[i])
			i++;
		int c = (i < w.n ? (unsigned char)w.p[i] : 0) - (unsigned char)row[i];
		if (c == 0)
			return str_of(irregular[mid][1]);
		if (c < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return w;
}

static bool
ends(struct str w, const char *e, size_t n)
{
	if (w.n < n + 3)
		return false;
	for (size_t i = 0; i < n; i++)
		if (w.p[w.n - n + i] != e[i])
			return false;
	return true;
}

static struct str
without_ending(struct str w)
{
	static const struct {
		const char *text;
		size_t n;
	} endings[] = {{"ies", 3}, {"ing", 3}, {"ied", 3}, {"ed", 2}, {"es", 2},
	               {"s", 1},   {"ly", 2},  {"er", 2},  {"e", 1},  {"y", 1}};
	if (w.n <= 4)
		return w.n == 4 && w.p[3] == 's' && w.p[2] != 's' ? str_sub(w, 0, 3) : w;
	if (!memchr("sgdyre", w.p[w.n - 1], 6))
		return w;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(w, endings[i].text, endings[i].n))
			return str_sub(w, 0, w.n - endings[i].n);
	return w;
}

uint64_t
root_hash(struct str low)
{
	struct str r = without_ending(first_form(low));
	uint64_t h = hash_bytes(r.p, r.n, 7);
	return h ? h : 1;
}
