-- What fetching adds: what services say beyond the digests, when each thing was said, every vote that
-- was observed, and the attempts of each day.

-- The time of each of a listing's fields, in the order of `fields` in tables/Listing.cpp, separated by
-- spaces (0: not known); '' when all that is known was said at `seen`. Keywords are a list.
ALTER TABLE listing ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN project TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN organization TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN keywords TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN doi TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN comments INTEGER;
ALTER TABLE listing ADD COLUMN stars INTEGER;
ALTER TABLE listing ADD COLUMN version INTEGER;
ALTER TABLE listing ADD COLUMN times TEXT NOT NULL DEFAULT '';

-- 'summary', 'abstract', 'aiSummary'. arXiv's mails bring abstracts.
ALTER TABLE text ADD COLUMN kind TEXT NOT NULL DEFAULT 'summary';
UPDATE text SET kind = 'abstract'
    WHERE listing IN (SELECT number FROM listing WHERE source = 'arxiv');

-- Observations older than the one that stands in `listing`.
CREATE TABLE vote (
    paper INTEGER NOT NULL REFERENCES paper (number) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (paper, at, source, day)
) STRICT, WITHOUT ROWID;

-- Votes gained since the reader passed the paper, when it took off; else 0.
ALTER TABLE paper ADD COLUMN rise INTEGER NOT NULL DEFAULT 0;
CREATE INDEX paper_by_rise ON paper (rise) WHERE rise > 0;

-- A day is 'complete' also when it has no papers; whether it is empty is seen when it is read.
-- 0 or '': none.
ALTER TABLE day ADD COLUMN tried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN problem TEXT NOT NULL DEFAULT '';
ALTER TABLE day ADD COLUMN next_try INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day ADD COLUMN validator TEXT NOT NULL DEFAULT '';
ALTER TABLE day ADD COLUMN validator_at INTEGER NOT NULL DEFAULT 0;
UPDATE day SET tried = at;
UPDATE day SET status = 'complete' WHERE status = 'empty';
