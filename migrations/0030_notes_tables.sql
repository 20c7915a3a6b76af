-- What people write beside a patron, a record, an item. Taken away, never deleted.
CREATE TABLE notes (
    id {{pk}},
    subject {{text}} NOT NULL,
    subject_id BIGINT NOT NULL,
    note {{text}} NOT NULL,
    made_at BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    ended_at BIGINT
);
CREATE INDEX notes_by_subject ON notes (subject, subject_id, id);

-- Files beside the same, in whole. media_type is told from the content.
CREATE TABLE note_files (
    id {{pk}},
    subject {{text}} NOT NULL,
    subject_id BIGINT NOT NULL,
    name {{text}} NOT NULL,
    media_type {{text}} NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes > 0),
    content {{blob}} NOT NULL,
    made_at BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    ended_at BIGINT
);
CREATE INDEX note_files_by_subject ON note_files (subject, subject_id, id);

-- Tasks written by hand: for a person, for a role, or for anybody. Done, never deleted.
CREATE TABLE note_tasks (
    id {{pk}},
    task {{text}} NOT NULL,
    staff_id BIGINT,
    role_code {{text}},
    due_on {{text}},
    made_at BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    done_at BIGINT,
    done_by {{text}},
    CHECK (staff_id IS NULL OR role_code IS NULL),
    CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX note_tasks_open ON note_tasks (due_on, id) WHERE done_at IS NULL;
