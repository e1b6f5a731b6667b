//! The expression language of agent files, `table.has_user_data && !table.rls_enabled`: text to a
//! [`Condition`] and back. What types an operator takes is checked elsewhere.
//!
//! A name is letters, digits and `_`, with dots between (`cls_above_0.1`), or anything in backticks. Values
//! are `'text'`, numbers, numbers with a unit, `true`, `false`, `null` and `[lists]`. `&&` binds tighter than
//! `||`; `!` stands before a name, a call or parentheses.

mod error;
mod lex;
mod parse;
mod print;
mod sides;

pub use error::ExprError;
pub use parse::parse;

pub use print::{literal as print_literal, name as print_name};

use crate::ast::Condition;

/// Longer expressions are refused.
pub const MAX_BYTES: usize = 16 * 1024;
/// Deeper ones too.
pub const MAX_DEPTH: usize = 64;

impl std::fmt::Display for Condition {
    /// In the expression language, so that it reads back as the same condition.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&print::condition(self))
    }
}

impl std::str::FromStr for Condition {
    type Err = ExprError;
    fn from_str(text: &str) -> Result<Self, ExprError> {
        parse(text)
    }
}
