-- Who waits and is away is passed over up to a day and with it, keeps her place, and is asked again from the next day.
-- She is away only while she waits: nothing is kept for somebody who does not come.
ALTER TABLE hold ADD COLUMN away TEXT
    CONSTRAINT hold_away CHECK (away IS date(away, '+0 days') AND (away IS NULL OR state = 'waiting'));

-- That she is away is one more reason to pass her over. What may stand in a column does not change, so it is made anew.
DROP TRIGGER reservation_waits_its_turn;
ALTER TABLE hold RENAME COLUMN passed TO passed_before;
ALTER TABLE hold ADD COLUMN passed TEXT
    CONSTRAINT hold_passed CHECK (passed IS NULL OR passed IN ('limit', 'late', 'account', 'away', 'not-free'));
UPDATE hold SET passed = passed_before WHERE passed_before IS NOT NULL;
ALTER TABLE hold DROP COLUMN passed_before;

-- As before. "not-free" lets somebody pass who waits too, and nobody else; any other reason is about her.
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
