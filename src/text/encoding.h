/* encoding.h: bytes of a document to valid UTF-8.
 *
 * The order in which evidence is believed: a byte order mark; that the bytes are sound UTF-8,
 * whatever is declared; that they nearly are (sound long sequences more than four times the
 * broken bytes: repaired); the label in the header, then the one in the document; windows-1252.
 * Labels are those of the WHATWG Encoding standard, so gb2312 is gb18030 and latin1 is
 * windows-1252.  C0 controls other than tab, line feed and carriage return are dropped, a form feed
 * is a space. */
#ifndef GW_TEXT_ENCODING_H
#define GW_TEXT_ENCODING_H

#include "base/str.h"

enum encoding_source {
	ENCODING_HTML, /* looks for <meta charset> */
	ENCODING_XML, /* looks for the XML declaration; UTF-16 and UTF-32 without a mark */
	ENCODING_JSON, /* declares nothing; UTF-16 and UTF-32 without a mark */
};

/* `header_charset` is the charset of the Content-Type header, or that header whole, or
 * STR_NONE.  Where nothing had to change the answer is a view of `bytes`, else it is in `out`.
 * A leading byte order mark is left off. */
struct str text_to_utf8(struct arena *out, struct arena scratch, struct str bytes,
			struct str header_charset, enum encoding_source kind);

/* The charset parameter of a Content-Type header; STR_NONE where it has none. */
struct str encoding_of_header(struct str content_type);

/* What the document declares by itself, by the prescan of the HTML standard or in the XML
 * declaration: a name of the Encoding standard; STR_NONE where it declares nothing known. */
struct str encoding_declared(struct str bytes, enum encoding_source kind);

/* The name of the standard ("windows-1252") for a label ("Latin1"); STR_NONE for unknown
 * ones. */
struct str encoding_name(struct str label);

#endif
