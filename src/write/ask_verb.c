/* ask_verb.c: one verb a row. */
#include "write/ask_verb.h"

#define R ASK_REACTS
#define A ASK_ALONE
#define B ASK_BLAMES
#define W ASK_WANTS
#define F ASK_FINDS
#define H ASK_BEFALLS
#define C ASK_CHARGES

static const struct ask_verb verbs[] = {
	{"resigned", "resigned", "resign", R | A, NULL, NULL},
	{"died", "died", "die", R | A, NULL, NULL},
	{"apologized", "apologized", "apologize", R | A | B, NULL, NULL},
	{"apologised", "apologised", "apologise", R | A | B, NULL, NULL},
	{"retired", "retired", "retire", R | A, NULL, NULL},
	{"withdrew", "withdrawn", "withdraw", R | A, NULL, NULL},
	{"quit", "quit", "quit", R | A, NULL, NULL},
	{"collapsed", "collapsed", "collapse", R | A, NULL, NULL},
	{"crashed", "crashed", "crash", R | A, NULL, NULL},
	{"closed", "closed", "close", R | A, NULL, NULL},
	{"burst", "burst", "burst", R | A, NULL, NULL},
	{"failed", "failed", "fail", R | A, NULL, NULL},
	{"fell", "fallen", "fall", R, NULL, NULL},
	{"rose", "risen", "rise", R, NULL, NULL},
	{"suspended", "suspended", "suspend", R | H, NULL, NULL},
	{"cancelled", "cancelled", "cancel", R, NULL, NULL},
	{"canceled", "canceled", "cancel", R, NULL, NULL},
	{"delayed", "delayed", "delay", R, NULL, NULL},
	{"postponed", "postponed", "postpone", R, NULL, NULL},
	{"dropped", "dropped", "drop", R, NULL, NULL},
	{"halted", "halted", "halt", R, NULL, NULL},
	{"banned", "banned", "ban", R, NULL, NULL},
	{"recalled", "recalled", "recall", R, NULL, NULL},
	{"declared", "declared", "declare", R, NULL, NULL},
	{"rejected", "rejected", "reject", R, NULL, NULL},
	{"opposed", "opposed", "oppose", R, NULL, NULL},
	{"blocked", "blocked", "block", R, NULL, NULL},
	{"removed", "removed", "remove", R | H, NULL, NULL},
	{"evacuated", "evacuated", "evacuate", R | H, NULL, NULL},
	{"raised", "raised", "raise", R, NULL, NULL},
	{"lowered", "lowered", "lower", R, NULL, NULL},
	{"reversed", "reversed", "reverse", R, NULL, NULL},
	{"abandoned", "abandoned", "abandon", R, NULL, NULL},
	{"defended", "defended", "defend", 0, NULL, NULL},
	{"criticized", "criticized", "criticize", B, NULL, NULL},
	{"criticised", "criticised", "criticise", B, NULL, NULL},
	{"thanked", "thanked", "thank", B, NULL, NULL},
	{"praised", "praised", "praise", B, NULL, NULL},
	{"condemned", "condemned", "condemn", B, NULL, NULL},
	{"blasted", "blasted", "blast", B, NULL, NULL},
	{"sued", "sued", "sue", R | B, NULL, NULL},
	{"fined", "fined", "fine", R | B | H, NULL, NULL},
	{"fired", "fired", "fire", R | B | H, NULL, NULL},
	{"dismissed", "dismissed", "dismiss", R | B, NULL, NULL},
	{"called", "called", "call", W, "for", "call for"},
	{"pushed", "pushed", "push", W, "for", "push for"},
	{"demanded", "demanded", "demand", W, NULL, "demand"},
	{"proposed", "proposed", "propose", W, NULL, "propose"},
	{"announced", "announced", "announce", W, NULL, "announce"},
	{"vowed", "vowed", "vow", W, "to", "vow to do"},
	{"pledged", "pledged", "pledge", W, "to", "pledge to do"},
	{"promised", "promised", "promise", W, "to", "promise to do"},
	{"threatened", "threatened", "threaten", W, "to", "threaten to do"},
	{"warned", "warned", "warn", W, "of", "warn of"},
	{"found", "found", "find", F | H, "that", "find"},
	{"ruled", "ruled", "rule", F, NULL, "rule"},
	{"concluded", "concluded", "conclude", F, "that", "conclude"},
	{"decided", "decided", "decide", F, NULL, "decide"},
	{"killed", "killed", "kill", H, NULL, NULL},
	{"shot", "shot", "shoot", H, NULL, NULL},
	{"arrested", "arrested", "arrest", R | B | H, NULL, NULL},
	{"detained", "detained", "detain", R | B | H, NULL, NULL},
	{"injured", "injured", "injure", H, NULL, NULL},
	{"wounded", "wounded", "wound", H, NULL, NULL},
	{"sentenced", "sentenced", "sentence", H, NULL, NULL},
	{"released", "released", "release", H, NULL, NULL},
	{"rescued", "rescued", "rescue", H, NULL, NULL},
	{"hospitalized", "hospitalized", "hospitalize", H, NULL, NULL},
	{"deported", "deported", "deport", H, NULL, NULL},
	{"acquitted", "acquitted", "acquit", H, NULL, NULL},
	{"indicted", "indicted", "indict", H, NULL, NULL},
	{"stabbed", "stabbed", "stab", H, NULL, NULL},
	{"charged", "charged", "charge", C, "with", "with"},
	{"accused", "accused", "accuse", C, "of", "of"},
	{"convicted", "convicted", "convict", C, "of", "of"},
	{"reopened", "reopened", "reopen", R, NULL, NULL},
	{"struck", "struck", "strike", R, NULL, NULL},
	{"cut", "cut", "cut", R, NULL, NULL},
	{"stopped", "stopped", "stop", R, NULL, NULL},
	{"approved", "approved", "approve", 0, NULL, NULL},
	{"supported", "supported", "support", 0, NULL, NULL},
	{"refused", "refused", "refuse", 0, NULL, NULL},
	{"lost", "lost", "lose", R, NULL, NULL},
	{"faced", "faced", "face", 0, NULL, NULL},
};

#undef R
#undef A
#undef B
#undef W
#undef F
#undef H
#undef C

const struct ask_verb *
ask_verb_past(struct str low)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (verbs[i].past[0] == low.p[0] && str_eq(low, str_of(verbs[i].past)))
			return &verbs[i];
	return NULL;
}

const struct ask_verb *
ask_verb_participle(struct str low)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (verbs[i].participle[0] == low.p[0] && str_eq(low, str_of(verbs[i].participle)))
			return &verbs[i];
	return NULL;
}
