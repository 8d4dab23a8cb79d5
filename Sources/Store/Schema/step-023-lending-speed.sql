-- Lending among many: lists that are read in their order, promises that are counted before anybody asks, and a store
-- that refuses a second loan and overlapping promises whatever is said to it, OR REPLACE and OR IGNORE too.

-- Lists of open loans, the first due first. Those of a hub have theirs (loan_due).
CREATE INDEX loan_open_due ON loan (due, id, ended_at) WHERE ended_at IS NULL;
CREATE INDEX loan_open_model ON loan (model, due, id, hub, ended_at) WHERE ended_at IS NULL;

-- What begins at a hub by a day, of all models.
CREATE INDEX reservation_at_hub ON reservation (hub, first) WHERE state = 'reserved';

-- What a count of free devices reads, and nothing more.
DROP INDEX asset_by_model;
CREATE INDEX asset_on_shelf ON asset (model, hub, state, back_on);
CREATE INDEX loan_out ON loan (asset, due, until, share, ended_at) WHERE ended_at IS NULL;

-- How many are promised with the same first and last day and not fetched yet, days counted from 1 January 1970. A year
-- of reservations of a model is some hundred rows here.
CREATE TABLE promised (
    model TEXT NOT NULL,
    hub TEXT NOT NULL,
    first INTEGER NOT NULL,
    due INTEGER NOT NULL,
    -- The group whose share they come from; empty for none.
    share TEXT NOT NULL,
    quantity INTEGER NOT NULL CONSTRAINT promised_quantity CHECK (quantity >= 0),
    PRIMARY KEY (model, hub, first, due, share)
) STRICT, WITHOUT ROWID;
INSERT INTO promised (model, hub, first, due, share, quantity)
SELECT model, hub, CAST(julianday(first) - 2440587.5 AS INTEGER), CAST(julianday(due) - 2440587.5 AS INTEGER),
    coalesce(share, ''), count(*) FROM reservation WHERE state = 'reserved' GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER reservation_is_counted AFTER INSERT ON reservation WHEN NEW.state = 'reserved'
BEGIN
INSERT INTO promised (model, hub, due, first, share, quantity)
    SELECT NEW.model, NEW.hub, CAST(julianday(NEW.due) - 2440587.5 AS INTEGER),
        CAST(julianday(NEW.first) - 2440587.5 AS INTEGER), coalesce(NEW.share, ''), 0
    WHERE NOT EXISTS (SELECT 1 FROM promised WHERE model = NEW.model AND hub = NEW.hub
        AND due = CAST(julianday(NEW.due) - 2440587.5 AS INTEGER)
        AND first = CAST(julianday(NEW.first) - 2440587.5 AS INTEGER) AND share = coalesce(NEW.share, ''));
UPDATE promised SET quantity = quantity + 1 WHERE model = NEW.model AND hub = NEW.hub
    AND due = CAST(julianday(NEW.due) - 2440587.5 AS INTEGER)
    AND first = CAST(julianday(NEW.first) - 2440587.5 AS INTEGER) AND share = coalesce(NEW.share, '');
END;
CREATE TRIGGER reservation_is_counted_anew AFTER UPDATE OF state, model, hub, first, due, share ON reservation
WHEN NEW.state = 'reserved'
BEGIN
INSERT INTO promised (model, hub, due, first, share, quantity)
    SELECT NEW.model, NEW.hub, CAST(julianday(NEW.due) - 2440587.5 AS INTEGER),
        CAST(julianday(NEW.first) - 2440587.5 AS INTEGER), coalesce(NEW.share, ''), 0
    WHERE NOT EXISTS (SELECT 1 FROM promised WHERE model = NEW.model AND hub = NEW.hub
        AND due = CAST(julianday(NEW.due) - 2440587.5 AS INTEGER)
        AND first = CAST(julianday(NEW.first) - 2440587.5 AS INTEGER) AND share = coalesce(NEW.share, ''));
UPDATE promised SET quantity = quantity + 1 WHERE model = NEW.model AND hub = NEW.hub
    AND due = CAST(julianday(NEW.due) - 2440587.5 AS INTEGER)
    AND first = CAST(julianday(NEW.first) - 2440587.5 AS INTEGER) AND share = coalesce(NEW.share, '');
END;
CREATE TRIGGER reservation_counts_no_more AFTER UPDATE OF state, model, hub, first, due, share ON reservation
WHEN OLD.state = 'reserved'
BEGIN
UPDATE promised SET quantity = quantity - 1 WHERE model = OLD.model AND hub = OLD.hub
    AND due = CAST(julianday(OLD.due) - 2440587.5 AS INTEGER)
    AND first = CAST(julianday(OLD.first) - 2440587.5 AS INTEGER) AND share = coalesce(OLD.share, '');
DELETE FROM promised WHERE model = OLD.model AND hub = OLD.hub
    AND due = CAST(julianday(OLD.due) - 2440587.5 AS INTEGER)
    AND first = CAST(julianday(OLD.first) - 2440587.5 AS INTEGER) AND share = coalesce(OLD.share, '')
    AND quantity = 0;
END;

-- The days of promises: those of step 14 took all days away and put them back. These take and put only those that
-- differ, so that a day of a promise is never without it and the triggers after them can hold for every statement.
DROP TRIGGER reservation_changes;
CREATE TRIGGER reservation_changes AFTER UPDATE OF asset, first, until ON reservation
BEGIN DELETE FROM asset_day WHERE promise = NEW.id
    AND (NEW.asset IS NULL OR asset <> NEW.asset OR day < NEW.first OR day > NEW.until);
INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first WHERE NEW.asset IS NOT NULL
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d
    WHERE NOT EXISTS (SELECT 1 FROM asset_day AS k WHERE k.asset = NEW.asset AND k.day = d.day AND k.promise = NEW.id);
END;
DROP TRIGGER loan_goes_on;
CREATE TRIGGER loan_goes_on AFTER UPDATE OF until ON loan WHEN NEW.ended_at IS NULL AND NEW.until <> OLD.until
BEGIN DELETE FROM asset_day WHERE promise = NEW.id AND day > NEW.until;
INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d
    WHERE NOT EXISTS (SELECT 1 FROM asset_day AS k WHERE k.asset = NEW.asset AND k.day = d.day AND k.promise = NEW.id);
END;

-- A statement that says OR REPLACE or OR IGNORE says it for its triggers too, and the key of asset_day alone would then
-- let a promise take another's day, or stand without its days. What a trigger raises stands whatever a statement says.
CREATE TRIGGER asset_day_is_promised_once BEFORE INSERT ON asset_day
WHEN EXISTS (SELECT 1 FROM asset_day WHERE asset = NEW.asset AND day = NEW.day)
BEGIN SELECT RAISE(ABORT, 'the device is promised on that day'); END;
CREATE TRIGGER asset_day_is_of_a_promise BEFORE INSERT ON asset_day
WHEN NOT EXISTS (SELECT 1 FROM reservation WHERE id = NEW.promise AND asset = NEW.asset
        AND NEW.day BETWEEN first AND until)
    AND NOT EXISTS (SELECT 1 FROM loan WHERE id = NEW.promise AND asset = NEW.asset AND ended_at IS NULL
        AND NEW.day BETWEEN first AND until)
BEGIN SELECT RAISE(ABORT, 'a day is kept for a promise'); END;
CREATE TRIGGER asset_day_is_never_changed BEFORE UPDATE ON asset_day
BEGIN SELECT RAISE(ABORT, 'a day stays with its promise'); END;
CREATE TRIGGER asset_day_goes_with_its_promise BEFORE DELETE ON asset_day
WHEN EXISTS (SELECT 1 FROM reservation WHERE id = OLD.promise AND asset = OLD.asset
        AND OLD.day BETWEEN first AND until)
    OR EXISTS (SELECT 1 FROM loan WHERE id = OLD.promise AND asset = OLD.asset AND ended_at IS NULL
        AND OLD.day BETWEEN first AND until)
BEGIN SELECT RAISE(ABORT, 'a day stays with its promise'); END;

-- Promises are ended, never removed; and what they stand for does not change under them.
CREATE TRIGGER reservation_begins_anew BEFORE INSERT ON reservation
WHEN EXISTS (SELECT 1 FROM reservation WHERE id = NEW.id OR reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'a reservation is made once'); END;
CREATE TRIGGER reservation_has_days BEFORE INSERT ON reservation
WHEN date(NEW.first) IS NOT NEW.first OR date(NEW.due) IS NOT NEW.due OR date(NEW.until) IS NOT NEW.until
BEGIN SELECT RAISE(ABORT, 'a promise is of days'); END;
CREATE TRIGGER reservation_keeps_days BEFORE UPDATE OF first, due, until ON reservation
WHEN date(NEW.first) IS NOT NEW.first OR date(NEW.due) IS NOT NEW.due OR date(NEW.until) IS NOT NEW.until
BEGIN SELECT RAISE(ABORT, 'a promise is of days'); END;
CREATE TRIGGER reservation_keeps_its_name BEFORE UPDATE OF id, reference ON reservation
WHEN NEW.id <> OLD.id OR NEW.reference <> OLD.reference
BEGIN SELECT RAISE(ABORT, 'a reservation keeps its name'); END;
CREATE TRIGGER reservation_stays_over BEFORE UPDATE OF state ON reservation
WHEN OLD.state <> 'reserved' AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'a reservation that is over stays so'); END;
CREATE TRIGGER reservation_is_ended_not_removed BEFORE DELETE ON reservation WHEN OLD.state = 'reserved'
BEGIN SELECT RAISE(ABORT, 'a promise is ended, not removed'); END;

CREATE TRIGGER loan_begins_anew BEFORE INSERT ON loan
WHEN EXISTS (SELECT 1 FROM loan WHERE id = NEW.id OR reservation = NEW.reservation)
BEGIN SELECT RAISE(ABORT, 'a loan is made once'); END;
CREATE TRIGGER loan_has_days BEFORE INSERT ON loan
WHEN date(NEW.first) IS NOT NEW.first OR date(NEW.due) IS NOT NEW.due OR date(NEW.until) IS NOT NEW.until
BEGIN SELECT RAISE(ABORT, 'a promise is of days'); END;
CREATE TRIGGER loan_keeps_days BEFORE UPDATE OF due, until ON loan
WHEN date(NEW.due) IS NOT NEW.due OR date(NEW.until) IS NOT NEW.until
BEGIN SELECT RAISE(ABORT, 'a promise is of days'); END;
CREATE TRIGGER loan_keeps_its_name BEFORE UPDATE OF id, asset, reservation, first ON loan
WHEN NEW.id <> OLD.id OR NEW.asset <> OLD.asset OR NEW.first <> OLD.first
    OR NEW.reservation IS NOT OLD.reservation
BEGIN SELECT RAISE(ABORT, 'a loan stays of its device and its first day'); END;
CREATE TRIGGER loan_is_ended_not_removed BEFORE DELETE ON loan WHEN OLD.ended_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a loan is ended, not removed'); END;
CREATE TRIGGER loan_is_the_only_one BEFORE INSERT ON loan
WHEN NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM loan WHERE asset = NEW.asset AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a device is in one pair of hands'); END;
CREATE TRIGGER asset_begins_once BEFORE INSERT ON asset WHEN EXISTS (SELECT 1 FROM asset WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a device is put in once'); END;
