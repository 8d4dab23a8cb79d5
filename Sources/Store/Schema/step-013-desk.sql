-- What the desk keeps: how staff made sure of who somebody is, and whom to call.

-- Only the kinds of proof that were seen, never a number or a copy.
CREATE TABLE identity_check (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT identity_check_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    checked_by BLOB NOT NULL REFERENCES staff (id),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_check_by_person ON identity_check (person, at);

CREATE TABLE identity_proof (
    identity_check BLOB NOT NULL REFERENCES identity_check (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT identity_proof_kind CHECK (kind IN
        ('library-card', 'bank-card', 'driving-licence', 'passport', 'letter', 'bus-pass', 'known-by-staff')),
    PRIMARY KEY (identity_check, kind)
) STRICT, WITHOUT ROWID;

-- Whom to call: her account, how often nobody answered, and how it ended.
ALTER TABLE follow_up ADD COLUMN person BLOB REFERENCES person (id) ON DELETE CASCADE;
ALTER TABLE follow_up ADD COLUMN calls INTEGER NOT NULL DEFAULT 0 CONSTRAINT follow_up_calls CHECK (calls >= 0);
ALTER TABLE follow_up ADD COLUMN ending TEXT CONSTRAINT follow_up_ending CHECK (ending IN ('helped', 'not-wanted'));
