-- A device with somebody's data leaves the hub by no way before it is wiped: not to a repairer, not to another hub.
DROP TRIGGER asset_with_data_stays_aside;
CREATE TRIGGER asset_with_data_stays_aside BEFORE UPDATE OF state ON asset
WHEN NEW.state IN ('ready', 'on_loan', 'retired', 'repair', 'transit') AND NEW.state <> OLD.state
    AND EXISTS (SELECT 1 FROM found_data AS d WHERE d.asset = NEW.id AND d.wiped_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'data-not-wiped'); END;

-- A device that is no longer lent is set aside before anything else becomes of it.
CREATE TRIGGER asset_that_is_retired_is_set_aside BEFORE UPDATE OF state ON asset
WHEN OLD.state = 'retired' AND NEW.state NOT IN ('retired', 'quarantine')
BEGIN SELECT RAISE(ABORT, 'device-is-retired'); END;

-- One that is lent again after all works off what a count found of it.
DROP TRIGGER difference_is_worked_off;
CREATE TRIGGER difference_is_worked_off AFTER INSERT ON asset_event
WHEN NEW.kind IN ('lost', 'found', 'received', 'returned', 'returned-unlent', 'sent', 'called-back', 'taken-up', 'retired',
    'restored', 'given', 'repair', 'quarantined', 'lent', 'counted')
BEGIN UPDATE stock_take_finding SET outcome = NEW.kind, settled_at = NEW.at, settled_by = NEW.signed_by
    WHERE asset = NEW.asset AND outcome IS NULL AND finding IN ('missing', 'misplaced')
        AND (NEW.kind <> 'counted' OR finding = 'missing'); END;

-- The number of a batch that was wrong in the books: what it was, what it is, why, and who signed it. It lasts.
CREATE TABLE stock_correction (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT stock_correction_id_is_16_bytes CHECK (length(id) = 16),
    stock BLOB NOT NULL REFERENCES stock (id),
    was INTEGER NOT NULL,
    became INTEGER NOT NULL CONSTRAINT stock_correction_became CHECK (became >= 0 AND became <> was),
    reason TEXT NOT NULL CONSTRAINT stock_correction_has_a_reason CHECK (length(reason) BETWEEN 1 AND 200),
    at INTEGER NOT NULL,
    signed_by BLOB NOT NULL CONSTRAINT stock_correction_signed_by_is_16_bytes CHECK (length(signed_by) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_correction_by_stock ON stock_correction (stock, at);
CREATE TRIGGER stock_correction_is_of_what_is_there BEFORE INSERT ON stock_correction
WHEN NEW.was IS NOT (SELECT remaining FROM stock WHERE id = NEW.stock)
BEGIN SELECT RAISE(ABORT, 'the stock has another number'); END;
-- What was given and written off stays so; how many came in follows from that.
CREATE TRIGGER stock_correction_counts AFTER INSERT ON stock_correction
BEGIN UPDATE stock SET received = max(1, received - remaining + NEW.became), remaining = NEW.became
    WHERE id = NEW.stock; END;
CREATE TRIGGER stock_correction_is_never_changed BEFORE UPDATE ON stock_correction
BEGIN SELECT RAISE(ABORT, 'stock_correction is append-only'); END;
CREATE TRIGGER stock_correction_is_never_removed BEFORE DELETE ON stock_correction
BEGIN SELECT RAISE(ABORT, 'stock_correction is append-only'); END;
