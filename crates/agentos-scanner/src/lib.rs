//! One pass over text that finds personal data, secrets and prompt injection, and redacts them. Pure: no
//! clock, no IO, no async.
//!
//! # How the pass works
//!
//! A detector is a row of a static table: a cheap *trigger*, and a *check* that runs where the trigger was seen
//! and confirms (check digit, structure, words nearby). All literals of all rows are one automaton; groups of
//! digits, long runs of token bytes and characters beyond ASCII are found beside it. A check sees a bounded
//! `window::Window` and nothing else, so a stream finds what a whole text finds.
//!
//! # How to add a detector
//!
//! Make or open a file in `pii/` or `secrets/`, and add a row to its `DETECTORS`; a new file is named in the
//! folder's `mod.rs`. `pii/email.rs` is the shortest example.
//!
//! - `trigger`: what makes the engine look. Choose what prose does not have: a literal (`Exact(&["ghp_"])`; one
//!   that starts with a letter or digit counts only at the start of a word), a group of digits of some length with
//!   neighbours of some class (`Digits { len: (9, 9), prev: Near::NO_WORD, next: Near::NO_WORD }`; a number in
//!   groups triggers on the first, and again on each later one, so look at what precedes and say no; `shape` and `likely`
//!   say so before anything is read), a long run
//!   (`Token(20)`), or an odd character (`Lead`).
//! - `check`: given the window, says from where to where, how sure, and what confirmed it: a `detector::Hit`.
//!   Offsets are the window's. `window.anchor()` is what triggered; `at`, `prev`, `forward`, `backward`, `slice`
//!   and `text` never fail. Keep the work bounded by a few dozen bytes: a check runs on every trigger of hostile
//!   text too. Say no early.
//! - `before`, `after`: how far from the anchor a hit may reach. The window has that and the bytes for context
//!   words; a larger `after` delays streams, so give long things `stop_at_space`.
//! - `context`, `against`: words that speak for and against, asked for by `window.context()`,
//!   `window.context_before()` and `window.against()`. They cost nothing: the automaton has seen them already.
//! - `headings`: what the heading of a table's column says (`pii/heading.rs`) that makes a number below it likely.
//! - `score`: 0.95 and more for a checksum with structure, 0.85 for a structure that is hardly ever something
//!   else, 0.6 for a shape with context. Below 0.5 do not report. Of two that overlap, the surer one stays, then the
//!   longer one.
//!
//! How good it all is, and what it misses: `cargo run -p agentos-scanner --example score -- --pii FILE --injection
//! FILE --show TYPE`.
//! How fast, and which type costs what: `cargo run --release -p agentos-scanner --example throughput -- prose digits`.
//!
//! `injection::starters` are words that have their sentence judged (`injection::judge`); rows of
//! `unfold::UNFOLDERS` turn folded text into plain text that is scanned as well.

mod automaton;
mod crypto;
mod custom;
mod detector;
mod engine;
mod entity;
mod error;
mod find;
mod finding;
mod groups;
mod injection;
mod lexicon;
mod pii;
mod redact;
mod rules;
mod scanner;
mod secrets;
mod stream;
mod unfold;
mod value;
mod window;

pub use custom::{Checksum, CustomPattern};
pub use entity::{Entity, EntityFailure, EntityModel};
pub use error::{Blocked, RedactError, ScannerError};
pub use finding::{Finding, Kind};
pub use injection::{Verdict, verdict};
pub use redact::{Action, MemoryVault, RedactStream, Redacted, RedactedValue, Redactor, Vault, reveal};
pub use scanner::{Scanner, ScannerBuilder};
pub use stream::{Piece, Stream};
pub use value::Place;
