/* day_word.c: words about days, a table for each language. */
#include "write/day_word.h"

#include <string.h>

enum { ROWS = 40 };

static bool
among(const char *const *list, const struct token *t)
{
	for (; *list; list++)
		if (token_is(t, *list))
			return true;
	return false;
}

/* What may be grown together with a weekday: "Montagabend", "maandagavond", "segunda-feira";
 * "montags" and "mondays" are other words. */
static bool
is_part_of_day(struct str rest, enum cue_language cue)
{
	static const char *const parts[] = {"abend", "morgen", "mittag", "vormittag", "nachmittag",
	                                    "nacht", "avond", "ochtend", "middag", "-feira", "日"};
	if (!rest.n)
		return true;
	bool grows = cue == CUE_GERMAN || cue == CUE_DUTCH ||
	             cue == CUE_PORTUGUESE || cue == CUE_JAPANESE;
	for (size_t i = 0; grows && i < sizeof parts / sizeof *parts; i++)
		if (str_eq(rest, str_of(parts[i])))
			return true;
	return false;
}

int
day_word_back(const struct token *t, enum cue_language cue)
{
	static const char *const today[CUE_NO_LANGUAGE] = {
		"today", "heute", "aujourd'hui", "hoy", "oggi", "hoje", "vandaag",
		"今天", "今日"};
	static const char *const yesterday[CUE_NO_LANGUAGE] = {
		"yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren",
		"昨天", "昨日"};
	if (cue >= CUE_NO_LANGUAGE)
		return -1;
	return token_is(t, today[cue]) ? 0 : token_is(t, yesterday[cue]) ? 1 : -1;
}

int
day_word_weekday(const struct token *t, enum cue_language cue)
{
	static const char *const names[CUE_NO_LANGUAGE][7] = {
		{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
		{"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"},
		{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
		{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
		{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
		{"domingo", "segunda", "terça", "quarta", "quinta", "sexta", "sábado"},
		{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
		{"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
		{"日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"},
	};
	static const char *const weeks_zh[7] = {"星期日", "星期一", "星期二", "星期三",
	                                        "星期四", "星期五", "星期六"};
	if (cue >= CUE_NO_LANGUAGE)
		return -1;
	if (cue == CUE_GERMAN && token_is(t, "sonnabend"))
		return 6;
	struct str low = t->low;
	for (int i = 0; cue == CUE_CHINESE && i < 7; i++)
		if (str_eq(low, str_of(weeks_zh[i])))
			return i;
	for (int i = 0; i < 7; i++)
		if (str_starts(low, str_of(names[cue][i])) &&
		    is_part_of_day(str_skip(low, strlen(names[cue][i])), cue))
			return i;
	return -1;
}

bool
day_word_bars(const struct token *before, enum cue_language cue)
{
	static const char *const rows[CUE_NO_LANGUAGE][ROWS] = {
		{"last", "next", "this", "the", "a", "by", "since", "until", "till", "for", "from",
	     "before", "after", "of", "between", "through", "every", "each", "to", "previous",
	     "following", "coming", "than", NULL},
		{"letzten", "letzter", "nächsten", "nächster", "kommenden", "kommender", "vergangenen",
	     "vergangener", "bis", "seit", "nach", "vor", "ab", "jeden", "vom", "zum", "diesen",
	     NULL},
		{"depuis", "jusqu'à", "jusqu'au", "avant", "après", "chaque", "dès", "de", "du", "d'ici",
	     "prochain", "ce", NULL},
		{"desde", "hasta", "antes", "cada", "próximo", "del", "de", "este", "pasado", NULL},
		{"da", "dal", "entro", "fino", "ogni", "prossimo", "scorso", "del", "di", "dopo", "questo",
	     "prossima", "scorsa", NULL},
		{"desde", "até", "cada", "próxima", "próximo", "da", "do", "de", "após", "esta", "este",
	     "passada", "passado", NULL},
		{"tot", "sinds", "volgende", "komende", "vorige", "afgelopen", "elke", "vanaf", "van",
	     "na", "voor", "deze", NULL},
		{"自", "从", "至", "到", "截至", "每", "上", "下", NULL},
		{"来", "先", "毎", NULL},
	};
	return cue < CUE_NO_LANGUAGE && among(rows[cue], before);
}

bool
day_word_bars_behind(const struct token *behind, enum cue_language cue)
{
	static const char *const rows[CUE_NO_LANGUAGE][ROWS] = {
		{NULL},
		{NULL},
		{"prochain", "dernier", "passé", "suivant", "précédent", NULL},
		{"próximo", "pasado", "siguiente", NULL},
		{"prossimo", "scorso", "seguente", "successivo", NULL},
		{"próximo", "próxima", "passado", "passada", "seguinte", "que", NULL},
		{NULL},
		{"以来", "起", "前", "后", "之前", "之后", "至", "以后", "以前", "的", NULL},
		{"から", "まで", "以降", "以来", "前", "後", "の", NULL},
	};
	return cue < CUE_NO_LANGUAGE && among(rows[cue], behind);
}

bool
day_word_opens(const struct token *t, enum cue_language cue, bool first)
{
	static const char *const always[CUE_NO_LANGUAGE][ROWS] = {
		{"who", "which", "whose", "whom", "where", "when", "while", "after", "before", "as",
	     "since", "because", "although", "though", "if", "whether", "until", "unless", "following",
	     "ahead", NULL},
		{"nachdem", "bevor", "während", "weil", "obwohl", "falls", "ob", "wobei", "wodurch",
	     "nach", "vor", NULL},
		{"qui", "dont", "où", "quand", "lorsque", "lorsqu'il", "lorsqu'elle", "après", "avant",
	     "tandis", "puisque", "si", "depuis", "laquelle", "lequel", NULL},
		{"quien", "quienes", "cuyo", "cuya", "donde", "cuando", "mientras", "tras", "después",
	     "antes", "porque", "aunque", "si", NULL},
		{"cui", "dove", "quando", "mentre", "dopo", "prima", "perché", "se", "quale",
	     NULL},
		{"quem", "cujo", "cuja", "onde", "quando", "enquanto", "após", "depois", "antes",
	     "porque", "embora", "se", NULL},
		{"waar", "waarbij", "waarin", "toen", "terwijl", "nadat", "voordat", "omdat",
	     "na", "voor", "hoewel", NULL},
		{NULL},
		{NULL},
	};
	static const char *const relative[CUE_NO_LANGUAGE][ROWS] = {
		{NULL},
		{"der", "die", "das", "den", "dem", "deren", "dessen", "denen", "wo", "als", "wenn", "da",
	     NULL},
		{"que", NULL},
		{"que", NULL},
		{"che", NULL},
		{"que", NULL},
		{"die", "dat", "als", NULL},
		{NULL},
		{NULL},
	};
	if (cue >= CUE_NO_LANGUAGE)
		return false;
	return among(always[cue], t) || (first && among(relative[cue], t));
}

bool
day_word_past(const struct token *t, enum cue_language cue)
{
	static const char *const words[CUE_NO_LANGUAGE][ROWS] = {
		{"was", "were", "had", "did", "said", "told", "wrote", "came", "took", "gave", "went",
	     "made", "held", "met", "won", "lost", "began", "broke", "fell", "rose", "left", "struck",
	     "hit", "found", "shot", "sent", "spoke", "led", "became", "got", "ran", "saw", "drew",
	     NULL},
		{"hat", "haben", "hatte", "hatten", "wurde", "wurden", "war", "waren", "worden", "kam",
	     "kamen", "gab", "ging", "brach", "starb", "starben", "fiel", "sprach", "begann", "traf",
	     "zog", "nahm", "stieg", "sank", "fand", "ließ", "hielt", "schloss", "trat", "verlor",
	     "gewann", "stieß", "rief", NULL},
		{"a", "ont", "était", "étaient", "avait", "avaient", "fut", "furent", "a-t-il",
	     "a-t-elle", "mort", "morte", "morts", NULL},
		{"fue", "fueron", "hubo", "dijo", "dijeron", "era", "eran", "ha", "han", "había", "habían",
	     "hizo", "hicieron", "tuvo", "estuvo", "dio", "vino", "puso", NULL},
		{"ha", "hanno", "era", "erano", "aveva", "avevano", "fu", "furono", "stato", "stata",
	     "stati", "state", "morto", "morta", "morti", NULL},
		{"foi", "foram", "disse", "disseram", "era", "eram", "teve", "houve", "fez", "fizeram",
	     "deu", "tinha", "tinham", "veio", NULL},
		{"werd", "werden", "was", "waren", "had", "hadden", "heeft", "hebben", "zei", "zeiden",
	     "kwam", "kwamen", "ging", "brak", "viel", "vielen", "begon", "sprak", "overleed", NULL},
		{NULL},
		{"た", NULL},
	};
	static const char *const endings[CUE_NO_LANGUAGE][10] = {
		{"ed", NULL},
		{"te", "ten", NULL},
		{"é", "ée", "és", "ées", NULL},
		{"ó", "aron", "ieron", NULL},
		{"ato", "ata", "ati", "ito", "ita", "iti", "uto", "uta", NULL},
		{"ou", "aram", "eram", "iram", "iu", "eu", NULL},
		{"den", "de", NULL},
		{NULL},
		{"た", NULL},
	};
	if (cue >= CUE_NO_LANGUAGE || t->kind != TOKEN_WORD)
		return false;
	if (among(words[cue], t))
		return true;
	if (t->flags & TOKEN_CAPITAL || (t->low.n < 5 && cue != CUE_JAPANESE))
		return false;
	/* The participle: "gebrochen", "gestiegen". */
	if ((cue == CUE_GERMAN || cue == CUE_DUTCH) && t->low.n > 5 && str_starts(t->low, STR("ge")))
		return true;
	for (const char *const *e = endings[cue]; *e; e++)
		if (str_ends(t->low, str_of(*e)))
			return true;
	return false;
}
