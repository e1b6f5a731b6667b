//! `human_review`: a person approves. The runtime or the command line asks them, and waits.

use std::sync::Arc;

use super::{Code, Params};

/// What a person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Review {
    /// Why they are asked; empty: the check's description.
    pub(crate) reason: String,
}

pub(super) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let reason = params
        .text(&["reason", "instructions"])?
        .unwrap_or_default()
        .to_owned();
    Ok(Code::Human(Arc::new(Review { reason })))
}
