//! Ids, barcodes, money, days: the words every crate shares.
