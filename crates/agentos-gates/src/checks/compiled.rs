//! A check's code, made once from its name and parameters and kept with it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::{Judged, Params, Review, Run, built_in, canonical};
use crate::GateCheck;

/// What evaluates a check.
#[derive(Clone)]
pub(crate) enum Code {
    /// Done in a moment, whatever the value.
    Light(Run),
    /// May take long: it runs on a thread of its own.
    Heavy(Run),
    /// A model answers.
    Judge(Arc<Judged>),
    /// A person answers.
    Human(Arc<Review>),
}

/// The cell that keeps it. A copy of a check starts with an empty one, and a check whose name or parameters
/// were changed is compiled anew, so that no code outlives the parameters it was made from.
#[derive(Default)]
pub struct Compiled(OnceLock<Made>);

struct Made {
    name: String,
    params: Value,
    foreign: bool,
    code: Result<Code, String>,
}

impl Compiled {
    /// The code of a built-in check; `None` when there is none of that name.
    pub(crate) fn of(check: &GateCheck) -> Option<Result<Code, String>> {
        let row = built_in(check.selector())?;
        let made = check.compiled.0.get_or_init(|| Made {
            name: check.name.clone(),
            params: check.params.clone(),
            foreign: check.foreign,
            code: compile(check, row.compile),
        });
        let same = made.name == check.name && made.params == check.params && made.foreign == check.foreign;
        Some(if same {
            made.code.clone()
        } else {
            compile(check, row.compile)
        })
    }
}

/// The parameters of a check that its code does not look at, each with the one that may be meant.
pub(crate) fn unread(check: &GateCheck) -> Vec<(String, Option<&'static str>)> {
    let selector = check.selector();
    let Some(row) = built_in(selector) else {
        return Vec::new();
    };
    let Ok(mut params) = Params::new(&check.params, canonical(selector), true) else {
        return Vec::new();
    };
    match (row.compile)(&mut params) {
        Ok(_) => params
            .unread()
            .map(|name| (name.to_owned(), params.near(name)))
            .collect(),
        Err(_) => Vec::new(),
    }
}

fn compile(check: &GateCheck, make: fn(&mut Params<'_>) -> Result<Code, String>) -> Result<Code, String> {
    let selector = check.selector();
    let foreign = check.foreign || canonical(selector) != selector;
    let mut params = Params::new(&check.params, canonical(selector), foreign)?;
    let code = make(&mut params)?;
    if !foreign {
        params.finish()?;
    }
    Ok(code)
}

impl Clone for Compiled {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Compiled {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() {
            "made"
        } else {
            "not made"
        })
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Light(_) => "light",
            Self::Heavy(_) => "heavy",
            Self::Judge(_) => "judge",
            Self::Human(_) => "human",
        })
    }
}
