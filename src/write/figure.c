/* figure.c: reads what numbers count. */
#include "write/figure.h"

#include <math.h>

#include "words/text.h"

enum { AROUND = 7, TOLL_AROUND = 14, PERSON_AGES = 110, VOTES_AROUND = 6, MOST_FIGURES = 12 };

enum harm {
	KILLED, INJURED, ARRESTED, MISSING, EVACUATED, RESCUED, DESTROYED, DAMAGED, DISPLACED,
	STRANDED, HARM_COUNT, NO_HARM = HARM_COUNT,
};

/* Words near the number that say what happened to those counted. */
static const struct {
	const char *word;
	enum harm harm;
} harm_words[] = {
	{"killed", KILLED}, {"dead", KILLED}, {"died", KILLED}, {"deaths", KILLED},
	{"lives", KILLED}, {"fatalities", KILLED}, {"injured", INJURED}, {"wounded", INJURED},
	{"hurt", INJURED}, {"injuries", INJURED}, {"arrested", ARRESTED}, {"detained", ARRESTED},
	{"arrests", ARRESTED}, {"missing", MISSING}, {"evacuated", EVACUATED}, {"rescued", RESCUED},
	{"destroyed", DESTROYED}, {"damaged", DAMAGED}, {"displaced", DISPLACED},
	{"stranded", STRANDED},
	{"tote", KILLED}, {"toten", KILLED}, {"todesopfer", KILLED}, {"getötet", KILLED},
	{"starben", KILLED}, {"ums", KILLED}, {"gestorben", KILLED}, {"verletzt", INJURED}, {"verletzte", INJURED},
	{"verletzten", INJURED}, {"vermisst", MISSING}, {"vermisste", MISSING},
	{"festgenommen", ARRESTED}, {"evakuiert", EVACUATED}, {"gerettet", RESCUED},
	{"morts", KILLED}, {"tués", KILLED}, {"blessés", INJURED}, {"disparus", MISSING},
	{"arrêtés", ARRESTED}, {"évacués", EVACUATED}, {"évacuées", EVACUATED},
	{"tuées", KILLED}, {"blessées", INJURED}, {"mortes", KILLED}, {"arrêtées", ARRESTED},
	{"muertos", KILLED}, {"fallecidos", KILLED}, {"murieron", KILLED}, {"heridos", INJURED},
	{"desaparecidos", MISSING}, {"detenidos", ARRESTED}, {"evacuados", EVACUATED},
	{"heridas", INJURED}, {"muertas", KILLED}, {"evacuadas", EVACUATED},
	{"morti", KILLED}, {"uccisi", KILLED}, {"feriti", INJURED}, {"ferite", INJURED},
	{"dispersi", MISSING}, {"arrestati", ARRESTED}, {"evacuati", EVACUATED},
	{"evacuate", EVACUATED}, {"morte", KILLED}, {"vittime", KILLED},
	{"mortos", KILLED}, {"morreram", KILLED}, {"feridos", INJURED}, {"presos", ARRESTED},
	{"feridas", INJURED}, {"retiradas", EVACUATED},
	{"doden", KILLED}, {"gedood", KILLED}, {"omgekomen", KILLED}, {"gewonden", INJURED},
	{"gewond", INJURED}, {"vermist", MISSING}, {"vermisten", MISSING},
	{"aangehouden", ARRESTED}, {"opgepakt", ARRESTED}, {"geëvacueerd", EVACUATED},
	{"遇难", KILLED}, {"死亡", KILLED}, {"身亡", KILLED}, {"丧生", KILLED}, {"受伤", INJURED},
	{"失踪", MISSING}, {"被捕", ARRESTED}, {"死者", KILLED}, {"負傷", INJURED},
	{"行方不明", MISSING}, {"逮捕", ARRESTED}, {"toll", KILLED},
};

static const char *const harm_names[HARM_COUNT] = {
	"killed", "injured", "arrested", "missing", "evacuated", "rescued", "destroyed", "damaged",
	"displaced", "stranded"};

/* What readers are told was counted, where it is people: from the catalogues, and here for the languages
 * that we read and do not speak. */
static const enum text_id people_texts[HARM_COUNT] = {
	TEXT_PEOPLE_KILLED, TEXT_PEOPLE_INJURED, TEXT_PEOPLE_ARRESTED, TEXT_PEOPLE_MISSING,
	TEXT_PEOPLE_EVACUATED, TEXT_PEOPLE_RESCUED, TEXT_COUNT, TEXT_COUNT,
	TEXT_PEOPLE_DISPLACED, TEXT_PEOPLE_STRANDED,
};
static const char *const people_words_of[CUE_NO_LANGUAGE][HARM_COUNT] = {
	[CUE_ITALIAN] = {"morti", "feriti", "arrestati", "dispersi", "persone evacuate"},
	[CUE_PORTUGUESE] = {"mortos", "feridos", "presos", "desaparecidos", "pessoas retiradas"},
	[CUE_DUTCH] = {"doden", "gewonden", "aangehouden mensen", "vermisten", "geëvacueerde mensen"},
	[CUE_CHINESE] = {"遇难人数", "受伤人数", "被捕人数", "失踪人数"},
	[CUE_JAPANESE] = {"死者", "負傷者", "逮捕者", "行方不明者"},
};

/* STR_NONE: no such harm is done to people, or there is no word for it. */
static struct str
people_shown(enum cue_language cue, enum harm harm)
{
	struct str language = cue_language_tag(cue);
	if (!language.p || harm == NO_HARM || people_texts[harm] == TEXT_COUNT)
		return STR_NONE;
	if (text_speaks(language))
		return text_str(language, people_texts[harm]);
	const char *words = people_words_of[cue][harm];
	return words ? str_of(words) : STR_NONE;
}

static const char *const people_words[] = {"people", "persons", "menschen", "personen",
                                           "personnes", "personas", "persone", "pessoas",
                                           "mensen", "人", "名"};

/* Units of which two reports rarely mean the same count. */
static const char *const loose_units[] = {
	"years",  "days",    "hours",     "weeks",     "months",   "minutes",    "seconds",
	"miles",  "feet",    "inches",    "meters",    "metres",   "kilometers", "kilometres",
	"points", "degrees", "percent",   "times",     "pounds",   "tons",       "tonnes",
	"yards",  "acres",   "decades",   "thousands", "hundreds", "millions",   "dollars",
	"jahre",  "jahren",  "tage",      "tagen",     "stunden",  "meter",      "kilometer",
	"heures", "jours",   "mètres",    "años",      "días",     "others",     "states",
	"pages",  "seats",   "kilograms", "litres",    "liters",   "prozent",    "ans",
	"horas",  "ore",     "giorni",    "anni",      "anos",     "dias",       "jaar",
	"uur",    "dagen",   "countries", "occasions", "separate"};

static enum harm
harm_of(const struct token *t)
{
	for (size_t k = 0; k < sizeof harm_words / sizeof *harm_words; k++)
		if (token_is(t, harm_words[k].word))
			return harm_words[k].harm;
	return NO_HARM;
}

static bool
is_people(const struct token *t)
{
	for (size_t k = 0; k < sizeof people_words / sizeof *people_words; k++)
		if (token_is(t, people_words[k]))
			return true;
	return false;
}

/* The harm nearest to the number, with no other number between. */
static enum harm
read_harm(const struct tokens *t, const struct number *n)
{
	size_t best = SIZE_MAX, end = n->first + n->count;
	enum harm found = NO_HARM;
	for (size_t i = end; i < t->count && i < end + AROUND; i++) {
		if (t->at[i].kind == TOKEN_NUMBER)
			break;
		if (harm_of(&t->at[i]) != NO_HARM) {
			best = i - end;
			found = harm_of(&t->at[i]);
			break;
		}
	}
	for (size_t i = n->first; i-- > 0 && i + AROUND >= n->first;) {
		if (t->at[i].kind == TOKEN_NUMBER || n->first - i - 1 >= best)
			break;
		if (harm_of(&t->at[i]) != NO_HARM)
			return harm_of(&t->at[i]);
	}
	return found;
}

/* "The death toll rose to 17", "Die Zahl der Toten stieg auf 17": the harm stands far in front. */
static enum harm
read_toll(const struct tokens *t, const struct number *n)
{
	static const char *const before[] = {"to", "at", "reached", "hit", "auf", "à", "a", "para",
	                                     "tot", "topped", "passed"};
	bool toll = false;
	for (size_t k = 0; n->first > 0 && k < sizeof before / sizeof *before; k++)
		toll |= token_is(&t->at[n->first - 1], before[k]);
	for (size_t i = n->first; toll && i-- > 0 && i + TOLL_AROUND >= n->first;) {
		if (t->at[i].kind == TOKEN_NUMBER || t->at[i].kind == TOKEN_COMMA)
			break;
		if (t->at[i].cues & (CUE_RISE | CUE_FALL) || token_is(&t->at[i], "rose") ||
		    token_is(&t->at[i], "risen") || token_is(&t->at[i], "climbed") ||
		    token_is(&t->at[i], "stands") || token_is(&t->at[i], "reached") ||
		    token_is(&t->at[i], "stieg"))
			for (size_t k = i; k-- > 0 && k + TOLL_AROUND >= i;)
				if (harm_of(&t->at[k]) != NO_HARM)
					return harm_of(&t->at[k]);
	}
	return NO_HARM;
}

static bool
is_part_word(const struct token *t)
{
	static const char *const rows[] = {"of", "another", "including", "among", "other", "weitere",
	                                   "darunter", "dont", "otros", "altri", "outros", "entre",
	                                   "tra", "autres", "onder", "andere"};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (token_is(t, rows[k]))
			return true;
	return false;
}

static bool
is_part(const struct tokens *t, const struct number *n)
{
	size_t next = n->first + n->count;
	if (next < t->count &&
	    (token_is(&t->at[next], "of") || token_is(&t->at[next], "other") ||
	     token_is(&t->at[next], "more") || token_is(&t->at[next], "others") ||
	     token_is(&t->at[next], "additional") || token_is(&t->at[next], "weitere")))
		return true;
	/* "of the 14", "including at least 14". */
	size_t i = n->first;
	while (i > 0 && t->at[i - 1].kind == TOKEN_WORD &&
	       t->at[i - 1].cues & (CUE_STOP | CUE_QUALIFIER) && !is_part_word(&t->at[i - 1]))
		i--;
	/* "speaks of 19 dead", "a toll of 19". */
	static const char *const whole[] = {"speak", "speaks", "spoke", "spoken", "toll", "total",
	                                    "count", "number", "tally", "figure", "reports"};
	for (size_t k = 0; i == n->first && i > 1 && k < sizeof whole / sizeof *whole; k++)
		if (token_is(&t->at[i - 2], whole[k]))
			return false;
	return i > 0 && is_part_word(&t->at[i - 1]);
}

static bool
is_loose(struct str unit)
{
	for (size_t i = 0; i < sizeof loose_units / sizeof *loose_units; i++)
		if (str_eq(unit, str_of(loose_units[i])))
			return true;
	return false;
}

/* The counted noun with what happened to it. */
static bool
read_count(struct arena *out, const struct tokens *t, const struct number *n,
           enum cue_language cue, struct figure *f)
{
	if (n->kind != NUMBER_COUNT || n->value < 2 || n->value != floor(n->value) || is_part(t, n))
		return false;
	size_t next = n->first + n->count;
	enum harm harm = read_harm(t, n);
	const struct token *unit = n->unit >= 0 ? &t->at[n->unit] : NULL;
	/* "14 were killed", "14 Tote": the number stands for people. */
	bool beside = next < t->count && (harm_of(&t->at[next]) != NO_HARM ||
	              (next + 1 < t->count && harm_of(&t->at[next + 1]) != NO_HARM &&
	               t->at[next].cues & CUE_FINITE));
	if (harm == NO_HARM || !unit) {
		enum harm toll = unit && !is_people(unit) ? NO_HARM : read_toll(t, n);
		if (toll != NO_HARM) {
			harm = toll;
			beside = true;
		}
	}
	if (!unit && next < t->count && is_people(&t->at[next]))
		unit = &t->at[next];
	bool people = beside || (unit && (is_people(unit) || harm_of(unit) != NO_HARM));
	struct str shown = people ? people_shown(cue, harm) : STR_NONE;
	if (shown.p) {
		*f = (struct figure){.number = n, .unit = STR("people"), .kind = FIGURE_HARM,
		                     .action = str_of(harm_names[harm]),
		                     .shown = shown};
		return true;
	}
	if (!unit || is_loose(unit->low) || cue != CUE_ENGLISH || harm == NO_HARM)
		return false;
	*f = (struct figure){.number = n, .unit = unit->low, .kind = FIGURE_HARM,
	                     .action = str_of(harm_names[harm])};
	f->shown = str_fmt(out, STR_FMT " %s", STR_ARG(unit->low), harm_names[harm]);
	return true;
}

/* ── ages ── */

static struct str
joined(struct arena *out, const struct tokens *t, const struct name *n)
{
	return str_fmt(out, STR_FMT " " STR_FMT, STR_ARG(t->at[n->first].low),
	               STR_ARG(t->at[name_surname(t, n)].low));
}

/* "Anna Berg, 42, …" and "42-year-old Anna Berg". */
static bool
read_age(struct arena *out, struct str text, const struct tokens *t, const struct number *n,
         const struct names *names, struct figure *f)
{
	if (n->kind != NUMBER_AGE || n->value < 1 || n->value > PERSON_AGES)
		return false;
	for (size_t k = 0; k < names->count; k++) {
		const struct name *x = &names->at[k];
		size_t end = x->first + x->count;
		bool before = end + 1 == n->first && t->at[end].kind == TOKEN_COMMA;
		bool behind = x->first == n->first + n->count && t->at[n->first].low.n > 3;
		if (!x->person || x->count < 2 || x->count > 4 || (!before && !behind) ||
		    t->at[end - 1].flags & TOKEN_POSSESSIVE)
			continue;
		struct str name = str_sub(text, t->at[x->first].start, t->at[end - 1].end);
		*f = (struct figure){.number = n, .unit = joined(out, t, x), .kind = FIGURE_AGE,
		                     .shown = str_fmt(out, "age of " STR_FMT, STR_ARG(name))};
		return true;
	}
	return false;
}

/* "a 13-year-old boy": the noun right behind, in lower case, before any name. */
static bool
read_age_of(struct arena *out, const struct tokens *t, const struct number *n, struct figure *f)
{
	size_t next = n->first + n->count;
	if (n->kind != NUMBER_AGE || n->value < 1 || n->value > PERSON_AGES ||
	    t->at[n->first].low.n < 9 || next >= t->count || t->at[next].kind != TOKEN_WORD)
		return false;
	const struct token *w = &t->at[next];
	bool more = next + 1 < t->count && t->at[next + 1].kind == TOKEN_WORD &&
	            !(t->at[next + 1].cues & (CUE_STOP | CUE_FINITE | CUE_SAY | CUE_HARM));
	if (w->flags & (TOKEN_CAPITAL | TOKEN_POSSESSIVE) || w->cues & CUE_STOP || more)
		return false;
	*f = (struct figure){.number = n, .unit = w->low, .kind = FIGURE_AGE_OF,
	                     .shown = str_fmt(out, "age of the " STR_FMT, STR_ARG(w->low))};
	return true;
}

static struct str
singular(struct str low)
{
	return low.n > 4 && low.p[low.n - 1] == 's' && low.p[low.n - 2] != 's'
	               ? str_sub(low, 0, low.n - 1)
	               : low;
}

/* "$8 million in tax revenue", "the $70 billion aid package": the two nouns that say of what. One
 * alone ("settlement") is as often a part in one report and the whole in another. */
static bool
read_money(struct arena *out, const struct tokens *t, const struct number *n, struct figure *f)
{
	size_t i = n->first + n->count;
	if (n->kind != NUMBER_MONEY || n->value < 2)
		return false;
	if (i < t->count && (token_is(&t->at[i], "in") || token_is(&t->at[i], "of")))
		i++;
	size_t first = i;
	while (i < t->count && i < first + 3 && t->at[i].kind == TOKEN_WORD && t->at[i].low.n > 2 &&
	       !(t->at[i].flags & (TOKEN_CAPITAL | TOKEN_QUOTED)) &&
	       !(t->at[i].cues & (CUE_STOP | CUE_FINITE | CUE_SAY | CUE_TIME | CUE_QUALIFIER)))
		i++;
	if (i != first + 2)
		return false;
	struct str unit = str_fmt(out, STR_FMT " " STR_FMT, STR_ARG(t->at[first].low),
	                          STR_ARG(singular(t->at[i - 1].low)));
	*f = (struct figure){.number = n, .kind = FIGURE_MONEY, .unit = unit, .shown = unit,
	                     .action = str_of(n->currency)};
	return true;
}

/* ── votes ── */

/* The one body that voted; NULL: none, or more than one. */
static const char *
voting_body(const struct tokens *t)
{
	static const char *const rows[] = {"senate", "house", "council", "parliament", "court",
	                                   "committee", "board", "commission", "assembly", "panel",
	                                   "jury"};
	const char *body = NULL;
	for (size_t i = 0; i < t->count; i++)
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
			if (token_is(&t->at[i], rows[k])) {
				bool white = i > 0 && token_is(&t->at[i - 1], "white");
				if (white)
					continue;
				if (body && body != rows[k])
					return NULL;
				body = rows[k];
			}
	return body;
}

static bool
read_votes(struct arena *out, const struct tokens *t, const struct number *n, struct figure *f)
{
	static const char *const rows[] = {"vote", "voted", "votes", "voting", "passed", "approved",
	                                   "rejected", "confirmed", "ruled", "ruling"};
	if (n->kind != NUMBER_PAIR || n->value < 2 || n->other < 0 || n->value < n->other)
		return false;
	bool near = false;
	for (size_t i = n->first > VOTES_AROUND ? n->first - VOTES_AROUND : 0;
	     i < t->count && i < n->first + VOTES_AROUND; i++)
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
			near |= token_is(&t->at[i], rows[k]);
	const char *body = near ? voting_body(t) : NULL;
	if (!body)
		return false;
	*f = (struct figure){.number = n, .unit = str_of(body), .kind = FIGURE_VOTES,
	                     .shown = str_fmt(out, "vote of the %s", body)};
	return true;
}

struct figures
figures_of(struct arena *out, struct str text, const struct tokens *t,
           const struct numbers *numbers, const struct names *names, enum cue_language cue)
{
	struct figures list = {.at = arena_array(out, struct figure, MOST_FIGURES)};
	if (cue >= CUE_NO_LANGUAGE)
		return list;
	for (size_t k = 0; k < numbers->count && list.count < MOST_FIGURES; k++) {
		const struct number *n = &numbers->at[k];
		struct figure f;
		if (t->at[n->first].flags & TOKEN_QUOTED)
			continue;
		if (read_count(out, t, n, cue, &f) ||
		    (cue == CUE_ENGLISH &&
		     (read_age(out, text, t, n, names, &f) || read_age_of(out, t, n, &f) ||
		      read_votes(out, t, n, &f) || read_money(out, t, n, &f))))
			list.at[list.count++] = f;
	}
	return list;
}

bool
figure_same_thing(const struct figure *a, const struct figure *b)
{
	return a->kind == b->kind && str_eq(a->unit, b->unit) && str_eq(a->action, b->action);
}

bool
figure_is_rounding(const struct figure *a, const struct figure *b)
{
	if (a->kind == FIGURE_AGE || a->kind == FIGURE_AGE_OF || a->kind == FIGURE_VOTES)
		return false;
	double most = fmax(a->number->value, b->number->value);
	double gap = fabs(a->number->value - b->number->value);
	if (a->number->approximate || b->number->approximate)
		return gap <= most * (most >= 1000 ? 0.3 : 0.12);
	return most > 1000 && gap <= most * 0.06;
}
