//! Opening hours and closures.
