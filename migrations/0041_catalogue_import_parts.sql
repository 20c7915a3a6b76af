-- An uploaded file until its records are staged, in parts, where several nodes share this database: any of them stages it. In
-- a folder the file itself lies beside the tables.
CREATE TABLE import_parts (
    batch_id BIGINT NOT NULL REFERENCES import_batches (id),
    position BIGINT NOT NULL,
    bytes {{blob}} NOT NULL,
    PRIMARY KEY (batch_id, position)
);
