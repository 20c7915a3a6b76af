-- Roles as data: the shipped table, which a college changes.
CREATE TABLE roles (
    code {{text}} PRIMARY KEY,
    position BIGINT NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('staff', 'machine')),
    name {{text}} NOT NULL,
    note {{text}} NOT NULL
);

CREATE TABLE role_grants (
    role_code {{text}} NOT NULL REFERENCES roles (code),
    permission {{text}} NOT NULL,
    limit_cents BIGINT,
    review BIGINT NOT NULL,
    scope {{text}},
    PRIMARY KEY (role_code, permission)
);

-- Which roles the holder of a role may give to others.
CREATE TABLE role_may_grant (
    role_code {{text}} NOT NULL REFERENCES roles (code),
    other_code {{text}} NOT NULL REFERENCES roles (code),
    PRIMARY KEY (role_code, other_code)
);

-- People who work here and sign in by name. failures and locked_until count wrong passwords and PINs.
CREATE TABLE staff (
    id {{pk}},
    user_name {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    role_code {{text}} NOT NULL REFERENCES roles (code),
    branch_id BIGINT,
    patron_id BIGINT,
    badge {{text}} UNIQUE,
    password_hash {{text}} NOT NULL,
    pin_hash {{text}},
    language {{text}},
    failures BIGINT NOT NULL DEFAULT 0,
    locked_until BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

-- Who is signed in where. Only a digest of the cookie is kept.
CREATE TABLE sessions (
    id {{pk}},
    token_digest {{text}} NOT NULL UNIQUE,
    csrf {{text}} NOT NULL,
    staff_id BIGINT REFERENCES staff (id),
    patron_id BIGINT,
    branch_id BIGINT,
    language {{text}},
    place {{text}} NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK ((staff_id IS NULL) <> (patron_id IS NULL))
);
CREATE INDEX sessions_by_staff ON sessions (staff_id, id);
CREATE INDEX sessions_by_patron ON sessions (patron_id, id);

-- Programs that use the API with a bearer token.
CREATE TABLE api_clients (
    id {{pk}},
    name {{text}} NOT NULL UNIQUE,
    role_code {{text}} NOT NULL REFERENCES roles (code),
    branch_id BIGINT,
    token_digest {{text}} NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
