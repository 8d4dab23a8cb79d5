-- A closure that is taken back stays known: days that were promised while it held were counted by it.
ALTER TABLE hub_closure ADD COLUMN ended_by BLOB REFERENCES staff (id);
ALTER TABLE hub_closure ADD COLUMN ended_at INTEGER;

-- Why a note is kept from the resident; nothing where she may read it.
ALTER TABLE case_note ADD COLUMN withheld TEXT CONSTRAINT case_note_withheld
    CHECK (withheld IN ('safeguarding', 'other-person', 'crime'));

-- One more warning: somebody may have two accounts now. Nothing refers to this table.
DROP INDEX staff_alert_open;
ALTER TABLE staff_alert RENAME TO staff_alert_before;
CREATE TABLE staff_alert (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT staff_alert_id_is_16_bytes CHECK (length(id) = 16),
    kind TEXT NOT NULL CONSTRAINT staff_alert_kind
        CHECK (kind IN ('account-locked', 'staff-locked', 'terminal-locked', 'maybe-twice')),
    subject BLOB,
    terminal TEXT NOT NULL,
    at INTEGER NOT NULL,
    seen_by BLOB REFERENCES staff (id),
    seen_at INTEGER,
    CONSTRAINT staff_alert_seen CHECK ((seen_by IS NULL) = (seen_at IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO staff_alert SELECT * FROM staff_alert_before;
DROP TABLE staff_alert_before;
CREATE INDEX staff_alert_open ON staff_alert (at) WHERE seen_at IS NULL;
