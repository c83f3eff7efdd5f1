-- What lists and searches need of the state of papers, a row for each row of `paper`: those are long,
-- and a gesture over very many papers, or indexing them, wrote each of them anew. The columns of `paper`
-- that were for this are not used any more. They stay: dropping one writes every row as well, and
-- renaming one parses the whole schema, which was most of the time that a new library took.
CREATE TABLE mark (
    paper INTEGER PRIMARY KEY REFERENCES paper (number) ON DELETE CASCADE,
    read INTEGER NOT NULL DEFAULT 0,        -- follow the table `state`
    starred INTEGER NOT NULL DEFAULT 0,
    later INTEGER NOT NULL DEFAULT 0,
    muted INTEGER NOT NULL DEFAULT 0,       -- follows what the reader mutes
    read_at INTEGER NOT NULL DEFAULT 0,     -- 0: it is not marked
    starred_at INTEGER NOT NULL DEFAULT 0,
    indexed INTEGER NOT NULL DEFAULT 0      -- 1: search finds it
) STRICT;
INSERT INTO mark SELECT number, read, starred, later, muted, read_at, starred_at, indexed FROM paper
    ORDER BY number;

DROP INDEX paper_unread;
DROP INDEX paper_read;
DROP INDEX paper_starred;
DROP INDEX paper_later;
DROP INDEX paper_muted;
DROP INDEX paper_by_read_at;
DROP INDEX paper_by_starred_at;
DROP INDEX paper_to_be_indexed;
CREATE INDEX mark_unread ON mark (paper) WHERE read = 0;
CREATE INDEX mark_read ON mark (paper) WHERE read = 1;
CREATE INDEX mark_starred ON mark (paper) WHERE starred = 1;
CREATE INDEX mark_later ON mark (paper) WHERE later = 1;
CREATE INDEX mark_muted ON mark (paper) WHERE muted = 1;
CREATE INDEX mark_by_read_at ON mark (read_at) WHERE read_at <> 0;
CREATE INDEX mark_by_starred_at ON mark (starred_at) WHERE starred_at <> 0;
CREATE INDEX mark_to_be_indexed ON mark (paper) WHERE indexed = 0;
