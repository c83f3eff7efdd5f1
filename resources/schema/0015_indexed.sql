-- Which papers search finds, in the short rows of `mark`: each paper is indexed once, and the flag wrote
-- its long row anew. As in 0014, the old column stays under a name that nothing asks for.
ALTER TABLE mark ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;     -- 1: search finds it
UPDATE mark SET indexed = 1;
UPDATE mark SET indexed = 0 WHERE paper IN (SELECT number FROM paper WHERE indexed = 0);
DROP INDEX paper_to_be_indexed;
CREATE INDEX mark_to_be_indexed ON mark (paper) WHERE indexed = 0;
ALTER TABLE paper RENAME COLUMN indexed TO unused_indexed;
