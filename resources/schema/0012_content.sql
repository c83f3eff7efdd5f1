-- What travels with the exchange of the journal beside it, where the reader wants it: what sources say
-- (app/content). And the exchange of a long journal is begun in steps.

-- Events with ids above this one are not in `outgoing` yet; NULL: all are that have to be.
ALTER TABLE carrier ADD COLUMN unlisted TEXT;

-- One row while content travels.
CREATE TABLE content_carrier (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    address TEXT NOT NULL,          -- as in `carrier`
    position TEXT NOT NULL,         -- up to which everything was received
    receipt TEXT NOT NULL,          -- of what was sent last
    listed INTEGER NOT NULL,        -- listings above this number up to the next one were not sent yet
    until INTEGER NOT NULL
) STRICT;

-- What changed since then, as often as it did. That a source says the same again, later, is no change.
CREATE TABLE outgoing_listing (
    number INTEGER PRIMARY KEY,
    listing INTEGER NOT NULL,
    texts INTEGER NOT NULL          -- 1: its texts changed, which are most of it
) STRICT;

CREATE TABLE outgoing_day (
    number INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TRIGGER listing_goes_out AFTER INSERT ON listing WHEN EXISTS (SELECT 1 FROM content_carrier)
BEGIN
    INSERT INTO outgoing_listing (listing, texts) VALUES (new.number, 0);
END;

CREATE TRIGGER listing_goes_again AFTER UPDATE ON listing
WHEN EXISTS (SELECT 1 FROM content_carrier) AND
    (new.paper, new.url, new.title, new.votes, new.authors, new.media, new.categories, new.comment,
        new.code, new.project, new.organization, new.keywords, new.doi, new.comments, new.stars,
        new.version, new.journal)
    IS NOT (old.paper, old.url, old.title, old.votes, old.authors, old.media, old.categories,
        old.comment, old.code, old.project, old.organization, old.keywords, old.doi, old.comments,
        old.stars, old.version, old.journal)
BEGIN
    INSERT INTO outgoing_listing (listing, texts) VALUES (new.number, 0);
END;

CREATE TRIGGER text_goes_out AFTER INSERT ON text
WHEN EXISTS (SELECT 1 FROM content_carrier) AND NOT EXISTS (SELECT 1 FROM outgoing_listing
    WHERE number = (SELECT max(number) FROM outgoing_listing) AND listing = new.listing AND texts = 1)
BEGIN
    INSERT INTO outgoing_listing (listing, texts) VALUES (new.listing, 1);
END;

CREATE TRIGGER vote_goes_out AFTER INSERT ON vote WHEN EXISTS (SELECT 1 FROM content_carrier)
BEGIN
    INSERT INTO outgoing_listing (listing, texts) SELECT number, 0 FROM listing
        WHERE day = new.day AND paper = new.paper AND source = new.source
            AND votes IS NOT new.votes;
END;

CREATE TRIGGER day_goes_out AFTER INSERT ON day WHEN EXISTS (SELECT 1 FROM content_carrier)
BEGIN
    INSERT INTO outgoing_day (day, source) VALUES (new.day, new.source);
END;

CREATE TRIGGER day_goes_again AFTER UPDATE ON day WHEN EXISTS (SELECT 1 FROM content_carrier)
BEGIN
    INSERT INTO outgoing_day (day, source) VALUES (new.day, new.source);
END;

-- The settings of this machine when they were compared with those of the others the last time
-- (app/carriers).
CREATE TABLE compared_setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
