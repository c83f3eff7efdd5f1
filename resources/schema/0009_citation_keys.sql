-- The keys by which papers are cited: events 'cited', with the key as text. A newer version may have
-- written such events to the journal file before. BibTeX reads "Kim2024" and "kim2024" as one key.
CREATE INDEX state_by_key ON state (text COLLATE NOCASE) WHERE kind = 'cited';

-- Entries of a bibliography are found by the DOI of the publisher, which has no case.
CREATE INDEX listing_by_doi ON listing (doi COLLATE NOCASE, paper) WHERE doi <> '';
