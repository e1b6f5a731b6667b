//! Checks over the text of an output: how much there is, what stands in it, and how it reads.

pub(super) mod contains_text;
pub(super) mod output_length;
pub(super) mod output_not_empty;
pub(super) mod readability;
pub(super) mod regex_match;
pub(super) mod required_sections;
pub(super) mod text;
pub(super) mod word_count;
