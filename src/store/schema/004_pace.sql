-- When each server was last asked, so that its pace and the answers that were lost with a process
-- that was killed are respected by the next one.
ALTER TABLE host ADD COLUMN asked_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN answered INTEGER NOT NULL DEFAULT 1;
