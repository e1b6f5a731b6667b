//! A model that says what a test wrote down, and remembers what it was asked.
//!
//! Which line is next is read from the conversation, so a run that is resumed goes on at the right one.
//! Like a real provider it refuses a conversation in which anything stands between a call and its result.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use agentos_providers::{DeltaStream, Provider};
use agentos_types::{
    Delta, ErrorClass, Message, ModelAnswer, ModelRequest, ProviderError, Role, StopReason, ToolCall, Usage,
};
use async_trait::async_trait;
use serde_json::Value;
use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;

#[derive(Clone, Debug)]
pub(crate) enum Say {
    Text(&'static str),
    /// A text that was cut at the cap, all of which it used.
    Cut,
    /// What the provider's filter left of a text.
    Filtered(&'static str),
    /// Calls of tools; the ids are `LINE.PLACE`.
    Calls(Vec<(&'static str, Value)>),
    Fail(ErrorClass),
    Panic,
    Hang,
    /// Only once the test lets go.
    Held(Box<Say>),
}

pub(crate) fn calls(tools: &[&'static str]) -> Say {
    Say::Calls(
        tools
            .iter()
            .map(|name| (*name, Value::Object(serde_json::Map::new())))
            .collect(),
    )
}

pub(crate) fn held(say: Say) -> Say {
    Say::Held(Box::new(say))
}

/// What one call was.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) messages: Vec<Message>,
    pub(crate) tools: Vec<String>,
    pub(crate) max_tokens: u64,
    pub(crate) at: Instant,
}

#[derive(Debug)]
pub(crate) struct Model {
    lines: Vec<Say>,
    /// Uses every byte of the conversation as a token, and the whole cap.
    greedy: bool,
    asked: Mutex<Vec<Asked>>,
    entered: watch::Sender<usize>,
    go: Semaphore,
    dropped: AtomicUsize,
}

impl Model {
    pub(crate) fn new(lines: Vec<Say>) -> Self {
        Self {
            lines,
            greedy: false,
            asked: Mutex::default(),
            entered: watch::channel(0).0,
            go: Semaphore::new(0),
            dropped: AtomicUsize::new(0),
        }
    }

    pub(crate) fn greedy() -> Self {
        Self {
            greedy: true,
            ..Self::new(vec![Say::Text("yes")])
        }
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Returns once so many calls were begun.
    pub(crate) async fn entered(&self, calls: usize) {
        self.entered.subscribe().wait_for(|n| *n >= calls).await.unwrap();
    }

    /// Lets one held call go on.
    pub(crate) fn let_go(&self) {
        self.go.add_permits(1);
    }

    /// Calls that were given up before they had an answer.
    pub(crate) fn dropped(&self) -> usize {
        self.dropped.load(Ordering::SeqCst)
    }

    async fn say(&self, request: &ModelRequest, line: usize) -> Result<ModelAnswer, ProviderError> {
        let mut say = self.lines.get(line).or(self.lines.last()).cloned().unwrap();
        while let Say::Held(after) = say {
            self.go.acquire().await.unwrap().forget();
            say = *after;
        }
        let mut answer = ModelAnswer {
            usage: self.usage(request),
            model: request.model.clone(),
            ..ModelAnswer::default()
        };
        match say {
            Say::Text(text) => answer.content = text.to_owned(),
            Say::Cut => {
                answer.content = "and so o".to_owned();
                answer.stop_reason = StopReason::MaxTokens;
                answer.usage.output = request.max_tokens;
            }
            Say::Filtered(text) => {
                answer.content = text.to_owned();
                answer.stop_reason = StopReason::ContentFilter;
            }
            Say::Calls(tools) => {
                answer.stop_reason = StopReason::ToolUse;
                answer.tool_calls = tools
                    .into_iter()
                    .enumerate()
                    .map(|(place, (name, arguments))| ToolCall {
                        id: format!("{line}.{place}"),
                        name: name.to_owned(),
                        arguments,
                    })
                    .collect();
            }
            Say::Fail(class) => return Err(ProviderError::new(class, "it would not")),
            Say::Panic => panic!("the provider's mistake"),
            Say::Hang | Say::Held(_) => std::future::pending().await,
        }
        Ok(answer)
    }

    fn usage(&self, request: &ModelRequest) -> Usage {
        let bytes: u64 = request
            .messages
            .iter()
            .map(|m| m.content.text().len() as u64)
            .sum();
        Usage {
            input: if self.greedy { bytes } else { 10 },
            output: if self.greedy { request.max_tokens } else { 5 },
            ..Usage::default()
        }
    }
}

#[async_trait]
impl Provider for Model {
    fn name(&self) -> &str {
        "fake"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        self.asked.lock().unwrap().push(Asked {
            messages: request.messages.to_vec(),
            tools: request.tools.iter().map(|tool| tool.name.clone()).collect(),
            max_tokens: request.max_tokens,
            at: Instant::now(),
        });
        if let Some(mistake) = mistake(&request.messages) {
            return Err(ProviderError::new(ErrorClass::InvalidRequest, mistake));
        }
        self.entered.send_modify(|n| *n += 1);
        let mut guard = Guard(Some(&self.dropped));
        let line = request
            .messages
            .iter()
            .filter(|m| m.role == Role::Assistant)
            .count();
        let answer = self.say(request, line).await;
        guard.0 = None;
        answer
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        let answer = self.complete(request).await?;
        let text = Delta::Text(answer.content.clone());
        Ok(Box::pin(futures_util::stream::iter([
            Ok(text),
            Ok(Delta::Done(answer)),
        ])))
    }
}

struct Guard<'a>(Option<&'a AtomicUsize>);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if let Some(dropped) = self.0 {
            dropped.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Why a provider would refuse the conversation.
fn mistake(messages: &[Message]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for (place, message) in messages.iter().enumerate() {
        match (&message.tool_call_id, message.role) {
            (Some(id), Role::Tool) => match open.iter().position(|known| known == id) {
                Some(at) => drop(open.remove(at)),
                None => return Some(format!("message {place} answers `{id}`, which is not open")),
            },
            _ if !open.is_empty() => {
                return Some(format!("message {place} stands before the results of {open:?}"));
            }
            _ => open = message.tool_calls.iter().map(|call| call.id.as_str()).collect(),
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} have no result"))
}
