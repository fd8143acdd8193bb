/* byline.c: prefixes, tails and parts of bylines as tables. */
#include "extract/byline.h"

#include <string.h>

#include "extract/plain.h"
#include "text/date.h"
#include "text/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Words before the name; a whole word each. */
static const char *const prefixes[] = {
	"written by", "words by", "posted on by", "interview by", "interview", "protokoll",
	"reportage", "analysis by", "opinion by", "posted by", "story by", "text by",
	"reported by",
	"article by", "published by", "created by", "reviewed by", "about the author",
	"\303\274ber den autor", "a post by", "guest post by", "escrito por", "publicado por",
	"authors", "author", "autorin", "autor", "by", "von", "vom", "por", "par", "di", "door",
	"av", "af", "text", "from", "tekst", "texte", "texto", "testo",
	"skrevet av", "skriven av", "geschreven door", "r\303\251dig\303\251 par",
	"propos recueillis par",
	"a cura di", "scritto da", "publi\303\251 par", "autore", "auteur", "auteurs",
	"autores", "autori",
	"ein beitrag von", "ein kommentar von", "\320\260\320\262\321\202\320\276\321\200",
	"articles by", "posts by", "authored by",
	"this post was written by", "photographs by",
};

/* Words that end the name. */
static const char *const tails[] = {
	"published", "posted", "updated", "last updated", "reviewed", "fact check",
	"fact-check", "medically", "edited by", "photo", "\303\274ber den autor", "follow",
	"read more", "view", "see all", "see more", "see full", "more posts", "more articles",
	"more by", "more from", "articles by", "all posts", "profile", "min read",
	"minutes read", "minute read", "contributing", "is a", "is an", "senior", "staff writer",
	"editor-in-chief", "correspondent", "reporter", "in", "on", "at", "share", "for",
	"comment", "comments", "leave a comment", "co-founder", "founder", "ceo", "who", "writer",
	"freelance", "columnist", "columnista",
};

/* Words that end the name of a person and belong to that of a desk ("Gazette Staff"). */
static const char *const desk_tails[] = {"contributor", "contributors", "editor", "editors",
                                         "staff"};

/* Lines that are no names. */
static const char *const refused[] = {
	"admin", "administrator", "webmaster", "editor", "editors", "redaktion", "redaction",
	"staff", "author", "authors", "autor", "unknown", "guest", "user", "root", "none",
	"null", "team", "by", "von", "home", "blog", "news", "about", "share", "contact",
	"comments", "reply", "sponsored", "advertisement", "subscribe", "written by", "posted",
	"published", "updated", "view", "more", "anonymous", "editorial", "author name",
	"super user", "default", "no author", "not available", "n a", "site admin",
	"site editor", "test", "false", "true", "undefined", "moderator",
};

/* Houses that sell news to others: they wrote it, but who did is not said. */
static const char *const agencies[] = {
	"reuters", "afp", "agence france presse", "ap", "associated press",
	"the associated press",
	"dpa", "efe", "agencia efe", "ansa", "xinhua", "tass", "pti", "ani", "ians", "upi",
	"kyodo",
	"kyodo news", "yonhap", "apa", "sda", "keystone sda", "belga", "anp", "ritzau", "ntb",
	"pap",
	"lusa", "europa press", "adnkronos", "interfax", "ap news", "afp news", "epa", "agencias",
	"agenturen", "wire services", "news agencies", "agencies", "agences",
};

/* A line that begins with one of these asks the reader to do something … */
static const char *const asking[] = {
	"see", "learn", "member", "read", "share", "view", "click", "subscribe", "leave", "back",
	"more", "all", "show", "follow", "sign", "log", "get", "contact", "this post",
	/* Or is the newsroom as a whole. */
	"redaktion", "die redaktion", "redacci\303\263n", "la redacci\303\263n", "redazione",
	"la redazione",
	"r\303\251daction", "la r\303\251daction", "redactie", "de redactie",
	"reda\303\247\303\243o", "redakcja",
	"redaksjonen", "redaktionen", "toimitus", "news desk", "newsroom", "web desk",
	"online desk",
};

/* Words of roles and houses; a part after a comma that has one is no second author. */
static const char *const roles[] = {
	"director", "expert", "attorney", "manager", "head", "officer", "specialist",
	"coordinator", "advisor", "adviser", "educators", "educator", "writer", "analyst",
	"professor", "university", "institute", "inc", "llc", "marketing", "development",
	"security", "consultant", "engineer", "president", "founder", "journalist", "teacher",
	"planner", "department", "news", "magazine", "times", "certified", "licensed", "network",
	"journalism", "research", "communications", "lines", "privacy", "finance", "hardware",
	"redakteur", "korrespondent", "journaliste",
};

static const char *const degrees[] = {
	"phd", "ph.d", "ph.d.", "md", "m.d.", "m.d", "mba", "rd", "rdn", "cpa", "cfp", "esq",
	"esq.", "rn", "r.n.", "ms", "m.s.", "mph", "lcsw", "psyd", "jd", "j.d.", "dds", "dvm",
};

static bool
is_trim(char c)
{
	return c && strchr(" ,;:.-|*_\"/", c);
}

static struct str
trim_marks(struct str s)
{
	static const char *const wide[] = {"\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa2",
	                                   "\xc2\xb7", "\xe2\x80\x99", "\xe2\x80\x8b"};
	for (size_t before = s.n + 1; s.n < before;) {
		before = s.n;
		while (s.n && is_trim(s.p[0]))
			s = str_skip(s, 1);
		/* The point of "Jr." and of initials stays. */
		while (s.n && is_trim(s.p[s.n - 1]) && !(s.p[s.n - 1] == '.' && s.n > 2 &&
		                                         s.p[s.n - 3] == ' '))
			s.n--;
		if (s.n == 0 || ((unsigned char)s.p[0] < 0x80 && (unsigned char)s.p[s.n - 1] < 0x80))
			continue;
		for (size_t i = 0; i < COUNT(wide); i++) {
			struct str w = str_of(wide[i]);
			if (str_starts(s, w))
				s = str_skip(s, w.n);
			if (str_ends(s, w))
				s = str_sub(s, 0, s.n - w.n);
		}
	}
	return s;
}

/* Is `s`, in lower case, one of the rows? */
static bool
is_any(struct str s, const char *const *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (s.n && rows[i][0] == s.p[0] && str_eq(s, str_of(rows[i])))
			return true;
	return false;
}

/* Is one of its words one of the rows, in any case? */
static bool
has_any(struct str s, const char *const *rows, size_t count)
{
	struct str word;
	while (str_word(&s, &word)) {
		word = trim_marks(word);
		for (size_t i = 0; i < count; i++)
			if (word.n && rows[i][0] == (char)byte_lower((unsigned char)word.p[0]) &&
			    str_eq_nocase(word, str_of(rows[i])))
				return true;
	}
	return false;
}

/* Bytes of `phrase` at the start of s as whole words in any case, or 0. */
static size_t
phrase_at(struct str s, const char *phrase)
{
	if (s.n == 0 || (char)byte_lower((unsigned char)s.p[0]) != phrase[0])
		return 0;
	struct str p = str_of(phrase);
	if (!str_starts_nocase(s, p))
		return 0;
	if (p.n < s.n) {
		unsigned char next = (unsigned char)s.p[p.n], last = (unsigned char)s.p[p.n - 1];
		/* "ByAda Quill" stands in two elements. */
		bool glued = last >= 'a' && last <= 'z' && next >= 'A' && next <= 'Z';
		if ((byte_is_alnum(next) && !glued) || next >= 0x80 || next == '\'')
			return 0;
	}
	return p.n;
}

static size_t
any_phrase_at(struct str s, const char *const *phrases, size_t count)
{
	size_t longest = 0;
	char first = s.n ? (char)byte_lower((unsigned char)s.p[0]) : 0;
	for (size_t i = 0; i < count; i++) {
		if (phrases[i][0] != first)
			continue;
		size_t n = phrase_at(s, phrases[i]);
		longest = n > longest ? n : longest;
	}
	return longest;
}

bool
byline_begins(struct str line)
{
	while (line.n && !byte_is_alnum((unsigned char)line.p[0]) &&
	       (unsigned char)line.p[0] < 0x80)
		line = str_skip(line, 1);
	size_t n = any_phrase_at(line, prefixes, COUNT(prefixes));
	return n > 0 && n + 2 < line.n;
}

bool
byline_is_prefix(struct str line)
{
	struct str s = trim_marks(str_trim(line));
	return s.n > 0 && any_phrase_at(s, prefixes, COUNT(prefixes)) == s.n;
}

static struct str
without_prefixes(struct str s)
{
	for (int round = 0; round < 2; round++) {
		s = trim_marks(s);
		size_t n = any_phrase_at(s, prefixes, COUNT(prefixes));
		if (n < s.n)
			s = trim_marks(str_skip(s, n));
	}
	return s;
}

/* Begins `s`, which is not empty, with a sign that no name holds? */
static bool
is_end_mark(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	if (c == 0xc2)
		return str_starts(s, STR("\xc2\xb7")) || str_starts(s, STR("\xc2\xbb"));
	if (c == 0xe2)
		return str_starts(s, STR("\xe2\x80\xa2")) || str_starts(s, STR("\xe2\x80\xba"));
	return c < 0x80 && c && strchr("|/\n([@<0123456789", c);
}

/* " - " and longer dashes between spaces; the space before is known. */
static bool
is_lone_dash(struct str s)
{
	size_t n = s.p[0] == '-' ? 1 : 3;
	if (n == 3 && !str_starts(s, STR("\xe2\x80\x93")) && !str_starts(s, STR("\xe2\x80\x94")))
		return false;
	return n < s.n && s.p[n] == ' ';
}

/* Is byte i the start of something that cannot belong to a name? */
static bool
ends_name(struct str s, size_t i)
{
	struct str rest = str_skip(s, i);
	if (is_end_mark(rest))
		return true;
	if (i == 0 || s.p[i - 1] != ' ')
		return false;
	if (is_lone_dash(rest))
		return true;
	if (any_phrase_at(rest, desk_tails, COUNT(desk_tails)) > 0)
		return byline_is_name(str_sub(s, 0, i)) && !byline_is_house(str_sub(s, 0, i));
	return any_phrase_at(rest, tails, COUNT(tails)) > 0;
}

static struct str
last_word(struct str s)
{
	ptrdiff_t at = str_rfind_byte(s, ' ');
	return at < 0 ? s : str_skip(s, (size_t)at + 1);
}

/* What stands between name and day: "Ada Quill, Monday, 3 May" is cut at the digit. */
static struct str
without_month(struct str s)
{
	static const char *const words[] = {"on", "am", "le", "el", "den", "vom", "the", "monday",
	                                    "tuesday", "wednesday", "thursday", "friday",
	                                    "saturday", "sunday", "mon", "tue", "wed", "thu",
	                                    "fri", "sat", "sun", "updated", "last"};
	for (bool again = true; again && s.n;) {
		s = trim_marks(s);
		struct str word = trim_marks(last_word(s));
		again = word.n < s.n && word.n && date_month(word) > 0;
		for (size_t i = 0; i < COUNT(words) && !again; i++)
			again = word.n < s.n && str_eq_nocase(word, str_of(words[i]));
		if (again)
			s = str_sub(s, 0, s.n - last_word(s).n);
	}
	return s;
}

static struct str
without_tail(struct str s)
{
	for (size_t i = 1; i < s.n; i++) {
		if (!ends_name(s, i))
			continue;
		bool digit = byte_is_digit((unsigned char)s.p[i]);
		struct str cut = trim_marks(str_sub(s, 0, i));
		return digit ? without_month(cut) : cut;
	}
	return s;
}

static struct str
title_case(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 4);
	size_t letters = 0;
	bool start = true;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		unsigned class = utf8_class(c);
		if (class & UTF8_LOWER)
			return s;
		letters += (class & UTF8_UPPER) != 0;
		utf8_put(&b, start ? c : utf8_lower(c));
		start = !(class & UTF8_LETTER);
	}
	return letters > 4 ? buf_str(&b) : s;
}

static size_t
word_count(struct str s)
{
	struct str word;
	size_t n = 0;
	while (str_word(&s, &word))
		n++;
	return n;
}

static bool
is_day_or_month(struct str s)
{
	static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun",
	                                   "monday", "tuesday", "wednesday", "thursday",
	                                   "friday", "saturday", "sunday", "today", "yesterday"};
	return is_any(s, days, COUNT(days)) || date_month(s) > 0;
}

static bool
is_refused(struct arena *a, struct str s)
{
	struct str folded = plain_fold(a, s);
	if (folded.n < 2 || s.n > 80 || word_count(s) > 8)
		return true;
	if (is_day_or_month(folded) || any_phrase_at(folded, asking, COUNT(asking)) > 0)
		return true;
	ptrdiff_t dot = str_find_byte(s, '.', 0);
	if (dot > 0 && str_find_byte(s, ' ', 0) < 0 && str_find_byte(s, '.', (size_t)dot + 1) > 0)
		return true; /* page.head.author: a template that was not filled */
	if (is_any(folded, refused, COUNT(refused)) || is_any(folded, agencies, COUNT(agencies)))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (byte_is_alpha((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* "FAND", "E-RYT": letters behind a name. */
static bool
is_letters(struct str s)
{
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'A' && s.p[i] <= 'Z') || s.p[i] == '.' || s.p[i] == '-'))
			return false;
	return s.n <= 6;
}

static bool
is_degree(struct str s)
{
	for (size_t i = 0; i < COUNT(degrees); i++)
		if (str_eq_nocase(s, str_of(degrees[i])))
			return true;
	return false;
}

/* Bytes of what parts two names at i, or 0. */
static size_t
parting_at(struct str s, size_t i)
{
	static const char *const words[] = {" and ", " & ", " und ", " et ", " with ", " avec ",
	                                    " mit "};
	/* These stand inside names too: both sides must be whole names. */
	static const char *const doubtful[] = {" y ", " e ", " og ", " och ", " en ", " i ", " ja ",
	                                       " \xd0\xb8 "};
	if (s.p[i] == ',' || s.p[i] == ';')
		return 1;
	if (s.p[i] != ' ' || i + 1 >= s.n)
		return 0;
	char first = (char)byte_lower((unsigned char)s.p[i + 1]);
	for (size_t k = 0; k < COUNT(words); k++)
		if (words[k][1] == first && str_starts_nocase(str_skip(s, i), str_of(words[k])))
			return strlen(words[k]);
	for (size_t k = 0; k < COUNT(doubtful); k++) {
		if (doubtful[k][1] != first)
			continue;
		size_t n = strlen(doubtful[k]);
		if (str_starts(str_skip(s, i), str_of(doubtful[k])) &&
		    byline_is_name(str_sub(s, 0, i)) && byline_is_name(str_skip(s, i + n)))
			return n;
	}
	return 0;
}

static void
add_name(struct arena *a, struct byline *line, struct str s)
{
	s = without_tail(without_prefixes(s));
	s = trim_marks(s);
	if (line->count && (is_degree(s) || is_letters(s))) {
		/* "Ada Quill, MD": as the publisher writes it. */
		struct str *name = &line->names[line->count - 1];
		*name = str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(*name), STR_ARG(s));
		return;
	}
	if (line->count && has_any(s, roles, COUNT(roles)))
		return;
	if (str_starts_nocase(s, STR("and ")))
		s = str_skip(s, 4);
	if (is_refused(a, s) || line->count == BYLINE_NAMES_MOST)
		return;
	s = title_case(a, s);
	for (unsigned i = 0; i < line->count; i++)
		if (str_eq_nocase(line->names[i], s))
			return;
	line->names[line->count++] = s;
}

bool
byline_is_house(struct str s)
{
	static const char *const words[] = {"team", "staff", "editors", "editorial", "redaktion",
	                                    "group", "media", "press", "company", "blog",
	                                    "agency", "gmbh", "ltd", "store", "club", "services"};
	if (phrase_at(s, "the") || phrase_at(s, "der") || phrase_at(s, "die") ||
	    phrase_at(s, "le") || phrase_at(s, "la") || phrase_at(s, "el"))
		return true;
	return has_any(s, words, COUNT(words)) || has_any(s, roles, COUNT(roles));
}

bool
byline_starts_lower(struct str s)
{
	size_t i = 0;
	return s.n > 0 && (utf8_class(utf8_next(s, &i)) & UTF8_LOWER) != 0;
}

bool
byline_is_name(struct str s)
{
	struct str word;
	size_t words = 0, capitals = 0;
	while (str_word(&s, &word)) {
		size_t i = 0;
		unsigned class = utf8_class(utf8_next(word, &i));
		words++;
		capitals += !(class & UTF8_LOWER) && class & UTF8_LETTER;
	}
	return words >= 2 && words <= 5 && capitals >= 2 && capitals * 2 >= words;
}

struct byline
byline_read(struct arena *a, struct str text)
{
	struct byline line = {0};
	struct str s = plain_line(a, text, 900);
	if (!s.p || str_starts_nocase(s, STR("http")) || str_starts_nocase(s, STR("www.")))
		return line;
	if (str_find_byte(s, '@', 0) > 0 && str_find_byte(s, '.', 0) > 0 &&
	    str_find_byte(s, ' ', 0) < 0)
		return line;
	s = without_prefixes(s);
	/* What ends the line ends it before it is parted. */
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] == '|' || byte_is_digit((unsigned char)s.p[i]) || s.p[i] == '(') {
			s = without_month(str_sub(s, 0, i));
			break;
		}
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		size_t n = parting_at(s, i);
		if (!n)
			continue;
		add_name(a, &line, str_sub(s, from, i));
		from = i + n;
		i = from - 1;
	}
	add_name(a, &line, str_skip(s, from));
	return line;
}
