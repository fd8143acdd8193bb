-- When followers of the feeds were last told of a story, and how many voices it had then
-- (engine/announce.h).

ALTER TABLE story ADD COLUMN announced_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN announced_voices INTEGER NOT NULL DEFAULT 0;
UPDATE story SET announced_at = max(written_at, founded_at), announced_voices = independent
	WHERE edition > 0;
