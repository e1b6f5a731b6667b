//! A provider that does what a list says, and remembers what it was asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_providers::{DeltaStream, Provider};
use agentos_types::{
    Delta, ErrorClass, Message, ModelAnswer, ModelRef, ModelRequest, ProviderError, Sampling, StopReason,
    Timestamp, Usage,
};
use async_trait::async_trait;
use futures_util::{StreamExt, stream};
use tokio::time::Instant;

/// 2026-03-01: most models of the agent files were not retired yet.
pub(crate) const NOW: Timestamp = Timestamp(1_772_323_200_000);

#[derive(Clone, Debug)]
pub(crate) enum Step {
    Answer(Usage),
    /// Its cap has cut it.
    Shortened(Usage),
    Fail(ProviderError),
    Hang,
    /// It begins to answer, and breaks off before it says anything.
    Cut,
    /// As a stream: so much at once, then silence.
    Stall(&'static str),
    /// As a stream: a word each second, without an end.
    Talk,
}

/// One call: which model, with which cap, and when.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Call {
    pub(crate) model: String,
    pub(crate) max_tokens: u64,
    pub(crate) at: Instant,
}

/// Steps by model, the last one for ever; a model without steps answers.
#[derive(Debug, Default)]
pub(crate) struct Fake {
    steps: Mutex<HashMap<String, Vec<Step>>>,
    delay: Duration,
    calls: Mutex<Vec<Call>>,
}

impl Fake {
    pub(crate) fn new(steps: &[(&str, &[Step])]) -> Arc<Self> {
        let steps = steps
            .iter()
            .map(|(model, steps)| ((*model).to_owned(), steps.iter().rev().cloned().collect()));
        Arc::new(Self {
            steps: Mutex::new(steps.collect()),
            delay: Duration::ZERO,
            calls: Mutex::default(),
        })
    }

    /// Takes so long for each answer.
    pub(crate) fn slow(delay: Duration) -> Arc<Self> {
        Arc::new(Self {
            delay,
            ..Self::default()
        })
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    pub(crate) fn count(&self, model: &str) -> usize {
        self.calls().iter().filter(|call| call.model == model).count()
    }
}

impl Fake {
    /// Notes the call; what is done about it.
    fn next(&self, request: &ModelRequest) -> Step {
        self.calls.lock().unwrap().push(Call {
            model: request.model.clone(),
            max_tokens: request.max_tokens,
            at: Instant::now(),
        });
        match self.steps.lock().unwrap().get_mut(&request.model) {
            Some(steps) if steps.len() > 1 => steps.pop().unwrap(),
            Some(steps) => steps[0].clone(),
            None => Step::Answer(used(100, 50)),
        }
    }
}

#[async_trait]
impl Provider for Fake {
    fn name(&self) -> &str {
        "fake"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        let step = self.next(request);
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match step {
            Step::Answer(usage) => Ok(answer(request, usage)),
            Step::Shortened(usage) => Ok(shortened(request, usage)),
            Step::Fail(error) => Err(error),
            Step::Cut => Err(ProviderError {
                status: Some(200),
                ..ProviderError::new(ErrorClass::Transport, "broke off")
            }),
            Step::Hang | Step::Stall(_) | Step::Talk => std::future::pending().await,
        }
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        match self.next(request) {
            step @ (Step::Answer(usage) | Step::Shortened(usage)) => {
                let is_whole = matches!(step, Step::Answer(_));
                let made = if is_whole { answer } else { shortened };
                let answer = made(request, usage);
                let text = Delta::Text(answer.content.clone());
                Ok(Box::pin(stream::iter([Ok(text), Ok(Delta::Done(answer))])))
            }
            Step::Fail(error) => Err(error),
            Step::Hang => Ok(Box::pin(stream::pending())),
            Step::Cut => Ok(Box::pin(stream::empty())),
            Step::Talk => {
                let words = stream::unfold((), |()| async {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    Some((Ok(Delta::Text("word ".to_owned())), ()))
                });
                Ok(Box::pin(words))
            }
            Step::Stall(text) => {
                let text = stream::iter([Ok(Delta::Text(text.to_owned()))]);
                Ok(Box::pin(text.chain(stream::pending())))
            }
        }
    }
}

fn answer(request: &ModelRequest, usage: Usage) -> ModelAnswer {
    ModelAnswer {
        content: format!("from {}", request.model),
        usage,
        model: request.model.clone(),
        ..ModelAnswer::default()
    }
}

fn shortened(request: &ModelRequest, usage: Usage) -> ModelAnswer {
    ModelAnswer {
        stop_reason: StopReason::MaxTokens,
        ..answer(request, usage)
    }
}

pub(crate) fn used(input: u64, output: u64) -> Usage {
    Usage {
        input,
        output,
        ..Usage::default()
    }
}

pub(crate) fn fail(class: ErrorClass) -> Step {
    Step::Fail(ProviderError::new(class, format!("it said {}", class.as_str())))
}

pub(crate) fn fail_after(class: ErrorClass, retry_after: Duration) -> Step {
    Step::Fail(ProviderError {
        retry_after: Some(retry_after),
        ..ProviderError::new(class, "slow down")
    })
}

pub(crate) fn models(names: &[&str]) -> Vec<ModelRef> {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

pub(crate) fn request(max_tokens: u64) -> ModelRequest {
    ModelRequest {
        model: String::new(),
        system: None,
        messages: Arc::new(vec![Message::user("hello")]),
        tools: Arc::default(),
        sampling: Arc::new(Sampling::default()),
        max_tokens,
        ..ModelRequest::default()
    }
}
