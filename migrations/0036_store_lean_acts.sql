-- What finds an entry is laid behind it by the sealer: an act writes its entry and nothing else of the journal. Personal
-- values stand beside the entry until then, as [name, value, salt] in JSON.
ALTER TABLE journal ADD COLUMN personal {{text}};
CREATE TABLE journal_subjects (
    subject {{text}} NOT NULL,
    subject_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL REFERENCES journal (id),
    PRIMARY KEY (subject, subject_id, entry_id)
) {{by_key_alone}};
INSERT INTO journal_subjects (subject, subject_id, entry_id)
SELECT j.subject, j.subject_id, j.id FROM journal j JOIN journal_seals s ON s.entry_id = j.id;
DROP INDEX journal_by_subject;
-- One tree less for each seal on SQLite, where a table by its key alone is one.
{{sqlite_alone}} CREATE TABLE journal_seals_lean (position BIGINT NOT NULL PRIMARY KEY, entry_id BIGINT NOT NULL UNIQUE REFERENCES journal (id), hash BLOB NOT NULL) WITHOUT ROWID;
{{sqlite_alone}} INSERT INTO journal_seals_lean (position, entry_id, hash) SELECT position, entry_id, hash FROM journal_seals;
{{sqlite_alone}} DROP TABLE journal_seals;
{{sqlite_alone}} ALTER TABLE journal_seals_lean RENAME TO journal_seals;
-- Neither entries nor loans are ever deleted, so their ids need no counter beside them, which SQLite would write
-- with each. The tables themselves do not change by that, only the words they were made with.
{{sqlite_alone}} PRAGMA writable_schema = ON;
{{sqlite_alone}} UPDATE sqlite_schema SET sql = replace(sql, ' AUTOINCREMENT', '') WHERE name IN ('journal', 'loans');
{{sqlite_alone}} DELETE FROM sqlite_sequence WHERE name IN ('journal', 'loans');
{{sqlite_alone}} PRAGMA writable_schema = RESET;
