-- The ledger: double entry, append-only. An amount is whole cents, debit positive, credit negative.
CREATE TABLE ledger_accounts (
    id {{pk}},
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    general_ledger {{text}} NOT NULL
);

-- One transaction of the ledger: the one row that caused it, who did it, where and when. Its postings add up to zero.
CREATE TABLE ledger_groups (
    id {{pk}},
    cause {{text}} NOT NULL,
    cause_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    day {{text}} NOT NULL,
    who_id BIGINT,
    who_name {{text}} NOT NULL,
    branch_id BIGINT,
    reverses BIGINT UNIQUE REFERENCES ledger_groups (id)
);
CREATE INDEX ledger_groups_by_day ON ledger_groups (day, id);
CREATE UNIQUE INDEX ledger_groups_by_cause ON ledger_groups (cause, cause_id);

CREATE TABLE ledger_postings (
    id {{pk}},
    group_id BIGINT NOT NULL REFERENCES ledger_groups (id),
    account_id BIGINT NOT NULL REFERENCES ledger_accounts (id),
    cents BIGINT NOT NULL CHECK (cents <> 0 AND cents BETWEEN -100000000000 AND 100000000000),
    patron_id BIGINT,
    drawer_id BIGINT
);
CREATE INDEX ledger_postings_by_group ON ledger_postings (group_id, cents);
CREATE INDEX ledger_postings_by_account ON ledger_postings (account_id, cents);
CREATE INDEX ledger_postings_by_patron ON ledger_postings (patron_id, account_id, cents);
CREATE INDEX ledger_postings_by_drawer ON ledger_postings (drawer_id, account_id, cents);

-- How this library handles money: one value a name.
CREATE TABLE money_settings (
    name {{text}} PRIMARY KEY,
    value {{text}} NOT NULL
);

-- Numbers without gaps (receipts, Z-reports): taken in the transaction that uses them.
CREATE TABLE money_numbers (
    name {{text}} PRIMARY KEY,
    last_number BIGINT NOT NULL
);

-- Kinds of charge. blocks: counts toward the debt that stops borrowing; set_by: who sets the amount.
CREATE TABLE charge_kinds (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    account {{text}} NOT NULL REFERENCES ledger_accounts (code),
    usual_cents BIGINT,
    set_by {{text}} NOT NULL,
    blocks BIGINT NOT NULL,
    active BIGINT NOT NULL
);

-- Reasons to choose from: for a waiver, a refund, a write-off, a variance, cash paid out.
CREATE TABLE money_reasons (
    list {{text}} NOT NULL,
    code {{text}} NOT NULL,
    sort BIGINT NOT NULL,
    active BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);

-- Ways to pay. in_drawer: the money lies in the drawer; reference: a number from outside is asked for.
CREATE TABLE payment_methods (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    account {{text}} NOT NULL REFERENCES ledger_accounts (code),
    in_drawer BIGINT NOT NULL,
    reference BIGINT NOT NULL,
    gives_change BIGINT NOT NULL,
    sort BIGINT NOT NULL,
    active BIGINT NOT NULL
);

-- What is counted at opening and closing: coins and notes.
CREATE TABLE denominations (
    cents BIGINT PRIMARY KEY CHECK (cents > 0),
    name {{text}} NOT NULL
);

-- What is sold without a patron.
CREATE TABLE prices (
    code {{text}} PRIMARY KEY,
    name {{text}} NOT NULL,
    kind {{text}} NOT NULL REFERENCES charge_kinds (code),
    cents BIGINT NOT NULL CHECK (cents > 0),
    unit {{text}} NOT NULL,
    sort BIGINT NOT NULL,
    active BIGINT NOT NULL
);

-- One row a patron who ever had money here: what every act on that account locks first.
CREATE TABLE patron_accounts (
    patron_id BIGINT PRIMARY KEY
);

-- The four cached amounts are derived from the rows below (doctor compares them); together they are the charge.
CREATE TABLE charges (
    id {{pk}},
    patron_id BIGINT NOT NULL REFERENCES patron_accounts (patron_id),
    kind {{text}} NOT NULL REFERENCES charge_kinds (code),
    cents BIGINT NOT NULL CHECK (cents > 0),
    made_at BIGINT NOT NULL,
    made_on {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL,
    branch_id BIGINT,
    item_id BIGINT,
    loan_id BIGINT,
    title {{text}} NOT NULL,
    explanation {{text}} NOT NULL,
    cached_open_cents BIGINT NOT NULL CHECK (cached_open_cents >= 0),
    cached_paid_cents BIGINT NOT NULL CHECK (cached_paid_cents >= 0),
    cached_waived_cents BIGINT NOT NULL CHECK (cached_waived_cents >= 0),
    cached_cancelled_cents BIGINT NOT NULL CHECK (cached_cancelled_cents >= 0),
    CHECK (cents = cached_open_cents + cached_paid_cents + cached_waived_cents + cached_cancelled_cents)
);
CREATE INDEX charges_by_patron ON charges (patron_id, id);
CREATE INDEX charges_by_made ON charges (made_at, id);
CREATE INDEX charges_by_loan ON charges (loan_id);

-- A cash drawer, the thing; and its sessions: a session's state is which of its rows stand.
CREATE TABLE cash_drawers (
    id {{pk}},
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    branch_id BIGINT,
    float_cents BIGINT NOT NULL CHECK (float_cents >= 0),
    drop_above_cents BIGINT,
    second_count_above_cents BIGINT NOT NULL CHECK (second_count_above_cents >= 0),
    active BIGINT NOT NULL
);

CREATE TABLE drawer_openings (
    id {{pk}},
    cash_drawer_id BIGINT NOT NULL REFERENCES cash_drawers (id),
    branch_id BIGINT,
    opened_at BIGINT NOT NULL,
    opened_on {{text}} NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    float_cents BIGINT NOT NULL CHECK (float_cents >= 0)
);
CREATE INDEX drawer_openings_by_drawer ON drawer_openings (cash_drawer_id, id);

CREATE TABLE drawer_handovers (
    id {{pk}},
    session_id BIGINT NOT NULL REFERENCES drawer_openings (id),
    at BIGINT NOT NULL,
    from_id BIGINT NOT NULL,
    from_name {{text}} NOT NULL,
    to_id BIGINT NOT NULL,
    to_name {{text}} NOT NULL
);
CREATE INDEX drawer_handovers_by_session ON drawer_handovers (session_id, id);

-- Counted by denomination: the float, the blind close, another person's count.
CREATE TABLE drawer_counts (
    id {{pk}},
    session_id BIGINT NOT NULL REFERENCES drawer_openings (id),
    role {{text}} NOT NULL CHECK (role IN ('float', 'close', 'second')),
    at BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    cents BIGINT NOT NULL CHECK (cents >= 0),
    UNIQUE (session_id, role)
);
CREATE TABLE drawer_count_lines (
    count_id BIGINT NOT NULL REFERENCES drawer_counts (id),
    denomination BIGINT NOT NULL CHECK (denomination > 0),
    pieces BIGINT NOT NULL CHECK (pieces > 0),
    PRIMARY KEY (count_id, denomination)
);

CREATE TABLE drawer_closings (
    session_id BIGINT PRIMARY KEY REFERENCES drawer_openings (id),
    closed_at BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    counted_cents BIGINT NOT NULL,
    expected_cents BIGINT NOT NULL,
    variance_cents BIGINT NOT NULL
);
-- What each other method should have by our books and has by its own report or a count of its papers.
CREATE TABLE drawer_reported (
    session_id BIGINT NOT NULL REFERENCES drawer_closings (session_id),
    method {{text}} NOT NULL REFERENCES payment_methods (code),
    booked_cents BIGINT NOT NULL,
    reported_cents BIGINT NOT NULL,
    PRIMARY KEY (session_id, method)
);
CREATE TABLE drawer_explanations (
    session_id BIGINT PRIMARY KEY REFERENCES drawer_closings (session_id),
    at BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    reason {{text}} NOT NULL,
    note {{text}} NOT NULL
);
CREATE TABLE drawer_acceptances (
    session_id BIGINT PRIMARY KEY REFERENCES drawer_closings (session_id),
    accepted_at BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    z_number BIGINT NOT NULL UNIQUE,
    report {{text}} NOT NULL
);
CREATE TABLE drawer_deposits (
    session_id BIGINT PRIMARY KEY REFERENCES drawer_acceptances (session_id),
    at BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    by_name {{text}} NOT NULL,
    slip {{text}} NOT NULL,
    bag {{text}} NOT NULL,
    cash_cents BIGINT NOT NULL CHECK (cash_cents >= 0),
    papers_cents BIGINT NOT NULL CHECK (papers_cents >= 0)
);

-- Cash put in, taken out or taken to the safe during a session, and openings without a sale.
CREATE TABLE drawer_moves (
    id {{pk}},
    session_id BIGINT NOT NULL REFERENCES drawer_openings (id),
    kind {{text}} NOT NULL CHECK (kind IN ('paid-in', 'paid-out', 'drop', 'no-sale')),
    cents BIGINT NOT NULL CHECK (cents >= 0),
    reason {{text}} NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL
);
CREATE INDEX drawer_moves_by_session ON drawer_moves (session_id, id);

-- Money taken: for charges of a patron, or for things sold to nobody in particular.
CREATE TABLE payments (
    id {{pk}},
    receipt_number {{text}} NOT NULL UNIQUE,
    patron_id BIGINT REFERENCES patron_accounts (patron_id),
    method {{text}} NOT NULL REFERENCES payment_methods (code),
    reference {{text}} NOT NULL,
    cents BIGINT NOT NULL CHECK (cents > 0),
    tendered_cents BIGINT,
    owed_after_cents BIGINT,
    session_id BIGINT REFERENCES drawer_openings (id),
    branch_id BIGINT,
    taken_at BIGINT NOT NULL,
    taken_on {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL
);
CREATE INDEX payments_by_patron ON payments (patron_id, id);
CREATE INDEX payments_by_session ON payments (session_id, id);
CREATE INDEX payments_by_taken ON payments (taken_at, id);

CREATE TABLE payment_lines (
    id {{pk}},
    payment_id BIGINT NOT NULL REFERENCES payments (id),
    charge_id BIGINT REFERENCES charges (id),
    kind {{text}} NOT NULL REFERENCES charge_kinds (code),
    what {{text}} NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    owed_cents BIGINT NOT NULL,
    cents BIGINT NOT NULL CHECK (cents > 0)
);
CREATE INDEX payment_lines_by_payment ON payment_lines (payment_id, id);
CREATE INDEX payment_lines_by_charge ON payment_lines (charge_id, id);

CREATE TABLE payment_voids (
    payment_id BIGINT PRIMARY KEY REFERENCES payments (id),
    receipt_number {{text}} NOT NULL UNIQUE,
    reason {{text}} NOT NULL,
    at BIGINT NOT NULL,
    day {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL,
    session_id BIGINT REFERENCES drawer_openings (id)
);

-- Money given up: waived as a kindness or correction, written off because nobody will pay.
CREATE TABLE waivers (
    id {{pk}},
    sort {{text}} NOT NULL CHECK (sort IN ('waiver', 'write-off')),
    charge_id BIGINT NOT NULL REFERENCES charges (id),
    cents BIGINT NOT NULL CHECK (cents > 0),
    reason {{text}} NOT NULL,
    note {{text}} NOT NULL,
    at BIGINT NOT NULL,
    day {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL
);
CREATE INDEX waivers_by_charge ON waivers (charge_id, id);

-- A charge taken back: what was open falls away, what was paid becomes the patron's credit.
CREATE TABLE charge_cancellations (
    id {{pk}},
    charge_id BIGINT NOT NULL REFERENCES charges (id),
    open_cents BIGINT NOT NULL CHECK (open_cents >= 0),
    paid_cents BIGINT NOT NULL CHECK (paid_cents >= 0),
    waived_cents BIGINT NOT NULL CHECK (waived_cents >= 0),
    reason {{text}} NOT NULL,
    at BIGINT NOT NULL,
    day {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL
);
CREATE INDEX charge_cancellations_by_charge ON charge_cancellations (charge_id, id);

-- A patron's credit given back.
CREATE TABLE refunds (
    id {{pk}},
    receipt_number {{text}} NOT NULL UNIQUE,
    patron_id BIGINT NOT NULL REFERENCES patron_accounts (patron_id),
    charge_id BIGINT REFERENCES charges (id),
    method {{text}} NOT NULL REFERENCES payment_methods (code),
    reference {{text}} NOT NULL,
    cents BIGINT NOT NULL CHECK (cents > 0),
    reason {{text}} NOT NULL,
    note {{text}} NOT NULL,
    owed_after_cents BIGINT NOT NULL,
    session_id BIGINT REFERENCES drawer_openings (id),
    branch_id BIGINT,
    at BIGINT NOT NULL,
    day {{text}} NOT NULL,
    by_id BIGINT,
    by_name {{text}} NOT NULL
);
CREATE INDEX refunds_by_patron ON refunds (patron_id, id);
CREATE INDEX refunds_by_session ON refunds (session_id, id);

-- What other departments may read.
CREATE VIEW charge_facts AS
SELECT id, patron_id, kind, cents, cached_open_cents AS open_cents, made_at, item_id, loan_id, branch_id, title
FROM charges;
