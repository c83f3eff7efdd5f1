-- What a PostgreSQL server has of the content of Broadsheet: what sources say of papers, where a reader
-- lets that travel between their own machines. It comes beside tables.sql, also to a server that has had
-- those for long. The first reader with the right to create in the schema makes it; whoever runs the
-- server can do so with psql --single-transaction --file.

-- Whoever sends locks their own row until the commit, so rows are seen in the order of their numbers.
CREATE TABLE broadsheet.content_reader (
    reader integer NOT NULL PRIMARY KEY,
    last bigint NOT NULL DEFAULT 0 -- the newest number
);

CREATE TABLE broadsheet.content (
    reader integer NOT NULL,
    number bigint NOT NULL,
    place integer NOT NULL,        -- broadsheet.place.number
    key text COLLATE "C" NOT NULL, -- of what it is about; a place has one row for it
    line text NOT NULL,
    PRIMARY KEY (reader, number),
    UNIQUE (reader, place, key)
);

GRANT SELECT, INSERT, UPDATE (last) ON broadsheet.content_reader TO PUBLIC;
GRANT SELECT, INSERT, UPDATE (number, line) ON broadsheet.content TO PUBLIC;

ALTER TABLE broadsheet.content_reader ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.content ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own ON broadsheet.content_reader
    USING (reader = (SELECT r.reader FROM broadsheet.reader AS r WHERE r.role = current_user));
CREATE POLICY own ON broadsheet.content
    USING (reader = (SELECT r.reader FROM broadsheet.reader AS r WHERE r.role = current_user));
