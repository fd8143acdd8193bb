-- What publishers ask of machines beyond yes and no, and what is kept of their tdmrep.json.

ALTER TABLE article ADD COLUMN max_snippet INTEGER NOT NULL DEFAULT 0; -- with the signal 32
ALTER TABLE article ADD COLUMN unavailable_after INTEGER;
ALTER TABLE article_text ADD COLUMN marks TEXT; -- {"parts","reserved"} as `extract` gives them
ALTER TABLE host ADD COLUMN tdmrep TEXT;        -- rules of net/tdmrep.h
ALTER TABLE host ADD COLUMN tdmrep_until INTEGER NOT NULL DEFAULT 0;

-- Texts that are to go when their story is over (signal 4), and did not yet (1024).
CREATE INDEX article_noarchive ON article (first_seen) WHERE (signals & 1028) = 4;

-- Running counts by signal; `state` is the number of its bit.
INSERT INTO tally
	WITH bit (i) AS (VALUES (0), (1), (2), (3), (5), (6), (7), (8), (9))
	SELECT 'signal', i, (SELECT count(*) FROM article WHERE (signals >> i) & 1) FROM bit;

CREATE TRIGGER article_added_signals AFTER INSERT ON article WHEN new.signals <> 0 BEGIN
	UPDATE tally SET count = count + 1 WHERE what = 'signal' AND (new.signals >> state) & 1;
END;
CREATE TRIGGER article_signals_changed AFTER UPDATE OF signals ON article
	WHEN old.signals <> new.signals BEGIN
	UPDATE tally SET count = count + ((new.signals >> state) & 1) - ((old.signals >> state) & 1)
		WHERE what = 'signal' AND ((new.signals >> state) & 1) <> ((old.signals >> state) & 1);
END;
