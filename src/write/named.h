/* named.h: the persons, places and bodies that a published story is about, by their full names.
 *
 * A name counts where the headline or the first sentence has it, or two sentences.  A lone surname
 * counts for the one full name of the story that ends with it and is never shown; single words are
 * countries, places behind "in", or capitals throughout ("NATO").  Countries and large cities are
 * one topic in all languages (text/region.h).  A name that brackets give an acronym, "Tide and Harbour
 * Agency (THA)", is one topic with it.  Weekdays, months, adjectives of peoples and the
 * names of who reported are none.  Without cues of a language (text/cue.h) only runs of capitals
 * that two sentences have are names; where nothing is written with capitals, only places are. */
#ifndef GW_WRITE_NAMED_H
#define GW_WRITE_NAMED_H

#include "base/map.h"
#include "model/story.h"
#include "model/topic.h"

/* What places are called in a language, and what they are called on this site. */
struct named_places {
	struct map names; /* folded name to struct named_place */
	struct map words; /* folded words that only mean what is of a place: "french" */
	struct map shown; /* key to name, in the language of the site */
};

struct named_places named_places_read(struct arena *out, struct str language, struct str site_language);

/* Up to TOPICS_OF_STORY of them into `names`, the most important first; gives their number. */
size_t named_of(struct arena *out, struct arena scratch, const struct story *story,
                const struct named_places *places, struct topic_name *names);

#endif
