-- The first schema. Three parts, and nothing of one refers to another but by the text of a paper's id:
-- content (what sources say, can always be imported again), state (what the reader did, only ever
-- appended to), and search (derived from content, can be dropped and built again).
--
-- Days are "YYYY-MM-DD", '' for none. Lists (authors, media, categories) are joined by U+001F.
-- Times are milliseconds since 1970, UTC.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Content -----------------------------------------------------------------------------------------

-- One row of the list for each paper: computed from its listings whenever one of them changes.
CREATE TABLE paper (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    votes INTEGER,                  -- NULL: unknown
    day TEXT NOT NULL,              -- the newest it was listed on
    media TEXT NOT NULL,            -- the first picture, else the first video
    video INTEGER NOT NULL,         -- 1: one of its media is a video
    entry INTEGER                   -- its row of `search`; NULL: to be indexed
) STRICT;

CREATE INDEX paper_to_be_indexed ON paper (number) WHERE entry IS NULL;

-- What one source says of one paper on one day.
CREATE TABLE listing (
    number INTEGER PRIMARY KEY,
    paper INTEGER NOT NULL REFERENCES paper (number) ON DELETE CASCADE,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    position INTEGER NOT NULL,      -- in the source's order
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    votes INTEGER,
    authors TEXT NOT NULL,
    media TEXT NOT NULL,
    categories TEXT NOT NULL,
    comment TEXT NOT NULL,
    origin TEXT NOT NULL,           -- the file or address it came from last
    seen INTEGER NOT NULL,          -- when it came or changed last
    UNIQUE (day, paper, source)
) STRICT;

CREATE INDEX listing_by_paper ON listing (paper);

CREATE TABLE text (
    listing INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    markdown TEXT NOT NULL,
    PRIMARY KEY (listing, position)
) STRICT, WITHOUT ROWID;

-- The papers under a name.
CREATE TABLE authorship (
    name TEXT NOT NULL,
    paper INTEGER NOT NULL REFERENCES paper (number) ON DELETE CASCADE,
    PRIMARY KEY (name, paper)
) STRICT, WITHOUT ROWID;

-- How each day stands with each source.
CREATE TABLE day (
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    origin TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;

-- State -------------------------------------------------------------------------------------------

-- The journal. Ids are UUIDv7 (RFC 9562), so that the journals of two devices merge by union; the
-- current state of a (kind, subject) is the value of its newest event by (at, id).
CREATE TABLE event (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    device TEXT NOT NULL,
    action TEXT NOT NULL,           -- the gesture it belongs to
    undoes TEXT,                    -- the action that this one takes back
    kind TEXT NOT NULL,             -- see app/papers/MarkKinds.h
    subject TEXT NOT NULL,          -- a paper's id, or a name
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_time ON event (at, id);
CREATE INDEX event_by_action ON event (action);
CREATE INDEX event_by_undone ON event (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
    SELECT raise(ABORT, 'events are never changed');
END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN
    SELECT raise(ABORT, 'events are never removed');
END;

-- The fold of the journal, kept beside it; can be built again from it at any time.
CREATE TABLE state (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

-- Search ------------------------------------------------------------------------------------------

-- Fed with text that the program prepares. It keeps no text of its own, so a paper whose words changed
-- gets a new row, and the old one is left behind without a paper.
CREATE VIRTUAL TABLE search USING fts5 (
    title, authors, texts, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- Indexing in small steps makes many small segments: merge them sixteen at a time and never all at
-- once, which would hold up the reader. https://www.sqlite.org/fts5.html#the_automerge_configuration_option
INSERT INTO search (search, rank) VALUES ('automerge', 16);
INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
