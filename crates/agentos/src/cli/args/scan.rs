//! The flags of `agentos scan`.

use std::num::NonZeroUsize;

use clap::Args;

#[derive(Args, Debug)]
pub(crate) struct ScanArgs {
    /// Texts as JSON lines, `{"id": …, "text": "…"}`; `-` is standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) file: String,
    /// Look for these types alone, as in `EMAIL,SECRET`
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    pub(crate) types: Vec<String>,
    /// Judge as well whether a text tries to give a model other orders
    #[arg(long)]
    pub(crate) injection: bool,
    /// Give the text back without what was found
    #[arg(long)]
    pub(crate) redact: bool,
    /// Say at the end, on standard error, how much of each type was found
    #[arg(long)]
    pub(crate) summary: bool,
    /// Threads that scan [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}
