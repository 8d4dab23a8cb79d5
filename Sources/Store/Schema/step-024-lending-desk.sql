-- What the desk does with equipment beside lending it: journeys with two signatures, counts whose result lasts, data of a
-- person on a device, and the reason of an act.

-- A journey from one hub to another. Whoever sent it cannot receive it: two people vouch for each device on the road.
CREATE TABLE transfer (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT transfer_id_is_16_bytes CHECK (length(id) = 16),
    asset BLOB NOT NULL REFERENCES asset (id),
    -- Empty where it is not known: the journey began before journeys were kept.
    from_hub TEXT NOT NULL,
    to_hub TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    -- Nobody where a list of another register told of the journey.
    sent_by BLOB CONSTRAINT transfer_sent_by_is_16_bytes CHECK (sent_by IS NULL OR length(sent_by) = 16),
    ended_at INTEGER,
    ended_by BLOB CONSTRAINT transfer_ended_by_is_16_bytes CHECK (ended_by IS NULL OR length(ended_by) = 16),
    ending TEXT CONSTRAINT transfer_ending CHECK (ending IN ('received', 'called-back', 'lost')),
    CONSTRAINT transfer_goes_somewhere CHECK (from_hub <> to_hub),
    CONSTRAINT transfer_ends CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CONSTRAINT transfer_has_two_signatures
        CHECK (ending IS NOT 'received' OR (ended_by IS NOT NULL AND ended_by IS NOT sent_by))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX transfer_open ON transfer (asset) WHERE ended_at IS NULL;
CREATE INDEX transfer_by_asset ON transfer (asset, sent_at);

-- What is on the road when this step is done keeps the signature that its history has.
INSERT INTO transfer (id, asset, from_hub, to_hub, sent_at, sent_by)
SELECT randomblob(16), a.id, CASE WHEN a.hub = a.bound_for THEN '' ELSE a.hub END, a.bound_for,
    coalesce((SELECT max(e.at) FROM asset_event AS e WHERE e.asset = a.id AND e.kind = 'sent'), 0),
    (SELECT e.signed_by FROM asset_event AS e WHERE e.asset = a.id AND e.kind = 'sent' ORDER BY e.ordinal DESC LIMIT 1)
FROM asset AS a WHERE a.state = 'transit';

CREATE TRIGGER transfer_keeps_its_sender BEFORE UPDATE ON transfer
WHEN OLD.ended_at IS NOT NULL
    OR (NEW.asset, NEW.from_hub, NEW.to_hub, NEW.sent_at, NEW.sent_by)
        IS NOT (OLD.asset, OLD.from_hub, OLD.to_hub, OLD.sent_at, OLD.sent_by)
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER transfer_is_never_removed BEFORE DELETE ON transfer
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER asset_leaves_with_a_signature BEFORE UPDATE OF state ON asset
WHEN NEW.state = 'transit' AND OLD.state <> 'transit' AND NOT EXISTS
    (SELECT 1 FROM transfer AS t WHERE t.asset = NEW.id AND t.ended_at IS NULL AND t.to_hub = NEW.bound_for)
BEGIN SELECT RAISE(ABORT, 'transfer-not-signed'); END;
CREATE TRIGGER asset_arrives_with_a_signature BEFORE UPDATE OF state ON asset
WHEN NEW.state <> 'transit' AND OLD.state = 'transit'
    AND EXISTS (SELECT 1 FROM transfer AS t WHERE t.asset = NEW.id AND t.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'transfer-not-signed'); END;

-- Why somebody did what the record of acts has: one of a few codes, never words about a person.
CREATE TABLE act_reason (
    audit BLOB NOT NULL PRIMARY KEY REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL CONSTRAINT act_reason_is_a_code
        CHECK (length(reason) BETWEEN 1 AND 32 AND reason NOT GLOB '*[^a-z-]*')
) STRICT, WITHOUT ROWID;
CREATE TRIGGER act_reason_is_never_changed BEFORE UPDATE ON act_reason
BEGIN SELECT RAISE(ABORT, 'act_reason is append-only'); END;
CREATE TRIGGER act_reason_is_never_removed BEFORE DELETE ON act_reason
BEGIN SELECT RAISE(ABORT, 'act_reason is append-only'); END;

ALTER TABLE stock_take ADD COLUMN ended_by BLOB;

-- What a count found, as the devices stood then. It lasts, whatever becomes of them.
CREATE TABLE stock_take_finding (
    stock_take BLOB NOT NULL REFERENCES stock_take (id),
    -- The label of the device, or what was scanned.
    code TEXT NOT NULL,
    asset BLOB REFERENCES asset (id),
    finding TEXT NOT NULL CONSTRAINT stock_take_finding_kind
        CHECK (finding IN ('found', 'missing', 'misplaced', 'unknown')),
    model TEXT NOT NULL,
    -- Where it belonged, and how it stood by the store.
    hub TEXT NOT NULL,
    state TEXT NOT NULL,
    -- What was done about it; none while nobody did anything.
    outcome TEXT,
    settled_at INTEGER,
    settled_by BLOB,
    PRIMARY KEY (stock_take, code),
    CONSTRAINT stock_take_finding_is_settled CHECK ((outcome IS NULL) = (settled_at IS NULL)),
    CONSTRAINT stock_take_finding_is_of CHECK ((asset IS NULL) = (finding = 'unknown'))
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_take_finding_open ON stock_take_finding (asset)
    WHERE outcome IS NULL AND finding IN ('missing', 'misplaced');
CREATE TRIGGER stock_take_finding_is_never_removed BEFORE DELETE ON stock_take_finding
BEGIN SELECT RAISE(ABORT, 'a count stays as it was'); END;
CREATE TRIGGER stock_take_finding_stays BEFORE UPDATE ON stock_take_finding
WHEN OLD.outcome IS NOT NULL OR (NEW.stock_take, NEW.code, NEW.asset, NEW.finding, NEW.model, NEW.hub, NEW.state)
    IS NOT (OLD.stock_take, OLD.code, OLD.asset, OLD.finding, OLD.model, OLD.hub, OLD.state)
BEGIN SELECT RAISE(ABORT, 'a count stays as it was'); END;

-- Whatever is done to a device works off what counts found of it, at whichever screen it is done.
CREATE TRIGGER difference_is_worked_off AFTER INSERT ON asset_event
WHEN NEW.kind IN ('lost', 'found', 'received', 'returned', 'returned-unlent', 'sent', 'called-back', 'taken-up', 'retired',
    'given', 'repair', 'quarantined', 'lent', 'counted')
BEGIN UPDATE stock_take_finding SET outcome = NEW.kind, settled_at = NEW.at, settled_by = NEW.signed_by
    WHERE asset = NEW.asset AND outcome IS NULL AND finding IN ('missing', 'misplaced')
        AND (NEW.kind <> 'counted' OR finding = 'missing'); END;
CREATE TRIGGER difference_is_a_device_now AFTER INSERT ON asset_event WHEN NEW.kind IN ('added', 'changed')
BEGIN UPDATE stock_take_finding SET outcome = 'added', settled_at = NEW.at, settled_by = NEW.signed_by
    WHERE finding = 'unknown' AND outcome IS NULL
        AND code IN (SELECT tag FROM asset WHERE id = NEW.asset UNION SELECT barcode FROM asset WHERE id = NEW.asset); END;

-- Somebody's data on a device that came back: found, she was told, wiped, each signed. What it is nobody notes.
CREATE TABLE found_data (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT found_data_id_is_16_bytes CHECK (length(id) = 16),
    asset BLOB NOT NULL REFERENCES asset (id),
    found_at INTEGER NOT NULL,
    found_by BLOB NOT NULL,
    told TEXT CONSTRAINT found_data_told CHECK (told IN ('owner', 'coordinator')),
    told_at INTEGER,
    told_by BLOB,
    wiped_at INTEGER,
    wiped_by BLOB,
    CONSTRAINT found_data_telling_is_signed
        CHECK ((told IS NULL) = (told_at IS NULL) AND (told IS NULL) = (told_by IS NULL)),
    CONSTRAINT found_data_wiping_is_signed CHECK ((wiped_at IS NULL) = (wiped_by IS NULL)),
    CONSTRAINT found_data_is_told_first CHECK (wiped_at IS NULL OR told IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX found_data_open ON found_data (asset) WHERE wiped_at IS NULL;
CREATE TRIGGER asset_with_data_stays_aside BEFORE UPDATE OF state ON asset
WHEN NEW.state IN ('ready', 'on_loan', 'retired') AND NEW.state <> OLD.state
    AND EXISTS (SELECT 1 FROM found_data AS d WHERE d.asset = NEW.id AND d.wiped_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'data-not-wiped'); END;
CREATE TRIGGER asset_with_data_waits_for_its_owner BEFORE UPDATE OF state ON asset
WHEN OLD.state = 'quarantine' AND NEW.state = 'preparing'
    AND EXISTS (SELECT 1 FROM found_data AS d WHERE d.asset = NEW.id AND d.told IS NULL)
BEGIN SELECT RAISE(ABORT, 'owner-not-told'); END;

CREATE INDEX given_by_stock ON given (stock, at) WHERE stock IS NOT NULL;
