//! Every error code, once: its name, what it means, and the way out. `agentos explain` and the pages
//! under `docs/errors/` are made from this table; one file per part of the product.

mod agents;
mod approvals;
mod config;
mod gates;
mod policy;
mod providers;
mod run;
mod scanner;
mod store;
mod tools;

pub use agents::*;
pub use approvals::*;
pub use config::*;
pub use gates::*;
pub use policy::*;
pub use providers::*;
pub use run::*;
pub use scanner::*;
pub use store::*;
pub use tools::*;

/// A stable error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Never changes, and is never used again for something else.
    pub name: &'static str,
    /// What happened, in one sentence.
    pub title: &'static str,
    /// Why it happens.
    pub meaning: &'static str,
    /// What to do next.
    pub way_out: &'static str,
}

/// Every code, in the order of the files.
#[must_use]
pub fn all() -> Vec<Code> {
    [
        agents::TABLE,
        approvals::TABLE,
        config::TABLE,
        gates::TABLE,
        policy::TABLE,
        providers::TABLE,
        run::TABLE,
        scanner::TABLE,
        store::TABLE,
        tools::TABLE,
    ]
    .concat()
}

/// The code of that name.
#[must_use]
pub fn find(name: &str) -> Option<Code> {
    all()
        .into_iter()
        .find(|code| code.name.eq_ignore_ascii_case(name))
}

/// The code whose name shares the longest beginning with `name`, where that says something.
#[must_use]
pub fn nearest(name: &str) -> Option<Code> {
    let shared = |code: &Code| {
        code.name
            .bytes()
            .zip(name.bytes())
            .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
            .count()
    };
    all()
        .into_iter()
        .max_by_key(shared)
        .filter(|code| shared(code) >= 3)
}

macro_rules! codes {
    ($($name:ident: $title:literal, $meaning:literal, $way_out:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: $crate::Code = $crate::Code {
                name: stringify!($name),
                title: $title,
                meaning: $meaning,
                way_out: $way_out,
            };
        )*
        pub(super) const TABLE: &[$crate::Code] = &[$($name,)*];
    };
}
use codes;

#[cfg(test)]
mod tests {
    #[test]
    fn every_code_is_there_once_and_says_all() {
        let all = super::all();
        for code in &all {
            assert_eq!(
                all.iter().filter(|c| c.name == code.name).count(),
                1,
                "{}",
                code.name
            );
            for text in [code.title, code.meaning, code.way_out] {
                assert!(text.len() > 10 && text.ends_with('.'), "{}: {text}", code.name);
            }
        }
    }
}
