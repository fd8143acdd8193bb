/* named_place.c: countries and cities by ICU's tables, other places by the word before them. */
#include "write/named_place.h"

#include "text/region.h"
#include "text/utf8.h"

struct reading {
	struct named_places *places;
	struct arena *out;
};

/* How news writes names that CLDR writes out. */
static const char *const short_names[][3] = {
	{"en", "united states", "u.s."}, {"en", "united states", "us"},
	{"en", "united states", "u.s.a."}, {"en", "united states", "usa"},
	{"en", "united states", "united states of america"}, {"en", "united kingdom", "u.k."},
	{"en", "united kingdom", "uk"}, {"en", "united kingdom", "britain"},
	{"en", "united kingdom", "great britain"}, {"en", "united arab emirates", "uae"},
	{"en", "united arab emirates", "u.a.e."}, {"en", "czechia", "czech republic"},
	{"de", "vereinigte staaten", "usa"}, {"de", "vereinigte staaten", "us"},
	{"de", "vereinigtes königreich", "großbritannien"},
	{"fr", "états-unis", "usa"}, {"fr", "royaume-uni", "grande-bretagne"},
	{"es", "estados unidos", "ee.uu."}, {"es", "estados unidos", "ee. uu."},
	{"es", "reino unido", "gran bretaña"}, {"it", "stati uniti", "usa"},
	{"it", "regno unito", "gran bretagna"}, {"pt", "estados unidos", "eua"},
	{"nl", "verenigde staten", "vs"}, {"nl", "verenigd koninkrijk", "groot-brittannië"},
};

static struct str
key_of(struct arena *out, uint32_t place)
{
	return str_fmt(out, "=%08x", place);
}

static void
learn(void *ctx, enum region_kind kind, uint32_t place, struct str name)
{
	enum { LEAST_BYTES = 3 };
	struct reading *r = ctx;
	if (name.n < LEAST_BYTES)
		return;
	struct str low = utf8_fold(r->out, name);
	if (kind == REGION_WORD) {
		if (!map_get(&r->places->names, low))
			map_put(&r->places->words, low);
		return;
	}
	struct map_slot *slot = map_put(&r->places->names, low);
	if (slot->value.p)
		return; /* the country before the city that is called like it */
	struct named_place *p = arena_new(r->out, struct named_place);
	*p = (struct named_place){key_of(r->out, place), kind == REGION_CITY};
	slot->value.p = p;
}

static void
learn_shown(void *ctx, enum region_kind kind, uint32_t place, struct str name)
{
	struct reading *r = ctx;
	if (kind == REGION_WORD)
		return;
	struct map_slot *slot = map_put(&r->places->shown, key_of(r->out, place));
	struct str *shown = arena_new(r->out, struct str);
	*shown = str_dup(r->out, name);
	if (!slot->value.p)
		slot->value.p = shown;
}

static void
learn_short(struct named_places *p, struct str language)
{
	for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++) {
		const char *const *row = short_names[i];
		struct map_slot *slot = map_get(&p->names, str_of(row[1]));
		void *place = slot ? slot->value.p : NULL;
		if (str_eq(language, str_of(row[0])) && place)
			map_put(&p->names, str_of(row[2]))->value.p = place;
	}
}

struct named_places
named_places_read(struct arena *out, struct str language, struct str site_language)
{
	struct named_places p = {
		.names = map_in(out, 2048), .words = map_in(out, 256), .shown = map_in(out, 2048),
	};
	struct reading r = {&p, out};
	language = language.n ? language : STR("en");
	region_names(language, learn, &r);
	region_names(site_language.n ? site_language : STR("en"), learn_shown, &r);
	learn_short(&p, language);
	return p;
}

const struct named_place *
named_place_find(const struct named_places *p, struct str low)
{
	struct map_slot *slot = map_get(&p->names, low);
	return slot ? slot->value.p : NULL;
}

/* ── places that no table has ── */

static const char *const behind[][CUE_NO_LANGUAGE] = {
	[0] = {[CUE_ENGLISH] = "in", [CUE_GERMAN] = "in", [CUE_FRENCH] = "à", [CUE_SPANISH] = "en",
	       [CUE_ITALIAN] = "in", [CUE_PORTUGUESE] = "em", [CUE_DUTCH] = "in"},
	[1] = {[CUE_ENGLISH] = "near", [CUE_GERMAN] = "bei", [CUE_FRENCH] = "en", [CUE_ITALIAN] = "a",
	       [CUE_DUTCH] = "bij"},
};

static bool
is_preposition(const struct token *t, enum cue_language language)
{
	for (size_t i = 0; i < sizeof behind / sizeof *behind && language < CUE_NO_LANGUAGE; i++)
		if (behind[i][language] && token_is(t, behind[i][language]))
			return true;
	return false;
}

bool
named_place_behind_in(const struct tokens *t, size_t i, size_t end, enum cue_language language)
{
	if (!i || !is_preposition(&t->at[i - 1], language) || t->at[end - 1].flags & TOKEN_POSSESSIVE)
		return false;
	if (end >= t->count)
		return true;
	const struct token *next = &t->at[end];
	return next->kind != TOKEN_WORD || next->cues & (CUE_STOP | CUE_SAY | CUE_FINITE | CUE_TIME |
	                                                  CUE_WEEKDAY | CUE_MONTH | CUE_BEFORE | CUE_AFTER);
}
