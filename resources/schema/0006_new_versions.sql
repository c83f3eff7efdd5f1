-- What new versions add: when each was known first, and what changed since the reader saw a paper.

-- Where it was published, as its authors wrote it. A listing's `times` can name versions: see
-- app/tables/Listing.h.
ALTER TABLE listing ADD COLUMN journal TEXT NOT NULL DEFAULT '';

-- The first time that a source said of a paper that it has this version, was withdrawn or published.
CREATE TABLE milestone (
    paper INTEGER NOT NULL REFERENCES paper (number) ON DELETE CASCADE,
    source TEXT NOT NULL,
    fact TEXT NOT NULL,             -- 'version', 'withdrawn', 'published'
    version INTEGER NOT NULL,       -- 0 unless the fact is a version
    at INTEGER NOT NULL,            -- 0: it was known before there was this table
    day TEXT NOT NULL,              -- of the version, by arXiv; '': not said
    PRIMARY KEY (paper, source, fact, version)
) STRICT, WITHOUT ROWID;

-- What the reader has not seen yet of a starred or noted paper: see app/tables/Milestones.h.
ALTER TABLE paper ADD COLUMN change TEXT NOT NULL DEFAULT '';
CREATE INDEX paper_changed ON paper (number) WHERE change > '';

-- What is known already is no news.
INSERT OR IGNORE INTO milestone
    SELECT paper, source, 'version', version, 0, '' FROM listing WHERE version > 0;
INSERT OR IGNORE INTO milestone
    SELECT paper, source, 'published', 0, 0, '' FROM listing
    WHERE doi > '' AND doi NOT LIKE '%10.48550/arxiv.%';
INSERT OR IGNORE INTO milestone
    SELECT paper, source, 'withdrawn', 0, 0, '' FROM listing WHERE comment LIKE '%withdr%';
