-- Which steps of the ladder were taken for a loan and the day it was due on then: a loan that is kept longer begins
-- anew. A call that nobody answered is "tried" on a day, and takes no step.
CREATE TABLE loan_step (
    loan BLOB NOT NULL REFERENCES loan (id),
    due TEXT NOT NULL CONSTRAINT loan_step_due CHECK (length(due) = 10),
    -- In days after the day it is due; below 0 for before.
    day INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT loan_step_kind CHECK (kind IN ('reminder', 'call', 'block', 'tried')),
    taken_at INTEGER NOT NULL,
    CONSTRAINT loan_step_once PRIMARY KEY (loan, due, day, kind)
) STRICT, WITHOUT ROWID;

-- What was noted when a device came in, beside the event of its history. The history stays for good; a note may be about
-- who had it, and goes when that borrower is forgotten.
CREATE TABLE check_note (
    asset BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    loan BLOB REFERENCES loan (id),
    note TEXT NOT NULL CONSTRAINT check_note_says_something CHECK (note <> ''),
    CONSTRAINT check_note_once PRIMARY KEY (asset, ordinal),
    FOREIGN KEY (asset, ordinal) REFERENCES asset_event (asset, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_note_of_loan ON check_note (loan) WHERE loan IS NOT NULL;
CREATE TRIGGER check_note_is_never_changed BEFORE UPDATE ON check_note
BEGIN SELECT RAISE(ABORT, 'check_note is append-only'); END;

-- The group of borrowers that staff put somebody into; nobody is here whose group follows from what is known.
CREATE TABLE borrower_group (
    person BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    "group" TEXT NOT NULL CONSTRAINT borrower_group_is_named CHECK ("group" <> ''),
    set_at INTEGER NOT NULL,
    set_by BLOB CONSTRAINT borrower_group_set_by_is_16_bytes CHECK (set_by IS NULL OR length(set_by) = 16)
) STRICT, WITHOUT ROWID;

-- Nobody passes those who wait, whatever terminal they are at: a promise from the common stock goes to the first who
-- waits, or to somebody who waits before all others. A share of a group is for that group.
CREATE TRIGGER reservation_waits_its_turn BEFORE INSERT ON reservation
WHEN NEW.state = 'reserved' AND NEW.share IS NULL AND EXISTS (SELECT 1 FROM hold AS h
    WHERE h.state = 'waiting' AND h.model = NEW.model AND h.hub = NEW.hub AND h.person IS NOT NEW.person
    AND NOT EXISTS (SELECT 1 FROM hold AS o
        WHERE o.state = 'waiting' AND o.model = h.model AND o.hub = h.hub AND o.person IS NEW.person
        AND (o.priority, o.queued_at, o.id) < (h.priority, h.queued_at, h.id)))
BEGIN SELECT RAISE(ABORT, 'others-wait'); END;

-- What is kept for somebody who waited is handed to nobody else.
CREATE TRIGGER loan_of_what_is_kept BEFORE INSERT ON loan
WHEN NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM reservation AS r JOIN hold AS h ON h.reservation = r.id
    WHERE r.asset = NEW.asset AND r.state = 'reserved' AND h.state = 'offered' AND r.person IS NOT NEW.person)
BEGIN SELECT RAISE(ABORT, 'device-is-kept'); END;

-- Nor may it be taken off the shelf under her: an offer without a device gets the next that could keep it.
CREATE TRIGGER loan_past_an_offer BEFORE INSERT ON loan
WHEN NEW.ended_at IS NULL AND NEW.reservation IS NULL AND EXISTS (
    SELECT 1 FROM hold AS h JOIN reservation AS r ON r.id = h.reservation
    WHERE h.state = 'offered' AND h.model = NEW.model AND h.hub = NEW.hub AND r.asset IS NULL
    AND r.person IS NOT NEW.person AND r.first <= NEW.first AND r.collect_by >= NEW.first
    AND NOT EXISTS (SELECT 1 FROM asset_day AS d
        WHERE d.asset = NEW.asset AND d.day BETWEEN NEW.first AND r.until))
BEGIN SELECT RAISE(ABORT, 'device-is-kept'); END;

-- A reservation is collected by whose it is.
CREATE TRIGGER loan_of_its_reservation BEFORE INSERT ON loan
WHEN NEW.reservation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reservation AS r
    WHERE r.id = NEW.reservation AND r.person IS NEW.person AND r.model = NEW.model AND r.hub = NEW.hub)
BEGIN SELECT RAISE(ABORT, 'not-theirs'); END;
