-- Running counts of articles, stories and editions, so that the status never looks at them all.

CREATE TABLE tally (
	what TEXT NOT NULL,       -- 'article', 'reprint', 'story', 'edition'
	state INTEGER NOT NULL,   -- the article's state; whether the story has ended; else 0
	count INTEGER NOT NULL,
	PRIMARY KEY (what, state)
) STRICT, WITHOUT ROWID;

INSERT INTO tally
	WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 15)
	SELECT 'article', i, (SELECT count(*) FROM article WHERE state = i) FROM n;
INSERT INTO tally SELECT 'reprint', 0, count(*) FROM article WHERE reprint_of IS NOT NULL;
INSERT INTO tally SELECT 'story', 0, count(*) FROM story WHERE ended = 0;
INSERT INTO tally SELECT 'story', 1, count(*) FROM story WHERE ended = 1;
INSERT INTO tally SELECT 'edition', 0, count(*) FROM edition;

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
	UPDATE tally SET count = count + 1 WHERE what = 'article' AND state = new.state;
END;
CREATE TRIGGER reprint_added AFTER INSERT ON article WHEN new.reprint_of IS NOT NULL BEGIN
	UPDATE tally SET count = count + 1 WHERE what = 'reprint' AND state = 0;
END;
CREATE TRIGGER article_state_changed AFTER UPDATE OF state ON article
	WHEN old.state <> new.state BEGIN
	UPDATE tally SET count = count - 1 WHERE what = 'article' AND state = old.state;
	UPDATE tally SET count = count + 1 WHERE what = 'article' AND state = new.state;
END;
CREATE TRIGGER article_reprint_changed AFTER UPDATE OF reprint_of ON article
	WHEN (old.reprint_of IS NULL) <> (new.reprint_of IS NULL) BEGIN
	UPDATE tally SET count = count + iif(new.reprint_of IS NULL, -1, 1)
		WHERE what = 'reprint' AND state = 0;
END;
CREATE TRIGGER story_added AFTER INSERT ON story BEGIN
	UPDATE tally SET count = count + 1 WHERE what = 'story' AND state = new.ended;
END;
CREATE TRIGGER story_ended AFTER UPDATE OF ended ON story WHEN old.ended <> new.ended BEGIN
	UPDATE tally SET count = count - 1 WHERE what = 'story' AND state = old.ended;
	UPDATE tally SET count = count + 1 WHERE what = 'story' AND state = new.ended;
END;
CREATE TRIGGER edition_added AFTER INSERT ON edition BEGIN
	UPDATE tally SET count = count + 1 WHERE what = 'edition' AND state = 0;
END;
