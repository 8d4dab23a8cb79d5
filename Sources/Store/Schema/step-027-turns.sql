-- Whose turn it is among those who wait. Nobody who can be served waits behind somebody who cannot: who is passed over
-- keeps her place, and the store knows why.

-- The group she borrows in, as it was when she joined: a share may be hers. Nothing is known of older ones.
ALTER TABLE hold ADD COLUMN "group" TEXT;
-- Why she was passed over when it was last looked at: she has as many things as she may, is late, her account is over,
-- or what is there is promised before she would bring it back.
ALTER TABLE hold ADD COLUMN passed TEXT
    CONSTRAINT hold_passed CHECK (passed IS NULL OR passed IN ('limit', 'late', 'account', 'not-free'));

-- As before, but for those who are passed over. "not-free" lets somebody pass who waits too, and nobody else.
DROP TRIGGER reservation_waits_its_turn;
CREATE TRIGGER reservation_waits_its_turn BEFORE INSERT ON reservation
WHEN NEW.state = 'reserved' AND NEW.share IS NULL AND EXISTS (SELECT 1 FROM hold AS h
    WHERE h.state = 'waiting' AND h.model = NEW.model AND h.hub = NEW.hub AND h.person IS NOT NEW.person
    AND coalesce(h.passed, 'not-free') = 'not-free'
    AND NOT (h.passed IS NOT NULL AND EXISTS (SELECT 1 FROM hold AS o
        WHERE o.state = 'waiting' AND o.model = h.model AND o.hub = h.hub AND o.person IS NEW.person))
    AND NOT EXISTS (SELECT 1 FROM hold AS o
        WHERE o.state = 'waiting' AND o.model = h.model AND o.hub = h.hub AND o.person IS NEW.person
        AND (o.priority, o.queued_at, o.id) < (h.priority, h.queued_at, h.id)))
BEGIN SELECT RAISE(ABORT, 'others-wait'); END;

-- A count of free devices asks for their tests and when they were wiped too.
DROP INDEX asset_on_shelf;
CREATE INDEX asset_on_shelf ON asset (model, hub, state, back_on, pat_due, needs, wiped_on);

-- When something was last done at all: a clock that is far ahead of it is wrong.
CREATE INDEX audit_by_time ON audit (at);
