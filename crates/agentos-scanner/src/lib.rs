//! One pass over text that finds personal data, secrets and prompt injection, and redacts them. Pure: no
//! clock, no IO, no async.
