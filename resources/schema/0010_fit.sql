-- What papers are compared by, and how well they fit. Both are derived and can be emptied any time.

-- See app/terms: made of a paper's words, authors, keywords and categories when it is indexed.
CREATE TABLE terms (
    paper INTEGER PRIMARY KEY REFERENCES paper (number) ON DELETE CASCADE,
    terms BLOB NOT NULL
) STRICT;

-- In how many papers each term is, as app/fit/TermRarity.h weighs it: one row.
CREATE TABLE rarity (
    basis TEXT NOT NULL PRIMARY KEY,
    steps BLOB NOT NULL
) STRICT;

-- See app/tables/FitNumbers.h: what the numbers of a profile were learned from and computed with, and
-- a number for each of 512 papers.
CREATE TABLE fit (
    profile TEXT NOT NULL PRIMARY KEY,
    basis TEXT NOT NULL,
    model BLOB NOT NULL
) STRICT;

CREATE TABLE fit_part (
    profile TEXT NOT NULL,
    part INTEGER NOT NULL,
    numbers BLOB NOT NULL,
    UNIQUE (profile, part)
) STRICT;
