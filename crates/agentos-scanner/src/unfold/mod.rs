//! Text as a reader would read it, where somebody has folded it: with characters that look alike or are not
//! seen at all, or encoded. Nothing is unfolded without a trigger. What is found in the unfolded text is
//! reported where it lies in the original.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

/// A way to unfold.
#[derive(Debug)]
pub(crate) struct Unfolder {
    /// What makes the engine look; for characters use [`Trigger::Lead`].
    pub(crate) trigger: Trigger,
    /// The window has at least so many bytes before the anchor, where the text has them.
    pub(crate) before: usize,
    /// And so many behind it.
    pub(crate) after: usize,
    /// Looks closely, and unfolds.
    pub(crate) unfold: fn(&Window<'_>) -> Unfolded,
}

/// What an unfolder says.
#[derive(Debug)]
pub(crate) struct Unfolded {
    /// Up to here nothing is left to do, in the window's offsets: anchors of the same unfolder that start before
    /// it are not looked at. This is what keeps the work linear, so always say how far you have read.
    pub(crate) done_to: usize,
    /// The unfolded text, if there was something to unfold.
    pub(crate) text: Option<Folded>,
}

/// A text, and where each of its bytes comes from.
#[derive(Debug)]
pub(crate) struct Folded {
    /// As a reader would read it.
    pub(crate) text: String,
    /// For each byte of `text` the bytes of the window that it stands for. As long as `text`.
    pub(crate) from: Vec<Range<u32>>,
}

/// All ways to unfold.
pub(crate) static UNFOLDERS: &[&[Unfolder]] = &[];
