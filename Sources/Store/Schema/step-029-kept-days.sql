-- What is kept for somebody who waited is handed to nobody else. Somebody who was promised one too has it, where it is back
-- before the first day for which it is kept: a terminal with a clock days ahead may have kept it so.
DROP TRIGGER loan_of_what_is_kept;
CREATE TRIGGER loan_of_what_is_kept BEFORE INSERT ON loan
WHEN NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM reservation AS r JOIN hold AS h ON h.reservation = r.id
    WHERE r.asset = NEW.asset AND r.state = 'reserved' AND h.state = 'offered' AND r.person IS NOT NEW.person
    AND (NEW.reservation IS NULL OR r.first <= NEW.until))
BEGIN SELECT RAISE(ABORT, 'device-is-kept'); END;
