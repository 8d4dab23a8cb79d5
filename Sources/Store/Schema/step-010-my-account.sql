-- What a resident decides about her account: what she needs, how she is reached, what she allows, who acts for her.

CREATE TABLE support_need (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT support_need_kind CHECK (kind IN
        ('large-print', 'interpreter', 'bsl', 'step-free', 'phone-only', 'extra-time', 'own-words')),
    -- The language of an interpreter, or what she needs in her own words.
    words TEXT NOT NULL CONSTRAINT support_need_words CHECK (length(words) <= 200),
    set_at INTEGER NOT NULL,
    PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_wish (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    topic TEXT NOT NULL CONSTRAINT contact_wish_topic
        CHECK (topic IN ('requests', 'bookings', 'loans', 'account', 'news')),
    channel TEXT NOT NULL CONSTRAINT contact_wish_channel
        CHECK (channel IN ('email', 'text', 'letter', 'phone', 'screen')),
    PRIMARY KEY (person, topic)
) STRICT, WITHOUT ROWID;

-- A consent that was taken back stays as it was: what was done while it held was right.
CREATE TABLE consent (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT consent_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT consent_kind CHECK (kind IN ('saved-forms', 'news', 'research', 'photo')),
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER CONSTRAINT consent_is_withdrawn_after CHECK (withdrawn_at >= given_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_by_person ON consent (person);
CREATE TRIGGER consent_is_withdrawn_once BEFORE UPDATE ON consent
WHEN OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT OLD.withdrawn_at
BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn once'); END;

-- Who acts for whom. What it allows is never widened: another is recorded.
CREATE TABLE representation (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT representation_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    representative BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    authority TEXT NOT NULL CONSTRAINT representation_authority CHECK (authority IN
        ('lasting-power', 'deputy', 'parent', 'written-consent', 'said-at-desk')),
    first_day TEXT NOT NULL CONSTRAINT representation_first_day CHECK (length(first_day) = 10),
    last_day TEXT CONSTRAINT representation_last_day CHECK (last_day >= first_day),
    recorded_by BLOB NOT NULL REFERENCES staff (id),
    recorded_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX representation_by_person ON representation (person);
CREATE INDEX representation_by_representative ON representation (representative);
CREATE TRIGGER representation_is_of_two BEFORE INSERT ON representation WHEN NEW.person = NEW.representative
BEGIN SELECT RAISE(ABORT, 'nobody represents herself'); END;
CREATE TRIGGER representation_only_ends BEFORE UPDATE OF authority, first_day, last_day, recorded_by, recorded_at
ON representation
BEGIN SELECT RAISE(ABORT, 'a representation is only ended'); END;
CREATE TRIGGER representation_ends_once BEFORE UPDATE OF ended_at ON representation WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a representation is ended once'); END;

CREATE TABLE representation_power (
    representation BLOB NOT NULL REFERENCES representation (id) ON DELETE CASCADE,
    power TEXT NOT NULL CONSTRAINT representation_power_is_known CHECK (power IN
        ('see-requests', 'send-forms', 'change-details', 'book-and-borrow')),
    PRIMARY KEY (representation, power)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER representation_power_is_never_changed BEFORE UPDATE ON representation_power
BEGIN SELECT RAISE(ABORT, 'a power is not changed: record another representation'); END;

-- Told once: a change of details, what it was before and is now, and each service that is to be told.
CREATE TABLE details_change (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT details_change_id_is_16_bytes CHECK (length(id) = 16),
    operation BLOB NOT NULL CONSTRAINT details_change_once UNIQUE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX details_change_by_person ON details_change (person);

CREATE TABLE details_change_value (
    details_change BLOB NOT NULL REFERENCES details_change (id) ON DELETE CASCADE,
    fact TEXT NOT NULL CONSTRAINT details_change_fact CHECK (fact IN ('name', 'address', 'phone', 'email')),
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    PRIMARY KEY (details_change, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_notice (
    details_change BLOB NOT NULL REFERENCES details_change (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    -- What this service asked to know, parted by spaces.
    facts TEXT NOT NULL,
    told_at INTEGER,
    -- Who told it; nobody where a program did.
    told_by BLOB REFERENCES staff (id),
    PRIMARY KEY (details_change, service),
    CONSTRAINT service_notice_told_by CHECK (told_by IS NULL OR told_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX service_notice_open ON service_notice (service, details_change) WHERE told_at IS NULL;

-- Who asked to be forgotten. The row goes with her record when it is done.
CREATE TABLE forgetting_wish (
    id BLOB NOT NULL PRIMARY KEY CONSTRAINT forgetting_wish_id_is_16_bytes CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT forgetting_wish_state CHECK (state IN ('asked', 'taken-back', 'refused')),
    decided_at INTEGER,
    decided_by BLOB REFERENCES staff (id),
    reason TEXT NOT NULL,
    CONSTRAINT forgetting_wish_decided CHECK ((state = 'asked') = (decided_at IS NULL)),
    CONSTRAINT forgetting_wish_refused_with_a_reason CHECK (state <> 'refused' OR reason <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX forgetting_wish_by_person ON forgetting_wish (person);

-- Forms that are kept with an account, where she agreed: they are opened without a code.
CREATE TABLE account_form (
    saved BLOB NOT NULL PRIMARY KEY REFERENCES saved_form (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_form_by_person ON account_form (person);

-- What somebody did, and what was done in her place.
CREATE INDEX audit_by_actor ON audit (actor_id, at) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_by_represented ON audit (on_behalf_of, at) WHERE on_behalf_of IS NOT NULL;
