-- The lending rules: which row holds for whom, what and where; '*' and a null branch mean any. A row is never
-- changed: it is ended, and another takes its place, so that an old loan still knows its terms.
CREATE TABLE lending_rules (
    id {{pk}},
    category {{text}} NOT NULL,
    kind {{text}} NOT NULL,
    branch_id BIGINT REFERENCES branches (id),
    from_on {{text}} NOT NULL,
    terms {{text}} NOT NULL,
    made_at BIGINT NOT NULL,
    made_by {{text}} NOT NULL,
    ended_at BIGINT,
    ended_by {{text}}
);
CREATE INDEX lending_rules_open ON lending_rules (kind, category, id) WHERE ended_at IS NULL;

-- What holds wherever no row says otherwise: one row of JSON texts; stamp is the digest of rules, kinds and policy.
CREATE TABLE lending_policy (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    specificity {{text}} NOT NULL,
    policy {{text}} NOT NULL,
    lost {{text}} NOT NULL,
    version BIGINT NOT NULL,
    stamp {{text}} NOT NULL
);

-- What lending knows of an item kind: whether it is lent at all, and what replaces it where the item has no price.
CREATE TABLE lending_kinds (
    kind {{text}} PRIMARY KEY REFERENCES item_kinds (code),
    lent BIGINT NOT NULL,
    replacement_cents BIGINT NOT NULL CHECK (replacement_cents >= 0),
    processing_cents BIGINT NOT NULL CHECK (processing_cents >= 0)
);

-- Loans. Open while returned_at is null. returned_at is when the item counts as back (a book drop is emptied the
-- next morning), recorded_at when it was scanned. The link to the patron is cut after the return; kind, category and
-- branch stay for the statistics. undone: the checkout was taken back, it was never a loan.
CREATE TABLE loans (
    id {{pk}},
    item_id BIGINT NOT NULL REFERENCES items (id),
    patron_id BIGINT REFERENCES patrons (id),
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    kind {{text}} NOT NULL,
    category {{text}} NOT NULL,
    rule_id BIGINT NOT NULL REFERENCES lending_rules (id),
    hourly BIGINT NOT NULL CHECK (hourly IN (0, 1)),
    lent_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    renewals BIGINT NOT NULL CHECK (renewals >= 0),
    returned_at BIGINT,
    recorded_at BIGINT,
    return_branch_id BIGINT REFERENCES branches (id),
    fine_charge_id BIGINT REFERENCES charges (id),
    lost_at BIGINT,
    claimed_at BIGINT,
    undone BIGINT NOT NULL CHECK (undone IN (0, 1)),
    CHECK ((returned_at IS NULL) = (recorded_at IS NULL)),
    CHECK (returned_at IS NOT NULL OR patron_id IS NOT NULL),
    CHECK (due_at >= lent_at)
);
CREATE UNIQUE INDEX loans_open_by_item ON loans (item_id) WHERE returned_at IS NULL;
CREATE INDEX loans_open_by_patron ON loans (patron_id, due_at) WHERE returned_at IS NULL;
CREATE INDEX loans_open_by_due ON loans (due_at, id) WHERE returned_at IS NULL;
CREATE INDEX loans_by_item ON loans (item_id, id);
CREATE INDEX loans_by_recorded ON loans (recorded_at, id) WHERE recorded_at IS NOT NULL;
CREATE INDEX loans_linked ON loans (recorded_at, id) WHERE recorded_at IS NOT NULL AND patron_id IS NOT NULL;

-- Each renewal, so that the last can be taken back.
CREATE TABLE loan_renewals (
    id {{pk}},
    loan_id BIGINT NOT NULL REFERENCES loans (id),
    at BIGINT NOT NULL,
    due_before BIGINT NOT NULL,
    due_after BIGINT NOT NULL,
    undone BIGINT NOT NULL CHECK (undone IN (0, 1))
);
CREATE INDEX loan_renewals_by_loan ON loan_renewals (loan_id, id);

-- What a lost loan was charged.
CREATE TABLE loan_lost_charges (
    loan_id BIGINT NOT NULL REFERENCES loans (id),
    charge_id BIGINT NOT NULL REFERENCES charges (id),
    PRIMARY KEY (loan_id, charge_id)
);

-- Use within the building: found on a table or a cart, scanned, put back. Nobody is noted.
CREATE TABLE in_house_uses (
    id {{pk}},
    item_id BIGINT NOT NULL REFERENCES items (id),
    branch_id BIGINT NOT NULL REFERENCES branches (id),
    kind {{text}} NOT NULL,
    at BIGINT NOT NULL,
    undone BIGINT NOT NULL CHECK (undone IN (0, 1))
);
CREATE INDEX in_house_uses_by_item ON in_house_uses (item_id, id);

CREATE VIEW loan_facts AS
SELECT id, item_id, patron_id, branch_id, kind, category, hourly, lent_at, due_at, renewals, returned_at, lost_at
FROM loans WHERE undone = 0;
