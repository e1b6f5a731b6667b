//! The pass itself. It goes over the text block by block and keeps what it needs to go on: the same code reads
//! a whole text and a stream, so that both find the same.
//!
//! 1. [`spot`] finds anchors: literals, groups of digits, long runs, rare characters.
//! 2. [`look`] gives each anchor's check its window, as soon as the window is complete; [`groups`] the same for groups
//!    of digits, of which there are many more.
//! 3. [`sentence`] gathers the words of injection rules into sentences.
//! 4. [`resolve`] decides between candidates that overlap, as soon as none can come before them.
//!
//! [`limit`] ends it where a text would cost too much.

mod folds;
mod groups;
mod headings;
mod limit;
mod lines;
mod look;
mod memo;
mod resolve;
mod rooms;
mod sentence;
mod spot;
mod state;
mod unfolding;

pub(crate) use rooms::Rooms;
pub(crate) use spot::DIGITS_MAX;
pub(crate) use state::{Buffer, Look, State};
