/* tag.h: the elements of HTML that matter here, and how each is treated. */
#ifndef GW_EXTRACT_TAG_H
#define GW_EXTRACT_TAG_H

#include "base/str.h"

/* name, treatment; in alphabetical order. */
#define TAGS(X) \
	X(A, "a", 0) \
	X(ABBR, "abbr", 0) \
	X(ADDRESS, "address", TAG_BLOCK) \
	X(AMP_AD, "amp-ad", TAG_BLOCK) \
	X(AMP_IMG, "amp-img", 0) \
	X(APPLET, "applet", TAG_SOFT) \
	X(ARTICLE, "article", TAG_BLOCK) \
	X(ASIDE, "aside", TAG_BLOCK) \
	X(AUDIO, "audio", TAG_BLOCK) \
	X(B, "b", 0) \
	X(BLOCKQUOTE, "blockquote", TAG_BLOCK) \
	X(BODY, "body", TAG_BLOCK) \
	X(BR, "br", TAG_VOID) \
	X(BUTTON, "button", TAG_SOFT) \
	X(CANVAS, "canvas", TAG_SOFT) \
	X(CAPTION, "caption", TAG_BLOCK) \
	X(CENTER, "center", TAG_BLOCK) \
	X(DATALIST, "datalist", TAG_SKIP) \
	X(DD, "dd", TAG_BLOCK) \
	X(DETAILS, "details", TAG_BLOCK) \
	X(DIALOG, "dialog", TAG_BLOCK) \
	X(DIR, "dir", TAG_BLOCK) \
	X(DIV, "div", TAG_BLOCK) \
	X(DL, "dl", TAG_BLOCK) \
	X(DT, "dt", TAG_BLOCK) \
	X(EM, "em", 0) \
	X(EMBED, "embed", TAG_SKIP | TAG_VOID) \
	X(FIELDSET, "fieldset", TAG_BLOCK) \
	X(FIGCAPTION, "figcaption", TAG_BLOCK) \
	X(FIGURE, "figure", TAG_BLOCK) \
	X(FOOTER, "footer", TAG_BLOCK) \
	X(FORM, "form", TAG_BLOCK) \
	X(FRAMESET, "frameset", TAG_BLOCK) \
	X(H1, "h1", TAG_BLOCK) \
	X(H2, "h2", TAG_BLOCK) \
	X(H3, "h3", TAG_BLOCK) \
	X(H4, "h4", TAG_BLOCK) \
	X(H5, "h5", TAG_BLOCK) \
	X(H6, "h6", TAG_BLOCK) \
	X(HEAD, "head", TAG_SKIP) \
	X(HEADER, "header", TAG_BLOCK) \
	X(HGROUP, "hgroup", TAG_BLOCK) \
	X(HR, "hr", TAG_BLOCK | TAG_VOID) \
	X(HTML, "html", TAG_BLOCK) \
	X(I, "i", 0) \
	X(IFRAME, "iframe", TAG_SKIP) \
	X(IMG, "img", TAG_VOID) \
	X(INPUT, "input", TAG_VOID) \
	X(LEGEND, "legend", TAG_BLOCK) \
	X(LI, "li", TAG_BLOCK) \
	X(LINK, "link", TAG_SKIP | TAG_VOID) \
	X(LOCAL_TIME, "local-time", 0) \
	X(MAIN, "main", TAG_BLOCK) \
	X(MAP, "map", TAG_SKIP) \
	X(MATH, "math", TAG_SOFT) \
	X(MENU, "menu", TAG_BLOCK) \
	X(META, "meta", TAG_SKIP | TAG_VOID) \
	X(NAV, "nav", TAG_BLOCK) \
	X(NOSCRIPT, "noscript", TAG_SKIP) \
	X(OBJECT, "object", TAG_SOFT) \
	X(OL, "ol", TAG_BLOCK) \
	X(OPTGROUP, "optgroup", TAG_SKIP) \
	X(OPTION, "option", TAG_SKIP) \
	X(P, "p", TAG_BLOCK) \
	X(PICTURE, "picture", 0) \
	X(PRE, "pre", TAG_BLOCK) \
	X(PROGRESS, "progress", TAG_SKIP) \
	X(RELATIVE_TIME, "relative-time", 0) \
	X(SCRIPT, "script", TAG_SKIP) \
	X(SECTION, "section", TAG_BLOCK) \
	X(SELECT, "select", TAG_SOFT) \
	X(SOURCE, "source", TAG_VOID) \
	X(SPAN, "span", 0) \
	X(STRONG, "strong", 0) \
	X(STYLE, "style", TAG_SKIP) \
	X(SUMMARY, "summary", TAG_BLOCK) \
	X(SVG, "svg", TAG_SOFT) \
	X(TABLE, "table", TAG_BLOCK) \
	X(TBODY, "tbody", TAG_BLOCK) \
	X(TD, "td", TAG_BLOCK) \
	X(TEMPLATE, "template", TAG_SKIP) \
	X(TEXTAREA, "textarea", TAG_SKIP) \
	X(TFOOT, "tfoot", TAG_BLOCK) \
	X(TH, "th", TAG_BLOCK) \
	X(THEAD, "thead", TAG_BLOCK) \
	X(TIME, "time", 0) \
	X(TITLE, "title", TAG_SKIP) \
	X(TR, "tr", TAG_BLOCK) \
	X(UL, "ul", TAG_BLOCK) \
	X(VIDEO, "video", TAG_BLOCK) \
	X(WBR, "wbr", TAG_VOID)

enum tag {
	TAG_TEXT,  /* no element: a run of text */
	TAG_OTHER, /* an element that is not in the table: inline */
#define X(id, name, how) TAG_##id,
	TAGS(X)
#undef X
	TAG_COUNT,
};

enum tag_how {
	TAG_BLOCK = 1, /* its start and end part blocks of text */
	TAG_SKIP = 2,  /* what is inside is no text */
	TAG_SOFT = 4,  /* skipped while it is small (tree.h) */
	TAG_VOID = 8,  /* has no content */
};

/* `name` in any case; an unknown one is TAG_OTHER. */
enum tag tag_of(struct str name);
unsigned tag_how(enum tag tag);
const char *tag_name(enum tag tag);

#endif
