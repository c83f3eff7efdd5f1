-- What a PostgreSQL server has of Broadsheet: tables, and rights on their rows. The first reader with
-- the right to create in the database makes them; whoever runs the server can do so with
-- psql --single-transaction --file. Nothing runs on the server by itself.
--
-- A reader is a role of the server. Row-level security keeps readers apart: a statement of a role sees
-- and writes the rows of that role alone. It holds for whoever owns the tables, too, until that role
-- turns it off; superusers see everything.

CREATE SCHEMA broadsheet;
GRANT USAGE ON SCHEMA broadsheet TO PUBLIC;

CREATE TABLE broadsheet.version (
    version integer NOT NULL PRIMARY KEY
);
GRANT SELECT ON broadsheet.version TO PUBLIC;

-- The journals ------------------------------------------------------------------------------------

CREATE TABLE broadsheet.reader (
    reader integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    role text COLLATE "C" NOT NULL UNIQUE DEFAULT current_user,
    -- Of this journal, wherever the database is moved to. Who listens to its channel has to know it.
    identity uuid NOT NULL DEFAULT gen_random_uuid(),
    -- Rises when the database was put back from a copy, so that cursors of before do not count.
    generation integer NOT NULL DEFAULT 1,
    -- The newest batch. Whoever sends locks this row until the commit, so a batch is seen after all
    -- those with lower numbers.
    last bigint NOT NULL DEFAULT 0
);

-- A library on a machine.
CREATE TABLE broadsheet.place (
    reader integer NOT NULL,
    number integer GENERATED ALWAYS AS IDENTITY,
    place text COLLATE "C" NOT NULL,
    device text COLLATE "C" NOT NULL,
    name text NOT NULL,
    is_listed boolean NOT NULL DEFAULT true,
    last bigint NOT NULL DEFAULT 0, -- its newest batch
    sent timestamptz,               -- when that was
    events bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (reader, place)
);

-- What is sent in one go is a batch. Other places receive it together.
CREATE TABLE broadsheet.event (
    batch bigint NOT NULL,
    reader integer NOT NULL,
    position integer NOT NULL, -- in its batch
    place integer NOT NULL,    -- broadsheet.place.number
    id text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    value bigint NOT NULL,
    device text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    undoes text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    PRIMARY KEY (reader, batch, position),
    UNIQUE (reader, id)
);

GRANT SELECT, INSERT (role), UPDATE (generation, last) ON broadsheet.reader TO PUBLIC;
GRANT SELECT, INSERT (reader, place, device, name),
    UPDATE (device, name, is_listed, last, sent, events) ON broadsheet.place TO PUBLIC;
GRANT SELECT, INSERT ON broadsheet.event TO PUBLIC;

ALTER TABLE broadsheet.reader ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.place ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own ON broadsheet.reader USING (role = current_user);
CREATE POLICY own ON broadsheet.place
    USING (reader = (SELECT r.reader FROM broadsheet.reader AS r WHERE r.role = current_user));
CREATE POLICY own ON broadsheet.event
    USING (reader = (SELECT r.reader FROM broadsheet.reader AS r WHERE r.role = current_user));

INSERT INTO broadsheet.version VALUES (1);
