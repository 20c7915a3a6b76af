-- Kinds of items, such as book or calculator: lending rules and charges speak of them by code.
CREATE TABLE item_kinds (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    position BIGINT NOT NULL,
    active BIGINT NOT NULL
);

-- One file of records brought in. The counts are of what was done, not of what is there now.
CREATE TABLE import_batches (
    id {{pk}},
    name {{text}} NOT NULL,
    path {{text}} NOT NULL,
    profile {{text}} NOT NULL,
    format {{text}} NOT NULL,
    state {{text}} NOT NULL CHECK (state IN
        ('staging', 'staged', 'committing', 'committed', 'undoing', 'undone', 'stopped')),
    note {{text}} NOT NULL,
    bytes BIGINT NOT NULL,
    bytes_read BIGINT NOT NULL,
    records BIGINT NOT NULL,
    problems BIGINT NOT NULL,
    added BIGINT NOT NULL,
    overlaid BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    items BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    by_name {{text}} NOT NULL,
    job_id BIGINT
);

-- Bibliographic records. marc is ISO 2709 in UTF-8 as it came (MARC-in-JSON where a leader cannot express its length);
-- the columns before it are read out of it. source_hash is of the content last imported, so that last week's file is
-- known again although the record was edited since.
CREATE TABLE bibs (
    id {{pk}},
    control_number {{text}},
    control_source {{text}} NOT NULL,
    title {{text}} NOT NULL,
    title_sort {{text}} NOT NULL,
    author {{text}} NOT NULL,
    year BIGINT,
    format {{text}} NOT NULL,
    language {{text}} NOT NULL,
    source_hash BIGINT,
    version BIGINT NOT NULL CHECK (version > 0),
    batch_id BIGINT REFERENCES import_batches (id),
    batch_row BIGINT,
    brief BIGINT NOT NULL,
    suppressed BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    deleted_at BIGINT,
    marc {{blob}} NOT NULL
);
CREATE INDEX bibs_by_control ON bibs (control_number, control_source);
CREATE INDEX bibs_by_source ON bibs (source_hash);
CREATE INDEX bibs_by_batch ON bibs (batch_id, id);

-- Standard numbers by which records are matched: isbn (13 digits), issn, lccn, oclc.
CREATE TABLE bib_numbers (
    bib_id BIGINT NOT NULL REFERENCES bibs (id),
    kind {{text}} NOT NULL,
    number {{text}} NOT NULL,
    PRIMARY KEY (bib_id, kind, number)
);
CREATE INDEX bib_numbers_by_number ON bib_numbers (kind, number, bib_id);

-- What a record was before it was changed: the content of that version, and the batch that replaced it.
CREATE TABLE bib_versions (
    bib_id BIGINT NOT NULL REFERENCES bibs (id),
    version BIGINT NOT NULL,
    replaced_at BIGINT NOT NULL,
    replaced_by {{text}} NOT NULL,
    batch_id BIGINT REFERENCES import_batches (id),
    source_hash BIGINT,
    marc {{blob}} NOT NULL,
    PRIMARY KEY (bib_id, version)
);
CREATE INDEX bib_versions_by_batch ON bib_versions (batch_id, bib_id);

-- Barcoded things. missing_since is a moment, withdrawn_on a day.
CREATE TABLE items (
    id {{pk}},
    bib_id BIGINT NOT NULL REFERENCES bibs (id),
    barcode {{text}} NOT NULL UNIQUE,
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    location_id BIGINT NOT NULL REFERENCES locations (id),
    kind {{text}} NOT NULL REFERENCES item_kinds (code),
    scheme {{text}} NOT NULL CHECK (scheme IN ('lc', 'dewey', 'nlm', 'sudoc', 'accession', 'other')),
    call_number {{text}} NOT NULL,
    shelf_key {{blob}} NOT NULL,
    copy {{text}} NOT NULL,
    enumeration {{text}} NOT NULL,
    pieces BIGINT NOT NULL CHECK (pieces > 0),
    price_cents BIGINT CHECK (price_cents >= 0),
    public_note {{text}} NOT NULL,
    staff_note {{text}} NOT NULL,
    not_for_loan BIGINT NOT NULL,
    missing_since BIGINT,
    withdrawn_on {{text}},
    withdrawn_reason {{text}} NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    batch_id BIGINT REFERENCES import_batches (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX items_by_bib ON items (bib_id, id);
CREATE INDEX items_by_shelf ON items (branch_id, location_id, shelf_key, id);
CREATE INDEX items_by_batch ON items (batch_id, id);

-- Records of a file before anything is written: what each would do, and what became of it.
CREATE TABLE staged_records (
    id {{pk}},
    batch_id BIGINT NOT NULL REFERENCES import_batches (id),
    number BIGINT NOT NULL,
    place BIGINT NOT NULL,
    control_number {{text}} NOT NULL,
    title {{text}} NOT NULL,
    author {{text}} NOT NULL,
    action {{text}} NOT NULL CHECK (action IN ('add', 'overlay', 'skip')),
    why {{text}} NOT NULL,
    match_bib_id BIGINT,
    match_by {{text}} NOT NULL,
    worst BIGINT NOT NULL,
    problems BIGINT NOT NULL,
    items BIGINT NOT NULL,
    done BIGINT NOT NULL,
    bib_id BIGINT,
    marc {{blob}},
    raw {{blob}},
    UNIQUE (batch_id, number)
);
CREATE INDEX staged_records_by_action ON staged_records (batch_id, action, number);
CREATE INDEX staged_records_by_worst ON staged_records (batch_id, worst, number);

-- What is wrong in a staged record, where. worst and severity: 1 advice, 2 warning, 3 error.
CREATE TABLE staged_problems (
    id {{pk}},
    batch_id BIGINT NOT NULL REFERENCES import_batches (id),
    number BIGINT NOT NULL,
    tag {{text}} NOT NULL,
    code {{text}} NOT NULL,
    severity BIGINT NOT NULL,
    place BIGINT NOT NULL,
    message {{text}} NOT NULL
);
CREATE INDEX staged_problems_by_number ON staged_problems (batch_id, number, id);
CREATE INDEX staged_problems_by_tag ON staged_problems (batch_id, tag, code, number);

-- How files of a source are matched, what a match does, where items stand in the record: as JSON.
CREATE TABLE import_profiles (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    rules {{text}} NOT NULL
);

-- What other departments may read.
CREATE VIEW bib_facts AS
SELECT id, control_number, title, title_sort, author, year, format, language, brief, suppressed, version,
       created_at, changed_at
FROM bibs WHERE deleted_at IS NULL;

CREATE VIEW item_facts AS
SELECT i.id, i.bib_id, i.barcode, b.title, b.author, b.year, b.format, i.branch_id, i.location_id,
       l.name AS location_name, i.kind, k.name AS kind_name, i.scheme, i.call_number, i.shelf_key, i.copy,
       i.enumeration, i.pieces, i.price_cents, i.public_note, i.staff_note, i.not_for_loan, i.missing_since,
       i.withdrawn_on, i.created_at, i.version
FROM items i
JOIN bibs b ON b.id = i.bib_id
JOIN location_facts l ON l.id = i.location_id
JOIN item_kinds k ON k.code = i.kind;
