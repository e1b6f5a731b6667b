//! Why a scanner cannot be built.

/// Why a scanner cannot be built.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScannerError {
    /// There are more literals than the automaton holds.
    #[error("the scanner's words do not fit into one automaton")]
    TooLarge(#[from] aho_corasick::BuildError),
}
