-- What the members of a space share of papers: what sources that anybody can ask say of them. It comes
-- beside tables.sql, also to a server that has had those for long. The owner of the tables makes it with
-- the first connection; whoever runs the server can do so with psql --single-transaction --file.

-- Each member numbers their own rows, so that nobody can hold up or push out others. A role sees only
-- its own row, so rows of content do not say who sent them. Who sends locks their own row until the
-- commit, so rows of a member are seen in the order of their numbers. Whoever leaves takes all of it along.
CREATE TABLE broadsheet.group_member (
    space integer NOT NULL,
    role text COLLATE "C" NOT NULL DEFAULT current_user,
    member uuid NOT NULL DEFAULT gen_random_uuid(),
    last bigint NOT NULL DEFAULT 0, -- the newest number
    PRIMARY KEY (space, role),
    UNIQUE (space, member),
    FOREIGN KEY (space, role) REFERENCES broadsheet.member ON DELETE CASCADE
);

CREATE TABLE broadsheet.group_content (
    space integer NOT NULL,
    member uuid NOT NULL,
    number bigint NOT NULL,
    place text COLLATE "C" NOT NULL CHECK (char_length(place) <= 100), -- as in broadsheet.place
    key text COLLATE "C" NOT NULL CHECK (char_length(key) <= 100), -- a place has one row for it
    line text NOT NULL,
    PRIMARY KEY (space, member, number),
    UNIQUE (space, member, place, key),
    FOREIGN KEY (space, member) REFERENCES broadsheet.group_member (space, member) ON DELETE CASCADE
);

GRANT SELECT, INSERT (space), UPDATE (last), DELETE ON broadsheet.group_member TO PUBLIC;
-- Of single columns: xmin would say which rows came together, and from whom.
REVOKE SELECT ON broadsheet.group_content FROM PUBLIC;
GRANT SELECT (space, member, number, place, key, line), INSERT, UPDATE (number, line)
    ON broadsheet.group_content TO PUBLIC;

ALTER TABLE broadsheet.group_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE broadsheet.group_content ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own ON broadsheet.group_member USING (
    role = current_user AND space IN (
        SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));
CREATE POLICY seen ON broadsheet.group_content FOR SELECT USING (
    space IN (SELECT m.space FROM broadsheet.membership AS m WHERE m.role = current_user));
CREATE POLICY own ON broadsheet.group_content USING (
    (space, member) IN (SELECT g.space, g.member FROM broadsheet.group_member AS g));
