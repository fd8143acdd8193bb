-- Feeds, articles, stories and the work that is to be done on them.
-- Times are seconds since 1970.  NULL is "not known" or "none" throughout.

CREATE TABLE feed (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL UNIQUE,
	title TEXT,
	outlet TEXT,
	section TEXT,
	site TEXT,
	state INTEGER NOT NULL DEFAULT 0,
	etag TEXT,
	last_modified TEXT,
	next_poll_at INTEGER NOT NULL DEFAULT 0,
	interval_s INTEGER NOT NULL DEFAULT 0,
	last_try_at INTEGER NOT NULL DEFAULT 0,
	last_ok_at INTEGER NOT NULL DEFAULT 0,
	last_new_at INTEGER NOT NULL DEFAULT 0,
	failures INTEGER NOT NULL DEFAULT 0,
	last_error TEXT,
	items_seen INTEGER NOT NULL DEFAULT 0,
	items_new INTEGER NOT NULL DEFAULT 0,
	body_hash TEXT
) STRICT;

CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL,
	canonical TEXT,
	feed INTEGER REFERENCES feed ON DELETE SET NULL,
	guid TEXT,
	outlet TEXT,
	title TEXT,
	summary TEXT,
	authors TEXT,              -- a JSON list
	published INTEGER,
	published_zone INTEGER,    -- minutes; NULL: a date without a time
	updated INTEGER,
	updated_zone INTEGER,
	feed_published INTEGER,
	first_seen INTEGER NOT NULL DEFAULT 0,
	read_at INTEGER NOT NULL DEFAULT 0,
	language TEXT,
	section TEXT,
	image TEXT,
	kind INTEGER NOT NULL DEFAULT 0,
	signals INTEGER NOT NULL DEFAULT 0,
	confidence REAL NOT NULL DEFAULT 0,
	old_on_arrival INTEGER NOT NULL DEFAULT 0,
	state INTEGER NOT NULL DEFAULT 0,
	reason TEXT,
	story INTEGER,
	reprint_of INTEGER,
	version INTEGER NOT NULL DEFAULT 0,
	etag TEXT,
	last_modified TEXT
) STRICT;
CREATE INDEX article_feed ON article (feed);
CREATE INDEX article_outlet ON article (outlet, story) WHERE story IS NOT NULL;

-- Apart, so that a look through the articles stays small.
CREATE TABLE article_text (
	article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
	text TEXT NOT NULL
) STRICT;

-- Every address an article is known by, its own url included.
CREATE TABLE address (
	url TEXT PRIMARY KEY,
	article INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The feeds' own names of items.
CREATE TABLE item (
	feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
	guid TEXT NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (feed, guid)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: a late end hits no other job
	kind INTEGER NOT NULL,
	key INTEGER NOT NULL,
	state INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 leased, 2 dead
	due_at INTEGER NOT NULL,          -- of a leased one: the end of the lease
	again_at INTEGER,                 -- of a leased one: run again then
	attempts INTEGER NOT NULL DEFAULT 0,
	host TEXT,
	last_error TEXT,
	UNIQUE (kind, key)
) STRICT;
CREATE INDEX job_due ON job (kind, state, due_at);

CREATE TABLE host (
	id INTEGER PRIMARY KEY,
	host TEXT NOT NULL UNIQUE,
	robots_at INTEGER NOT NULL DEFAULT 0,
	robots_until INTEGER NOT NULL DEFAULT 0,
	robots_closed INTEGER NOT NULL DEFAULT 0,
	crawl_delay_ms INTEGER NOT NULL DEFAULT 0,
	not_before INTEGER NOT NULL DEFAULT 0,
	failures INTEGER NOT NULL DEFAULT 0,
	robots TEXT
) STRICT;

CREATE TABLE story (
	id INTEGER PRIMARY KEY,
	address TEXT UNIQUE,
	slug TEXT,
	headline TEXT,
	section TEXT,
	language TEXT,
	founded_at INTEGER NOT NULL,
	newest_at INTEGER NOT NULL,
	written_at INTEGER NOT NULL DEFAULT 0,
	edition INTEGER NOT NULL DEFAULT 0,
	reports INTEGER NOT NULL DEFAULT 0,
	outlets INTEGER NOT NULL DEFAULT 0,
	independent INTEGER NOT NULL DEFAULT 0,
	ended INTEGER NOT NULL DEFAULT 0,
	summary TEXT,
	what_changed TEXT,
	disputed INTEGER NOT NULL DEFAULT 0,
	corrected INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_live ON story (newest_at) WHERE ended = 0;
CREATE INDEX story_written ON story (written_at) WHERE edition > 0;
CREATE INDEX story_section ON story (section, written_at) WHERE edition > 0;
CREATE INDEX story_newest ON story (newest_at);

-- In the order of placing.
CREATE TABLE member (
	place INTEGER PRIMARY KEY,
	article INTEGER NOT NULL UNIQUE REFERENCES article,
	story INTEGER NOT NULL REFERENCES story,
	reprint_of INTEGER,
	placed_at INTEGER NOT NULL,
	vector BLOB
) STRICT;
CREATE INDEX member_story ON member (story);

CREATE TABLE edition (
	id INTEGER PRIMARY KEY,
	story INTEGER NOT NULL REFERENCES story,
	number INTEGER NOT NULL,
	at INTEGER NOT NULL,
	what_changed TEXT,
	json TEXT,
	UNIQUE (story, number)
) STRICT;

-- Small named values and running totals.
CREATE TABLE setting (
	name TEXT PRIMARY KEY,
	value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE total (
	name TEXT PRIMARY KEY,
	value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
