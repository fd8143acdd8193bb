-- What search looks through: a row for each published story, its words as search/terms.h makes
-- them.  A place is newest_at * 1024 + n, so that the index gives stories newest first.

CREATE TABLE search (
	place INTEGER PRIMARY KEY,
	story INTEGER NOT NULL UNIQUE REFERENCES story,
	language TEXT NOT NULL,
	headline TEXT NOT NULL,
	words TEXT NOT NULL,
	titles TEXT NOT NULL,
	marks TEXT NOT NULL  -- section, outlets and language, a word each
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(headline, words, titles, marks,
	content = 'search', content_rowid = 'place', tokenize = 'ascii');

CREATE TABLE search_language (
	language TEXT PRIMARY KEY,
	stories INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Stories that were published before there was an index are added after this one, until all are.
INSERT INTO setting SELECT 'search backlog', '0' WHERE EXISTS (SELECT 1 FROM story WHERE edition > 0);

-- Pages of a section count its stories from the first, so that they keep what is on them.
CREATE INDEX story_section_id ON story (section, id) WHERE edition > 0;
