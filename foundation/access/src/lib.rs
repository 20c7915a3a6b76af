//! Who may do what: staff accounts, roles, permissions, sign-in, sessions.
