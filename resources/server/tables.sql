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

-- The lab ------------------------------------------------------------------------------------------

-- Readers who share a space see in it what each of them shares there, and nothing of each other's
-- journals. All members have the same rights. A member who leaves removes their own rows, and no
-- column of other rows names a member.
CREATE TABLE broadsheet.space (
    space integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
    channel uuid NOT NULL DEFAULT gen_random_uuid(),
    -- Lets the first member in, and is emptied by the same transaction.
    founder text COLLATE "C" DEFAULT current_user
);

-- How members appear to each other.
CREATE TABLE broadsheet.member (
    space integer NOT NULL,
    role text COLLATE "C" NOT NULL DEFAULT current_user,
    initials text NOT NULL CHECK (char_length(initials) BETWEEN 1 AND 4),
    name text NOT NULL CHECK (char_length(name) <= 100),
    PRIMARY KEY (space, role)
);

-- Who is in a space. A role sees only its own rows, and the policies of all other tables ask here.
-- Nobody is in a space unseen: at the commit each row has its member.
CREATE TABLE broadsheet.membership (
    space integer NOT NULL,
    role text COLLATE "C" NOT NULL DEFAULT current_user,
    PRIMARY KEY (role, space),
    FOREIGN KEY (space, role) REFERENCES broadsheet.member DEFERRABLE INITIALLY DEFERRED
);

-- Whoever has the token may join. The table has its SHA-256 alone. A connection shows its token as
-- the setting broadsheet.token.
CREATE TABLE broadsheet.invitation (
    space integer NOT NULL,
    digest bytea NOT NULL PRIMARY KEY,
    ends timestamptz NOT NULL DEFAULT now() + interval '7 days'
);

CREATE TABLE broadsheet.shared (
    space integer NOT NULL,
    role text COLLATE "C" NOT NULL DEFAULT current_user,
    paper text COLLATE "C" NOT NULL CHECK (char_length(paper) BETWEEN 1 AND 2000),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('star', 'tag', 'comment')),
    tag text COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(tag) <= 100),
    title text NOT NULL DEFAULT '' CHECK (char_length(title) <= 2000),
    comment text NOT NULL DEFAULT '' CHECK (char_length(comment) <= 100000),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (space, role, paper, kind, tag)
);

GRANT SELECT, INSERT (title), UPDATE (founder), DELETE ON broadsheet.space TO PUBLIC;
GRANT SELECT, INSERT (space), DELETE ON broadsheet.membership TO PUBLIC;
GRANT SELECT, INSERT (space, initials, name), UPDATE (initials, name), DELETE
    ON broadsheet.member TO PUBLIC;
GRANT SELECT, INSERT (space, digest), DELETE ON broadsheet.invitation TO PUBLIC;
GRANT SELECT, INSERT (space, paper, kind, tag, title, comment), UPDATE (title, comment, at), DELETE
    ON broadsheet.shared TO PUBLIC;

ALTER TABLE broadsheet.space ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.shared ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY seen ON broadsheet.space FOR SELECT USING (
    founder = current_user OR space IN (
        SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));
CREATE POLICY made ON broadsheet.space FOR INSERT WITH CHECK (founder = current_user);
CREATE POLICY founded ON broadsheet.space FOR UPDATE
    USING (founder = current_user) WITH CHECK (founder IS NULL);
-- Only who is alone there closes a space.
CREATE POLICY closed ON broadsheet.space FOR DELETE USING (
    (SELECT array_agg(m.role) FROM broadsheet.member AS m WHERE m.space = space.space)
    = ARRAY[current_user::text]);

CREATE POLICY own ON broadsheet.membership FOR SELECT USING (role = current_user);
CREATE POLICY joined ON broadsheet.membership FOR INSERT WITH CHECK (
    role = current_user AND (
        EXISTS (SELECT FROM broadsheet.space AS s
                WHERE s.space = membership.space AND s.founder = current_user)
        OR EXISTS (SELECT FROM broadsheet.invitation AS i
                   WHERE i.space = membership.space AND i.ends > now() AND i.digest
                       = sha256(convert_to(current_setting('broadsheet.token', true), 'UTF8')))));
CREATE POLICY left_again ON broadsheet.membership FOR DELETE USING (role = current_user);

CREATE POLICY seen ON broadsheet.member FOR SELECT USING (
    space IN (SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));
CREATE POLICY own ON broadsheet.member USING (
    role = current_user AND space IN (
        SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));

CREATE POLICY invited ON broadsheet.invitation FOR SELECT USING (
    digest = sha256(convert_to(current_setting('broadsheet.token', true), 'UTF8')));
CREATE POLICY of_members ON broadsheet.invitation USING (
    space IN (SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));

CREATE POLICY seen ON broadsheet.shared FOR SELECT USING (
    space IN (SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));
CREATE POLICY own ON broadsheet.shared USING (
    role = current_user AND space IN (
        SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));

INSERT INTO broadsheet.version VALUES (1);
