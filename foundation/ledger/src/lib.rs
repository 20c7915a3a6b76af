//! Double entry: accounts, postings, balances.
