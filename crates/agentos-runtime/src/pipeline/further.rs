//! A further attempt of a model call, after one that was charged: what was lost is settled, and the next
//! attempt is reserved for like a first one. So budgets hold however often a call is made.

use std::sync::{Arc, Mutex, PoisonError};

use agentos_router::{Funds, FurtherAttempt};
use agentos_types::{ModelCharged, Usage, Usd, codes};
use futures_util::future::BoxFuture;
use tokio::sync::{Notify, oneshot};

use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, ClearedModel, Stop};
use crate::pipeline::{budget, intent, policy};
use crate::run::cell::Cell;
use crate::run::session::Session;

/// Where a call asks for more, and its step answers.
#[derive(Debug, Default)]
pub(super) struct Purse {
    asks: Mutex<Option<Ask>>,
    asked: Notify,
}

/// The longest answer that may be asked for, or nothing.
type Reply = oneshot::Sender<Option<u64>>;

#[derive(Debug)]
pub(super) struct Ask {
    attempt: FurtherAttempt,
    reply: Reply,
}

impl Purse {
    /// The purse of a call that is about to be made.
    pub(super) fn of(model: &mut ClearedModel) -> Arc<Self> {
        let purse = Arc::new(Self::default());
        model.route.funds = Some(Arc::clone(&purse) as Arc<dyn Funds>);
        purse
    }

    /// Returns when the call asks.
    pub(super) async fn ask(&self) -> Ask {
        loop {
            if let Some(ask) = self.lock().take() {
                return ask;
            }
            self.asked.notified().await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Ask>> {
        self.asks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Funds for Purse {
    fn further(&self, attempt: FurtherAttempt) -> BoxFuture<'_, Option<u64>> {
        Box::pin(async move {
            let (reply, granted) = oneshot::channel();
            *self.lock() = Some(Ask { attempt, reply });
            self.asked.notify_one();
            granted.await.ok().flatten()
        })
    }
}

/// A model call under way, as its step keeps it.
#[derive(Debug)]
pub(super) struct Account<'a> {
    /// What the first attempt was cleared with.
    model: &'a ClearedModel,
    pub(super) purse: Arc<Purse>,
    /// What the policies have set aside for the attempt under way.
    pub(super) spend: &'a mut Option<String>,
    /// Settled already.
    pub(super) charged: (Usage, Usd),
    /// Why no further attempt is made.
    pub(super) refused: Option<Refusal>,
}

impl<'a> Account<'a> {
    pub(super) fn new(model: &'a ClearedModel, purse: Arc<Purse>, spend: &'a mut Option<String>) -> Self {
        Self {
            model,
            purse,
            spend,
            charged: (Usage::default(), Usd::ZERO),
            refused: None,
        }
    }

    /// Settles what was lost and reserves for one more attempt. A refusal ends the call, not the step: what
    /// the call has come to is recorded like any outcome.
    pub(super) async fn answer(
        &mut self,
        rt: &Inner,
        cell: &Cell,
        session: &mut Session,
        ask: Ask,
    ) -> Result<(), Stop> {
        let Ask { attempt, reply } = ask;
        self.charge(rt, session, attempt.usage, attempt.cost)?;
        let again = ClearedModel {
            input_bound: self.model.input_bound.saturating_add(attempt.more_input),
            again: Some(attempt.until),
            ..self.model.clone()
        };
        let granted = match self.reserve(rt, cell, session, again).await {
            Ok(cap) => Some(cap),
            Err(Stop::Refused(refusal)) if refusal.code != codes::RUN_TIMEOUT => {
                self.refused = Some(refusal);
                None
            }
            Err(stop) => return Err(stop),
        };
        // Who has asked waits: it is part of the call that this step holds.
        let _ = reply.send(granted);
        Ok(())
    }

    /// What attempts have used and cost is settled, though the call goes on or is made again later.
    pub(super) fn charge(
        &mut self,
        rt: &Inner,
        session: &mut Session,
        usage: Usage,
        cost: Usd,
    ) -> Result<(), RuntimeError> {
        session.record_own(ModelCharged {
            step: session.run.step,
            usage,
            cost,
            ran_ms: session.ran_ms(),
        })?;
        self.charged.0 += usage;
        self.charged.1 = self.charged.1 + cost;
        policy::settle(rt, session, self.spend.take().as_deref(), cost)
    }

    /// The call is given up: what all its attempts have used and cost, or could have, is settled, and nothing
    /// stays reserved.
    pub(super) fn close(
        &mut self,
        rt: &Inner,
        session: &mut Session,
        usage: Usage,
        cost: Usd,
    ) -> Result<(), RuntimeError> {
        let (usage, cost) = (usage.less(&self.charged.0), cost - self.charged.1);
        if usage.total() == 0 && session.reserved().is_none() {
            return Ok(());
        }
        self.charge(rt, session, usage, cost)
    }

    async fn reserve(
        &mut self,
        rt: &Inner,
        cell: &Cell,
        session: &mut Session,
        again: ClearedModel,
    ) -> Result<u64, Stop> {
        let mut cleared = Cleared::Model(Box::new(again));
        budget::reserve(session, &mut cleared)?;
        *self.spend = policy::spends(rt, session)?;
        match intent::begin(rt, cell, session, cleared, None).await {
            Ok(Cleared::Model(model)) => Ok(model.request.max_tokens),
            Ok(Cleared::Tool(_)) => {
                Err(RuntimeError::Internal("a model call became a tool's".to_owned()).into())
            }
            Err(stop) => {
                policy::settle(rt, session, self.spend.take().as_deref(), Usd::ZERO)?;
                Err(stop)
            }
        }
    }
}
