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

/* Rows before those of each letter. */
static const uint8_t starts[] = {0, 2, 10, 17, 27, 27, 35, 42, 46, 46, 46, 48, 53, 57, 57, 57, 61, 61, 67, 94, 101, 102, 102, 112, 112, 112, 112};
_Static_assert(sizeof irregular / sizeof *irregular == 112, "starts counts the rows");

static struct str
first_form(struct str w)
{
	/* Of the many short words hardly one is in the table: these are its last letters. */
	static const uint32_t last = 1u << 3 | 1u << 4 | 1u << 6 | 1u << 7 | 1u << 10 | 1u << 11 | 1u << 12 | 1u << 13 | 1u << 17 | 1u << 18 | 1u << 19 | 1u << 22;
	if (w.n < 3 || w.n > 10)
		return w;
	unsigned first = (unsigned char)w.p[0] - 'a', end = (unsigned char)w.p[w.n - 1] - 'a';
	if (first > 'z' - 'a' || end > 'z' - 'a' || !(last >> end & 1))
		return w;
	for (size_t k = starts[first]; k < starts[first + 1]; k++) {
		const char *row = irregular[k][0];
		size_t i = 1;
		while (i < w.n && row[i] == w.p[i])
			i++;
		if (i == w.n && !row[i])
			return str_of(irregular[k][1]);
	}
	return w;
}

static bool
ends(struct str w, char before, size_t n)
{
	return w.n >= n + 3 && w.p[w.n - n] == before;
}

static struct str
without_ending(struct str w)
{
	size_t cut = 0;
	if (w.n <= 4)
		return w.n == 4 && w.p[3] == 's' && w.p[2] != 's' ? str_sub(w, 0, 3) : w;
	switch (w.p[w.n - 1]) {
	case 's':
		cut = ends(w, 'i', 3) && w.p[w.n - 2] == 'e' ? 3 : ends(w, 'e', 2) ? 2 : 1;
		break;
	case 'g':
		cut = ends(w, 'i', 3) && w.p[w.n - 2] == 'n' ? 3 : 0;
		break;
	case 'd':
		cut = ends(w, 'i', 3) && w.p[w.n - 2] == 'e' ? 3 : ends(w, 'e', 2) ? 2 : 0;
		break;
	case 'y':
		cut = ends(w, 'l', 2) ? 2 : 1;
		break;
	case 'r':
		cut = ends(w, 'e', 2) ? 2 : 0;
		break;
	case 'e':
		cut = 1;
		break;
	}
	return str_sub(w, 0, w.n - cut);
}

uint64_t
root_hash(struct str low)
{
	struct str r = without_ending(first_form(low));
	uint64_t h = hash_bytes(r.p, r.n, 7);
	return h ? h : 1;
}
