-- Equipment that is lent. A span of days has both its ends in it; amounts are pence.
--
-- A loan and a reservation are promises of a device, and each day of a promise is a row of asset_day with the key
-- (asset, day). So two programs that counted at the same time can never both promise a device for a day: the second
-- one is refused by the key. Triggers that count would do in SQLite too, but oversell in a store of many writers.
-- The triggers here only make those rows: no program can add a promise and forget its days.

CREATE TABLE asset (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT asset_id_is_16_bytes CHECK (length(id) = 16),
    tag TEXT NOT NULL CONSTRAINT asset_tag UNIQUE CONSTRAINT asset_tag_is_short CHECK (length(tag) BETWEEN 1 AND 32),
    barcode TEXT CONSTRAINT asset_barcode UNIQUE,
    serial TEXT NOT NULL,
    model TEXT NOT NULL,
    kind TEXT NOT NULL,
    hub TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT asset_state CHECK (state IN
        ('ready', 'on_loan', 'preparing', 'quarantine', 'repair', 'transit', 'lost', 'retired')),
    -- Steps between two loans that this device needs, and those that are signed: 1 inspected, 2 wiped, 4 charged.
    needs INTEGER NOT NULL CONSTRAINT asset_needs CHECK (needs BETWEEN 0 AND 7),
    prepared INTEGER NOT NULL CONSTRAINT asset_prepared CHECK (prepared BETWEEN 0 AND 7),
    -- The hub it is on the way to.
    bound_for TEXT,
    -- The day it should be back from repair.
    back_on TEXT CONSTRAINT asset_back_on CHECK (back_on IS NULL OR (length(back_on) = 10 AND state = 'repair')),
    condition TEXT NOT NULL CONSTRAINT asset_condition CHECK (condition IN ('good', 'worn', 'damaged')),
    pat_due TEXT CONSTRAINT asset_pat_due CHECK (pat_due IS NULL OR length(pat_due) = 10),
    wiped_on TEXT CONSTRAINT asset_wiped_on CHECK (wiped_on IS NULL OR length(wiped_on) = 10),
    bought_on TEXT CONSTRAINT asset_bought_on CHECK (bought_on IS NULL OR length(bought_on) = 10),
    pence INTEGER NOT NULL CONSTRAINT asset_pence CHECK (pence >= 0),
    CONSTRAINT asset_ready_is_prepared CHECK (state <> 'ready' OR prepared & needs = needs),
    CONSTRAINT asset_goes_somewhere CHECK ((state = 'transit') = (bound_for IS NOT NULL)),
    -- A promise names all three: it is of the right model at the right hub, or it is refused.
    CONSTRAINT asset_place UNIQUE (id, model, hub)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_by_model ON asset (model, hub);
CREATE INDEX asset_by_serial ON asset (serial) WHERE serial <> '';

CREATE TABLE reservation (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT reservation_id_is_16_bytes CHECK (length(id) = 16),
    reference TEXT NOT NULL CONSTRAINT reservation_reference UNIQUE
        CONSTRAINT reservation_reference_is_9_signs CHECK (length(reference) = 9),
    -- Nobody, once the borrower is forgotten.
    person BLOB REFERENCES person (id),
    model TEXT NOT NULL,
    hub TEXT NOT NULL,
    -- The device it is promised on; another one later where that helps somebody. None where a device broke or is late
    -- and no other is free: staff see these.
    asset BLOB,
    first TEXT NOT NULL,
    due TEXT NOT NULL,
    -- The last day the device is not free for others: it is got ready after it is back.
    until TEXT NOT NULL,
    collect_by TEXT NOT NULL,
    in_hub INTEGER NOT NULL CONSTRAINT reservation_in_hub CHECK (in_hub IN (0, 1)),
    -- The group whose share it comes from.
    share TEXT,
    -- The terms it was made on: they hold, whatever the rules say later.
    terms TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT reservation_state
        CHECK (state IN ('reserved', 'collected', 'cancelled', 'expired')),
    made_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- The agreement that was accepted with it, by its name and version, and the day; none where that is to come.
    agreement TEXT,
    agreed_on TEXT CONSTRAINT reservation_agreed CHECK ((agreement IS NULL) = (agreed_on IS NULL)),
    CONSTRAINT reservation_days
        CHECK (length(first) = 10 AND first <= collect_by AND collect_by <= due AND due <= until),
    CONSTRAINT reservation_ends CHECK ((state = 'reserved') = (ended_at IS NULL)),
    CONSTRAINT reservation_over_has_no_device CHECK (state = 'reserved' OR asset IS NULL),
    FOREIGN KEY (asset, model, hub) REFERENCES asset (id, model, hub)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_live ON reservation (model, hub, first) WHERE state = 'reserved';
CREATE INDEX reservation_by_person ON reservation (person, first) WHERE person IS NOT NULL;
CREATE INDEX reservation_by_asset ON reservation (asset) WHERE asset IS NOT NULL;

CREATE TABLE loan (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT loan_id_is_16_bytes CHECK (length(id) = 16),
    asset BLOB NOT NULL REFERENCES asset (id),
    person BLOB REFERENCES person (id),
    reservation BLOB CONSTRAINT loan_of_reservation UNIQUE REFERENCES reservation (id),
    model TEXT NOT NULL,
    hub TEXT NOT NULL,
    lent_at INTEGER NOT NULL,
    lent_by BLOB CONSTRAINT loan_lent_by_is_16_bytes CHECK (lent_by IS NULL OR length(lent_by) = 16),
    first TEXT NOT NULL,
    due TEXT NOT NULL,
    until TEXT NOT NULL,
    -- Whether it is used in the hub and does not go home.
    in_hub INTEGER NOT NULL CONSTRAINT loan_in_hub CHECK (in_hub IN (0, 1)),
    renewals INTEGER NOT NULL CONSTRAINT loan_renewals CHECK (renewals >= 0),
    share TEXT,
    -- Being late has no consequence up to this day, and hardship was told of: staff said so.
    waived_until TEXT CONSTRAINT loan_waived_until CHECK (waived_until IS NULL OR length(waived_until) = 10),
    is_hardship INTEGER NOT NULL DEFAULT 0 CONSTRAINT loan_is_hardship CHECK (is_hardship IN (0, 1)),
    -- The terms it was lent on: they hold, whatever the rules say later.
    terms TEXT NOT NULL,
    -- The agreement that was accepted, by its name and version.
    agreement TEXT NOT NULL,
    -- What went with it, and came back: the codes of the parts of the kit, one a line.
    kit TEXT NOT NULL,
    condition TEXT NOT NULL,
    ended_at INTEGER CONSTRAINT loan_ends_after_it_began CHECK (ended_at IS NULL OR ended_at >= lent_at),
    ending TEXT CONSTRAINT loan_ending CHECK (ending IN ('returned', 'lost', 'given')),
    taken_by BLOB CONSTRAINT loan_taken_by_is_16_bytes CHECK (taken_by IS NULL OR length(taken_by) = 16),
    kit_back TEXT,
    condition_back TEXT,
    remark TEXT,
    CONSTRAINT loan_days CHECK (length(first) = 10 AND first <= due AND due <= until),
    CONSTRAINT loan_ends_somehow CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CONSTRAINT loan_returned_is_checked
        CHECK (ending IS NOT 'returned' OR (kit_back IS NOT NULL AND condition_back IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- A device is in one pair of hands.
CREATE UNIQUE INDEX loan_open ON loan (asset) WHERE ended_at IS NULL;
-- With ended_at in it the overdue ones are counted without looking at each loan.
CREATE INDEX loan_due ON loan (hub, due, id, ended_at) WHERE ended_at IS NULL;
CREATE INDEX loan_by_person ON loan (person, lent_at) WHERE person IS NOT NULL;
CREATE INDEX loan_by_asset ON loan (asset, lent_at);

CREATE TABLE asset_day (
    asset BLOB NOT NULL REFERENCES asset (id),
    day TEXT NOT NULL CONSTRAINT asset_day_is_a_day CHECK (length(day) = 10),
    -- The reservation or the loan.
    promise BLOB NOT NULL,
    CONSTRAINT asset_day_once PRIMARY KEY (asset, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_day_by_promise ON asset_day (promise);

CREATE TRIGGER reservation_begins AFTER INSERT ON reservation WHEN NEW.asset IS NOT NULL
BEGIN INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d; END;

CREATE TRIGGER reservation_changes AFTER UPDATE OF asset, first, until ON reservation
BEGIN DELETE FROM asset_day WHERE promise = NEW.id;
INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first WHERE NEW.asset IS NOT NULL
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d; END;

CREATE TRIGGER loan_takes_a_ready_device BEFORE INSERT ON loan
WHEN NEW.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM asset AS a
    WHERE a.id = NEW.asset AND a.state = 'ready' AND a.model = NEW.model AND a.hub = NEW.hub)
BEGIN SELECT RAISE(ABORT, 'device-not-ready'); END;

CREATE TRIGGER loan_begins AFTER INSERT ON loan WHEN NEW.ended_at IS NULL
BEGIN INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d;
UPDATE asset SET state = 'on_loan', prepared = 0 WHERE id = NEW.asset; END;

CREATE TRIGGER loan_goes_on AFTER UPDATE OF until ON loan WHEN NEW.ended_at IS NULL AND NEW.until <> OLD.until
BEGIN DELETE FROM asset_day WHERE promise = NEW.id;
INSERT INTO asset_day (asset, day, promise) WITH RECURSIVE d (day) AS (SELECT NEW.first
    UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < NEW.until) SELECT NEW.asset, day, NEW.id FROM d; END;

CREATE TRIGGER loan_ends AFTER UPDATE OF ended_at ON loan WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
BEGIN DELETE FROM asset_day WHERE promise = NEW.id;
UPDATE asset SET state = CASE NEW.ending WHEN 'lost' THEN 'lost' WHEN 'given' THEN 'retired' ELSE 'preparing' END
    WHERE id = NEW.asset; END;

CREATE TRIGGER loan_stays_ended BEFORE UPDATE OF asset, ended_at, ending ON loan
WHEN NEW.asset <> OLD.asset
    OR (OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.ending) IS NOT (OLD.ended_at, OLD.ending))
BEGIN SELECT RAISE(ABORT, 'a loan that is over stays so'); END;

-- On loan is what somebody has, and nothing else; what is promised does not leave the hub.
CREATE TRIGGER asset_state_is_true BEFORE UPDATE OF state ON asset
WHEN (NEW.state = 'on_loan') <> EXISTS (SELECT 1 FROM loan WHERE asset = NEW.id AND ended_at IS NULL)
    OR (NEW.state IN ('transit', 'retired', 'lost') AND NEW.state <> OLD.state
        AND EXISTS (SELECT 1 FROM asset_day WHERE asset = NEW.id))
BEGIN SELECT RAISE(ABORT, 'device-is-promised'); END;
CREATE TRIGGER asset_begins_on_a_shelf BEFORE INSERT ON asset WHEN NEW.state = 'on_loan'
BEGIN SELECT RAISE(ABORT, 'device-not-ready'); END;

-- Who waits for a model. An offer is a reservation, so it is kept by the same key.
CREATE TABLE hold (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT hold_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id),
    model TEXT NOT NULL,
    hub TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    -- Smaller goes first.
    priority INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT hold_state
        CHECK (state IN ('waiting', 'offered', 'filled', 'expired', 'cancelled')),
    -- The terms it will be lent on.
    terms TEXT NOT NULL,
    reservation BLOB CONSTRAINT hold_reservation UNIQUE REFERENCES reservation (id),
    ended_at INTEGER,
    CONSTRAINT hold_offer_is_a_promise CHECK ((state IN ('waiting', 'cancelled')) OR reservation IS NOT NULL),
    CONSTRAINT hold_ends CHECK ((state IN ('waiting', 'offered')) = (ended_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX hold_once ON hold (person, model) WHERE state IN ('waiting', 'offered');
CREATE INDEX hold_queue ON hold (model, hub, priority, queued_at) WHERE state = 'waiting';

-- What happened to a device, in order: steps signed, reports, repairs, journeys. It says nothing of who borrows.
CREATE TABLE asset_event (
    asset BLOB NOT NULL REFERENCES asset (id),
    ordinal INTEGER NOT NULL CONSTRAINT asset_event_counts_from_1 CHECK (ordinal >= 1),
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- The member of staff who signed it; nobody where a resident reported it.
    signed_by BLOB CONSTRAINT asset_event_signed_by_is_16_bytes CHECK (signed_by IS NULL OR length(signed_by) = 16),
    detail TEXT NOT NULL,
    PRIMARY KEY (asset, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER asset_event_is_never_changed BEFORE UPDATE ON asset_event
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;
CREATE TRIGGER asset_event_is_never_removed BEFORE DELETE ON asset_event
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;

-- What is given for good: data SIMs and vouchers by the batch, and devices.
CREATE TABLE stock (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT stock_id_is_16_bytes CHECK (length(id) = 16),
    hub TEXT NOT NULL,
    kind TEXT NOT NULL,
    batch TEXT NOT NULL,
    expires TEXT,
    received INTEGER NOT NULL CONSTRAINT stock_received CHECK (received >= 1),
    remaining INTEGER NOT NULL CONSTRAINT stock_is_never_below_nothing CHECK (remaining BETWEEN 0 AND received),
    -- At this many it is time for more.
    low INTEGER NOT NULL CONSTRAINT stock_low CHECK (low >= 0),
    CONSTRAINT stock_batch UNIQUE (hub, kind, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE given (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT given_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB REFERENCES person (id),
    stock BLOB REFERENCES stock (id),
    asset BLOB CONSTRAINT given_device_once UNIQUE REFERENCES asset (id),
    quantity INTEGER NOT NULL CONSTRAINT given_quantity CHECK (quantity >= 1),
    at INTEGER NOT NULL,
    signed_by BLOB CONSTRAINT given_signed_by_is_16_bytes CHECK (signed_by IS NULL OR length(signed_by) = 16),
    CONSTRAINT given_is_one_thing CHECK ((stock IS NULL) <> (asset IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX given_by_person ON given (person, at) WHERE person IS NOT NULL;
CREATE TRIGGER given_leaves_the_stock AFTER INSERT ON given WHEN NEW.stock IS NOT NULL
BEGIN UPDATE stock SET remaining = remaining - NEW.quantity WHERE id = NEW.stock; END;

CREATE TABLE stock_take (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT stock_take_id_is_16_bytes CHECK (length(id) = 16),
    hub TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    begun_by BLOB,
    ended_at INTEGER,
    missing INTEGER,
    CONSTRAINT stock_take_ends CHECK ((ended_at IS NULL) = (missing IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX stock_take_open ON stock_take (hub) WHERE ended_at IS NULL;
CREATE TABLE stock_take_scan (
    stock_take BLOB NOT NULL REFERENCES stock_take (id),
    code TEXT NOT NULL,
    asset BLOB REFERENCES asset (id),
    PRIMARY KEY (stock_take, code)
) STRICT, WITHOUT ROWID;
