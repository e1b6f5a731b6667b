//! What a user of the scanner sees.

mod custom;
mod pieces;
mod pii;
mod redact;
mod scan;
mod stream;
mod value;
