-- What finding anything adds: what the reader writes on papers, lists that are read from an index in
-- any order, and a full-text index that keeps words without positions.

-- 'tag' (subject: paper, U+001F, tag), 'note' (paper; text), 'muteWord', 'muteAuthor', 'savedSearch'
-- (what is searched for; text: its name), 'person' (name, U+001F, paper; value: which person).
ALTER TABLE event ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE state ADD COLUMN text TEXT NOT NULL DEFAULT '';

-- Undo looks for what was before.
CREATE INDEX event_by_subject ON event (kind, subject, at, id);

-- What lists are filtered and sorted by. `read` and `starred` follow the table `state`, `muted` what
-- the reader mutes, the keys the text they are made of (tables/PaperTable.h).
ALTER TABLE paper ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE paper ADD COLUMN authors_key TEXT NOT NULL DEFAULT '';
ALTER TABLE paper ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;      -- bits: see PaperFacts.h
ALTER TABLE paper ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;    -- 1: search finds it
UPDATE paper SET title_key = sort_key(title),
    authors_key = sort_key(authors),
    facts = ifnull((SELECT max(code > '') + 2 * max(project > '') + 4 * max(has_picture(media))
        + 8 * max(has_video(media)) FROM listing WHERE paper = paper.number), 0)
        + 16 * EXISTS (SELECT 1 FROM listing AS l JOIN text AS t ON t.listing = l.number
            WHERE l.paper = paper.number AND t.kind = 'abstract'),
    read = EXISTS (SELECT 1 FROM state WHERE kind = 'read' AND subject = id AND value = 1),
    starred = EXISTS (SELECT 1 FROM state WHERE kind = 'starred' AND subject = id AND value = 1);

DROP INDEX paper_to_be_indexed;
ALTER TABLE paper DROP COLUMN entry;
CREATE INDEX paper_to_be_indexed ON paper (number) WHERE indexed = 0;

-- Each holds the whole order of a list, so that its beginning is read without sorting.
CREATE INDEX paper_by_votes ON paper (votes DESC, day DESC, id);
CREATE INDEX paper_by_day ON paper (day DESC, id);
CREATE INDEX paper_by_title ON paper (title_key, day DESC, id);
CREATE INDEX paper_by_authors ON paper (authors_key, day DESC, id);
CREATE INDEX paper_unread ON paper (number) WHERE read = 0;
CREATE INDEX paper_read ON paper (number) WHERE read = 1;
CREATE INDEX paper_starred ON paper (number) WHERE starred = 1;
CREATE INDEX paper_by_facts ON paper (facts);
CREATE INDEX paper_muted ON paper (number) WHERE muted = 1;

-- Texts as rows of a table: in an index, as which they were kept, what is longer than a kilobyte
-- takes a page of its own.
CREATE TABLE longer_text (
    listing INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    markdown TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'summary',
    UNIQUE (listing, position)
) STRICT;
INSERT INTO longer_text SELECT listing, position, language, markdown, kind FROM text
    ORDER BY listing, position;
DROP TABLE text;
ALTER TABLE longer_text RENAME TO text;

-- How many papers each day lists, muted ones left out. Counted anew for the days that a change
-- touches, in the same transaction.
CREATE TABLE tally (
    day TEXT NOT NULL PRIMARY KEY,
    papers INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    starred INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The names of the papers that are indexed, and how many papers each stands on.
CREATE TABLE author (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    papers INTEGER NOT NULL
) STRICT;

CREATE INDEX author_by_papers ON author (papers DESC, name);

-- Search ------------------------------------------------------------------------------------------

DROP TABLE search;
DELETE FROM meta WHERE key = 'last_search_entry';

-- Rows are papers by number, fed with text from search/IndexWords.h: letters and digits between
-- spaces, so the plainest tokenizer will do. They keep no text; what a row was made of is given
-- again to delete it. Without positions `words` is a third of the text in size, and prefix='1' makes
-- one syllable or letter as quick as a word; in `heads`, where searches look first, two letters are.
CREATE VIRTUAL TABLE words USING fts5 (
    word, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '1'
);
CREATE VIRTUAL TABLE heads USING fts5 (
    title, authors, content = '', columnsize = 0, detail = column, tokenize = 'ascii', prefix = '1 2'
);
CREATE VIRTUAL TABLE names USING fts5 (
    name, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '1'
);
