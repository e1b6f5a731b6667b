//! Checks that ask the scanner, which reads a text once for all checks of a gate.

pub(super) mod no_pii;
pub(super) mod no_prompt_injection;
pub(super) mod no_secrets;
pub(super) mod scans;
