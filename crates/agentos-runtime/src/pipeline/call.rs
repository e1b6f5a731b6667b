//! A model call under way: it is asked, it may ask for more of the budget, and it is given up for a command
//! or when the run's time is up.

use agentos_router::{CallFailed, Routed};
use agentos_types::codes;
use tokio_util::sync::CancellationToken;

use super::effect::{Guarded, guarded};
use super::further::{Account, Ask, Purse};
use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::pipeline::action::{ClearedModel, ModelOutcome, Performed, Stop};
use crate::run::cell::Cell;
use crate::run::session::Session;

pub(super) const INTERRUPTED: Performed = Performed::GivenUp {
    tool: None,
    out_of_time: false,
};
pub(super) const OUT_OF_TIME: Performed = Performed::GivenUp {
    tool: None,
    out_of_time: true,
};

/// What a call under way has come to, or wants.
enum Came<T> {
    Outcome(T),
    Ask(Ask),
}

/// An answer that comes whole.
pub(super) async fn whole(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    mut model: Box<ClearedModel>,
    spend: &mut Option<String>,
) -> Result<Performed, RuntimeError> {
    let purse = Purse::of(&mut model);
    let mut account = Account::new(&model, purse, spend);
    let stop = CancellationToken::new();
    let call = rt
        .router
        .complete_until(&model.route, &model.request, rt.model_timeout(), stop.cancelled());
    tokio::pin!(call);
    let given_up = loop {
        let came = async {
            tokio::select! {
                biased;
                outcome = &mut call => Came::Outcome(outcome),
                ask = account.purse.ask() => Came::Ask(ask),
            }
        };
        match guarded(rt, cell, true, session.remaining(), came).await {
            Guarded::Done(Came::Outcome(outcome)) => return Ok(ended(account, outcome)),
            Guarded::Done(Came::Ask(ask)) => {
                // Boxed: hardly a call needs it.
                if let Err(stop) = Box::pin(account.answer(rt, cell, session, ask)).await {
                    break given_up(stop)?;
                }
            }
            Guarded::OutOfTime => break OUT_OF_TIME,
            Guarded::Interrupted => break INTERRUPTED,
        }
    };
    // Down to the socket. What it has cost is settled; the call itself stays under way, for whoever goes on to
    // make it again.
    stop.cancel();
    match call.await {
        // It was whole already.
        Ok(routed) => Ok(ended(account, Ok(routed))),
        Err(failed) => {
            account.close(rt, session, failed.usage, failed.cost)?;
            Ok(given_up)
        }
    }
}

fn ended(account: Account<'_>, outcome: Result<Routed, CallFailed>) -> Performed {
    Performed::Model(Box::new(ModelOutcome {
        outcome,
        charged: account.charged,
        refused: account.refused,
    }))
}

/// No further attempt is made, and the call is left where it is.
pub(super) fn given_up(stop: Stop) -> Result<Performed, RuntimeError> {
    match stop {
        Stop::Interrupted => Ok(INTERRUPTED),
        Stop::Refused(refusal) if refusal.code == codes::RUN_TIMEOUT => Ok(OUT_OF_TIME),
        Stop::Runtime(error) => Err(error),
        stop => Err(RuntimeError::Internal(format!(
            "a further attempt stopped: {stop:?}"
        ))),
    }
}
