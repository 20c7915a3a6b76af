-- The digests under which rules, calendars and categories are kept in memory stand in one place, so that a checkout
-- asks for all of them at once. What has none yet gets one when the program starts.
CREATE TABLE stamps (
    name {{text}} NOT NULL PRIMARY KEY,
    stamp {{text}} NOT NULL
) {{by_key_alone}};
ALTER TABLE lending_policy DROP COLUMN stamp;
ALTER TABLE institution DROP COLUMN calendar_stamp;
