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

CREATE INDEX lab_outgoing_by_mark ON lab_outgoing (space, paper, kind, tag, number);

-- A star is shared when the reader sets it on this machine after choosing to share here: by a key, undo or
-- a command. Undo and redo only bring back a star that was set so. Whatever takes a star away takes it away
-- in the spaces, too: also another machine. When the space has no such star, it must stay away however the
-- star is when that is sent: it can have come from elsewhere, or from before.
CREATE TRIGGER star_is_shared AFTER INSERT ON event
WHEN new.kind = 'starred' AND EXISTS (SELECT 1 FROM lab_space WHERE shares <> 0)
BEGIN
    INSERT INTO lab_outgoing (space, paper, kind, tag, comment, wanted)
        SELECT space, new.subject, 'star', '', '',
            CASE WHEN new.value = 0
                AND NOT EXISTS (SELECT 1 FROM lab_mark AS m WHERE m.space = s.space
                    AND m.paper = new.subject AND m.kind = 'star' AND m.own = 1)
                AND NOT EXISTS (SELECT 1 FROM lab_outgoing AS o WHERE o.space = s.space
                    AND o.paper = new.subject AND o.kind = 'star' AND o.wanted IS NULL)
            THEN 0 END
        FROM lab_space AS s
        WHERE shares <> 0 AND (new.value = 0
            OR (new.at >= shares AND new.device = (SELECT value FROM meta WHERE key = 'device')
                AND (new.undoes IS NULL
                    OR EXISTS (SELECT 1 FROM event AS e WHERE e.kind = 'starred'
                        AND e.subject = new.subject AND e.at >= shares AND e.device = new.device
                        AND e.value <> 0 AND e.undoes IS NULL))));
END;
