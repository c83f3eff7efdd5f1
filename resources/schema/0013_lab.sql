-- What is known of the spaces that the reader shares with others (app/lab), as the server said it last,
-- and what the server has not heard of yet. Backups have none of it.

-- The server: one row, or none while the reader is in no space.
CREATE TABLE lab_server (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    address TEXT NOT NULL,
    asked INTEGER NOT NULL          -- when it said all of this, ms since 1970; 0: never
) STRICT;

CREATE TABLE lab_space (
    space INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    shares INTEGER NOT NULL         -- from when on stars are shared there, ms since 1970; 0: they are not
) STRICT;

CREATE TABLE lab_member (
    space INTEGER NOT NULL,
    role TEXT NOT NULL,
    initials TEXT NOT NULL,
    name TEXT NOT NULL,
    own INTEGER NOT NULL,           -- 1: the reader
    PRIMARY KEY (space, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE lab_mark (
    space INTEGER NOT NULL,
    paper TEXT NOT NULL,            -- a paper's id, which the library may lack
    kind TEXT NOT NULL,             -- star, tag or comment
    tag TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    comment TEXT NOT NULL,
    at INTEGER NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (space, paper, kind, tag, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX lab_mark_by_paper ON lab_mark (paper);

-- In the order in which it was done. Of one mark the last row counts.
CREATE TABLE lab_outgoing (
    number INTEGER PRIMARY KEY,
    space INTEGER NOT NULL,
    paper TEXT NOT NULL,
    kind TEXT NOT NULL,
    tag TEXT NOT NULL,
    comment TEXT NOT NULL,
    wanted INTEGER                  -- 1: shared; 0: taken away; NULL: as the star is when it is sent
) STRICT;

-- Whatever sets or takes away a star: a key, undo, a command, another machine of the reader. Stars from
-- before the reader chose to share are not shared.
CREATE TRIGGER star_is_shared AFTER INSERT ON event
WHEN new.kind = 'starred' AND EXISTS (SELECT 1 FROM lab_space WHERE shares <> 0)
BEGIN
    INSERT INTO lab_outgoing (space, paper, kind, tag, comment, wanted)
        SELECT space, new.subject, 'star', '', '', NULL FROM lab_space
        WHERE shares <> 0 AND (new.value = 0 OR new.at >= shares);
END;
