//! The journal and the state store: traits and the SQLite backend.
