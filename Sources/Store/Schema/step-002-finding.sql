-- How often each service was begun, and which searches found nothing: numbers of a month, never who or when.
-- A month is YYYY-MM at the hub.

CREATE TABLE service_begun (
    month TEXT NOT NULL CONSTRAINT service_begun_month CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    service TEXT NOT NULL,
    times INTEGER NOT NULL CONSTRAINT service_begun_times CHECK (times >= 1),
    PRIMARY KEY (month, service)
) STRICT, WITHOUT ROWID;

-- Words that may be about a person are not kept: such searches are counted under no words at all.
CREATE TABLE search_unfound (
    month TEXT NOT NULL CONSTRAINT search_unfound_month CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    words TEXT NOT NULL
        CONSTRAINT search_unfound_words_are_short CHECK (length(words) <= 40)
        CONSTRAINT search_unfound_words_are_not_personal CHECK (words NOT GLOB '*[0-9@]*'),
    times INTEGER NOT NULL CONSTRAINT search_unfound_times CHECK (times >= 1),
    PRIMARY KEY (month, words)
) STRICT, WITHOUT ROWID;
