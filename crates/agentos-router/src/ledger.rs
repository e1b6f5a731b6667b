//! What the attempts of one call have used and cost, and why each candidate gave nothing.

use agentos_types::{ErrorClass, ModelAnswer, ProviderError, Usage, Usd};
use tokio::time::Instant;

use crate::stream::Seam;
use crate::{Attempt, CallFailed, Candidate, Routed};

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    usage: Usage,
    cost: Usd,
    /// What the caller was told of both.
    told: (Usage, Usd),
    attempts: Vec<Attempt>,
    /// One for each candidate that was left, with its reason.
    left: Vec<String>,
    last: Option<ErrorClass>,
    seams: Vec<Seam>,
}

impl Ledger {
    /// A failed attempt; what the provider says that it used is charged.
    pub(crate) fn failed(&mut self, candidate: &Candidate, began: Instant, error: &ProviderError) {
        if let Some(usage) = &error.usage {
            self.charge(candidate, usage);
        }
        self.attempt(candidate, began, Some(error.class));
        self.last = Some(error.class);
    }

    /// What attempts have used and cost since the caller was told last; nothing if that is nothing.
    pub(crate) fn untold(&self) -> Option<(Usage, Usd)> {
        let usage = self.usage.less(&self.told.0);
        (usage.total() > 0).then(|| (usage, self.cost - self.told.1))
    }

    pub(crate) fn tell(&mut self) {
        self.told = (self.usage, self.cost);
    }

    /// The candidate is left for the next one.
    pub(crate) fn left(&mut self, candidate: &Candidate, reason: &str) {
        let tries = self.attempts.iter().filter(|a| is_of(a, candidate)).count();
        let model = &candidate.model;
        self.left.push(match tries {
            0 | 1 => format!("{model}: {reason}"),
            _ => format!("{model}: {reason} (the last of {tries} attempts)"),
        });
    }

    pub(crate) fn answered(mut self, candidate: &Candidate, began: Instant, answer: ModelAnswer) -> Routed {
        self.charge(candidate, &answer.usage);
        self.attempt(candidate, began, None);
        Routed {
            answer,
            model: candidate.model.clone(),
            usage: self.usage,
            cost: self.cost,
            is_fallback: candidate.is_fallback,
            substituted: candidate.substituted,
            attempts: self.attempts,
            cached: false,
            seams: self.seams,
        }
    }

    /// What was used and charged so far, and by how many attempts, for whoever is given only a part.
    pub(crate) fn so_far(self) -> (Usage, Usd, Vec<Attempt>, Vec<Seam>) {
        (self.usage, self.cost, self.attempts, self.seams)
    }

    /// Another candidate goes on from here.
    pub(crate) fn seam(&mut self, seam: Seam) {
        self.seams.push(seam);
    }

    /// Nothing of the part holds any more.
    pub(crate) fn no_seams(&mut self) {
        self.seams.clear();
    }

    pub(crate) fn nobody(self, retry_after_ms: Option<u64>) -> CallFailed {
        let nothing = || "no time was left for a model call".to_owned();
        CallFailed {
            // Without an attempt either every candidate rests, or the time was up.
            class: self.last.unwrap_or(if retry_after_ms.is_some() {
                ErrorClass::RateLimited
            } else {
                ErrorClass::Timeout
            }),
            message: if self.left.is_empty() {
                nothing()
            } else {
                self.left.join("; ")
            },
            usage: self.usage,
            cost: self.cost,
            attempts: self.attempts,
            retry_after_ms,
        }
    }

    fn charge(&mut self, candidate: &Candidate, usage: &Usage) {
        self.usage += *usage;
        self.cost = self.cost + candidate.price.cost(usage).total();
    }

    fn attempt(&mut self, candidate: &Candidate, began: Instant, error_class: Option<ErrorClass>) {
        self.attempts.push(Attempt {
            provider: candidate.model.provider.clone(),
            model: candidate.model.model.clone(),
            error_class,
            ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        });
    }
}

fn is_of(attempt: &Attempt, candidate: &Candidate) -> bool {
    attempt.provider == candidate.model.provider && attempt.model == candidate.model.model
}
