//! The built-in checks, a file for each, in folders by what they look at. A check's parameters are made into code
//! once; the code is a pure function of what is looked at and of the time.

mod compiled;
mod cost_within_budget;
mod format;
mod human_review;
mod judge;
mod message;
mod names;
mod params;
mod scan;
#[cfg(test)]
mod testing;
mod url_allowlist;
mod wording;

use std::sync::{Arc, OnceLock};

use agentos_scanner::Scanner;
use agentos_types::Timestamp;

use crate::{CheckVerdict, GateContext};

pub use compiled::Compiled;
pub(crate) use compiled::{Code, unread};
pub(crate) use human_review::Review;
pub(crate) use judge::Judged;
pub(crate) use names::{built_in, canonical};
pub(crate) use params::Params;
pub(crate) use scan::scans::injection;
pub(crate) use wording::required_sections::missing as missing_sections;
pub(crate) use wording::text::text;

/// What a check's code looks at.
pub(crate) struct Ask {
    pub(crate) context: Arc<GateContext>,
    pub(crate) now: Timestamp,
    /// What the configuration makes of the scanner; `None`: the standard one.
    scanner: Option<Scanner>,
    /// What the scanner has found, once for all checks of a gate.
    scans: OnceLock<Result<Vec<scan::scans::Found>, String>>,
}

impl Ask {
    pub(crate) const fn new(context: Arc<GateContext>, now: Timestamp, scanner: Option<Scanner>) -> Self {
        Self {
            context,
            now,
            scanner,
            scans: OnceLock::new(),
        }
    }
}

/// A check with its parameters made into code.
pub(crate) type Run = Arc<dyn Fn(&Ask) -> CheckVerdict + Send + Sync>;

fn run(code: impl Fn(&Ask) -> CheckVerdict + Send + Sync + 'static) -> Run {
    Arc::new(code)
}

/// The names under which checks are built in.
pub fn built_in_checks() -> impl Iterator<Item = &'static str> {
    names::TABLE.iter().map(|row| row.name)
}
