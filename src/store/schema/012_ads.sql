-- What is counted of advertisements (model/ad.h), and stories that carry none.

CREATE TABLE ad_count (
	campaign TEXT NOT NULL,
	day INTEGER NOT NULL,      -- since 1970, in the site's zone
	creative TEXT NOT NULL,
	place TEXT NOT NULL,
	served INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	clicked INTEGER NOT NULL,
	served_again INTEGER NOT NULL,
	seen_again INTEGER NOT NULL,
	clicked_again INTEGER NOT NULL,
	served_robot INTEGER NOT NULL,
	seen_robot INTEGER NOT NULL,
	clicked_robot INTEGER NOT NULL,
	prefetched INTEGER NOT NULL,
	expired INTEGER NOT NULL,
	PRIMARY KEY (campaign, day, creative, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX ad_count_day ON ad_count (day);

CREATE TABLE story_without_ads (
	story INTEGER PRIMARY KEY REFERENCES story,
	at INTEGER NOT NULL,       -- real seconds
	by TEXT
) STRICT;
