-- What was learned of a feed's rhythm (engine/rhythm.h), and the pause between polls that it wishes.

ALTER TABLE feed ADD COLUMN rhythm TEXT;
ALTER TABLE feed ADD COLUMN wish_s INTEGER NOT NULL DEFAULT 0;
