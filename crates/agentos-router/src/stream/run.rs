//! Calls candidate after candidate and hands on what they say, until one has said all.
//!
//! Nothing is handed on before a candidate's first content, so that an earlier failure is never seen.

use std::sync::Arc;

use agentos_types::{Delta, ErrorClass, Message, ModelAnswer, ModelRef, ModelRequest, ProviderError};
use futures_util::StreamExt;
use tokio::time::Instant;

use super::driven::Sink;
use super::partial::Partial;
use super::{Incomplete, RouterEvent, Seam, StreamRecovery, Withdrawn};
use crate::Candidate;
use crate::admission::Pass;
use crate::attempt::{Got, cut};
use crate::call::{Call, FOREVER, Won};
use crate::snapshot::Snapshot;
use crate::state::counts;

/// What the next model is told after the part of the answer that there is.
const GO_ON: &str = "Your answer was cut off there. Go on exactly where it stops, in the middle of the word if need be. \
                     Repeat nothing of it, and say nothing about the interruption.";

/// A model that goes on is given room for a few words at least.
const LEAST_LEFT: u64 = 64;

pub(crate) struct Run<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) call: Call<'a>,
    pub(crate) asked: &'a ModelRequest,
    pub(crate) recovery: StreamRecovery,
    pub(crate) sink: &'a Sink,
}

/// How the last candidate broke off.
struct Broken {
    at: usize,
    from: ModelRef,
    class: ErrorClass,
    message: String,
}

impl Run<'_> {
    /// The last event.
    pub(crate) async fn finish(mut self) -> RouterEvent {
        let mut request = self.asked.clone();
        // Text of candidates that broke off, with which the answer begins.
        let mut before = String::new();
        let mut broken: Option<Broken> = None;
        loop {
            let won = tokio::select! {
                biased;
                // Before a first content, too, its consumer may want no more.
                () = self.sink.stopped() => {
                    self.call.given_up();
                    None
                }
                won = self.call.next(&request) => won,
            };
            let Some(Won {
                at,
                began,
                got: Got::Stream { first, rest, until },
                pass,
            }) = won
            else {
                return self.nobody(before, broken);
            };
            let Some(candidate) = self.call.candidate(at) else {
                return self.nobody(before, broken);
            };
            if let Some(broken) = broken.take().filter(|_| !before.is_empty()) {
                self.call.ledger.seam(Seam {
                    at: before.chars().count(),
                    from: broken.from,
                    to: candidate.model.clone(),
                    error_class: broken.class,
                });
            }
            let mut partial = Partial::default();
            let error = match self.hand_on(first, rest, until, &mut partial).await {
                Ok(answer) => {
                    pass.answered(began, answer.usage.total());
                    let answer = whole(before, answer);
                    let routed = self.call.ledger.answered(candidate, began, answer);
                    return RouterEvent::Accepted(Box::new(routed));
                }
                Err(error) => error,
            };
            let seen = self.call.seen(&request, partial.tokens());
            let error = ProviderError {
                usage: Some(partial.usage(&error, seen)),
                ..error
            };
            self.learn(candidate, began, pass, &error);
            let broke = Broken {
                at,
                from: candidate.model.clone(),
                class: error.class,
                message: error.message.clone(),
            };
            let may_go_on = self.asked.response_schema.is_none()
                && !partial.has_tool_calls
                && !(before.trim().is_empty() && partial.text.trim().is_empty());
            match self.recovery {
                StreamRecovery::Off => return self.incomplete(before, partial, broke),
                _ if !error.class.may_fall_back() => return self.incomplete(before, partial, broke),
                // Of a part without a word, and of a form, which each model would begin anew, nobody goes on.
                StreamRecovery::Continue if may_go_on => {
                    before += &partial.text;
                    request = self.going_on(&before);
                    let added = request.messages.iter().skip(self.asked.messages.len());
                    self.call.more_input = added.map(Message::token_bound).sum();
                }
                StreamRecovery::Continue | StreamRecovery::Restart => {
                    before.clear();
                    self.call.more_input = 0;
                    self.call.ledger.no_seams();
                    request = self.asked.clone();
                    self.sink
                        .send(RouterEvent::Withdrawn(Withdrawn {
                            model: candidate.model.clone(),
                            error_class: error.class,
                            message: error.message,
                        }))
                        .await;
                }
            }
            self.call.broke_off(at);
            broken = Some(broke);
        }
    }

    /// A stream has broken off: its cost is counted, and its endpoint's state knows.
    fn learn(&mut self, candidate: &Candidate, began: Instant, pass: Pass, error: &ProviderError) {
        self.call.ledger.failed(candidate, began, error);
        self.call.ledger.left(candidate, &error.message);
        let own = counts(error.class) && !self.call.is_cut_short(candidate, began, error);
        pass.failed(error, own, &self.snapshot.settings.breaker);
        if let Some(after) = error.retry_after.filter(|_| error.class.is_retryable()) {
            candidate.known.state.rests.until(after);
        }
        tracing::debug!(model = %candidate.model, class = error.class.as_str(), "a stream has broken off");
    }

    /// Hands on delta after delta.
    async fn hand_on(
        &self,
        first: Delta,
        mut rest: agentos_providers::DeltaStream,
        until: Instant,
        partial: &mut Partial,
    ) -> Result<ModelAnswer, ProviderError> {
        let idle = self.snapshot.settings.idle_timeout.min(FOREVER);
        let mut delta = first;
        loop {
            if let Delta::Done(answer) = delta {
                return Ok(answer);
            }
            partial.take(&delta);
            self.sink.send(RouterEvent::Delta(delta)).await;
            let since = Instant::now();
            let next = tokio::time::timeout_at(until.min(since + idle), rest.next());
            let next = tokio::select! {
                biased;
                () = self.sink.stopped() => {
                    return Err(ProviderError::new(ErrorClass::Cancelled, "its caller wanted no more"));
                }
                next = next => next,
            };
            delta = match next {
                Ok(Some(Ok(delta))) => delta,
                Ok(Some(Err(error))) => return Err(error),
                Ok(None) => return Err(cut()),
                Err(_) => {
                    return Err(ProviderError::new(
                        ErrorClass::Timeout,
                        self.time_up(since, until),
                    ));
                }
            };
        }
    }

    /// Which of its times was up for a stream that last spoke then.
    fn time_up(&self, since: Instant, until: Instant) -> String {
        let silent = since.elapsed().as_millis();
        if Instant::now() < until {
            format!("its stream fell silent for {silent} ms")
        } else if until < self.call.deadline {
            format!(
                "its time was up {silent} ms after its stream last spoke; its endpoint's `timeout_ms` gives more"
            )
        } else {
            format!(
                "the call's time was up {silent} ms after its stream last spoke; `orchestrator.model_timeout_ms` \
                 gives more, within its run's"
            )
        }
    }

    /// The request for whoever goes on.
    fn going_on(&self, before: &str) -> ModelRequest {
        let mut messages = (*self.asked.messages).clone();
        messages.push(Message::assistant(before));
        messages.push(Message::user(GO_ON));
        let said = (before.len() as u64).div_ceil(crate::route::BYTES_PER_TOKEN);
        ModelRequest {
            messages: Arc::new(messages),
            max_tokens: self.asked.max_tokens.saturating_sub(said).max(LEAST_LEFT),
            ..self.asked.clone()
        }
    }

    /// Nobody is left: the part that still holds, or nothing.
    fn nobody(self, before: String, broken: Option<Broken>) -> RouterEvent {
        match broken {
            Some(broken) if !before.is_empty() => self.incomplete(before, Partial::default(), broken),
            _ => RouterEvent::Failed(Box::new(self.call.nobody())),
        }
    }

    fn incomplete(self, before: String, partial: Partial, broken: Broken) -> RouterEvent {
        let candidate: Option<&Candidate> = self.call.candidate(broken.at);
        let (is_fallback, substituted) = candidate.map_or((false, false), |candidate| {
            (candidate.is_fallback, candidate.substituted)
        });
        let (usage, cost, attempts, seams) = self.call.ledger.so_far();
        RouterEvent::Incomplete(Box::new(Incomplete {
            answer: partial.into_answer(before, &broken.from.model, usage),
            model: broken.from,
            error_class: broken.class,
            message: broken.message,
            usage,
            cost,
            is_fallback,
            substituted,
            attempts,
            seams,
        }))
    }
}

/// What a provider wants back with its answer belongs to that answer alone, not to one of two authors.
fn whole(before: String, answer: ModelAnswer) -> ModelAnswer {
    if before.is_empty() {
        return answer;
    }
    ModelAnswer {
        content: before + &answer.content,
        provider_state: None,
        ..answer
    }
}
