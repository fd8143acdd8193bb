/* ad_counts.c: from the shared counters to the store, each count once (see ads/tally.h). */
#include "engine/ad_counts.h"

/* What a writer that ended had under way comes first, then what is new. */
enum { BATCHES = 2 };

bool
ad_counts_keep(struct store *s, struct arena scratch, struct tally *t, struct err *err)
{
	for (int i = 0; t && i < BATCHES; i++) {
		struct ad_counts *rows;
		size_t count;
		tally_stage(t, &scratch, &rows, &count);
		if (!count)
			return true;
		if (!store_add_ad_counts(s, t->epoch, atomic_load(&t->sequence), rows, count, err))
			return false;
		tally_settle(t);
	}
	return true;
}

bool
ad_counts_so_far(struct store *s, const struct tally *t, struct str campaign, int64_t day,
                 int64_t today[AD_KINDS], int64_t in_all[AD_KINDS], struct err *err)
{
	int64_t open_today[AD_KINDS] = {0}, open_in_all[AD_KINDS] = {0};
	uint64_t sequence = 0;
	bool ok = store_begin(s, err) && store_ad_totals(s, campaign, day, day, today, err) &&
	          store_ad_totals(s, campaign, INT64_MIN, INT64_MAX, in_all, err) &&
	          (!t || store_ad_taken(s, t->epoch, &sequence, err));
	store_rollback(s);
	if (!ok)
		return false;
	if (t)
		tally_open_counts(t, campaign, day, sequence, open_today, open_in_all);
	for (int k = 0; k < AD_KINDS; k++) {
		today[k] += open_today[k];
		in_all[k] += open_in_all[k];
	}
	return true;
}
