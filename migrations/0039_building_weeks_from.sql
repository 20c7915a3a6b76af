-- A week of regular hours holds from a day on, so that what was open in the past stays as it was when the hours change. A
-- week that is closed on all its days has a row here and none below; the first of a kind holds from the first day there is.
CREATE TABLE regular_weeks (
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    period {{text}} NOT NULL,
    from_on {{text}} NOT NULL,
    PRIMARY KEY (branch_id, period, from_on)
);
INSERT INTO regular_weeks (branch_id, period, from_on)
SELECT DISTINCT branch_id, period, '0001-01-01' FROM regular_hours;

-- Minutes after midnight; a weekday (1 Monday) without a row is closed.
CREATE TABLE regular_days (
    branch_id BIGINT NOT NULL,
    period {{text}} NOT NULL,
    from_on {{text}} NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    PRIMARY KEY (branch_id, period, from_on, weekday),
    FOREIGN KEY (branch_id, period, from_on) REFERENCES regular_weeks (branch_id, period, from_on),
    CHECK (opens < closes)
);
INSERT INTO regular_days (branch_id, period, from_on, weekday, opens, closes)
SELECT branch_id, period, '0001-01-01', weekday, opens, closes FROM regular_hours;
DROP TABLE regular_hours;

-- What calendars are made of reads otherwise now: their stamp is laid anew when the program starts.
DELETE FROM stamps WHERE name = 'calendars';
