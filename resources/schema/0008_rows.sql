-- What rows of the list and searches need beyond that.

-- When the reader marked a paper, as in `state`; 0: it is not marked.
ALTER TABLE paper ADD COLUMN read_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN starred_at INTEGER NOT NULL DEFAULT 0;
UPDATE paper SET read_at = ifnull((SELECT at FROM state WHERE kind = 'read' AND subject = id), 0)
    WHERE read = 1;
UPDATE paper SET starred_at = ifnull((SELECT at FROM state WHERE kind = 'starred' AND subject = id), 0)
    WHERE starred = 1;
CREATE INDEX paper_by_read_at ON paper (read_at) WHERE read_at <> 0;
CREATE INDEX paper_by_starred_at ON paper (starred_at) WHERE starred_at <> 0;

-- One line for each language, made of the texts (app/tables/Gists.h). NULL: to be made.
ALTER TABLE paper ADD COLUMN gists TEXT;
CREATE INDEX paper_without_gists ON paper (number) WHERE gists IS NULL;

-- What cat:, org: and source: look up. With "<>", queries for later values begin there.
CREATE INDEX listing_by_categories ON listing (categories, paper) WHERE categories <> '';
CREATE INDEX listing_by_organization ON listing (organization, paper) WHERE organization <> '';
CREATE INDEX listing_by_source ON listing (source, paper) WHERE source <> '';
