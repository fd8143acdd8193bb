/* roman.h: words of any script in the 26 letters of the Latin one, by ICU's transliterator.
 *
 * What comes out is for comparing names, not for showing: "Пу́тин" is "putin", "Zürich" "zurich",
 * "プーチン" "puchin".  Scripts that write no vowels give none. */
#ifndef GW_TEXT_ROMAN_H
#define GW_TEXT_ROMAN_H

#include "base/str.h"

struct roman;

/* ICU's rules are read with the first word that needs them.  Never NULL; belongs to one thread. */
struct roman *roman_open(void);
void roman_close(struct roman *r);

/* Letters a to z of `word` in `room`, at most `most`; answers how many.  Other characters are left
 * out.  Where ICU has no data only those that are Latin already are found. */
size_t roman_letters(struct roman *r, struct str word, char *room, size_t most);

#endif
