-- Residents with an account, the people who work at the hub, and what guards their PINs.

CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT person_id_is_16_bytes CHECK (length(id) = 16),
    operation BLOB NOT NULL CONSTRAINT person_once UNIQUE,
    number TEXT NOT NULL CONSTRAINT person_number UNIQUE
        CONSTRAINT person_number_is_9_digits CHECK (length(number) = 9 AND number NOT GLOB '*[^0-9]*'),
    name TEXT NOT NULL CONSTRAINT person_has_a_name CHECK (length(name) BETWEEN 1 AND 200),
    born TEXT NOT NULL CONSTRAINT person_born_is_a_day CHECK (length(born) = 10),
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    -- As they are looked for: see PersonDetails.
    postcode_key TEXT NOT NULL,
    phone_key TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_postcode ON person (postcode_key) WHERE postcode_key <> '';
CREATE INDEX person_by_phone ON person (phone_key) WHERE phone_key <> '';
CREATE INDEX person_by_born ON person (born);

-- The words of each name, to find a person by the beginning of any.
CREATE TABLE person_word (
    word TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_word_by_person ON person_word (person);

-- Library cards in use: no card belongs to two people, and nobody has two.
CREATE TABLE card (
    number TEXT NOT NULL PRIMARY KEY CONSTRAINT card_number_is_short CHECK (length(number) BETWEEN 4 AND 32),
    person BLOB NOT NULL CONSTRAINT card_one_a_person UNIQUE REFERENCES person (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE person_pin (
    person BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hash TEXT NOT NULL CONSTRAINT person_pin_is_yescrypt CHECK (hash LIKE '$y$%'),
    -- Whether staff gave it, so that she must choose her own when she signs in.
    is_given INTEGER NOT NULL CONSTRAINT person_pin_is_given CHECK (is_given IN (0, 1)),
    set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How she wants to see, hear and steer the screens, on every terminal.
CREATE TABLE person_setting (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT staff_id_is_16_bytes CHECK (length(id) = 16),
    login TEXT NOT NULL CONSTRAINT staff_login UNIQUE CONSTRAINT staff_login_length CHECK (length(login) BETWEEN 2 AND 24),
    name TEXT NOT NULL CONSTRAINT staff_has_a_name CHECK (length(name) >= 1),
    role TEXT NOT NULL CONSTRAINT staff_role
        CHECK (role IN ('volunteer', 'caseworker', 'coordinator', 'administrator')),
    team TEXT,
    is_active INTEGER NOT NULL CONSTRAINT staff_is_active CHECK (is_active IN (0, 1)),
    hash TEXT NOT NULL CONSTRAINT staff_pin_is_yescrypt CHECK (hash LIKE '$y$%'),
    -- Whether somebody else set the PIN, so that another must be chosen at the next sign-in.
    is_given INTEGER NOT NULL CONSTRAINT staff_pin_is_given CHECK (is_given IN (0, 1)),
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What staff must look at: locks and other signs of an attack. It says nothing of a person but her id.
CREATE TABLE staff_alert (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT staff_alert_id_is_16_bytes CHECK (length(id) = 16),
    kind TEXT NOT NULL CONSTRAINT staff_alert_kind
        CHECK (kind IN ('account-locked', 'staff-locked', 'terminal-locked')),
    subject BLOB,
    terminal TEXT NOT NULL,
    at INTEGER NOT NULL,
    seen_by BLOB REFERENCES staff (id),
    seen_at INTEGER,
    CONSTRAINT staff_alert_seen CHECK ((seen_by IS NULL) = (seen_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_alert_open ON staff_alert (at) WHERE seen_at IS NULL;

-- Wrong tries of more kinds: `account` and `staff` with the id, or with what was typed where there is none;
-- `sign-in` with the terminal.
ALTER TABLE wrong_try RENAME TO wrong_try_before;
CREATE TABLE wrong_try (
    kind TEXT NOT NULL CONSTRAINT wrong_try_kind CHECK (kind IN ('code', 'terminal', 'account', 'staff', 'sign-in')),
    name TEXT NOT NULL,
    times INTEGER NOT NULL CONSTRAINT wrong_try_times CHECK (times >= 1),
    last_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
INSERT INTO wrong_try (kind, name, times, last_at) SELECT kind, name, times, last_at FROM wrong_try_before;
DROP TABLE wrong_try_before;

-- Who sent a form, where she was signed in.
ALTER TABLE submission ADD COLUMN person BLOB REFERENCES person (id);
CREATE INDEX submission_by_person ON submission (person, sent_at) WHERE person IS NOT NULL;

-- Who did what is in the record, by id, and in whose place.
ALTER TABLE audit ADD COLUMN actor_id BLOB;
ALTER TABLE audit ADD COLUMN on_behalf_of BLOB;
CREATE INDEX audit_by_subject ON audit (subject, at) WHERE subject IS NOT NULL;
