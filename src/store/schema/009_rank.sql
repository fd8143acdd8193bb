-- What the order of the front page is made of (engine/ranking.h).

ALTER TABLE story ADD COLUMN countries INTEGER NOT NULL DEFAULT 1;
ALTER TABLE story ADD COLUMN opinions INTEGER NOT NULL DEFAULT 0; -- voices with nothing but opinion
ALTER TABLE story ADD COLUMN heard TEXT; -- [[first, last], …]: when each voice reported, newest first
