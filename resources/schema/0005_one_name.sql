-- Papers that stood under several ids and people under several names. The program merges them when it
-- opens the library (app/library/RenewIdentities.h). This version makes it copy the file before that.
DELETE FROM meta WHERE key = 'identities';
