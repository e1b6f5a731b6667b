//! The loader as its users see it: real files, bad files, hostile files, reports.
#![expect(clippy::unwrap_used, reason = "tests abort on surprise")]

mod corpus;
