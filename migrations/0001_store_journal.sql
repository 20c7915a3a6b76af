-- The journal: every change of every department, one append-only entry, written with the change.
CREATE TABLE journal (
    id {{pk}},
    txid {{txid}},
    at BIGINT NOT NULL,
    who {{text}} NOT NULL,
    who_id BIGINT,
    who_name {{text}} NOT NULL,
    role {{text}} NOT NULL,
    branch_id BIGINT,
    kind {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    subject_id BIGINT NOT NULL,
    facts {{text}} NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, subject_id, id);
CREATE INDEX journal_by_txid ON journal (txid, id);

-- Personal values of an entry, which can be shredded; the entry itself holds their salted digests.
CREATE TABLE journal_personal (
    entry_id BIGINT NOT NULL REFERENCES journal (id),
    name {{text}} NOT NULL,
    value {{text}} NOT NULL,
    salt {{text}} NOT NULL,
    PRIMARY KEY (entry_id, name)
);
CREATE INDEX journal_personal_by_value ON journal_personal (name, value, entry_id);

-- The hash chain, laid over the entries afterwards in the order in which they were committed.
CREATE TABLE journal_seals (
    position BIGINT PRIMARY KEY,
    entry_id BIGINT NOT NULL UNIQUE REFERENCES journal (id),
    hash {{blob}} NOT NULL
);

-- What must happen once: the answer to each act key.
CREATE TABLE act_keys (
    key {{text}} PRIMARY KEY,
    verb {{text}} NOT NULL,
    at BIGINT NOT NULL,
    answer {{text}} NOT NULL
);

-- Single values that the program keeps for itself.
CREATE TABLE settings (
    name {{text}} PRIMARY KEY,
    value {{text}} NOT NULL
);
