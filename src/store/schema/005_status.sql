-- Pages of stories that were withdrawn answer 410; NULL is 200.

ALTER TABLE page ADD COLUMN status INTEGER;
