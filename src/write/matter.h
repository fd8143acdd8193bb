/* matter.h: noun phrases for what somebody speaks of.
 *
 * Of a mass or of many, as they stand ("procedural votes"), or told from others of their kind by a
 * name ("the Orrel ferry"); how near titles and openings come to them; and where in a sentence they
 * are only mentioned. */
#ifndef GW_WRITE_MATTER_H
#define GW_WRITE_MATTER_H

#include "write/resolve.h"

/* "procedural votes", "health insurance plans": many or a mass, two words at least, one of them in
 * the headlines; understood without the story. */
bool matter_is_plain(struct arena *out, const struct ask_sentence *r, const struct resolved *n);

/* "the use of private letters": an "of" says which, in words of titles and openings. */
bool matter_is_limited(const struct ask_sentence *r, const struct resolved *n);

/* "passengers", "Orrelians": who they are is no matter. */
bool matter_is_people(const struct ask_sentence *r, size_t i);

/* "military action against Orrel": a name and two words more say which, whatever else is told. */
bool matter_is_full(const struct ask_sentence *r, const struct resolved *n);

/* "other", "recent": a word that leaves open which. */
bool matter_is_vague(const struct ask_sentence *r, size_t i);

/* "Berg's letter", "the Orrel ferry": a thing that a name tells from others of its kind. */
bool matter_is_named(const struct ask_sentence *r, const struct resolved *n);

/* Words for a thing that its speaker coined stand nowhere else in the reports but in his mouth. */
bool matter_is_known(const struct ask_sentence *r, const struct resolved *n);

/* How many of its words titles or openings have. */
size_t matter_headline_words(const struct ask_sentence *r, const struct resolved *n);

/* "concerns about the Orrel ferry": word `head` is what the noun before it is about. */
bool matter_hangs_on_view(const struct ask_sentence *r, size_t head);

/* "has a bias", "what the law does": the noun is itself what is said, or asked. */
bool matter_is_owned_or_asked(const struct ask_sentence *r, size_t head);

/* "near the town hall of Orrel", "before the council": not what it is about. */
bool matter_is_aside(const struct ask_sentence *r, const struct phrase_noun *n);

/* The same sentence, in which quoted words are words like others. */
struct ask_sentence matter_open_quotation(struct arena *out, const struct ask_sentence *r);

#endif
