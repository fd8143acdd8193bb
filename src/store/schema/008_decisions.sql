-- What people decided about stories, what it changed, and what is kept of how reports came together.

CREATE TABLE decision (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,       -- real seconds
	kind INTEGER NOT NULL,
	by TEXT,
	why TEXT,
	story INTEGER,             -- that was cut, that ended, that was left, in which it is held
	other INTEGER,             -- that was made, that took it over, that was reached
	undoes INTEGER REFERENCES decision,
	undone_by INTEGER REFERENCES decision
) STRICT;
CREATE INDEX decision_story ON decision (story, id);
CREATE INDEX decision_other ON decision (other, id) WHERE other IS NOT NULL;

-- Each article that a decision touched: as it was before and as it was left.
CREATE TABLE decision_article (
	decision INTEGER NOT NULL REFERENCES decision,
	article INTEGER NOT NULL REFERENCES article,
	was_story INTEGER NOT NULL,
	was_reprint_of INTEGER,
	was_held INTEGER,
	story INTEGER NOT NULL,
	reprint_of INTEGER,
	held INTEGER,
	PRIMARY KEY (decision, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_article_article ON decision_article (article, decision);

ALTER TABLE member ADD COLUMN held INTEGER; -- by this decision: no regrouping moves it
ALTER TABLE member ADD COLUMN reason TEXT;  -- terms of the decision and the story that came second

ALTER TABLE story ADD COLUMN merged_into INTEGER; -- has its reports; its address leads there
ALTER TABLE story ADD COLUMN parted_from INTEGER; -- a person split it off
ALTER TABLE story ADD COLUMN follows INTEGER;     -- an ended story on the same matter
ALTER TABLE story ADD COLUMN told INTEGER NOT NULL DEFAULT 0;    -- last decision that an edition names
ALTER TABLE story ADD COLUMN grouped INTEGER NOT NULL DEFAULT 1; -- the grouper holds it
UPDATE story SET grouped = 0 WHERE newest_at < (SELECT min(newest_at) FROM story WHERE ended = 0);
CREATE INDEX story_grouped ON story (id) WHERE grouped = 1;
CREATE INDEX story_parted ON story (parted_from) WHERE parted_from IS NOT NULL;
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;

-- The heaviest terms of stories that the grouper let go, so that what comes later can be linked.
CREATE TABLE rested (
	story INTEGER PRIMARY KEY REFERENCES story,
	at INTEGER NOT NULL,
	terms BLOB NOT NULL
) STRICT;
CREATE INDEX rested_at ON rested (at);
