//! Policies from outside: what they decide, and what they say.
#![expect(clippy::unwrap_used, reason = "tests abort on surprise")]

mod product;
