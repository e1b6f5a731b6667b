//! For tests: a provider server that speaks the four wires, and test contexts.
