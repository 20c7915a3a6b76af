-- Letters by mail, queued with the act that wants them. Words and paper are erased once they are sent.
CREATE TABLE mails (
    id {{pk}},
    patron_id BIGINT,
    to_address {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    body {{text}} NOT NULL,
    file_name {{text}},
    media_type {{text}},
    file {{blob}},
    made_at BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    job_id BIGINT,
    sent_at BIGINT
);
CREATE INDEX mails_by_patron ON mails (patron_id, id);
