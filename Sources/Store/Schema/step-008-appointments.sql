-- Appointments with a team, and the queue of those who are here.
-- A day is YYYY-MM-DD and a minute is counted from midnight, both by the clock on the hub's wall.

CREATE TABLE appointment (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT appointment_id_is_16_bytes CHECK (length(id) = 16),
    reference TEXT NOT NULL CONSTRAINT appointment_reference UNIQUE
        CONSTRAINT appointment_reference_is_9_signs CHECK (length(reference) = 9),
    person BLOB NOT NULL CONSTRAINT appointment_person_is_16_bytes CHECK (length(person) = 16),
    team TEXT NOT NULL,
    day TEXT NOT NULL CONSTRAINT appointment_day
        CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    starts INTEGER NOT NULL CONSTRAINT appointment_starts CHECK (starts BETWEEN 0 AND 1439),
    ends INTEGER NOT NULL CONSTRAINT appointment_ends CHECK (ends > starts AND ends <= 1440),
    -- The code of the room; empty where nobody comes to the hub.
    room TEXT NOT NULL,
    -- Which of those who are seen at once, from 0: this makes each place a row of its own.
    lane INTEGER NOT NULL CONSTRAINT appointment_lane CHECK (lane BETWEEN 0 AND 49),
    -- Whether it is one of the places held for some. Why is not kept here.
    held INTEGER NOT NULL CONSTRAINT appointment_held CHECK (held IN (0, 1)),
    mode TEXT NOT NULL CONSTRAINT appointment_mode CHECK (mode IN ('face-to-face', 'telephone', 'video')),
    state TEXT NOT NULL CONSTRAINT appointment_state
        CHECK (state IN ('booked', 'arrived', 'done', 'cancelled', 'missed')),
    booked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A place is taken once, whatever a program counted.
CREATE UNIQUE INDEX appointment_place ON appointment (team, day, starts, room, lane)
    WHERE state <> 'cancelled';
-- A person has one appointment ahead of them with a team.
CREATE UNIQUE INDEX appointment_once ON appointment (person, team) WHERE state = 'booked';

-- Nor is it taken by another length of time, when the hours of a team have changed.
CREATE TRIGGER appointment_never_overlaps BEFORE INSERT ON appointment
WHEN NEW.state <> 'cancelled' AND EXISTS (SELECT 1 FROM appointment AS a
        WHERE a.team = NEW.team AND a.day = NEW.day AND a.room = NEW.room AND a.lane = NEW.lane
        AND a.state <> 'cancelled' AND a.starts < NEW.ends AND NEW.starts < a.ends)
BEGIN SELECT RAISE(ABORT, 'place-taken'); END;

CREATE TRIGGER appointment_never_moves_onto_another
BEFORE UPDATE OF team, day, starts, ends, room, lane, state ON appointment
WHEN NEW.state <> 'cancelled' AND EXISTS (SELECT 1 FROM appointment AS a
        WHERE a.team = NEW.team AND a.day = NEW.day AND a.room = NEW.room AND a.lane = NEW.lane
        AND a.id <> NEW.id AND a.state <> 'cancelled' AND a.starts < NEW.ends AND NEW.starts < a.ends)
BEGIN SELECT RAISE(ABORT, 'place-taken'); END;

-- What is over stays so.
CREATE TRIGGER appointment_stays_over BEFORE UPDATE ON appointment
WHEN OLD.state IN ('done', 'cancelled') AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'an appointment that is over stays so'); END;

CREATE TABLE visit (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT visit_id_is_16_bytes CHECK (length(id) = 16),
    team TEXT NOT NULL,
    day TEXT NOT NULL,
    -- The number that is called.
    ticket INTEGER NOT NULL CONSTRAINT visit_ticket CHECK (ticket >= 1),
    appointment BLOB CONSTRAINT visit_appointment UNIQUE REFERENCES appointment (id),
    person BLOB CONSTRAINT visit_person_is_16_bytes CHECK (person IS NULL OR length(person) = 16),
    arrived_at INTEGER NOT NULL,
    called_at INTEGER,
    called_by BLOB CONSTRAINT visit_staff_is_16_bytes CHECK (called_by IS NULL OR length(called_by) = 16),
    ended_at INTEGER,
    outcome TEXT CONSTRAINT visit_outcome CHECK (outcome IN ('done', 'left')),
    CONSTRAINT visit_ticket_once UNIQUE (team, day, ticket),
    CONSTRAINT visit_called_by_somebody CHECK ((called_at IS NULL) = (called_by IS NULL)),
    CONSTRAINT visit_ended_somehow CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT visit_done_after_call CHECK (outcome IS NULL OR outcome = 'left' OR called_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_by_end ON visit (team, ended_at) WHERE outcome = 'done';

CREATE TRIGGER visit_is_called_once BEFORE UPDATE OF called_at ON visit
WHEN OLD.called_at IS NOT NULL AND NEW.called_at IS NOT OLD.called_at
BEGIN SELECT RAISE(ABORT, 'a visit is called once'); END;

-- Who of a team is serving now.
CREATE TABLE serving (
    team TEXT NOT NULL,
    staff BLOB NOT NULL CONSTRAINT serving_staff_is_16_bytes CHECK (length(staff) = 16),
    day TEXT NOT NULL,
    PRIMARY KEY (team, staff)
) STRICT, WITHOUT ROWID;

-- What was done by which operation, so that the same one done again changes nothing.
CREATE TABLE appointment_act (
    operation BLOB NOT NULL PRIMARY KEY
        CONSTRAINT appointment_act_is_16_bytes CHECK (length(operation) = 16),
    act TEXT NOT NULL,
    subject BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER appointment_act_is_never_changed BEFORE UPDATE ON appointment_act
BEGIN SELECT RAISE(ABORT, 'appointment_act is append-only'); END;
CREATE TRIGGER appointment_act_is_never_removed BEFORE DELETE ON appointment_act
BEGIN SELECT RAISE(ABORT, 'appointment_act is append-only'); END;
