-- Long pieces of work: queued, running, waiting for another try, ended.
CREATE TABLE jobs (
    id {{pk}},
    kind {{text}} NOT NULL,
    payload {{text}} NOT NULL,
    state {{text}} NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    done BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    note {{text}} NOT NULL DEFAULT '',
    cancel_asked BIGINT NOT NULL DEFAULT 0,
    asked_by {{text}} NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    seen_at BIGINT NOT NULL DEFAULT 0,
    ended_at BIGINT
);
CREATE INDEX jobs_to_do ON jobs (state, not_before, id);

-- What is done again and again, in the library's time: a cron line of five fields.
CREATE TABLE job_schedules (
    name {{text}} PRIMARY KEY,
    kind {{text}} NOT NULL,
    payload {{text}} NOT NULL,
    cron {{text}} NOT NULL,
    next_at BIGINT NOT NULL
);
