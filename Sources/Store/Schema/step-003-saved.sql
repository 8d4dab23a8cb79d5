-- Forms that residents saved to come back to, from any terminal. Nothing here says who saved them, or where.
-- The code is kept as a hash that has the date of birth in it; its first signs stand in clear to find the row.

CREATE TABLE saved_form (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT saved_form_id_is_16_bytes CHECK (length(id) = 16),
    lookup TEXT NOT NULL CONSTRAINT saved_form_lookup_is_3_signs CHECK (length(lookup) = 3),
    hash TEXT NOT NULL CONSTRAINT saved_form_hash_is_yescrypt CHECK (hash LIKE '$y$%'),
    service TEXT NOT NULL,
    form_version TEXT NOT NULL,
    page TEXT NOT NULL,
    last_day TEXT NOT NULL CONSTRAINT saved_form_last_day_is_a_day CHECK (length(last_day) = 10)
) STRICT, WITHOUT ROWID;

CREATE INDEX saved_form_by_lookup ON saved_form (lookup);
CREATE INDEX saved_form_by_day ON saved_form (last_day);

CREATE TABLE saved_entry (
    saved BLOB NOT NULL REFERENCES saved_form (id) ON DELETE CASCADE,
    input TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    chosen INTEGER NOT NULL CONSTRAINT saved_entry_chosen_is_0_or_1 CHECK (chosen IN (0, 1)),
    value TEXT NOT NULL,
    PRIMARY KEY (saved, input, ordinal)
) STRICT, WITHOUT ROWID;

-- Wrong tries: `code` with the first signs that were typed, whether there is such a code or not; `terminal` with its
-- name.
CREATE TABLE wrong_try (
    kind TEXT NOT NULL CONSTRAINT wrong_try_kind CHECK (kind IN ('code', 'terminal')),
    name TEXT NOT NULL,
    times INTEGER NOT NULL CONSTRAINT wrong_try_times CHECK (times >= 1),
    last_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- A form that is sent needs no saved copy.
CREATE TRIGGER saved_form_goes_when_sent AFTER INSERT ON submission
BEGIN DELETE FROM saved_form WHERE id = NEW.operation; END;
