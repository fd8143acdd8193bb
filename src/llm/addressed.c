/* addressed.c: does a text speak to a machine? */
#include "llm/addressed.h"

#include "base/buf.h"
#include "llm/plain.h"
#include "text/utf8.h"

enum { PACKED_BYTES = 48 }; /* a run of letters and figures that no language has */

/* Letters of other scripts that are drawn as Latin ones, small. */
static const struct {
	uint32_t from;
	char to;
} alike[] = {
	{0x251, 'a'}, {0x3b1, 'a'}, {0x3b5, 'e'}, {0x3b9, 'i'}, {0x3bd, 'v'}, {0x3bf, 'o'},
	{0x3c1, 'p'}, {0x3c5, 'u'}, {0x430, 'a'}, {0x435, 'e'}, {0x43e, 'o'}, {0x440, 'p'},
	{0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'},
	{0x501, 'd'}, {0x51b, 'q'}, {0x51d, 'w'}, {0x131, 'i'},
};

/* Figures that stand for letters, by figure. */
static const char figures[] = "oizeasgtbg";

/* Of a letter with an accent the letter, of one in mathematical or full-width dress the plain
 * one; a look-alike stays what it is. */
static uint32_t
undress(uint32_t c)
{
	static const char accents[] =
		"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy"
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
		"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
	if (c >= 0xff21 && c <= 0xff5a)
		c = c - 0xff21 + 'A';
	if (c >= 0x1d400 && c <= 0x1d6a3)
		c = 'a' + (c - 0x1d400) % 26;
	if (c >= 0x24b6 && c <= 0x24e9)
		c = 'a' + (c - 0x24b6) % 26;
	c = utf8_lower(c);
	if (c >= 0xc0 && c < 0xc0 + sizeof accents - 1)
		return (uint32_t)accents[c - 0xc0];
	return c;
}

static char
latin_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i].from == c)
			return alike[i].to;
	return 0;
}

static bool
ends_clause(uint32_t c)
{
	static const uint32_t ends[] = {'.', '!', '?', ':', ';', '"', '(', ')', '[', ']', '{', '}', '*',
	                                '#', '|', 0xa1, 0xab, 0xbb, 0xbf, 0x61f, 0x2013, 0x2014, 0x2018,
	                                0x201c, 0x201d, 0x201e, 0x2026, 0x3001, 0x3002, 0x300c, 0x300d};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i] == c)
			return true;
	return false;
}

/* " . ", once. */
static void
put_end(struct buf *b)
{
	if (b->p[b->n - 1] != ' ')
		buf_byte(b, ' ');
	if (b->n < 2 || b->p[b->n - 2] != '.')
		buf_cstr(b, ". ");
}

/* Words in small letters with one blank between them and at both ends; in plain dress " . " where
 * a clause may begin or end. */
static struct str
fold(struct arena *out, struct str text, bool disguised)
{
	struct buf b = buf_in(out, text.n * 2 + 16);
	buf_cstr(&b, disguised ? " " : " . ");
	for (size_t i = 0; i < text.n;) {
		unsigned char byte = (unsigned char)text.p[i];
		if (byte_is_alpha(byte)) {
			buf_byte(&b, (char)byte_lower(byte));
			i++;
			continue;
		}
		uint32_t c = utf8_next(text, &i);
		if (llm_hidden(c))
			continue;
		c = undress(c);
		if (disguised && latin_of(c))
			c = (uint32_t)latin_of(c);
		if (disguised && c >= '0' && c <= '9')
			c = (uint32_t)figures[c - '0'];
		if (disguised && (c == '@' || c == '$' || c == '!'))
			c = c == '@' ? 'a' : c == '$' ? 's' : 'i';
		if (utf8_class(c) & UTF8_WORD)
			utf8_put(&b, c);
		else if (!disguised && ends_clause(c))
			put_end(&b);
		else if (c != '\'' && c != 0x2019 && b.p[b.n - 1] != ' ')
			buf_byte(&b, ' ');
	}
	if (b.p[b.n - 1] != ' ')
		buf_byte(&b, ' ');
	if (!disguised)
		put_end(&b);
	return buf_str(&b);
}

/* "i g n o r e" is one word: single letters that follow each other are joined. */
static struct str
join_letters(struct arena *out, struct str folded)
{
	struct buf b = buf_in(out, folded.n + 8);
	struct str rest = folded, word;
	size_t before = 2;
	buf_byte(&b, ' ');
	while (str_word(&rest, &word)) {
		if (word.n == 1 && before == 1)
			b.n--;
		buf_put(&b, word);
		buf_byte(&b, ' ');
		before = word.n;
	}
	return buf_str(&b);
}

/* A choice of "a|b|c" at byte `at`, where a word begins unless the script has no blanks. */
static bool
has_choice(struct str text, size_t from, size_t to, struct str choices, size_t *end)
{
	struct str choice;
	struct str part = str_sub(text, 0, to);
	while (str_cut(&choices, '|', &choice)) {
		bool spaced = (unsigned char)choice.p[0] < 0xe0;
		for (ptrdiff_t at = str_find(part, choice, from); at >= 0;
		     at = str_find(part, choice, (size_t)at + 1))
			if (!spaced || at == 0 || text.p[at - 1] == ' ') {
				*end = (size_t)at + choice.n;
				return true;
			}
	}
	return false;
}

/* Byte behind the next `words` words. */
static size_t
words_on(struct str text, size_t at, unsigned words)
{
	while (at < text.n && words)
		words -= text.p[at++] == ' ';
	while (at < text.n && text.p[at] != ' ')
		at++;
	return at;
}

/* All verbs of the table by their first letters, so that a text is walked through once. */
enum { BUCKETS = 1024, KEY_BYTES = 3 };

struct phrase {
	struct str text;   /* without ". " in front */
	const struct addressed_row *row;
	bool opens;        /* only at the front of a clause */
	uint16_t next;     /* 1 and more: another of the same bucket; 0 none */
};

struct index {
	struct phrase *at;
	uint16_t heads[BUCKETS];
};

static unsigned
bucket_of(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;
	return (b[0] * 961u + b[1] * 31u + b[2]) % BUCKETS;
}

static struct index *
index_open(struct arena *out)
{
	struct index *x = arena_new(out, struct index);
	size_t count = 1, n = 1;
	for (const struct addressed_row *r = addressed_rows; r->verbs; r++, count++)
		for (const char *c = r->verbs; *c; c++)
			count += *c == '|';
	x->at = arena_array(out, struct phrase, count + 1);
	for (const struct addressed_row *r = addressed_rows; r->verbs; r++) {
		struct str verbs = str_of(r->verbs), verb;
		while (str_cut(&verbs, '|', &verb)) {
			struct phrase *p = &x->at[n];
			p->row = r;
			p->opens = str_starts(verb, STR(". "));
			p->text = p->opens ? str_skip(verb, 2) : verb;
			uint16_t *head = &x->heads[bucket_of(p->text.p)];
			p->next = *head;
			*head = (uint16_t)n++;
		}
	}
	return x;
}

/* What the row asks for behind its verb, which ends at `end`. */
static bool
has_rest(struct str text, size_t end, const struct addressed_row *row)
{
	struct str nouns = str_of(row->nouns);
	size_t to = row->within ? words_on(text, end, row->within) : text.n, ignored;
	return !nouns.n || has_choice(text, end, to, nouns, &ignored);
}

static bool
has_any_at(const struct index *x, struct str text, size_t at)
{
	for (uint16_t n = x->heads[bucket_of(text.p + at)]; n; n = x->at[n].next) {
		const struct phrase *p = &x->at[n];
		if (str_starts(str_skip(text, at), p->text) &&
		    (!p->opens || (at >= 2 && text.p[at - 2] == '.')) &&
		    has_rest(text, at + p->text.n, p->row))
			return true;
	}
	return false;
}

/* Phrases begin where a word does, in scripts without blanks anywhere. */
static bool
has_any(const struct index *x, struct str text)
{
	for (size_t i = 1; i + KEY_BYTES <= text.n; i++)
		if ((text.p[i - 1] == ' ' || (unsigned char)text.p[i] >= 0xe0) && has_any_at(x, text, i))
			return true;
	return false;
}

/* A long run of letters and figures without a blank, as codes have it. */
static bool
is_packed(struct str text)
{
	size_t run = 0, figure_count = 0;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		bool part = byte_is_alnum(c) || c == '+' || c == '/' || c == '=' || c == '_' || c == '%';
		run = part ? run + 1 : 0;
		figure_count = part ? figure_count + byte_is_digit(c) : 0;
		if (run > PACKED_BYTES && run < text.n + 1 && figure_count)
			return true;
	}
	return false;
}

/* Tag characters are letters that nobody sees.  Other hidden characters stray into honest pages. */
static bool
has_tags(struct str text)
{
	for (ptrdiff_t at = str_find(text, STR("\xf3\xa0"), 0); at >= 0;
	     at = str_find(text, STR("\xf3\xa0"), (size_t)at + 1)) {
		size_t i = (size_t)at;
		uint32_t c = utf8_next(text, &i);
		if (c >= 0xe0000 && c <= 0xe007f)
			return true;
	}
	return false;
}

/* Figures, signs or letters of several scripts inside its words. */
static bool
is_disguised(struct str text)
{
	bool latin = false, mixed = false;
	for (size_t i = 0; i < text.n;) {
		if (byte_is_alpha((unsigned char)text.p[i])) {
			latin = true;
			if (mixed)
				return true;
			i++;
			continue;
		}
		uint32_t c = utf8_next(text, &i);
		bool stands_for = (c >= '0' && c <= '9') || c == '@' || c == '$' || c == '!' || latin_of(utf8_lower(c));
		if (stands_for)
			mixed = true;
		else
			latin = mixed = false;
		if (latin && mixed)
			return true;
	}
	return false;
}

/* Three or more single letters in a row. */
static bool
has_lone_letters(struct str folded)
{
	struct str rest = folded, word;
	size_t run = 0;
	while (str_word(&rest, &word) && run < 3)
		run = word.n == 1 ? run + 1 : 0;
	return run >= 3;
}

static bool
speaks(const struct index *x, struct arena scratch, struct str text)
{
	if (is_packed(text) || has_tags(text))
		return true;
	struct str plain = fold(&scratch, text, false);
	if (has_any(x, plain))
		return true;
	bool disguised = is_disguised(text);
	if (!disguised && !has_lone_letters(plain))
		return false;
	struct str bare = fold(&scratch, text, true);
	if (disguised && has_any(x, bare))
		return true;
	return has_lone_letters(bare) && has_any(x, join_letters(&scratch, bare));
}

bool
addressed_to_machine(struct arena scratch, struct str text)
{
	const struct index *x = index_open(&scratch);
	return speaks(x, scratch, text);
}

size_t
addressed_parts(struct arena *out, struct arena scratch, struct str text,
                struct addressed_part **parts)
{
	struct str rest = text, line;
	size_t count = 0, most = 1;
	const struct index *x = index_open(&scratch);
	bool behind = false; /* the paragraph before spoke to a machine */
	for (size_t i = 0; i < text.n; i++)
		most += text.p[i] == '\n';
	*parts = arena_array(out, struct addressed_part, most);
	while (str_cut(&rest, '\n', &line)) {
		if (!str_trim(line).n)
			continue;
		bool spoken = speaks(x, scratch, line);
		uint32_t start = (uint32_t)(line.p - text.p);
		if (spoken || behind)
			(*parts)[count++] = (struct addressed_part){start, start + (uint32_t)line.n};
		behind = spoken;
	}
	return count;
}
