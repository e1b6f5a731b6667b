//! What the attempts of a call use, of tokens and of funds, also when nobody hears what they have used.

use agentos_types::{ErrorClass, ModelRequest, ProviderError, Usage};
use tokio::time::Instant;

use super::Call;
use crate::{Candidate, FurtherAttempt};

/// What an attempt is charged as when nobody waits for its outcome.
pub(super) struct UnderWay<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) began: Instant,
    pub(super) usage: Usage,
}

impl Call<'_> {
    /// Its caller wants no more: the attempt under way is charged as what it could have cost.
    pub(crate) fn given_up(&mut self) {
        if let Some(UnderWay {
            candidate,
            began,
            usage,
        }) = self.under_way.take()
        {
            let error = ProviderError {
                usage: Some(usage),
                ..ProviderError::new(ErrorClass::Cancelled, "its caller wanted no more")
            };
            self.ledger.failed(candidate, began, &error);
            self.ledger.left(candidate, &error.message);
        }
    }

    /// The input as it is likely to be counted.
    pub(crate) fn input_tokens(&self, request: &ModelRequest) -> u64 {
        self.input_bound(request).div_ceil(crate::route::BYTES_PER_TOKEN)
    }

    fn input_bound(&self, request: &ModelRequest) -> u64 {
        match self.route.input_tokens {
            0 => request.messages.iter().map(|message| message.token_bound()).sum(),
            bound => bound.saturating_add(self.more_input),
        }
    }

    /// What an answer that broke off is likely to have used, of which so many tokens were seen.
    pub(crate) fn seen(&self, request: &ModelRequest, output: u64) -> Usage {
        Usage {
            input: self.input_tokens(request),
            output,
            estimated: true,
            ..Usage::default()
        }
    }

    /// After an attempt that was charged, the next one is reserved for anew.
    pub(super) async fn is_funded(&mut self) -> bool {
        let Some(funds) = &self.route.funds else {
            return true;
        };
        let Some((usage, cost)) = self.ledger.untold() else {
            return true;
        };
        let attempt = FurtherAttempt {
            usage,
            cost,
            more_input: self.more_input,
            until: self.deadline,
        };
        self.ledger.tell();
        match funds.further(attempt).await {
            Some(cap) => {
                self.cap = cap;
                true
            }
            None => false,
        }
    }

    pub(super) fn tokens(&self, candidate: &Candidate, request: &ModelRequest) -> u64 {
        match candidate.known.endpoint.tpm {
            Some(_) => self.input_tokens(request).saturating_add(request.max_tokens),
            None => 0,
        }
    }
}
