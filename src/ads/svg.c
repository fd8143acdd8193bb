/* svg.c: an SVG read tag by tag; whatever is not known to be harmless refuses the whole. */
#include "ads/picture.h"

/* Elements that draw, or hold what draws.  Neither script, style, link, use of other files,
 * animation nor foreign content. */
static const struct str elements[] = {
	{"circle", 6},   {"clipPath", 8},       {"defs", 4},           {"desc", 4},
	{"ellipse", 7},  {"g", 1},              {"line", 4},           {"linearGradient", 14},
	{"marker", 6},   {"mask", 4},           {"path", 4},           {"pattern", 7},
	{"polygon", 7},  {"polyline", 8},       {"radialGradient", 14}, {"rect", 4},
	{"stop", 4},     {"svg", 3},            {"symbol", 6},         {"text", 4},
	{"title", 5},    {"tspan", 5},          {"use", 3},
};

static bool
is_name_byte(unsigned char c)
{
	return byte_is_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

static struct str
take_name(struct str *rest)
{
	size_t n = 0;
	while (n < rest->n && is_name_byte((unsigned char)rest->p[n]))
		n++;
	struct str name = str_sub(*rest, 0, n);
	*rest = str_skip(*rest, n);
	return name;
}

static struct str
skip_space(struct str s)
{
	while (s.n && byte_is_space((unsigned char)s.p[0]))
		s = str_skip(s, 1);
	return s;
}

static bool
is_element(struct str name)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (str_eq(name, elements[i]))
			return true;
	return false;
}

/* Names by which a value could act, load or be written in disguise. */
static bool
value_is_harmless(struct str name, struct str value)
{
	struct str own = STR("url(#");
	if (str_starts_nocase(name, STR("on")) || str_eq_nocase(name, STR("style")))
		return false;
	if (str_eq_nocase(name, STR("href")) || str_eq_nocase(name, STR("xlink:href")))
		return value.n && value.p[0] == '#';
	if (str_starts_nocase(name, STR("xml:b")))
		return false;
	if (str_starts(name, STR("xmlns")))
		return true; /* names, never loaded */
	if (str_find_byte(value, '&', 0) >= 0 || str_find_byte(value, '\\', 0) >= 0 ||
	    str_has_nocase(value, STR("script:")) || str_has_nocase(value, STR("data:")))
		return false;
	for (ptrdiff_t at = 0; (at = str_find_nocase(value, STR("url"), (size_t)at)) >= 0; at++)
		if (!str_starts(str_skip(value, (size_t)at), own))
			return false;
	return true;
}

/* "300", "300px", "300.5": whole pixels; 0 where it is none. */
static int64_t
pixels(struct str value)
{
	int64_t n = 0;
	size_t i = 0;
	for (; i < value.n && byte_is_digit((unsigned char)value.p[i]) && n < 100000; i++)
		n = n * 10 + (value.p[i] - '0');
	struct str unit = str_skip(value, i);
	if (unit.n && unit.p[0] == '.')
		for (unit = str_skip(unit, 1); unit.n && byte_is_digit((unsigned char)unit.p[0]);)
			unit = str_skip(unit, 1);
	return !unit.n || str_eq(unit, STR("px")) ? n : 0;
}

/* The third and fourth of the numbers. */
static void
take_view_box(struct str value, struct picture *p)
{
	struct str word;
	for (int i = 0; str_word(&value, &word) && i < 4; i++) {
		if (i == 2 && !p->width)
			p->width = pixels(word);
		if (i == 3 && !p->height)
			p->height = pixels(word);
	}
}

/* The attributes up to the end of the tag, which is taken too. */
static bool
take_attributes(struct str *rest, bool root, struct picture *p, struct err *err)
{
	struct str view_box = STR_NONE;
	for (;;) {
		*rest = skip_space(*rest);
		if (str_starts(*rest, STR("/>")) || str_starts(*rest, STR(">"))) {
			*rest = str_skip(*rest, rest->p[0] == '/' ? 2 : 1);
			if (root)
				take_view_box(view_box, p);
			return true;
		}
		struct str name = take_name(rest), value;
		*rest = skip_space(*rest);
		if (!name.n || !str_starts(*rest, STR("=")))
			return err_set(err, ERR_INPUT, "the SVG is not well formed");
		*rest = skip_space(str_skip(*rest, 1));
		char quote = rest->n ? rest->p[0] : 0;
		ptrdiff_t end = quote == '"' || quote == '\'' ? str_find_byte(*rest, quote, 1) : -1;
		if (end < 0)
			return err_set(err, ERR_INPUT, "the SVG is not well formed");
		value = str_sub(*rest, 1, (size_t)end);
		if (str_find_byte(value, '<', 0) >= 0) /* XML 1.0, 3.1: no '<' in a value */
			return err_set(err, ERR_INPUT, "the SVG is not well formed");
		*rest = str_skip(*rest, (size_t)end + 1);
		if (!value_is_harmless(name, value))
			return err_set(err, ERR_INPUT, "the SVG has an attribute that could act: "
			               STR_FMT, STR_ARG(str_sub(name, 0, 40)));
		if (root && str_eq(name, STR("width")))
			p->width = pixels(value);
		else if (root && str_eq(name, STR("height")))
			p->height = pixels(value);
		else if (root && str_eq(name, STR("viewBox")))
			view_box = value;
	}
}

/* One tag, comment or the declaration, from its '<'. */
static bool
take_tag(struct str *rest, bool *rooted, struct picture *p, struct err *err)
{
	bool declaration = str_starts(*rest, STR("<?xml ")) && !*rooted;
	if (declaration || str_starts(*rest, STR("<!--"))) {
		ptrdiff_t end = str_find(*rest, declaration ? STR("?>") : STR("-->"), 4);
		if (end < 0 || (declaration && str_find_byte(str_sub(*rest, 0, (size_t)end), '<', 1) >= 0))
			return err_set(err, ERR_INPUT, "the SVG is not well formed");
		*rest = str_skip(*rest, (size_t)end + (declaration ? 2 : 3));
		return true;
	}
	bool closing = str_starts(*rest, STR("</"));
	*rest = str_skip(*rest, closing ? 2 : 1);
	struct str name = take_name(rest);
	bool root = !*rooted;
	if (!is_element(name) || (root && (closing || !str_eq(name, STR("svg")))))
		return err_set(err, ERR_INPUT, "the SVG has an element that could act: " STR_FMT,
		               STR_ARG(str_sub(name.n ? name : *rest, 0, 40)));
	*rooted = true;
	return take_attributes(rest, root, p, err);
}

bool
svg_read(struct str bytes, struct picture *p, struct err *err)
{
	bool rooted = false;
	ptrdiff_t at;
	p->kind = PICTURE_SVG;
	while ((at = str_find_byte(bytes, '<', 0)) >= 0) {
		bytes = str_skip(bytes, (size_t)at);
		if (!take_tag(&bytes, &rooted, p, err))
			return false;
	}
	return rooted || err_set(err, ERR_INPUT, "it is no SVG");
}
