//! Bytes of YAML into a tree with places: the one door through which YAML enters, with every bound.
//!
//! YAML 1.2 core schema, plus the merge key `<<`. Duplicate keys, several documents and keys that are no
//! scalars are errors. By default at most 20,000 nodes and 4 MB of text with all aliases expanded, 64 levels, 1 MB of file.

mod build;
mod key;
mod scalar;
mod syntax;
mod tree;

pub use build::{Limits, read, read_within};
pub use tree::{Entry, Kind, Node};

#[cfg(test)]
mod tests;
