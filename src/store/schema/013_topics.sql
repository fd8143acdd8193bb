-- What stories are about.  A story has a number in its topic that is given once, so that the pages
-- of a topic, which are counted by it, keep their stories; one that leaves leaves a gap.

CREATE TABLE topic (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,
	slug TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	kind INTEGER NOT NULL,              -- enum topic_kind
	numbers INTEGER NOT NULL DEFAULT 0, -- given to stories so far
	stories INTEGER NOT NULL DEFAULT 0, -- that are about it now
	strong INTEGER NOT NULL DEFAULT 0,  -- of these, with two independent voices
	-- It has a page: several stories, and not all of them a single outlet's.
	open INTEGER NOT NULL GENERATED ALWAYS AS (stories >= 2 AND strong >= 1) STORED
) STRICT;
CREATE INDEX topic_open ON topic (open, stories, id);

CREATE TABLE topic_story (
	topic INTEGER NOT NULL REFERENCES topic,
	number INTEGER NOT NULL,
	story INTEGER NOT NULL REFERENCES story,
	place INTEGER NOT NULL,             -- among the story's topics, from 0
	main INTEGER NOT NULL,              -- its headline names it, or its first sentence
	strong INTEGER NOT NULL,
	shown INTEGER NOT NULL DEFAULT 0,   -- whether the story's page leads to it
	PRIMARY KEY (topic, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX topic_story_story ON topic_story (story, topic);

-- Stories that were published before there were topics get theirs after this one, until all have.
INSERT INTO setting SELECT 'topic backlog', '0' WHERE EXISTS (SELECT 1 FROM story WHERE edition > 0);
