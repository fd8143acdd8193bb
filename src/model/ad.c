/* ad.c: the names of what is counted. */
#include "model/ad.h"

const char *
ad_kind_name(enum ad_kind kind)
{
	static const char *const names[AD_KINDS] = {
		[AD_SERVED] = "served",
		[AD_SEEN] = "seen",
		[AD_CLICKED] = "clicked",
		[AD_SERVED_AGAIN] = "served_again",
		[AD_SEEN_AGAIN] = "seen_again",
		[AD_CLICKED_AGAIN] = "clicked_again",
		[AD_SERVED_ROBOT] = "served_robot",
		[AD_SEEN_ROBOT] = "seen_robot",
		[AD_CLICKED_ROBOT] = "clicked_robot",
		[AD_PREFETCHED] = "prefetched",
		[AD_EXPIRED] = "expired",
	};
	return names[kind];
}
