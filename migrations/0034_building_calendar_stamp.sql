-- The digest of hours, closures, terms and zone, under which the calendars are kept in memory; empty until the next
-- change of one of them.
ALTER TABLE institution ADD COLUMN calendar_stamp {{text}} NOT NULL DEFAULT '';
