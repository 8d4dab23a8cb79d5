-- Visitors are told too, in the language in which they booked; what is not chosen where two records are joined is kept.

ALTER TABLE visitor ADD COLUMN language TEXT NOT NULL DEFAULT 'en'
    CONSTRAINT visitor_language CHECK (length(language) BETWEEN 1 AND 20);

-- A message is for a resident or for a visitor without an account, and goes with her.
CREATE TABLE message_next (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT message_id_is_16_bytes CHECK (length(id) = 16),
    -- Names what is told once and for all, such as request-received/ and the id of the request.
    key TEXT NOT NULL CONSTRAINT message_once UNIQUE CONSTRAINT message_key_is_short CHECK (length(key) BETWEEN 1 AND 200),
    -- A resident or a visitor.
    person BLOB NOT NULL CONSTRAINT message_person_is_16_bytes CHECK (length(person) = 16),
    about BLOB,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    channel TEXT NOT NULL CONSTRAINT message_channel CHECK (channel IN ('email', 'text', 'letter', 'screen')),
    at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER,
    state TEXT NOT NULL CONSTRAINT message_state
        CHECK (state IN ('queued', 'leased', 'handed_over', 'failed', 'cancelled', 'doubtful')),
    attempts INTEGER NOT NULL CONSTRAINT message_attempts CHECK (attempts >= 0),
    -- Tries of which it is not known whether they reached her.
    doubts INTEGER NOT NULL CONSTRAINT message_doubts CHECK (doubts BETWEEN 0 AND attempts),
    lease_until INTEGER,
    first_tried_at INTEGER,
    ended_at INTEGER,
    reason TEXT CONSTRAINT message_reason_is_short CHECK (length(reason) <= 80),
    read_at INTEGER,
    CONSTRAINT message_lease CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
    CONSTRAINT message_end CHECK ((state IN ('queued', 'leased')) = (ended_at IS NULL)),
    CONSTRAINT message_handed_over_is_certain CHECK (state <> 'handed_over' OR doubts = 0),
    CONSTRAINT message_doubtful_has_a_doubt CHECK (state <> 'doubtful' OR doubts > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_value_next (
    message BLOB NOT NULL REFERENCES message_next (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (message, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_follow_up_next (
    message BLOB NOT NULL PRIMARY KEY REFERENCES message_next (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CONSTRAINT message_follow_up_reason CHECK (reason IN ('call', 'failed', 'unsure')),
    at INTEGER NOT NULL,
    done_by BLOB REFERENCES staff (id),
    done_at INTEGER,
    CONSTRAINT message_follow_up_done CHECK ((done_by IS NULL) = (done_at IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO message_next SELECT * FROM message;
INSERT INTO message_value_next SELECT * FROM message_value;
INSERT INTO message_follow_up_next SELECT * FROM message_follow_up;
DROP TRIGGER message_goes_with_its_request;
DROP TABLE message_follow_up;
DROP TABLE message_value;
DROP TABLE message;
ALTER TABLE message_next RENAME TO message;
ALTER TABLE message_value_next RENAME TO message_value;
ALTER TABLE message_follow_up_next RENAME TO message_follow_up;

CREATE INDEX message_due ON message (not_before, id) WHERE state = 'queued';
CREATE INDEX message_leased ON message (lease_until) WHERE state = 'leased';
CREATE INDEX message_by_person ON message (person, at);
CREATE INDEX message_by_about ON message (about) WHERE about IS NOT NULL;
CREATE INDEX message_follow_up_open ON message_follow_up (at) WHERE done_at IS NULL;

CREATE TRIGGER message_ends_once BEFORE UPDATE OF state ON message
WHEN OLD.state IN ('handed_over', 'failed', 'cancelled', 'doubtful') AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'a message that ended stays ended'); END;

-- Nobody is reminded of what was withdrawn.
CREATE TRIGGER message_goes_with_its_request AFTER INSERT ON status_event WHEN NEW.status = 'withdrawn'
BEGIN
    UPDATE message SET state = 'cancelled', ended_at = NEW.at, reason = 'withdrawn'
    WHERE about = NEW.submission AND state = 'queued' AND kind IN ('collection-reminder', 'request-overdue');
END;

CREATE TRIGGER message_is_for_somebody BEFORE INSERT ON message
WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person)
    AND NOT EXISTS (SELECT 1 FROM visitor WHERE id = NEW.person)
BEGIN SELECT RAISE(ABORT, 'a message is for somebody'); END;

CREATE TRIGGER message_goes_with_its_person AFTER DELETE ON person
BEGIN DELETE FROM message WHERE person = OLD.id; END;

CREATE TRIGGER message_goes_with_its_visitor AFTER DELETE ON visitor
BEGIN DELETE FROM message WHERE person = OLD.id; END;

-- How often somebody without an account tried to show that an appointment is hers.
CREATE TABLE wrong_try_next (
    kind TEXT NOT NULL CONSTRAINT wrong_try_kind
        CHECK (kind IN ('code', 'terminal', 'account', 'staff', 'sign-in', 'appointment')),
    name TEXT NOT NULL,
    times INTEGER NOT NULL CONSTRAINT wrong_try_times CHECK (times >= 1),
    last_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
INSERT INTO wrong_try_next SELECT kind, name, times, last_at FROM wrong_try;
DROP TABLE wrong_try;
ALTER TABLE wrong_try_next RENAME TO wrong_try;

-- What is not chosen where two records are joined: a date of birth and needs in her own words, too.
CREATE TABLE details_change_value_next (
    details_change BLOB NOT NULL REFERENCES details_change (id) ON DELETE CASCADE,
    fact TEXT NOT NULL CONSTRAINT details_change_fact
        CHECK (fact IN ('name', 'address', 'phone', 'email', 'born', 'needs')),
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    PRIMARY KEY (details_change, fact)
) STRICT, WITHOUT ROWID;
INSERT INTO details_change_value_next SELECT * FROM details_change_value;
DROP TABLE details_change_value;
ALTER TABLE details_change_value_next RENAME TO details_change_value;

-- Two records that are joined may have more words of her own than one page takes: all of them are kept.
CREATE TABLE support_need_next (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT support_need_kind CHECK (kind IN
        ('large-print', 'interpreter', 'bsl', 'step-free', 'phone-only', 'extra-time', 'own-words')),
    -- The language of an interpreter, or what she needs in her own words.
    words TEXT NOT NULL CONSTRAINT support_need_words CHECK (length(words) <= 2000),
    set_at INTEGER NOT NULL,
    PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO support_need_next SELECT * FROM support_need;
DROP TABLE support_need;
ALTER TABLE support_need_next RENAME TO support_need;
