//! The tools that are there without being registered. A program's own tool of the same name replaces one.

mod current_time;
mod json_parse;

pub(crate) use current_time::current_time;
pub(crate) use json_parse::json_parse;
