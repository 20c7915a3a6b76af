//! Long work that survives a restart: queue, progress, cancel.
