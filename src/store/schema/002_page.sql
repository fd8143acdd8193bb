-- Pages as they are served, corrections shown to readers, errors counted for the operator.

CREATE TABLE page (
	id INTEGER PRIMARY KEY,
	path TEXT NOT NULL UNIQUE,
	type TEXT,
	etag TEXT,
	redirect TEXT,
	at INTEGER NOT NULL,
	story INTEGER,
	body BLOB
) STRICT;
CREATE INDEX page_story ON page (story) WHERE story IS NOT NULL;

CREATE TABLE correction (
	id INTEGER PRIMARY KEY,
	story INTEGER NOT NULL REFERENCES story,
	edition INTEGER NOT NULL,
	at INTEGER NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX correction_story ON correction (story, at);
CREATE INDEX correction_at ON correction (at);

CREATE TABLE error (
	id INTEGER PRIMARY KEY,
	what TEXT NOT NULL,
	place TEXT NOT NULL,
	count INTEGER NOT NULL,
	last_at INTEGER NOT NULL,
	UNIQUE (what, place)
) STRICT;
CREATE INDEX error_last ON error (last_at);

INSERT INTO total VALUES ('page changes', 0);
