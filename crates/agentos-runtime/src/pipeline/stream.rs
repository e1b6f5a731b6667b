//! An answer that is streamed: handed on to whoever listens, kept in parts so that a crash loses little of
//! it, and given up for a command or when the run's time is up.

use agentos_router::{CallFailed, RouterEvent, RouterStream};
use agentos_types::codes;
use futures_util::StreamExt as _;
use serde_json::json;

use super::call::{INTERRUPTED, OUT_OF_TIME, given_up};
use super::ear::Ear;
use super::effect::{Guarded, guarded};
use super::further::{Account, Ask, Purse};
use super::part::Part;
use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::action::{ClearedModel, ModelOutcome, Performed};
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::streams::StreamOptions;

enum Came {
    Event(Option<RouterEvent>),
    Ask(Ask),
    /// What has come is to be kept now.
    Due,
}

pub(super) async fn streamed(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    mut model: Box<ClearedModel>,
    spend: &mut Option<String>,
    options: &StreamOptions,
) -> Result<Performed, RuntimeError> {
    let purse = Purse::of(&mut model);
    let (route, request) = (model.route.clone(), model.request.clone());
    let mut events = rt
        .router
        .stream(route, request, options.recovery, rt.model_timeout());
    let mut call = Streamed {
        ear: Ear::new(rt, session, options),
        part: Part::default(),
        account: Account::new(&model, purse, spend),
    };
    loop {
        let came = async {
            tokio::select! {
                biased;
                event = events.next() => Came::Event(event),
                ask = call.account.purse.ask() => Came::Ask(ask),
                () = call.part.due() => Came::Due,
            }
        };
        match guarded(rt, cell, true, session.remaining(), came).await {
            Guarded::Done(Came::Event(Some(RouterEvent::Delta(delta)))) => {
                call.ear.hear(&delta);
                call.part.take(&delta);
                if call.part.is_full() {
                    call.part.save(session).await?;
                }
                // A stream that always has more would leave nobody else a turn.
                if cell.must_stop(true) || rt.shutdown.is_cancelled() {
                    return call.stop(rt, session, events, INTERRUPTED).await;
                }
                if session.remaining().is_some_and(|left| left.is_zero()) {
                    return call.stop(rt, session, events, OUT_OF_TIME).await;
                }
            }
            Guarded::Done(Came::Event(Some(RouterEvent::Withdrawn(withdrawn)))) => {
                call.ear.withdraw(&withdrawn.message);
                call.part.withdraw();
            }
            Guarded::Done(Came::Event(Some(last))) => return call.ended(session, last),
            Guarded::Done(Came::Event(None)) => {
                return Err(RuntimeError::Internal("a stream ended without a word".to_owned()));
            }
            Guarded::Done(Came::Ask(ask)) => {
                if let Err(stop) = Box::pin(call.account.answer(rt, cell, session, ask)).await {
                    let performed = given_up(stop)?;
                    return call.stop(rt, session, events, performed).await;
                }
            }
            Guarded::Done(Came::Due) => call.part.save(session).await?,
            Guarded::OutOfTime => return call.stop(rt, session, events, OUT_OF_TIME).await,
            Guarded::Interrupted => return call.stop(rt, session, events, INTERRUPTED).await,
        }
    }
}

struct Streamed<'a> {
    ear: Ear,
    part: Part,
    account: Account<'a>,
}

impl Streamed<'_> {
    /// The call has ended by itself.
    fn ended(mut self, session: &mut Session, last: RouterEvent) -> Result<Performed, RuntimeError> {
        let mut refused = self.account.refused.take();
        let outcome = match last {
            RouterEvent::Accepted(routed) => {
                self.ear.finish();
                Ok(*routed)
            }
            RouterEvent::Incomplete(part) => {
                let why = format!("the answer of `{}` broke off: {}", part.model, part.message);
                let incomplete = Refusal::new(codes::ANSWER_INCOMPLETE, &why).with(json!({
                    "content": part.answer.content, "error_class": part.error_class, "cost_usd": part.cost,
                    "tokens": { "input": part.usage.input, "output": part.usage.output },
                }));
                refused.get_or_insert(incomplete);
                Err(CallFailed {
                    class: part.error_class,
                    message: why,
                    usage: part.usage,
                    cost: part.cost,
                    attempts: part.attempts,
                    retry_after_ms: None,
                })
            }
            RouterEvent::Failed(failed) => Err(*failed),
            RouterEvent::Delta(_) | RouterEvent::Withdrawn(_) => {
                return Err(RuntimeError::Internal("a stream's last word was none".to_owned()));
            }
        };
        if let Err(failed) = &outcome {
            self.part.record(session)?;
            self.ear.withdraw(&failed.message);
        }
        Ok(Performed::Model(Box::new(ModelOutcome {
            outcome,
            charged: self.account.charged,
            refused,
        })))
    }

    /// Given up, down to the socket. What has come is kept, and what it has cost is settled; the call itself
    /// stays under way, for whoever goes on to make it again.
    async fn stop(
        mut self,
        rt: &Inner,
        session: &mut Session,
        events: RouterStream,
        performed: Performed,
    ) -> Result<Performed, RuntimeError> {
        let (usage, cost) = match events.stop().await {
            // It was whole already.
            Some(accepted @ RouterEvent::Accepted(_)) => return self.ended(session, accepted),
            Some(RouterEvent::Incomplete(part)) => (part.usage, part.cost),
            Some(RouterEvent::Failed(failed)) => (failed.usage, failed.cost),
            _ => Default::default(),
        };
        self.part.record(session)?;
        self.ear.withdraw("the call was given up");
        self.account.close(rt, session, usage, cost)?;
        Ok(performed)
    }
}
