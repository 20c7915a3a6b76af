//! A believable library for tests.
