-- What residents send, and what they have not finished sending.
-- Ids are UUIDs of version 7 as 16 bytes; times are milliseconds since 1970, UTC; days are YYYY-MM-DD at the hub.

CREATE TABLE installation (
    one INTEGER NOT NULL PRIMARY KEY CONSTRAINT installation_is_one CHECK (one = 1),
    store_id BLOB NOT NULL CONSTRAINT installation_id_is_16_bytes CHECK (length(store_id) = 16),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE migration (
    version INTEGER NOT NULL PRIMARY KEY,
    applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT draft_id_is_16_bytes CHECK (length(id) = 16),
    service TEXT NOT NULL,
    form_version TEXT NOT NULL,
    page TEXT NOT NULL,
    terminal TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_by_age ON draft (updated_at);

CREATE TABLE draft_entry (
    draft BLOB NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    input TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    chosen INTEGER NOT NULL CONSTRAINT draft_entry_chosen_is_0_or_1 CHECK (chosen IN (0, 1)),
    value TEXT NOT NULL,
    PRIMARY KEY (draft, input, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT submission_id_is_16_bytes CHECK (length(id) = 16),
    operation BLOB NOT NULL CONSTRAINT submission_once UNIQUE,
    reference TEXT NOT NULL CONSTRAINT submission_reference UNIQUE
        CONSTRAINT submission_reference_is_9_signs CHECK (length(reference) = 9),
    service TEXT NOT NULL,
    form_version TEXT NOT NULL,
    terminal TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    promised TEXT CONSTRAINT submission_promised_is_a_day CHECK (promised IS NULL OR length(promised) = 10)
) STRICT, WITHOUT ROWID;

CREATE INDEX submission_by_service ON submission (service, sent_at);

CREATE TABLE answer (
    submission BLOB NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (submission, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE status_event (
    submission BLOB NOT NULL REFERENCES submission (id),
    ordinal INTEGER NOT NULL CONSTRAINT status_event_counts_from_1 CHECK (ordinal >= 1),
    status TEXT NOT NULL CONSTRAINT status_event_status CHECK (status IN
        ('submitted', 'received', 'in_progress', 'needs_information', 'completed', 'withdrawn')),
    at INTEGER NOT NULL,
    PRIMARY KEY (submission, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT audit_id_is_16_bytes CHECK (length(id) = 16),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject BLOB,
    terminal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER status_event_is_never_changed BEFORE UPDATE ON status_event
BEGIN SELECT RAISE(ABORT, 'status_event is append-only'); END;
CREATE TRIGGER status_event_is_never_removed BEFORE DELETE ON status_event
BEGIN SELECT RAISE(ABORT, 'status_event is append-only'); END;
