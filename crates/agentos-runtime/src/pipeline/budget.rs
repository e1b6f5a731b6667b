//! The worst case is reserved before a call: a budget is never overspent.
//!
//! A run makes one call at a time, so what does not fit now will not fit later, and is refused. Does
//! only a shorter answer fit, its cap is lowered, to no less than is of use.

use agentos_types::{Budget, Usd, codes};
use serde_json::json;

use crate::error::Refusal;
use crate::pipeline::action::{Cleared, ClearedModel};
use crate::pipeline::intent::refuse;
use crate::run::session::{OverBudget, Session};

/// No answer is asked for that is shorter than this, or than a quarter of what was wanted.
const SHORTEST: u64 = 256;

pub(super) fn reserve(session: &Session, cleared: &mut Cleared) -> Result<(), Refusal> {
    match cleared {
        Cleared::Model(model) => reserve_model(session, model),
        Cleared::Tool(_) => Ok(()),
    }
}

fn reserve_model(session: &Session, model: &mut ClearedModel) -> Result<(), Refusal> {
    let run = &session.run;
    let wanted = model.request.max_tokens;
    let shortest = SHORTEST.max(wanted / 4).min(wanted);
    let input = model.input_bound;

    let tokens_left = run
        .limits
        .max_tokens
        .map(|limit| limit.saturating_sub(run.committed_tokens()));
    let by_tokens = tokens_left.map_or(wanted, |left| left.saturating_sub(input).min(wanted));
    if by_tokens < shortest {
        let limit = run.limits.max_tokens.unwrap_or_default();
        return Err(Refusal::new(
            codes::TOKEN_LIMIT,
            format!(
                "{} tokens are used and the next call may use {}; the run's limit is {limit}",
                run.committed_tokens(),
                input.saturating_add(shortest),
            ),
        )
        .with(json!({ "limit": limit, "used": run.committed_tokens(), "input_bound": input, "max_tokens": wanted })));
    }

    let money_left = run.limits.max_cost.map(|limit| limit - run.committed_cost());
    let cap = longest(model, input, by_tokens, money_left);
    if cap < shortest {
        let limit = run.limits.max_cost.unwrap_or(Usd::ZERO);
        let worst = model.route.worst_case(input, shortest);
        return Err(Refusal::new(
            codes::COST_LIMIT,
            format!(
                "{} USD are spent or reserved and the next call may cost {worst}; the run's limit is {limit}",
                run.committed_cost(),
            ),
        )
        .with(
            json!({ "limit_usd": limit, "committed_usd": run.committed_cost(), "worst_case_usd": worst }),
        ));
    }

    model.lowered_by = if cap < by_tokens {
        Some(Budget::Cost)
    } else {
        (by_tokens < wanted).then_some(Budget::Tokens)
    };
    model.shortest = shortest;
    set_cap(model, cap);
    Ok(())
}

/// Lowers the cap to what a budget beyond the run has not spent; `false` if it fits that already, so
/// that there is room for it when those who have reserved the rest settle.
pub(super) fn lower(model: &mut ClearedModel, over: &OverBudget) -> Result<bool, Refusal> {
    let left = over.limit - over.balance.spent;
    if model.reserved <= left {
        return Ok(false);
    }
    let cap = longest(model, model.input_bound, model.request.max_tokens, Some(left));
    if cap < model.shortest {
        return Err(refuse(over, "not even a short answer fits"));
    }
    model.lowered_by = Some(Budget::Cost);
    set_cap(model, cap);
    Ok(true)
}

fn set_cap(model: &mut ClearedModel, cap: u64) {
    model.request.max_tokens = cap;
    model.reserved = model.route.worst_case(model.input_bound, cap);
    model.reserved_tokens = model.input_bound.saturating_add(cap);
}

/// The largest cap, at most `wanted`, whose worst case fits what is left.
fn longest(model: &ClearedModel, input: u64, wanted: u64, left: Option<Usd>) -> u64 {
    let Some(left) = left else { return wanted };
    let fits = |cap: u64| model.route.worst_case(input, cap) <= left;
    if fits(wanted) {
        return wanted;
    }
    let (mut fitting, mut too_long) = (0, wanted);
    if !fits(0) {
        return 0;
    }
    while too_long - fitting > 1 {
        let middle = fitting + (too_long - fitting) / 2;
        if fits(middle) {
            fitting = middle;
        } else {
            too_long = middle;
        }
    }
    fitting
}
