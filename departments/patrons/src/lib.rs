//! The people who borrow.
