-- The exchange of the journal with the other machines of the reader (app/sync).

-- What it goes over now: one row, or none while the reader exchanges nothing.
CREATE TABLE carrier (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    address TEXT NOT NULL,
    position TEXT NOT NULL,         -- up to which everything was received; see app/sync/Carrier.h
    receipt TEXT NOT NULL,          -- of what was sent last
    exchanged INTEGER NOT NULL      -- when all was sent and received, ms since 1970; 0: never
) STRICT;

-- Events that the carrier does not have yet.
CREATE TABLE outgoing (
    event TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_goes_out AFTER INSERT ON event WHEN EXISTS (SELECT 1 FROM carrier)
BEGIN
    INSERT OR IGNORE INTO outgoing (event) VALUES (new.id);
END;

-- What people call the machine of a device.
CREATE TABLE machine (
    device TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
