-- The institution: one row. Its time zone is the zone of every day and hour in this database.
CREATE TABLE institution (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    code {{text}} NOT NULL,
    name {{text}} NOT NULL,
    library {{text}} NOT NULL,
    zone {{text}} NOT NULL
);

CREATE TABLE branches (
    id {{pk}},
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    address {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    email {{text}} NOT NULL,
    position BIGINT NOT NULL
);

-- Where things are lent and taken back.
CREATE TABLE service_points (
    id {{pk}},
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('desk', 'self-check', 'book-drop', 'work-room')),
    pickup BIGINT NOT NULL
);

-- Shelving locations; shelf_order says how the shelf runs.
CREATE TABLE locations (
    id {{pk}},
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    code {{text}} NOT NULL,
    name {{text}} NOT NULL,
    place {{text}} NOT NULL,
    shelf_order {{text}} NOT NULL,
    lends BIGINT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (branch_id, code)
);

CREATE TABLE terms (
    id {{pk}},
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    from_on {{text}} NOT NULL,
    to_on {{text}} NOT NULL,
    loans_due_on {{text}} NOT NULL,
    CHECK (from_on <= to_on)
);

-- Which kind of hours holds when (term, finals, break ...), for all branches.
CREATE TABLE hour_periods (
    id {{pk}},
    from_on {{text}} NOT NULL,
    to_on {{text}} NOT NULL,
    period {{text}} NOT NULL,
    CHECK (from_on <= to_on)
);

-- Regular hours in minutes after midnight; a weekday (1 Monday) without a row is closed.
CREATE TABLE regular_hours (
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    period {{text}} NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    PRIMARY KEY (branch_id, period, weekday),
    CHECK (opens < closes)
);

-- Days that differ: closed, or other hours. Without a branch it holds for all. A closure taken back is ended, not deleted.
CREATE TABLE closures (
    id {{pk}},
    branch_id BIGINT REFERENCES branches (id),
    from_on {{text}} NOT NULL,
    to_on {{text}} NOT NULL,
    reason {{text}} NOT NULL,
    opens BIGINT,
    closes BIGINT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK (from_on <= to_on),
    CHECK ((opens IS NULL) = (closes IS NULL))
);
CREATE INDEX closures_by_day ON closures (to_on, from_on);

CREATE VIEW branch_facts AS SELECT id, code, name, position FROM branches;
CREATE VIEW location_facts AS SELECT id, branch_id, code, name, place, shelf_order, lends, position FROM locations;
