/* boiler.c: cues of boilerplate in seven languages. */
#include "write/boiler.h"

/* Found anywhere, in any case. */
static const char *const cues[] = {
	"click here", "click to", "click for", "click on", "sign up", "read more", "follow us",
	"follow him", "follow her", "getty images", "copyright 2", "copyright (c)", "all rights reserved",
	"subscribe", "newsletter", "(ap photo", "file photo", "advertisement", "contributed to",
	"contributed reporting", "related:", "http:", "https:", "www.", "share this", "share on",
	"opens in new window", "this material may not be", "press writer", "watch the video",
	"watch video", "see also", "see photos", "photo by", "photos by", "photograph by",
	"image copyright", "image taken", "photo taken", "image shows", "photo shows",
	"in this image", "in this photo", "in this file", "handout photo", "as seen in", "after the jump", "watch moment",
	"courtesy of", "screenshot",
	"update:", "updates:", "photo:", "video:", "image:", "caption:", "buy photo", "email this", "print this", "full transcript",
	"image caption", "media caption", "cookies", "javascript", "story highlights",
	"scroll down", "hide caption", "pic.twitter", "reporting by", "editing by", "all times",
	"a file image", "earlier version contained", "earlier version of this", "crawls are part", "stretch goal", "crawls of supported", "location information to your", "read on for",
	"embed x share", "please note", "crawl of", "crawl data",
	"tap here", "download the", "wayback", "updated at", "updated on",
	"have a tip", "listen to", "in the video above", "on twitter at", "reporter for",
	"check out", "keep reading", "full list", "photo gallery", "slideshow", "last updated",
	"media playback", "a post shared", "comments below", "comment section", "log in",
	"this article was", "this article has", "this story was", "this story has been",
	"this post was", "originally published", "published on", "edited by",
	"please enable", "terms of use", "privacy policy", "support our", "become a member",
	"this report was", "will be updated", "developing story", "breaking news", "for more on",
	"add as an interest", "stay up to date", "subscriptions are", "subscriptions start", "subscriptions cost",
	"more:", "skip to", "enter your email", "©",
	/* German, French, Spanish */
	"mehr zum thema", "lesen sie", "hier klicken", "newsletter abonnieren", "bildquelle",
	"alle rechte vorbehalten", "foto:", "lire aussi", "abonnez-vous", "cliquez", "crédit photo",
	"leggi anche", "iscriviti alla", "clicca qui", "tutti i diritti", "riproduzione riservata",
	"foto di", "leia também", "leia mais", "clique aqui", "inscreva-se", "todos os direitos",
	"reprodução proibida", "lees ook", "klik hier", "meld je aan", "schrijf je in", "alle rechten",
	"zum artikel", "jetzt abonnieren", "newsletter bestellen", "à lire aussi", "voir aussi",
	"inscrivez-vous", "le más", "regístrese", "síguenos",
	"droits réservés", "lea también", "suscríbase", "suscríbete", "haga clic", "derechos reservados",
};

/* Found only as they are written. */
static const char *const marks[] = {"|",      "•", "REUTERS", "Getty",
                                    "Click ", "►", "▶",       "→", "(L)", "(C)"};

/* Looks at the starts of words only, and there at the cues with that first byte. */
static bool
has_cue(struct str text)
{
	enum { CUES = sizeof cues / sizeof *cues };
	uint8_t first[256] = {0}, next[CUES + 1] = {0};
	_Static_assert(CUES < 255, "the chains hold bytes");
	for (size_t i = 0; i < CUES; i++) {
		next[i + 1] = first[(unsigned char)cues[i][0]];
		first[(unsigned char)cues[i][0]] = (uint8_t)(i + 1);
	}
	bool start = true;
	for (size_t at = 0; at < text.n; at++) {
		unsigned char c = byte_lower((unsigned char)text.p[at]);
		for (uint8_t k = start ? first[c] : 0; k; k = next[k])
			if (str_starts_nocase(str_skip(text, at), str_of(cues[k - 1])))
				return true;
		start = !byte_is_alnum(c) && c < 128;
	}
	return false;
}

bool
boiler_sentence(struct str text)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_has(text, str_of(marks[i])))
			return true;
	/* An account name: "@" before a letter at the start of a word. */
	ptrdiff_t at = str_find_byte(text, '@', 0);
	if (at >= 0 && (size_t)at + 1 < text.n &&
	    byte_is_alpha((unsigned char)text.p[at + 1]) &&
	    (at == 0 || byte_is_space((unsigned char)text.p[at - 1]) ||
	     text.p[at - 1] == '('))
		return true;
	return has_cue(text);
}
