-- Every act writes to the journal, so each tree spared there is spared everywhere: personal values are only ever
-- sought by what they say, and SQLite has no use for the numbers of transactions.
CREATE TABLE journal_personal_lean (
    name {{text}} NOT NULL,
    value {{text}} NOT NULL,
    entry_id BIGINT NOT NULL REFERENCES journal (id),
    salt {{text}} NOT NULL,
    PRIMARY KEY (name, value, entry_id)
) {{by_key_alone}};
INSERT INTO journal_personal_lean (name, value, entry_id, salt)
SELECT name, value, entry_id, salt FROM journal_personal;
DROP TABLE journal_personal;
ALTER TABLE journal_personal_lean RENAME TO journal_personal;
DROP INDEX journal_by_txid;
CREATE INDEX journal_by_txid ON journal (txid, id) {{by_txid}};
