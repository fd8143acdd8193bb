/* label.c: how newspapers mark an advertisement where the rest of the page is not translated: readers
 * must know one in the language that they read. */
#include "ads/label.h"

#include "words/text.h"

struct row {
	const char *language, *word;
};

static const struct row rows[] = {
	{"ar", "إعلان"},
	{"bg", "Реклама"},
	{"ca", "Publicitat"},
	{"cs", "Inzerce"},
	{"da", "Annonce"},
	{"el", "Διαφήμιση"},
	{"fa", "آگهی"},
	{"fi", "Mainos"},
	{"he", "פרסומת"},
	{"hi", "विज्ञापन"},
	{"hr", "Oglas"},
	{"hu", "Hirdetés"},
	{"id", "Iklan"},
	{"it", "Pubblicità"},
	{"ja", "広告"},
	{"ko", "광고"},
	{"nb", "Annonse"},
	{"nl", "Advertentie"},
	{"nn", "Annonse"},
	{"no", "Annonse"},
	{"pl", "Reklama"},
	{"pt", "Publicidade"},
	{"ro", "Publicitate"},
	{"ru", "Реклама"},
	{"sk", "Reklama"},
	{"sr", "Оглас"},
	{"sv", "Annons"},
	{"th", "โฆษณา"},
	{"tr", "Reklam"},
	{"uk", "Реклама"},
	{"vi", "Quảng cáo"},
	{"zh", "广告"},
};

struct str
label_language(struct str language)
{
	size_t n = 0;
	while (n < language.n && byte_is_alpha((unsigned char)language.p[n]))
		n++;
	return str_sub(language, 0, n);
}

struct str
label_of(struct str language)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows && !text_speaks(language); i++)
		if (str_eq_nocase(label_language(language), str_of(rows[i].language)))
			return str_of(rows[i].word);
	return text_str(language, TEXT_AD);
}
