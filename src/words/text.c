/* text.c: looks up texts and fills them. */
#include "words/text.h"

#include "base/html.h"
#include "words/catalogue.h"

static const struct catalogue *
catalogue_of(struct str language)
{
	size_t n = 0;
	while (n < language.n && byte_is_alpha((unsigned char)language.p[n]))
		n++;
	language = str_sub(language, 0, n);
	for (const struct catalogue *c = catalogues; c->language; c++)
		if (str_eq_nocase(language, str_of(c->language)))
			return c;
	return NULL;
}

bool
text_speaks(struct str language)
{
	return catalogue_of(language) != NULL;
}

struct str
text_language(struct str wanted, struct str otherwise)
{
	return text_speaks(wanted)      ? wanted
	       : text_speaks(otherwise) ? otherwise
	                                : str_of(catalogues[0].language);
}

/* ── forms ── */

/* The number that decides; 1 without any. */
static uint64_t
deciding(const struct text_arg *args)
{
	for (; args->kind != TEXT_ARG_END; args++)
		if (args->kind == TEXT_ARG_NUMBER || args->kind == TEXT_ARG_SPELT)
			return args->n < 0 ? 0 - (uint64_t)args->n : (uint64_t)args->n;
	return 1;
}

static const char *
form_of(const struct catalogue *c, enum text_id id, uint64_t n)
{
	const char *const *forms = c->texts[id];
	return forms[1] ? forms[c->form_of(n)] : forms[0];
}

static const char *
find(struct str language, enum text_id id, uint64_t n)
{
	const struct catalogue *c = catalogue_of(language);
	const char *text = c ? form_of(c, id, n) : NULL;
	return text ? text : form_of(&catalogues[0], id, n);
}

void
text_just(struct buf *b, struct str language, enum text_id id)
{
	buf_cstr(b, find(language, id, 1));
}

struct str
text_str(struct str language, enum text_id id)
{
	return str_of(find(language, id, 1));
}

/* ── arguments ── */

/* 12345 as "12,345", by the marks of the language. */
static void
put_number(struct buf *b, struct str language, int64_t n)
{
	char digits[20];
	int count = 0;
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	do
		digits[count++] = (char)('0' + rest % 10);
	while (rest /= 10);
	bool grouped = count > 3 && count >= text_str(language, TEXT_GROUP_FROM).p[0] - '0';
	if (n < 0)
		buf_byte(b, '-');
	for (int i = count; i-- > 0;) {
		buf_byte(b, digits[i]);
		if (grouped && i && i % 3 == 0)
			text_just(b, language, TEXT_GROUP_MARK);
	}
}

static void
put_spelt(struct buf *b, struct str language, int64_t n, bool begins)
{
	if (n < 2 || n > 2 + TEXT_SPELT_12 - TEXT_SPELT_2) {
		put_number(b, language, n);
		return;
	}
	struct str word = text_str(language, (enum text_id)(TEXT_SPELT_2 + n - 2));
	buf_put(b, begins ? text_capital(b->arena, word) : word);
}

static void
put_arg(struct buf *b, struct str language, const struct text_arg *arg, bool begins)
{
	switch (arg->kind) {
	case TEXT_ARG_END:
		break;
	case TEXT_ARG_STR:
		html_attr(b, arg->s);
		break;
	case TEXT_ARG_HTML:
		buf_put(b, arg->s);
		break;
	case TEXT_ARG_SPELT:
		put_spelt(b, language, arg->n, begins);
		break;
	case TEXT_ARG_NUMBER:
		put_number(b, language, arg->n);
		break;
	}
}

void
text_fill(struct buf *b, struct str language, enum text_id id, const struct text_arg *args)
{
	const char *p = find(language, id, deciding(args));
	size_t count = 0;
	while (args[count].kind != TEXT_ARG_END)
		count++;
	bool begins = true; /* a number in words takes a capital where a sentence begins */
	for (; *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
			if ((size_t)(p[1] - '1') < count)
				put_arg(b, language, &args[p[1] - '1'], begins);
			p += 2;
			begins = false;
			continue;
		}
		buf_byte(b, *p);
		begins = (begins && *p == ' ') || *p == '.';
	}
}

/* ── names ── */

struct str
text_weekday(struct str language, int weekday, bool whole)
{
	int first = whole ? TEXT_WEEKDAY_0 : TEXT_WEEKDAY_SHORT_0;
	return text_str(language, (enum text_id)(first + weekday));
}

struct str
text_month(struct str language, int month, bool whole)
{
	int first = whole ? TEXT_MONTH_1 : TEXT_MONTH_SHORT_1;
	return text_str(language, (enum text_id)(first + month - 1));
}

struct str
text_capital(struct arena *out, struct str text)
{
	char first = text.n ? text.p[0] : 0;
	if (first < 'a' || first > 'z')
		return text;
	return str_fmt(out, "%c" STR_FMT, first - 'a' + 'A', STR_ARG(str_skip(text, 1)));
}
