-- Requests as the hub works on them: team, holder, clock; complaints; what a second person agrees to; days closed.

-- What each step was, who of the staff did it, under which operation, and which team had the request from then on.
ALTER TABLE status_event ADD COLUMN act TEXT NOT NULL DEFAULT 'sent' CONSTRAINT status_event_act CHECK (act IN
    ('sent', 'claimed', 'released', 'answered', 'asked', 'replied', 'completed', 'moved', 'noted', 'withdrawn',
     'acknowledged', 'extended', 'decided', 'escalated', 'learnt'));
ALTER TABLE status_event ADD COLUMN staff BLOB REFERENCES staff (id);
ALTER TABLE status_event ADD COLUMN operation BLOB;
ALTER TABLE status_event ADD COLUMN team TEXT;
CREATE UNIQUE INDEX status_event_once ON status_event (operation) WHERE operation IS NOT NULL;

-- Where each request stands now. What led there is in status_event.
CREATE TABLE case_file (
    submission BLOB NOT NULL PRIMARY KEY REFERENCES submission (id),
    -- Empty where the form names no team.
    team TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT case_file_status CHECK (status IN
        ('submitted', 'received', 'in_progress', 'needs_information', 'completed', 'withdrawn')),
    holder BLOB REFERENCES staff (id),
    sent_at INTEGER NOT NULL,
    -- The day promised, put off by the working days in which the resident was waited for.
    due TEXT CONSTRAINT case_file_due_is_a_day CHECK (length(due) = 10),
    stopped_on TEXT CONSTRAINT case_file_stopped_is_a_day CHECK (length(stopped_on) = 10),
    ended_on TEXT CONSTRAINT case_file_ended_is_a_day CHECK (length(ended_on) = 10),
    outcome TEXT CONSTRAINT case_file_outcome CHECK (outcome IN ('done', 'refused', 'not_ours', 'settled')),
    is_open INTEGER NOT NULL GENERATED ALWAYS AS (status NOT IN ('completed', 'withdrawn')) VIRTUAL,
    -- What is due first comes first; then what has no day, then what waits for the resident.
    rank TEXT NOT NULL GENERATED ALWAYS AS (
        CASE WHEN stopped_on IS NOT NULL THEN 'waiting' WHEN due IS NULL THEN 'no day' ELSE due END) VIRTUAL,
    CONSTRAINT case_file_is_held_while_worked_on CHECK (holder IS NOT NULL OR status <> 'in_progress'),
    CONSTRAINT case_file_held_is_open CHECK (holder IS NULL OR status IN ('in_progress', 'needs_information')),
    CONSTRAINT case_file_stops_for_the_resident CHECK ((stopped_on IS NOT NULL) = (status = 'needs_information')),
    CONSTRAINT case_file_ended CHECK ((ended_on IS NOT NULL) = (status IN ('completed', 'withdrawn'))),
    CONSTRAINT case_file_outcome_when_completed CHECK ((outcome IS NOT NULL) = (status = 'completed'))
) STRICT, WITHOUT ROWID;

CREATE INDEX case_file_open_by_team ON case_file (team, rank, sent_at, submission) WHERE is_open = 1;
CREATE INDEX case_file_open ON case_file (rank, sent_at, submission) WHERE is_open = 1;
CREATE INDEX case_file_by_team ON case_file (team, status, rank, sent_at, submission);
CREATE INDEX case_file_by_status ON case_file (status, rank, sent_at, submission);
CREATE INDEX case_file_by_holder ON case_file (holder, rank, sent_at, submission) WHERE holder IS NOT NULL;

-- Requests that were sent before there were cases.
INSERT INTO case_file (submission, team, status, sent_at, due, stopped_on, ended_on, outcome)
SELECT s.id, '', e.status, s.sent_at, s.promised,
    CASE WHEN e.status = 'needs_information' THEN date(e.at / 1000, 'unixepoch') END,
    CASE WHEN e.status IN ('completed', 'withdrawn') THEN date(e.at / 1000, 'unixepoch') END,
    CASE WHEN e.status = 'completed' THEN 'done' END
FROM submission AS s JOIN (
    SELECT submission, CASE status WHEN 'in_progress' THEN 'received' ELSE status END AS status, at, max(ordinal)
    FROM status_event GROUP BY submission
) AS e ON e.submission = s.id;

-- A request is done with for good; only a complaint goes on, to its second stage.
CREATE TRIGGER case_file_ends_once BEFORE UPDATE ON case_file
WHEN OLD.is_open = 0 AND (NEW.status <> OLD.status OR NEW.team <> OLD.team)
    AND NOT (OLD.status = 'completed' AND NEW.status = 'received'
        AND EXISTS (SELECT 1 FROM complaint_stage WHERE submission = OLD.submission AND stage = 2))
BEGIN SELECT RAISE(ABORT, 'case-ended'); END;
CREATE TRIGGER case_file_is_never_taken_from_a_holder BEFORE UPDATE ON case_file
WHEN OLD.holder IS NOT NULL AND NEW.holder IS NOT NULL AND NEW.holder <> OLD.holder
BEGIN SELECT RAISE(ABORT, 'case-held'); END;

-- The words that went with a step. They can be erased; the step stays.
CREATE TABLE case_note (
    submission BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    words TEXT NOT NULL CONSTRAINT case_note_length CHECK (words <> '' AND length(words) <= 5000),
    PRIMARY KEY (submission, ordinal),
    FOREIGN KEY (submission, ordinal) REFERENCES status_event (submission, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    submission BLOB NOT NULL PRIMARY KEY REFERENCES submission (id),
    kind TEXT NOT NULL CONSTRAINT feedback_kind CHECK (kind IN ('complaint', 'compliment', 'suggestion')),
    has_learning INTEGER NOT NULL CONSTRAINT feedback_has_learning CHECK (has_learning IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint_stage (
    submission BLOB NOT NULL REFERENCES feedback (submission),
    stage INTEGER NOT NULL CONSTRAINT complaint_stage_is_1_or_2 CHECK (stage IN (1, 2)),
    -- Of stage 2: when it was escalated.
    begun_on TEXT NOT NULL CONSTRAINT complaint_stage_begun CHECK (length(begun_on) = 10),
    acknowledged_on TEXT CONSTRAINT complaint_stage_acknowledged CHECK (length(acknowledged_on) = 10),
    extended_until TEXT CONSTRAINT complaint_stage_extended CHECK (length(extended_until) = 10),
    answered_on TEXT CONSTRAINT complaint_stage_answered CHECK (length(answered_on) = 10),
    outcome TEXT CONSTRAINT complaint_stage_outcome CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld')),
    PRIMARY KEY (submission, stage),
    CONSTRAINT complaint_stage_answer_is_whole CHECK ((answered_on IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

-- What one person asks for and another must agree to.
CREATE TABLE approval (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT approval_id_is_16_bytes CHECK (length(id) = 16),
    kind TEXT NOT NULL CONSTRAINT approval_kind CHECK (kind IN ('erasure', 'bulk-export', 'role-change')),
    -- The resident to erase or the member of staff to change, by id; nothing for an export.
    subject BLOB CONSTRAINT approval_subject_is_16_bytes CHECK (length(subject) = 16),
    -- The role to come, or the name of the export.
    detail TEXT NOT NULL CONSTRAINT approval_detail_is_short CHECK (length(detail) <= 80),
    asked_by BLOB NOT NULL REFERENCES staff (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_by BLOB REFERENCES staff (id),
    decided_at INTEGER,
    is_agreed INTEGER CONSTRAINT approval_is_agreed CHECK (is_agreed IN (0, 1)),
    done_at INTEGER,
    -- Nobody agrees to what she asked for, nor to what is done to herself.
    CONSTRAINT approval_needs_two CHECK (decided_by <> asked_by AND (subject IS NULL OR decided_by <> subject)),
    CONSTRAINT approval_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)
        AND (decided_by IS NULL) = (is_agreed IS NULL)),
    CONSTRAINT approval_in_time CHECK (decided_at < expires_at AND (done_at IS NULL OR done_at < expires_at)),
    CONSTRAINT approval_done_when_agreed CHECK (done_at IS NULL OR is_agreed IS 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_open ON approval (asked_at) WHERE done_at IS NULL;

CREATE TRIGGER approval_is_decided_once BEFORE UPDATE ON approval
WHEN OLD.decided_by IS NOT NULL AND (NEW.decided_by IS NOT OLD.decided_by OR NEW.is_agreed IS NOT OLD.is_agreed)
    OR OLD.done_at IS NOT NULL
    OR NEW.kind <> OLD.kind OR NEW.subject IS NOT OLD.subject OR NEW.detail <> OLD.detail
    OR NEW.asked_by <> OLD.asked_by OR NEW.expires_at <> OLD.expires_at
BEGIN SELECT RAISE(ABORT, 'approval is decided and done once'); END;

-- When the hub is closed against its usual hours. Minutes after midnight, by the clock on the wall.
CREATE TABLE hub_closure (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT hub_closure_id_is_16_bytes CHECK (length(id) = 16),
    day TEXT NOT NULL CONSTRAINT hub_closure_day CHECK (length(day) = 10),
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL,
    reason TEXT NOT NULL CONSTRAINT hub_closure_reason CHECK (length(reason) BETWEEN 1 AND 200),
    added_by BLOB NOT NULL REFERENCES staff (id),
    added_at INTEGER NOT NULL,
    CONSTRAINT hub_closure_minutes CHECK (0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440)
) STRICT, WITHOUT ROWID;
CREATE INDEX hub_closure_by_day ON hub_closure (day, from_minute);

-- Who looked at a record: read in this index alone.
CREATE INDEX audit_of_views ON audit (subject, act, at, actor_id) WHERE act = 'person.viewed';
