-- Records that were joined, and records that only look alike.

-- Which record a former one went into, so that what was done under its id is found still.
CREATE TABLE joined_person (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT joined_person_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    joined_at INTEGER NOT NULL,
    CONSTRAINT joined_person_is_of_two CHECK (id <> person)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_person_by_person ON joined_person (person);

-- Two records that a coordinator looked at and found to be of two people: ids, and nothing of anybody.
CREATE TABLE told_apart (
    one BLOB NOT NULL CONSTRAINT told_apart_one_is_16_bytes CHECK (length(one) = 16),
    two BLOB NOT NULL CONSTRAINT told_apart_two_is_16_bytes CHECK (length(two) = 16),
    told_by BLOB NOT NULL REFERENCES staff (id),
    told_at INTEGER NOT NULL,
    PRIMARY KEY (one, two),
    CONSTRAINT told_apart_in_order CHECK (one < two)
) STRICT, WITHOUT ROWID;

-- What staff have to answer, the oldest first.
CREATE INDEX forgetting_wish_open ON forgetting_wish (asked_at) WHERE state = 'asked';
CREATE INDEX service_notice_to_tell ON service_notice (details_change) WHERE told_at IS NULL;
