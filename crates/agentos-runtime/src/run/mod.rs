//! One run in this process: its fold, its buffer of events, and what it does next.

pub(crate) mod cell;
pub(crate) mod command;
pub(crate) mod decide;
pub(crate) mod pins;
pub(crate) mod result;
pub(crate) mod session;
pub(crate) mod step;
pub(crate) mod summary;
