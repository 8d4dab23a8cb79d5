-- What is joined, and what is forgotten.

-- Account numbers and cards of records that were joined to another: they still find, and open, the account.
CREATE TABLE former_number (
    kind TEXT NOT NULL CONSTRAINT former_number_kind CHECK (kind IN ('account', 'card')),
    number TEXT NOT NULL CONSTRAINT former_number_is_short CHECK (length(number) BETWEEN 4 AND 32),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_number_by_person ON former_number (person);

CREATE TRIGGER account_number_is_given_once BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM former_number WHERE kind = 'account' AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'number-taken'); END;
CREATE TRIGGER card_is_given_once BEFORE INSERT ON card
WHEN EXISTS (SELECT 1 FROM former_number WHERE kind = 'card' AND number = NEW.number AND person <> NEW.person)
BEGIN SELECT RAISE(ABORT, 'number-taken'); END;

-- Who was erased, when: a number for the report, and nothing of the person.
CREATE TABLE erasure (
    person BLOB NOT NULL PRIMARY KEY CONSTRAINT erasure_id_is_16_bytes CHECK (length(person) = 16),
    at INTEGER NOT NULL,
    requests INTEGER NOT NULL CONSTRAINT erasure_requests CHECK (requests >= 0)
) STRICT, WITHOUT ROWID;
