/* stop.c: the list of small words. */
#include "extract/stop.h"

/* Lower case, a language a row (English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Swedish, Danish and Norwegian, Russian, Japanese particles). */
static const char *const rows[] = {
	"the a an and or but of to in on at for with by from as is are was were be been has have "
	"had it its this that these those he she they we you i his her their our your not no "
	"which who what when where will would can could said about after more than",
	"der die das den dem des ein eine einer eines einem einen und oder aber von zu im in auf "
	"an mit bei aus als ist sind war waren wird werden hat haben hatte er sie es wir ihr ihre "
	"nicht auch noch nach für über sich dass wie nur so vor um durch",
	"le la les un une des du de et ou mais dans sur avec par pour en est sont était ont a au "
	"aux ce cette ces il elle ils elles nous vous ne pas que qui se son sa ses leur plus",
	"el los las del y o pero con por para es son fue ser ha han al lo su sus se como más entre "
	"sin sobre no una",
	"il lo gli i e o ma di da nel nella con su per è sono era ha hanno che non si come anche "
	"più alla dei delle della",
	"o os as um uma do da dos das no na nos nas e ou mas com por para é são foi que não se "
	"como mais ao",
	"de het een en of maar van in op met voor door is zijn was werd heeft niet ook nog naar "
	"dat die te er aan om bij",
	"i na w z się nie że do jest to jak o po za od przez dla ale czy tak już był była",
	"och att det som en ett den på är av för med till har inte om men var",
	"og det som en et den på er af for med til har ikke om men var",
	"и в не на что с по как это к но от из у за о же он она они мы вы был была было были для",
	"の に は を た が で て と し れ さ いる する も な",
};

void
stop_words_fill(struct stop_words *w)
{
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		struct str rest = str_of(rows[r]), word;
		while (str_word(&rest, &word)) {
			uint64_t h = WORD_HASH_START;
			for (size_t i = 0; i < word.n; i++)
				h = word_hash_byte(h, (unsigned char)word.p[i]);
			h = word_hash_end(h);
			size_t slot = h >> 1 & 2047;
			while (w->slots[slot] && w->slots[slot] != h)
				slot = (slot + 1) & 2047;
			w->slots[slot] = h;
		}
	}
}
