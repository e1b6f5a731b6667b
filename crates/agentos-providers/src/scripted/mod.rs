//! The offline model: it answers from a script, without network, key or chance.
//!
//! Which step is next is read from the conversation itself (how often it was answered), so a run
//! that is resumed after a crash goes on at the right step, and runs beside it are not disturbed. A gate's judge
//! takes no step of a script.

mod demo;
mod load;
mod progress;
mod script;
mod verdicts;

use std::path::Path;
use std::time::Duration;

use agentos_types::{ModelAnswer, ModelRequest, ProviderError};
use async_trait::async_trait;

pub use load::ScriptError;
use progress::Progress;
use script::{Reply, Script, Step};

use crate::{DeltaStream, Provider, deltas};

/// The model that answers from a script; `scripted/PATH.yaml`, or `scripted/demo`.
#[derive(Debug)]
pub struct Scripted {
    source: Source,
    progress: Progress,
}

#[derive(Debug)]
enum Source {
    Demo,
    Script(Script),
}

/// What one look at the script says.
enum Next {
    Wait(Duration),
    Fail(ProviderError),
    Answer(Reply),
    /// The script ends in a delay: nothing ever follows.
    Never,
}

impl Scripted {
    /// The built-in conversation: one call of `current_time`, then an answer that says what it is.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            source: Source::Demo,
            progress: Progress::default(),
        }
    }

    /// The script in a YAML file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ScriptError> {
        Ok(Self::of(load::file(path.as_ref())?))
    }

    /// A script in YAML; `name` stands for the file in errors.
    pub fn from_yaml(name: &str, yaml: &str) -> Result<Self, ScriptError> {
        Ok(Self::of(load::text(name, yaml)?))
    }

    /// For `scripted/MODEL`: `demo`, or the path of a file.
    pub fn for_model(model: &str) -> Result<Self, ScriptError> {
        if model == "demo" {
            Ok(Self::demo())
        } else {
            Self::from_file(model)
        }
    }

    fn of(script: Script) -> Self {
        Self {
            source: Source::Script(script),
            progress: Progress::default(),
        }
    }

    fn next(&self, request: &ModelRequest) -> Next {
        let script = match &self.source {
            Source::Demo => return Next::Answer(demo::reply(&request.messages)),
            Source::Script(script) => script,
        };
        let turn = script.turn(&request.messages);
        let used = if turn.before.is_empty() {
            0
        } else {
            self.progress.advance(&request.messages)
        };
        match (turn.before.get(used), &turn.reply) {
            (Some(step), _) => Next::from(step),
            (None, Some(reply)) => Next::Answer(reply.clone()),
            // The last step repeats; a repeated delay has no end.
            (None, None) => match turn.before.last() {
                Some(step @ Step::Fail(_)) => Next::from(step),
                Some(Step::Wait(_)) | None => Next::Never,
            },
        }
    }
}

impl From<&Step> for Next {
    fn from(step: &Step) -> Self {
        match step {
            Step::Wait(delay) => Self::Wait(*delay),
            Step::Fail(error) => Self::Fail(error.clone()),
        }
    }
}

#[async_trait]
impl Provider for Scripted {
    fn name(&self) -> &str {
        "scripted"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        if let Some(answer) = verdicts::answer(request) {
            return Ok(answer);
        }
        loop {
            match self.next(request) {
                Next::Wait(delay) => tokio::time::sleep(delay).await,
                Next::Fail(error) => return Err(error),
                Next::Answer(reply) => return Ok(reply.answer(request)),
                Next::Never => std::future::pending().await,
            }
        }
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        self.complete(request).await.map(deltas::of_answer)
    }
}

#[cfg(test)]
mod tests;
