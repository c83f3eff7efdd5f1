-- Papers that the reader set aside for later. The column follows the table `state`. A newer version
-- may have written such events to the journal file before.
ALTER TABLE paper ADD COLUMN later INTEGER NOT NULL DEFAULT 0;
UPDATE paper SET later = 1
    WHERE id IN (SELECT subject FROM state WHERE kind = 'later' AND value = 1);
CREATE INDEX paper_later ON paper (number) WHERE later = 1;

-- What is set aside is not counted as unread.
DELETE FROM tally WHERE EXISTS (SELECT 1 FROM paper WHERE later = 1);
