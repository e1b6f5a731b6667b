//! Tables of attacks and of harmless texts, by tactic.
