//! Agent files in three dialects to one normalised agent, with diagnostics.
