-- Scanned pages. A page belongs to a journey until its form is sent, and then to the submission.

CREATE TABLE evidence (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT evidence_id_is_16_bytes CHECK (length(id) = 16),
    journey BLOB NOT NULL CONSTRAINT evidence_journey_is_16_bytes CHECK (length(journey) = 16),
    submission BLOB REFERENCES submission (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- Which page of the answer it is, from 0, once it was sent.
    ordinal INTEGER CONSTRAINT evidence_ordinal_counts_from_0 CHECK (ordinal >= 0),
    media_type TEXT NOT NULL CONSTRAINT evidence_is_a_picture CHECK (media_type = 'image/tiff'),
    content BLOB NOT NULL CONSTRAINT evidence_is_not_too_large CHECK (length(content) BETWEEN 1 AND 4194304),
    kept_at INTEGER NOT NULL,
    CONSTRAINT evidence_of_a_submission_has_a_place CHECK ((submission IS NULL) = (ordinal IS NULL))
) STRICT;

CREATE INDEX evidence_by_journey ON evidence (journey);
CREATE UNIQUE INDEX evidence_by_submission ON evidence (submission, question, ordinal) WHERE submission IS NOT NULL;

-- What was not sent goes with its draft, whoever removes that. A draft is changed in place, never removed and made anew.
CREATE TRIGGER evidence_goes_with_its_draft AFTER DELETE ON draft
BEGIN DELETE FROM evidence WHERE journey = OLD.id AND submission IS NULL; END;

CREATE TRIGGER evidence_stays_as_it_was_sent BEFORE UPDATE ON evidence WHEN OLD.submission IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'evidence that was sent is never changed'); END;
