-- Promises kept and borrowers forgotten: what a borrower told of a loan, her words where they can be forgotten, and days
-- that moved to an earlier one.

-- When a borrower told that she cannot find it or that it does not work as it should, and when she asked to keep it
-- longer. Her words are not here: they are a note beside the history of the device.
ALTER TABLE loan ADD COLUMN told_lost_at INTEGER;
ALTER TABLE loan ADD COLUMN told_fault_at INTEGER;
ALTER TABLE loan ADD COLUMN longer_asked_at INTEGER;
UPDATE loan SET
    told_lost_at = (SELECT max(e.at) FROM asset_event AS e WHERE e.asset = loan.asset AND e.kind = 'fault'
        AND e.signed_by IS NULL AND e.at >= loan.lent_at AND e.detail LIKE 'Lost: %'),
    told_fault_at = (SELECT max(e.at) FROM asset_event AS e WHERE e.asset = loan.asset AND e.kind = 'fault'
        AND e.signed_by IS NULL AND e.at >= loan.lent_at AND e.detail NOT LIKE 'Lost: %')
WHERE ended_at IS NULL;

-- The words of faults and losses stood in the history, which lasts for ever. They go to the notes, beside the loan they
-- were said of, and where its borrower is forgotten already they go altogether.
INSERT INTO check_note (asset, ordinal, loan, note)
SELECT asset, ordinal, loan, detail FROM (
    SELECT e.asset, e.ordinal, e.detail, (SELECT l.id FROM loan AS l
        WHERE l.asset = e.asset AND l.lent_at <= e.at ORDER BY l.lent_at DESC LIMIT 1) AS loan
    FROM asset_event AS e WHERE e.kind IN ('fault', 'lost') AND e.detail <> '') AS t
WHERE NOT EXISTS (SELECT 1 FROM loan AS l WHERE l.id = t.loan AND l.person IS NULL AND l.ended_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM check_note AS n WHERE n.asset = t.asset AND n.ordinal = t.ordinal);
DROP TRIGGER asset_event_is_never_changed;
UPDATE asset_event SET detail = '' WHERE kind IN ('fault', 'lost') AND detail <> '';
CREATE TRIGGER asset_event_is_never_changed BEFORE UPDATE ON asset_event
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;
CREATE TRIGGER asset_event_keeps_no_words BEFORE INSERT ON asset_event
WHEN NEW.kind IN ('fault', 'lost') AND NEW.detail <> ''
BEGIN SELECT RAISE(ABORT, 'words of a borrower are notes'); END;

-- A day may move to an earlier one, where somebody else was promised the device for the days after.
CREATE TABLE moved_day_anew (
    -- The loan or the reservation.
    record BLOB NOT NULL CONSTRAINT moved_day_record_is_16_bytes CHECK (length(record) = 16),
    kind TEXT NOT NULL CONSTRAINT moved_day_kind CHECK (kind IN ('first', 'collect', 'due')),
    was TEXT NOT NULL CONSTRAINT moved_day_was CHECK (length(was) = 10),
    became TEXT NOT NULL CONSTRAINT moved_day_became CHECK (length(became) = 10 AND became <> was),
    moved_at INTEGER NOT NULL,
    CONSTRAINT moved_day_once PRIMARY KEY (record, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO moved_day_anew (record, kind, was, became, moved_at)
SELECT record, kind, was, became, moved_at FROM moved_day;
DROP TABLE moved_day;
ALTER TABLE moved_day_anew RENAME TO moved_day;
