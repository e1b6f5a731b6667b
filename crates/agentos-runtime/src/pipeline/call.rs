//! A model call under way: it is asked, it may ask for more of the budget, and it is given up for a command
//! or when the run's time is up.

use agentos_types::codes;

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
    mut model: ClearedModel,
    spend: &mut Option<String>,
) -> Result<Performed, RuntimeError> {
    let purse = Purse::of(&mut model);
    let mut account = Account::new(&model, purse, spend);
    let call = rt
        .router
        .complete(&model.route, &model.request, rt.model_timeout());
    tokio::pin!(call);
    loop {
        let came = async {
            tokio::select! {
                biased;
                outcome = &mut call => Came::Outcome(outcome),
                ask = account.purse.ask() => Came::Ask(ask),
            }
        };
        let ask = match guarded(rt, cell, true, session.remaining(), came).await {
            Guarded::Done(Came::Outcome(outcome)) => {
                return Ok(Performed::Model(Box::new(ModelOutcome {
                    outcome,
                    charged: account.charged,
                    refused: account.refused,
                })));
            }
            Guarded::Done(Came::Ask(ask)) => ask,
            Guarded::OutOfTime => return Ok(OUT_OF_TIME),
            Guarded::Interrupted => return Ok(INTERRUPTED),
        };
        // Boxed: hardly a call needs it.
        if let Err(stop) = Box::pin(account.answer(rt, cell, session, ask)).await {
            return given_up(stop);
        }
    }
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
