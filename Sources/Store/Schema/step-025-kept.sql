-- What of a batch was taken out of the stock and given to nobody: how many, why, and who signed it. It lasts.
CREATE TABLE stock_write_off (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT stock_write_off_id_is_16_bytes CHECK (length(id) = 16),
    stock BLOB NOT NULL REFERENCES stock (id),
    quantity INTEGER NOT NULL CONSTRAINT stock_write_off_quantity CHECK (quantity >= 1),
    reason TEXT NOT NULL CONSTRAINT stock_write_off_reason
        CHECK (reason IN ('expired', 'damaged', 'missing', 'recalled')),
    at INTEGER NOT NULL,
    signed_by BLOB NOT NULL CONSTRAINT stock_write_off_signed_by_is_16_bytes CHECK (length(signed_by) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_write_off_by_stock ON stock_write_off (stock, at);
-- The stock itself refuses what it does not have.
CREATE TRIGGER write_off_leaves_the_stock AFTER INSERT ON stock_write_off
BEGIN UPDATE stock SET remaining = remaining - NEW.quantity WHERE id = NEW.stock; END;
CREATE TRIGGER stock_write_off_is_never_changed BEFORE UPDATE ON stock_write_off
BEGIN SELECT RAISE(ABORT, 'stock_write_off is append-only'); END;
CREATE TRIGGER stock_write_off_is_never_removed BEFORE DELETE ON stock_write_off
BEGIN SELECT RAISE(ABORT, 'stock_write_off is append-only'); END;

-- Days of loans and reservations that moved, since the hub is closed on them: which day it was, and which it is now. Where
-- the day is another one by now, it moved for some other reason, and this row says nothing any more.
CREATE TABLE moved_day (
    -- The loan or the reservation.
    record BLOB NOT NULL CONSTRAINT moved_day_record_is_16_bytes CHECK (length(record) = 16),
    kind TEXT NOT NULL CONSTRAINT moved_day_kind CHECK (kind IN ('first', 'collect', 'due')),
    was TEXT NOT NULL CONSTRAINT moved_day_was CHECK (length(was) = 10),
    became TEXT NOT NULL CONSTRAINT moved_day_became CHECK (length(became) = 10 AND became > was),
    moved_at INTEGER NOT NULL,
    CONSTRAINT moved_day_once PRIMARY KEY (record, kind)
) STRICT, WITHOUT ROWID;

-- A new PIN for one of the staff who opens records needs two people, as a change of her role does: the table is made anew
-- with one more kind, since a check cannot be changed.
CREATE TABLE approval_anew (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT approval_id_is_16_bytes CHECK (length(id) = 16),
    kind TEXT NOT NULL CONSTRAINT approval_kind
        CHECK (kind IN ('erasure', 'bulk-export', 'role-change', 'staff-pin')),
    -- The resident to erase or the member of staff to change, by id; nothing for an export.
    subject BLOB CONSTRAINT approval_subject_is_16_bytes CHECK (length(subject) = 16),
    -- The role to come, or the name of the export.
    detail TEXT NOT NULL CONSTRAINT approval_detail_is_short CHECK (length(detail) <= 80),
    asked_by BLOB NOT NULL REFERENCES staff (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_by BLOB REFERENCES staff (id),
    decided_at INTEGER,
    is_agreed INTEGER CONSTRAINT approval_is_agreed CHECK (is_agreed IN (0, 1)),
    done_at INTEGER,
    -- Nobody agrees to what she asked for, nor to what is done to herself.
    CONSTRAINT approval_needs_two CHECK (decided_by <> asked_by AND (subject IS NULL OR decided_by <> subject)),
    CONSTRAINT approval_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)
        AND (decided_by IS NULL) = (is_agreed IS NULL)),
    CONSTRAINT approval_in_time CHECK (decided_at < expires_at AND (done_at IS NULL OR done_at < expires_at)),
    CONSTRAINT approval_done_when_agreed CHECK (done_at IS NULL OR is_agreed IS 1)
) STRICT, WITHOUT ROWID;
INSERT INTO approval_anew (id, kind, subject, detail, asked_by, asked_at, expires_at, decided_by, decided_at, is_agreed,
    done_at)
SELECT id, kind, subject, detail, asked_by, asked_at, expires_at, decided_by, decided_at, is_agreed, done_at FROM approval;
DROP TABLE approval;
ALTER TABLE approval_anew RENAME TO approval;
CREATE INDEX approval_open ON approval (asked_at) WHERE done_at IS NULL;
CREATE TRIGGER approval_is_decided_once BEFORE UPDATE ON approval
WHEN OLD.decided_by IS NOT NULL AND (NEW.decided_by IS NOT OLD.decided_by OR NEW.is_agreed IS NOT OLD.is_agreed)
    OR OLD.done_at IS NOT NULL
    OR NEW.kind <> OLD.kind OR NEW.subject IS NOT OLD.subject OR NEW.detail <> OLD.detail
    OR NEW.asked_by <> OLD.asked_by OR NEW.expires_at <> OLD.expires_at
BEGIN SELECT RAISE(ABORT, 'approval is decided and done once'); END;
CREATE TRIGGER approval_of_an_export_is_short BEFORE UPDATE ON approval
WHEN NEW.kind = 'bulk-export' AND NEW.done_at >= NEW.decided_at + 86400000
BEGIN SELECT RAISE(ABORT, 'an export is made within a day'); END;
