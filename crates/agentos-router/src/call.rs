//! One call: candidate after candidate, as often as their failures allow, until one answers or begins to.
//! What a failure leads to depends on its class alone, and one deadline spans everything.

mod spending;

use std::collections::VecDeque;
use std::time::Duration;

use agentos_types::{ErrorClass, ModelRequest, ProviderError};
use tokio::time::Instant;

use crate::admission::{Held, Pass, admit};
use crate::attempt::{self, Got, Kind};
use crate::ledger::Ledger;
use crate::limit::{OnLimit, Taken, Units};
use crate::snapshot::Snapshot;
use crate::state::counts;
use crate::{CallFailed, Candidate, Route, backoff};

use self::spending::UnderWay;

/// The provider of the offline model.
const OFFLINE: &str = "scripted";

/// A provider's word to be left alone is waited for so long while somebody else could answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longer than anyone waits, and short enough to be added to an instant.
pub(crate) const FOREVER: Duration = Duration::from_secs(365 * 86_400);

pub(crate) struct Call<'a> {
    snapshot: &'a Snapshot,
    route: &'a Route,
    kind: Kind,
    pub(crate) deadline: Instant,
    pub(crate) ledger: Ledger,
    queue: VecDeque<Turn>,
    /// Candidates that were passed over because they were held, and until when.
    held: Vec<(Instant, usize)>,
    /// Attempts beyond the first, by candidate.
    retries: Vec<u32>,
    too_small: Option<Option<u64>>,
    /// The longest answer that the caller's funds allow.
    cap: u64,
    /// By which the input is longer than that of the route, at most.
    pub(crate) more_input: u64,
    /// The limits that hold whoever answers are taken.
    is_admitted: bool,
    /// They have no room in time.
    limited: Option<CallFailed>,
    /// When the first of those may be asked that were held.
    soonest: Option<Instant>,
    /// The attempt that is being made.
    under_way: Option<UnderWay<'a>>,
}

#[derive(Clone, Copy)]
struct Turn {
    at: usize,
    /// What holds the candidate is waited for.
    waits: bool,
    /// Nobody else has answered: now it is waited for as long as it takes.
    is_last: bool,
}

impl Turn {
    /// Nobody else has answered.
    fn last(at: usize) -> Self {
        Self {
            at,
            waits: true,
            is_last: true,
        }
    }
}

/// A candidate that answers.
pub(crate) struct Won {
    pub(crate) at: usize,
    pub(crate) began: Instant,
    pub(crate) got: Got,
    pub(crate) pass: Pass,
}

/// What follows a candidate that gave no answer.
enum Next {
    Candidate,
    /// It may be asked later, when nobody else has answered.
    Held(Instant),
    /// Only a candidate with a larger window.
    Larger,
    /// Every candidate would fail alike.
    Stop,
}

impl<'a> Call<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, route: &'a Route, kind: Kind, deadline: Instant) -> Self {
        let waits = snapshot.settings.on_limit == OnLimit::Wait;
        let candidates = route.candidates.len();
        let first = |at| Turn {
            at,
            waits,
            is_last: false,
        };
        Self {
            snapshot,
            route,
            kind,
            deadline,
            ledger: Ledger::default(),
            queue: (0..candidates).map(first).collect(),
            held: Vec::new(),
            retries: vec![0; candidates],
            too_small: None,
            cap: u64::MAX,
            more_input: 0,
            is_admitted: false,
            limited: None,
            soonest: None,
            under_way: None,
        }
    }

    /// Takes the limits that hold whoever answers, once for the call. The offline model has none.
    async fn admit(&mut self, candidate: &Candidate) -> Result<(), CallFailed> {
        if self.is_admitted || candidate.model.provider == OFFLINE {
            return Ok(());
        }
        let one = Units {
            requests: 1,
            tokens: 0,
        };
        let agents = &self.snapshot.agents;
        let of_agent = self.route.agent.as_deref().and_then(|agent| agents.of(agent));
        if let Some(limiter) = &of_agent
            && let Err(until) = limiter.take(one, self.deadline).await
        {
            let rate = agents.per_minute().unwrap_or_default();
            return Err(CallFailed::limited(
                until,
                format!("its agent has made its {rate} calls of this minute"),
            ));
        }
        // A caller that goes away meanwhile has made none of its agent's calls.
        let taken = of_agent.as_deref().map(|limiter| Taken { limiter, units: one });
        if let Err(until) = self.snapshot.limiter.take(one, self.deadline).await {
            return Err(CallFailed::limited(until, "all calls of this minute are made"));
        }
        if let Some(taken) = taken {
            taken.keep();
        }
        self.is_admitted = true;
        Ok(())
    }

    /// The next candidate that answers. Can be asked again after an answer has broken off.
    pub(crate) async fn next(&mut self, request: &ModelRequest) -> Option<Won> {
        loop {
            let Some(turn) = self.queue.pop_front() else {
                self.held.sort_by_key(|(until, _)| *until);
                let held = self.held.drain(..).map(|(_, at)| Turn::last(at));
                self.queue.extend(held);
                if self.queue.is_empty() {
                    return None;
                }
                continue;
            };
            if Instant::now() >= self.deadline {
                return None;
            }
            let candidate = self.route.candidates.get(turn.at)?;
            if self
                .too_small
                .is_some_and(|small| !is_larger(candidate.context_window, small))
            {
                self.ledger.left(candidate, "its window is no larger");
                continue;
            }
            if let Err(limited) = self.admit(candidate).await {
                self.limited = Some(limited);
                return None;
            }
            match self.ask(candidate, turn, request).await {
                Ok(won) => return Some(won),
                Err(Next::Candidate) => (),
                Err(Next::Held(until)) => {
                    if let Some(at) = self.index_of(candidate) {
                        self.held.push((until, at));
                    }
                }
                Err(Next::Larger) => self.too_small = Some(candidate.context_window),
                Err(Next::Stop) => {
                    self.queue.clear();
                    self.held.clear();
                    return None;
                }
            }
        }
    }

    /// One candidate, as often as its failures allow.
    async fn ask(
        &mut self,
        candidate: &'a Candidate,
        turn: Turn,
        request: &ModelRequest,
    ) -> Result<Won, Next> {
        let wanted = request.max_tokens;
        let mut request = ModelRequest {
            model: candidate.model.model.clone(),
            ..request.clone()
        };
        let settings = &self.snapshot.settings;
        let state = &candidate.known.state;
        let mut counted = false;
        loop {
            if !self.is_funded().await {
                let reason = "the caller's budget has no room for another attempt";
                self.ledger.left(candidate, reason);
                return Err(Next::Stop);
            }
            request.max_tokens = candidate.clamp(wanted.min(self.cap));
            let tokens = self.tokens(candidate, &request);
            let waits = match state.rests.ends() {
                Some(ends) => self.waits_until(ends, turn),
                None => turn.waits,
            };
            let pass = match admit(candidate, tokens, waits, self.deadline).await {
                Ok(pass) => pass,
                Err(held) => return Err(self.hold(candidate, &held, waits)),
            };
            let began = Instant::now();
            let could_use = self.seen(&request, request.max_tokens);
            self.under_way = Some(UnderWay {
                candidate,
                began,
                usage: could_use,
            });
            let outcome =
                attempt::make(candidate, &request, self.kind, self.deadline, settings, could_use).await;
            self.under_way = None;
            let error = match outcome {
                Ok(got) => {
                    return Ok(Won {
                        at: turn.at,
                        began,
                        got,
                        pass,
                    });
                }
                Err(error) => error,
            };
            self.ledger.failed(candidate, began, &error);
            tracing::debug!(model = %candidate.model, class = error.class.as_str(), "a model call has failed");
            let own = counts(error.class) && !counted && !self.is_cut_short(candidate, began, &error);
            counted |= own;
            pass.failed(&error, own, &settings.breaker);
            if let Some(after) = error.retry_after.filter(|_| error.class.is_retryable()) {
                state.rests.until(after);
            }
            if !error.class.is_retryable() {
                self.ledger.left(candidate, &error.message);
                return Err(match error.class {
                    ErrorClass::Auth | ErrorClass::ModelNotFound => {
                        state.rests.for_good(error.class, began);
                        Next::Candidate
                    }
                    ErrorClass::Unsupported => Next::Candidate,
                    ErrorClass::ContextTooLong => Next::Larger,
                    _ => Next::Stop,
                });
            }
            let retry = self.retries.get(turn.at).copied().unwrap_or(u32::MAX);
            let pause = backoff::pause(settings.retry_delay, retry, (self.snapshot.random)());
            let earliest = state.rests.ends().unwrap_or(began);
            let again = earliest.max(Instant::now() + pause);
            let is_over = retry >= settings.max_retries || again >= self.deadline;
            if is_over || state.breaker.open_until().is_some() {
                self.ledger.left(candidate, &error.message);
                return Err(Next::Candidate);
            }
            self.retried(turn.at);
            if earliest > began && !self.waits_until(earliest, turn) {
                self.ledger.left(candidate, &error.message);
                return Err(Next::Held(again));
            }
            tokio::time::sleep_until(again).await;
        }
    }

    /// Its caller's time was up before the endpoint had been silent for as long as it may be: that says nothing
    /// about the endpoint.
    pub(crate) fn is_cut_short(&self, candidate: &Candidate, began: Instant, error: &ProviderError) -> bool {
        let longest = candidate.timeout.min(self.snapshot.settings.idle_timeout);
        error.class == ErrorClass::Timeout && Instant::now() >= self.deadline && began.elapsed() < longest
    }

    /// The answer of that candidate has broken off: it may be asked once more when nobody else is left.
    pub(crate) fn broke_off(&mut self, at: usize) {
        let left = self
            .retries
            .get(at)
            .is_some_and(|used| *used < self.snapshot.settings.max_retries);
        if left {
            self.retried(at);
            self.queue.push_back(Turn::last(at));
        }
    }

    pub(crate) fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.route.candidates.get(at)
    }

    /// Nobody has answered.
    pub(crate) fn nobody(mut self) -> CallFailed {
        if let Some(limited) = self.limited.take() {
            let (usage, cost, attempts, _) = self.ledger.so_far();
            return CallFailed {
                usage,
                cost,
                attempts,
                ..limited
            };
        }
        let soonest = self.soonest();
        self.ledger.nobody(soonest)
    }

    fn hold(&mut self, candidate: &Candidate, held: &Held, waits: bool) -> Next {
        self.ledger.left(candidate, held.reason());
        let until = held.until();
        self.soonest = Some(self.soonest.map_or(until, |soonest| soonest.min(until)));
        if waits || matches!(held, Held::Open(_)) || until >= self.deadline {
            Next::Candidate
        } else {
            Next::Held(until)
        }
    }

    /// Whether its provider's word is waited for now, or once everybody else has been asked.
    fn waits_until(&self, ends: Instant, turn: Turn) -> bool {
        let others = !self.queue.is_empty() || !self.held.is_empty();
        turn.waits && (turn.is_last || !others || ends <= Instant::now() + PATIENCE)
    }

    fn retried(&mut self, at: usize) {
        if let Some(used) = self.retries.get_mut(at) {
            *used += 1;
        }
    }

    fn index_of(&self, candidate: &Candidate) -> Option<usize> {
        self.route
            .candidates
            .iter()
            .position(|other| std::ptr::eq(other, candidate))
    }

    /// When the first of the held candidates may be asked again, in ms from now.
    fn soonest(&self) -> Option<u64> {
        let rests = self
            .route
            .candidates
            .iter()
            .filter_map(|c| c.known.state.rests.ends());
        let soonest = rests.chain(self.soonest).min()?;
        let from_now = soonest.saturating_duration_since(Instant::now());
        u64::try_from(from_now.as_millis()).ok()
    }
}

/// An unknown window is not known to be larger than a known one.
fn is_larger(window: Option<u64>, than: Option<u64>) -> bool {
    match (window, than) {
        (Some(window), Some(than)) => window > than,
        (Some(_), None) => true,
        (None, _) => false,
    }
}
