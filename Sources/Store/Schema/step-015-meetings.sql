-- People without an account who have an appointment or came to see somebody, and what is needed to meet anybody.

-- Its id stands where an appointment or a visit names a person.
CREATE TABLE visitor (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT visitor_id_is_16_bytes CHECK (length(id) = 16),
    -- Empty where she did not say.
    name TEXT NOT NULL CONSTRAINT visitor_name CHECK (length(name) <= 80),
    -- A telephone number or an e-mail address; empty where none was asked for.
    reach TEXT NOT NULL CONSTRAINT visitor_reach CHECK (length(reach) <= 120),
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visitor_by_age ON visitor (made_at);

CREATE TABLE meeting_need (
    -- The appointment or the visit.
    subject BLOB NOT NULL CONSTRAINT meeting_need_subject_is_16_bytes CHECK (length(subject) = 16),
    person BLOB NOT NULL CONSTRAINT meeting_need_person_is_16_bytes CHECK (length(person) = 16),
    need TEXT NOT NULL CONSTRAINT meeting_need_kind
        CHECK (need IN ('step-free', 'interpreter', 'bsl', 'hearing-loop', 'extra-time')),
    -- The language of an interpreter.
    language TEXT NOT NULL CONSTRAINT meeting_need_language CHECK (length(language) <= 40),
    PRIMARY KEY (subject, need)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_need_by_person ON meeting_need (person);
