-- The record of acts is chained: each entry has a link, which is the hash of the link before it and of all that the
-- entry says. Whoever changes, removes or slips in an entry would have to write every later link anew, and the last
-- link is noted elsewhere. Entries never change, neither by joining nor by erasing: they hold ids and no words.
CREATE TABLE audit_link (
    number INTEGER NOT NULL PRIMARY KEY CONSTRAINT audit_link_counts_from_1 CHECK (number >= 1),
    entry BLOB NOT NULL CONSTRAINT audit_link_once UNIQUE REFERENCES audit (id),
    link BLOB NOT NULL CONSTRAINT audit_link_is_32_bytes CHECK (length(link) = 32)
) STRICT;
CREATE TRIGGER audit_link_is_never_changed BEFORE UPDATE ON audit_link
BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;
CREATE TRIGGER audit_link_is_never_removed BEFORE DELETE ON audit_link
BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;
