//! Bibliographic records and items.
