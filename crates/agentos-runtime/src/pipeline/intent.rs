//! Journal: "about to" is durable before the effect, and with it what the call reserves of the budgets
//! beyond its run.
//!
//! Does it not fit what is spent, the answer's cap is lowered, or the call refused. Does it not fit only
//! what others have reserved, it waits in order until they settle, no longer than the call may take.

use std::future::Future;
use std::time::Duration;

use agentos_types::{ApprovalId, ApprovalUsed, EventBody, Usd, codes};
use serde_json::json;
use tokio::time::Instant;

use crate::budgets::{Accounts, accounts, utc_day};
use crate::error::Refusal;
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, Stop};
use crate::pipeline::approval::above_day;
use crate::pipeline::budget::lower;
use crate::pipeline::counted::{Again, Counted, keep};
use crate::pipeline::policy;
use crate::queues::Place;
use crate::run::cell::Cell;
use crate::run::session::{Flushed, OverBudget, Session};
use crate::run::step::out_of_time;

/// How soon one who waits looks again by itself: settlements of other processes wake nobody here.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// Records the intent and makes it durable. The call may come back with a lower cap.
pub(super) async fn begin(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    cleared: Cleared,
    approved: Option<ApprovalId>,
) -> Result<Cleared, Stop> {
    let reserved = match &cleared {
        Cleared::Model(model) => model.reserved,
        Cleared::Tool(tool) if tool.amount.is_some() => {
            return Box::pin(spend(rt, session, cleared, approved)).await;
        }
        Cleared::Tool(_) => Usd::ZERO,
    };
    if rt.shared.budgets.day(session.now(), reserved).is_none() {
        if policy::counts(rt, session)? {
            return Box::pin(count(rt, session, cleared, approved)).await;
        }
        for event in events(rt, session, &cleared, approved) {
            session.record_own(event)?;
        }
        session.flush().await?;
        return Ok(cleared);
    }
    // Boxed, so that steps without such a budget do not carry its size.
    Box::pin(reserve(rt, cell, session, cleared, approved)).await
}

/// The intent, and with it the use of the approval under which it is made.
fn events(
    rt: &Inner,
    session: &Session,
    cleared: &Cleared,
    approved: Option<ApprovalId>,
) -> impl Iterator<Item = EventBody> + use<> {
    let step = session.run.step + 1;
    let used = approved.map(|id| EventBody::from(ApprovalUsed { id, step }));
    used.into_iter().chain([cleared.intent(rt, session)])
}

/// Only policies count.
async fn count(
    rt: &Inner,
    session: &mut Session,
    cleared: Cleared,
    approved: Option<ApprovalId>,
) -> Result<Cleared, Stop> {
    match attempt(rt, session, &cleared, approved).await? {
        None => Ok(cleared),
        Some(over) => Err(refuse(&over, "it has no room for the call").into()),
    }
}

/// Records the intent, with what policies count of it, and makes it durable, unless a budget has no room for
/// it. Policies that have counted meanwhile, in other processes, are asked anew.
async fn attempt(
    rt: &Inner,
    session: &mut Session,
    cleared: &Cleared,
    approved: Option<ApprovalId>,
) -> Result<Option<OverBudget>, Stop> {
    let mut again = Again::default();
    loop {
        let counted = policy::count(rt, session, cleared).await?;
        let seen = counted.as_ref().map(|counted| counted.seen);
        let switched = counted.as_ref().map(Counted::switched);
        let decided = counted.map(|counted| counted.event.into());
        let intent = decided.into_iter().chain(events(rt, session, cleared, approved));
        match session.flush_intent(intent, seen).await? {
            Flushed::Done => return Ok(None),
            Flushed::Over(over) => {
                keep(session, switched)?;
                return Ok(Some(over));
            }
            Flushed::Moved => keep(session, switched)?,
        }
        again.wait().await?;
    }
}

/// A tool that spends: the agent's `daily_limit` has room for the amount, or the tool is not called.
async fn spend(
    rt: &Inner,
    session: &mut Session,
    cleared: Cleared,
    approved: Option<ApprovalId>,
) -> Result<Cleared, Stop> {
    let Some(over) = attempt(rt, session, &cleared, approved).await? else {
        return Ok(cleared);
    };
    session.flush().await?;
    let tool = match &cleared {
        Cleared::Tool(tool) => tool.action.name.as_str(),
        Cleared::Model(_) => "",
    };
    Err(above_day(tool, over.asked, over.balance.committed(), over.limit).into())
}

async fn reserve(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    mut cleared: Cleared,
    approved: Option<ApprovalId>,
) -> Result<Cleared, Stop> {
    let again = match &cleared {
        Cleared::Model(model) => model.again,
        Cleared::Tool(_) => None,
    };
    let mut queue = Queue::new(rt, cell, session, again);
    queue.join_behind_others(session).await?;
    loop {
        let settled = rt.shared.budgets.settled.notified();
        let Some(over) = attempt(rt, session, &cleared, approved).await? else {
            return Ok(cleared);
        };
        // What this run has settled makes room for others, and for itself.
        session.flush().await?;
        if let Cleared::Model(model) = &mut cleared
            && lower(model, &over)?
        {
            continue;
        }
        if !queue.join(session, &over).await? {
            queue.wait(session, &over, settled).await?;
        }
    }
}

/// Where a call stands in the lines of its accounts: the first ones, up to the one that it waits for.
struct Queue<'a> {
    rt: &'a Inner,
    cell: &'a Cell,
    accounts: Accounts,
    places: Vec<Place<'a>>,
    until: Instant,
}

impl<'a> Queue<'a> {
    fn new(rt: &'a Inner, cell: &'a Cell, session: &Session, again: Option<Instant>) -> Self {
        let day = utc_day(session.now());
        let timeout = rt.model_timeout();
        let patience = session.remaining().map_or(timeout, |left| left.min(timeout));
        Self {
            rt,
            cell,
            accounts: accounts(&session.run.agent_id, &session.pins.agent.pack, &day),
            places: Vec::new(),
            // A further attempt has only what is left of its call's time.
            until: again.map_or(Instant::now() + patience, |until| {
                until.min(Instant::now() + patience)
            }),
        }
    }

    /// Whoever comes later than one who waits stands behind it.
    async fn join_behind_others(&mut self, session: &mut Session) -> Result<(), Stop> {
        let queues = &self.rt.shared.budgets.queues;
        let Some(last) = self.accounts.iter().rposition(|name| queues.is_waited_for(name)) else {
            return Ok(());
        };
        // They may wait for what this run has settled.
        session.flush().await?;
        self.stand(session, last, None).await.map(|_| ())
    }

    /// Stands in line for the account that had no room; `false` if it has stood there already.
    async fn join(&mut self, session: &Session, over: &OverBudget) -> Result<bool, Stop> {
        let last = self.accounts.iter().position(|name| *name == over.account);
        self.stand(session, last.unwrap_or(self.accounts.len() - 1), Some(over))
            .await
    }

    /// Queues are joined in one order by all, so that no two wait for each other.
    async fn stand(
        &mut self,
        session: &Session,
        last: usize,
        over: Option<&OverBudget>,
    ) -> Result<bool, Stop> {
        self.places.truncate(last + 1);
        let missing = self.places.len()..=last;
        let joined = !missing.is_empty();
        for name in self.accounts.iter().skip(*missing.start()).take(missing.count()) {
            let mut place = self.rt.shared.budgets.queues.join(name);
            self.patiently(session, over, place.first()).await?;
            self.places.push(place);
        }
        Ok(joined)
    }

    /// Until somebody has settled, or it is time to look again.
    async fn wait(
        &self,
        session: &Session,
        over: &OverBudget,
        settled: impl Future<Output = ()>,
    ) -> Result<(), Stop> {
        let look_again = tokio::time::sleep(LOOK_AGAIN);
        let either = async {
            tokio::select! {
                () = settled => {}
                () = look_again => {}
            }
        };
        self.patiently(session, Some(over), either).await
    }

    async fn patiently(
        &self,
        session: &Session,
        over: Option<&OverBudget>,
        what: impl Future<Output = ()>,
    ) -> Result<(), Stop> {
        tokio::select! {
            biased;
            () = self.cell.interrupted(true) => Err(Stop::Interrupted),
            () = self.rt.shutdown.cancelled() => Err(Stop::Interrupted),
            () = what => Ok(()),
            () = tokio::time::sleep_until(self.until) => Err(Stop::Refused(
                out_of_time(&session.run, session.ran_ms()).unwrap_or_else(|| no_room(over)),
            )),
        }
    }
}

/// The wait was in vain.
fn no_room(over: Option<&OverBudget>) -> Refusal {
    match over {
        Some(over) => refuse(
            over,
            "calls under way have reserved the rest, and none has settled in time",
        ),
        None => Refusal::new(
            codes::COST_LIMIT,
            "other calls wait for room in the budget, and it did not come in time",
        ),
    }
}

pub(super) fn refuse(over: &OverBudget, why: &str) -> Refusal {
    let OverBudget {
        account,
        limit,
        balance,
        asked,
    } = over;
    Refusal::new(
        codes::COST_LIMIT,
        format!(
            "budget `{account}` is {limit} USD, of which {} are spent and {} reserved, and the next call may \
             cost {asked}: {why}",
            balance.spent, balance.reserved
        ),
    )
    .with(json!({
        "account": account, "limit_usd": limit, "spent_usd": balance.spent,
        "reserved_usd": balance.reserved, "worst_case_usd": asked,
    }))
}
