-- Slots of calendars, and the places in them that are booked with a form.
-- A day is YYYY-MM-DD at the hub; a time is what the calendar calls it, such as morning.

CREATE TABLE slot (
    calendar TEXT NOT NULL,
    day TEXT NOT NULL CONSTRAINT slot_day
        CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    time TEXT NOT NULL CONSTRAINT slot_time CHECK (length(time) >= 1),
    -- How many places the slot has, as the terminal that booked last knows it.
    capacity INTEGER NOT NULL CONSTRAINT slot_capacity CHECK (capacity >= 1),
    PRIMARY KEY (calendar, day, time)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot_booking (
    submission BLOB NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    calendar TEXT NOT NULL,
    day TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (submission, calendar, day, time),
    FOREIGN KEY (calendar, day, time) REFERENCES slot (calendar, day, time)
) STRICT, WITHOUT ROWID;

CREATE INDEX slot_booking_by_slot ON slot_booking (calendar, day, time);

-- No program books more places than there are, whatever it counted itself.
CREATE TRIGGER slot_is_never_overbooked BEFORE INSERT ON slot_booking
WHEN (SELECT count(*) FROM slot_booking
        WHERE calendar = NEW.calendar AND day = NEW.day AND time = NEW.time)
    >= (SELECT capacity FROM slot WHERE calendar = NEW.calendar AND day = NEW.day AND time = NEW.time)
BEGIN SELECT RAISE(ABORT, 'slot-full'); END;

CREATE TRIGGER slot_booking_is_never_moved BEFORE UPDATE ON slot_booking
BEGIN SELECT RAISE(ABORT, 'slot_booking is not changed: remove it and book again'); END;

-- A request that is withdrawn gives its places back.
CREATE TRIGGER slot_is_given_back AFTER INSERT ON status_event WHEN NEW.status = 'withdrawn'
BEGIN DELETE FROM slot_booking WHERE submission = NEW.submission; END;
