/* label.c: how newspapers mark an advertisement, one language a row. */
#include "ads/label.h"

struct row {
	const char *language, *word;
};

static const struct row rows[] = {
	{"ar", "إعلان"},
	{"bg", "Реклама"},
	{"ca", "Publicitat"},
	{"cs", "Inzerce"},
	{"da", "Annonce"},
	{"de", "Anzeige"},
	{"el", "Διαφήμιση"},
	{"en", "Advertisement"},
	{"es", "Publicidad"},
	{"fa", "آگهی"},
	{"fi", "Mainos"},
	{"fr", "Publicité"},
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

static const struct consent_row {
	const char *language, *ask, *stays, *yes, *no, *change;
} consent_rows[] = {
	{"en", "This advertisement would load from", "Your choice stays in this browser.",
	 "Show such ads", "Do not", "Change"},
	{"de", "Diese Anzeige würde geladen von", "Ihre Wahl bleibt in diesem Browser.",
	 "Solche Anzeigen zeigen", "Nicht zeigen", "Ändern"},
	{"es", "Este anuncio se cargaría de", "Su elección queda en este navegador.",
	 "Mostrar estos anuncios", "No mostrar", "Cambiar"},
	{"fr", "Cette publicité serait chargée depuis", "Votre choix reste dans ce navigateur.",
	 "Afficher ces publicités", "Ne pas afficher", "Modifier"},
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
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq_nocase(label_language(language), str_of(rows[i].language)))
			return str_of(rows[i].word);
	return STR("Advertisement");
}

struct label_consent
label_consent_of(struct str language)
{
	const struct consent_row *row = &consent_rows[0];
	for (size_t i = 0; i < sizeof consent_rows / sizeof *consent_rows; i++)
		if (str_eq_nocase(label_language(language), str_of(consent_rows[i].language)))
			row = &consent_rows[i];
	return (struct label_consent){str_of(row->ask), str_of(row->stays), str_of(row->yes),
	                              str_of(row->no), str_of(row->change)};
}
