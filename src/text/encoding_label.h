/* encoding_label.h: labels of encodings and what they stand for; for encoding.c. */
#ifndef GW_TEXT_ENCODING_LABEL_H
#define GW_TEXT_ENCODING_LABEL_H

#include "base/str.h"

/* The standard's name in lower case ("windows-1252"), or NULL. */
const char *encoding_label_name(struct str label);

/* ICU's name of the converter for such a name; NULL where ICU is not used. */
const char *encoding_label_converter(const char *name);

/* What the bytes 0x80 to 0xff stand for, of the encodings of one byte that ICU does not have as
 * the standard does; NULL for others. */
const uint16_t *encoding_upper_half(const char *name);

#endif
