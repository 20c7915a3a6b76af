-- A letter that came back: when its mail system said so, by which code (RFC 3463), in which words.
ALTER TABLE mails ADD COLUMN bounced_at BIGINT;
ALTER TABLE mails ADD COLUMN bounce_status {{text}};
ALTER TABLE mails ADD COLUMN bounce_words {{text}};
CREATE INDEX mails_bounced ON mails (bounced_at) WHERE bounced_at IS NOT NULL;
