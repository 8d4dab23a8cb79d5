-- What residents are told: the outbox, and how each of them wants to be told.
-- A message is put in by the step that causes it. A worker leases it, hands it over with its id, and writes the end.

CREATE TABLE message (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT message_id_is_16_bytes CHECK (length(id) = 16),
    -- Names what is told once and for all, such as request-received/ and the id of the request.
    key TEXT NOT NULL CONSTRAINT message_once UNIQUE CONSTRAINT message_key_is_short CHECK (length(key) BETWEEN 1 AND 200),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
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

CREATE INDEX message_due ON message (not_before, id) WHERE state = 'queued';
CREATE INDEX message_leased ON message (lease_until) WHERE state = 'leased';
CREATE INDEX message_by_person ON message (person, at);
CREATE INDEX message_by_about ON message (about) WHERE about IS NOT NULL;

CREATE TRIGGER message_ends_once BEFORE UPDATE OF state ON message
WHEN OLD.state IN ('handed_over', 'failed', 'cancelled', 'doubtful') AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'a message that ended stays ended'); END;

CREATE TABLE message_value (
    message BLOB NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (message, name)
) STRICT, WITHOUT ROWID;

-- What staff must do about a message: telephone her, or see why it does not reach her.
CREATE TABLE message_follow_up (
    message BLOB NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CONSTRAINT message_follow_up_reason CHECK (reason IN ('call', 'failed', 'unsure')),
    at INTEGER NOT NULL,
    done_by BLOB REFERENCES staff (id),
    done_at INTEGER,
    CONSTRAINT message_follow_up_done CHECK ((done_by IS NULL) = (done_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX message_follow_up_open ON message_follow_up (at) WHERE done_at IS NULL;

-- Nobody is reminded of what was withdrawn.
CREATE TRIGGER message_goes_with_its_request AFTER INSERT ON status_event WHEN NEW.status = 'withdrawn'
BEGIN
    UPDATE message SET state = 'cancelled', ended_at = NEW.at, reason = 'withdrawn'
    WHERE about = NEW.submission AND state = 'queued' AND kind IN ('collection-reminder', 'request-overdue');
END;
