//! What a user of the scanner sees.

mod custom;
mod pieces;
mod redact;
mod scan;
mod stream;
mod value;
