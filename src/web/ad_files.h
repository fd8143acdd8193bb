/* ad_files.h: campaigns, house ads and their pictures, read from a folder. */
#ifndef GW_WEB_AD_FILES_H
#define GW_WEB_AD_FILES_H

#include "ads/campaign.h"

/* Served at a path of its own. */
struct ad_file {
	struct str path, type, bytes;
	struct str policy; /* its Content-Security-Policy */
};

struct ad_files {
	struct campaign *campaigns;
	size_t count;
	struct ad_file *files;
	size_t file_count;
	bool has_frames;
	size_t wrong; /* files that could not be read */
};

/* NAME.campaign or NAME.txt, with the files that it names in the same folder; added to `f`, which has
 * room.  False with what is wrong, and where. */
bool ad_files_add(struct arena *out, const char *path, struct ad_files *f, struct err *err);

/* All of a folder in the order of names; what is wrong is told to `tell` and left out.  A folder
 * that is not there has none. */
void ad_files_read(struct arena *out, const char *folder, struct ad_files *f,
                   void (*tell)(const struct err *err));

#endif
