//! The databases: connections, transactions, migrations and the journal.
