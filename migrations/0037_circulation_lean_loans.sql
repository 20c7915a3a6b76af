-- On SQLite each index of the loans is a page more that a checkout writes to the disk. One index finds the loans of an
-- item and lets only one of them be open: ended is 0 while a loan is open and its own number afterwards.
ALTER TABLE loans ADD COLUMN ended BIGINT GENERATED ALWAYS AS (CASE WHEN returned_at IS NULL THEN 0 ELSE id END) {{reckoned}};
DROP INDEX loans_open_by_item;
DROP INDEX loans_by_item;
CREATE UNIQUE INDEX loans_by_item ON loans (item_id, ended);
-- What a patron's open loans say at the next checkout stands in their index, so that no row is read for it.
DROP INDEX loans_open_by_patron;
CREATE INDEX loans_open_by_patron ON loans (patron_id, due_at, item_id, kind, hourly, lost_at, claimed_at)
WHERE returned_at IS NULL;
-- The loans due are few enough to be found among a college's open ones; a district has PostgreSQL.
{{sqlite_alone}} DROP INDEX loans_open_by_due;
