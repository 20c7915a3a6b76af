-- Kinds of borrowers. A limit that is null does not bind; money in cents; expiry is the rule by which cards expire, as JSON.
CREATE TABLE patron_categories (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    position BIGINT NOT NULL,
    loans_limit BIGINT,
    holds_limit BIGINT,
    owes_limit BIGINT,
    card_cents BIGINT,
    expiry {{text}} NOT NULL
);

-- What stops borrowing by itself: one row. Null: this never does.
CREATE TABLE block_policy (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    overdue_items_most BIGINT,
    overdue_days_most BIGINT,
    hourly_overdue_any BIGINT NOT NULL,
    lost_items_most BIGINT,
    claims_returned_most BIGINT,
    expired BIGINT NOT NULL
);

-- People who borrow. affirmed_name and sort_name are written from given_name and family_name; sort_key is the
-- folded sort_name. legal_name stands only where it differs. version counts changes, for two people who edit.
CREATE TABLE patrons (
    id {{pk}},
    given_name {{text}} NOT NULL,
    family_name {{text}} NOT NULL,
    affirmed_name {{text}} NOT NULL,
    sort_name {{text}} NOT NULL,
    sort_key {{text}} NOT NULL,
    legal_name {{text}},
    pronouns {{text}} NOT NULL,
    category_code {{text}} NOT NULL REFERENCES patron_categories (code),
    home_branch_id BIGINT NOT NULL REFERENCES branches (id),
    language {{text}} NOT NULL,
    student_number {{text}} UNIQUE,
    program {{text}} NOT NULL,
    note {{text}} NOT NULL,
    registered_on {{text}} NOT NULL,
    expires_on {{text}} NOT NULL,
    pin_hash {{text}},
    version BIGINT NOT NULL
);
CREATE INDEX patrons_by_name ON patrons (sort_key, id);
CREATE INDEX patrons_by_expiry ON patrons (expires_on, id);
CREATE INDEX patrons_by_category ON patrons (category_code, sort_key, id);

-- Every card ever given, so that an old barcode still finds its holder; one at a time is good.
CREATE TABLE patron_cards (
    barcode {{text}} PRIMARY KEY,
    patron_id BIGINT NOT NULL REFERENCES patrons (id),
    given_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_for {{text}} CHECK (ended_for IN ('lost', 'damaged', 'replaced')),
    CHECK ((ended_at IS NULL) = (ended_for IS NULL))
);
CREATE UNIQUE INDEX patron_cards_good ON patron_cards (patron_id) WHERE ended_at IS NULL;
CREATE INDEX patron_cards_by_patron ON patron_cards (patron_id, given_at);

-- Mail, telephone and postal addresses; position 0 of a kind is the one to use.
CREATE TABLE patron_contacts (
    patron_id BIGINT NOT NULL REFERENCES patrons (id),
    kind {{text}} NOT NULL CHECK (kind IN ('email', 'phone', 'address')),
    position BIGINT NOT NULL,
    value {{text}} NOT NULL,
    PRIMARY KEY (patron_id, kind, position)
);

-- Folded words by which a patron is found; restricted words (legal name, contacts) only by those who may see them.
-- A cache of the tables above: doctor compares it.
CREATE TABLE patron_words (
    word {{text}} NOT NULL,
    patron_id BIGINT NOT NULL REFERENCES patrons (id),
    restricted BIGINT NOT NULL,
    PRIMARY KEY (word, patron_id, restricted)
);
CREATE INDEX patron_words_by_patron ON patron_words (patron_id, word, restricted);

-- What somebody put in the way of borrowing, until a day or until lifted. Lifted, never deleted.
CREATE TABLE patron_blocks (
    id {{pk}},
    patron_id BIGINT NOT NULL REFERENCES patrons (id),
    kind {{text}} NOT NULL CHECK (kind IN ('card-lost', 'address', 'agreement', 'conduct', 'other')),
    note {{text}} NOT NULL,
    made_at BIGINT NOT NULL,
    until_on {{text}},
    ended_at BIGINT
);
CREATE INDEX patron_blocks_open ON patron_blocks (patron_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX patron_blocks_card_lost ON patron_blocks (patron_id) WHERE kind = 'card-lost' AND ended_at IS NULL;

CREATE VIEW patron_facts AS
    SELECT p.id, c.barcode, p.affirmed_name, p.sort_name, p.sort_key, p.category_code AS category,
           p.home_branch_id AS home_branch, p.expires_on
    FROM patrons p JOIN patron_cards c ON c.patron_id = p.id AND c.ended_at IS NULL;
