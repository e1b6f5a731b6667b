//! Streams that survive: what breaks off is answered anew, gone on with, or said to be incomplete.

mod drive;
mod driven;
mod event;
mod partial;
mod run;

pub use driven::RouterStream;
pub use event::{Incomplete, RouterEvent, Seam, StreamRecovery, Withdrawn};
