-- Personal values stay beside their entry, so that the sealer writes no entry again; what finds entries stands in
-- stretches of 4096 entries, so that a round of seals writes to few pages. What is not sealed yet the sealer lays.
UPDATE journal SET personal = aside.told FROM (
    SELECT entry_id, {{json_rows}} AS told FROM journal_personal GROUP BY entry_id
) AS aside WHERE aside.entry_id = journal.id;
CREATE TABLE journal_patrons (
    stretch BIGINT NOT NULL,
    patron_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL REFERENCES journal (id),
    PRIMARY KEY (stretch, patron_id, entry_id)
) {{by_key_alone}};
INSERT INTO journal_patrons (stretch, patron_id, entry_id)
SELECT p.entry_id / 4096, CAST(p.value AS BIGINT), p.entry_id FROM journal_personal p
JOIN journal_seals s ON s.entry_id = p.entry_id WHERE p.name = 'patron' ORDER BY 1, 2, 3;
DROP TABLE journal_personal;
CREATE TABLE journal_subjects_in_stretches (
    stretch BIGINT NOT NULL,
    subject {{text}} NOT NULL,
    subject_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL REFERENCES journal (id),
    PRIMARY KEY (stretch, subject, subject_id, entry_id)
) {{by_key_alone}};
INSERT INTO journal_subjects_in_stretches (stretch, subject, subject_id, entry_id)
SELECT entry_id / 4096, subject, subject_id, entry_id FROM journal_subjects ORDER BY 1, 2, 3, 4;
DROP TABLE journal_subjects;
ALTER TABLE journal_subjects_in_stretches RENAME TO journal_subjects;
