-- Finding by several parts of a name, and who answered each stage of a complaint.

-- All words of the name beside each of them, a space before each, so that the others are read where one is found.
ALTER TABLE person_word ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE person_word SET name_key = (
    SELECT ' ' || group_concat(w.word, ' ') FROM person_word AS w WHERE w.person = person_word.person);

-- Somebody else than who answered the first stage answers the second.
ALTER TABLE complaint_stage ADD COLUMN answered_by BLOB REFERENCES staff (id);
UPDATE complaint_stage SET answered_by = (
    SELECT e.staff FROM status_event AS e WHERE e.submission = complaint_stage.submission AND e.ordinal = (
        SELECT CASE complaint_stage.stage WHEN 1 THEN min(o.ordinal) ELSE max(o.ordinal) END
        FROM status_event AS o WHERE o.submission = complaint_stage.submission AND o.act = 'decided'))
WHERE answered_on IS NOT NULL;
CREATE TRIGGER complaint_stage_answer_stays BEFORE UPDATE ON complaint_stage
WHEN OLD.answered_by IS NOT NULL AND NEW.answered_by IS NOT OLD.answered_by
BEGIN SELECT RAISE(ABORT, 'who answered a complaint is never changed'); END;
CREATE TRIGGER complaint_stage_2_is_of_another_new BEFORE INSERT ON complaint_stage
WHEN NEW.stage = 2 AND NEW.answered_by =
    (SELECT answered_by FROM complaint_stage WHERE submission = NEW.submission AND stage = 1)
BEGIN SELECT RAISE(ABORT, 'another person answers stage 2'); END;
CREATE TRIGGER complaint_stage_2_is_of_another BEFORE UPDATE ON complaint_stage
WHEN NEW.stage = 2 AND OLD.answered_by IS NULL AND NEW.answered_by =
    (SELECT answered_by FROM complaint_stage WHERE submission = NEW.submission AND stage = 1)
BEGIN SELECT RAISE(ABORT, 'another person answers stage 2'); END;

-- An export is made within a day of the agreement.
CREATE TRIGGER approval_of_an_export_is_short BEFORE UPDATE ON approval
WHEN NEW.kind = 'bulk-export' AND NEW.done_at >= NEW.decided_at + 86400000
BEGIN SELECT RAISE(ABORT, 'an export is made within a day'); END;
