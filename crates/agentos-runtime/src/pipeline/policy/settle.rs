//! What a step had set aside of the policies' budgets is booked as what it has cost, and for whom. Whether the step may
//! be made was decided before.

use agentos_policy::EvaluateRequest;
use agentos_types::{ModelRef, PolicySettled, Usd};

use super::{counts, request};
use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::pipeline::action::Cleared;
use crate::policies::Question;
use crate::run::session::Session;

/// A call of a model as it is counted: by the candidate that is asked first.
#[derive(Debug)]
pub(in crate::pipeline) struct First {
    model: ModelRef,
    max_tokens: u64,
    tokens: u64,
}

/// `None`: no model is called, or nothing is counted.
pub(in crate::pipeline) fn first(
    rt: &Inner,
    session: &Session,
    cleared: &Cleared,
) -> Result<Option<First>, RuntimeError> {
    let Cleared::Model(call) = cleared else {
        return Ok(None);
    };
    let max_tokens = call.request.max_tokens;
    let counted = call
        .route
        .candidates
        .first()
        .filter(|_| call.route.candidates.len() > 1);
    let counted = counted.map(|candidate| First {
        model: candidate.model.clone(),
        max_tokens,
        tokens: call.input_bound.saturating_add(max_tokens),
    });
    Ok(if counts(rt, session)? { counted } else { None })
}

/// What a call had set aside is booked as its cost: for the model that has answered, where that is another than was
/// asked first.
pub(in crate::pipeline) async fn settle_call(
    rt: &Inner,
    session: &mut Session,
    spend: Option<&str>,
    cost: Usd,
    first: Option<First>,
    answered: Option<ModelRef>,
) -> Result<(), RuntimeError> {
    let (Some(first), Some(other), Some(id)) = (first, answered, spend) else {
        return settle(rt, session, spend, cost);
    };
    if first.model == other {
        return settle(rt, session, spend, cost);
    }
    let mut asked = Vec::with_capacity(2);
    for model in [&first.model, &other] {
        let question = Question::Model {
            model: Some(model),
            max_tokens: first.max_tokens,
            tokens: first.tokens,
            cost: Usd::ZERO,
        };
        let mut request = request(rt, session, question).await?;
        if let Some(spend) = &mut request.spend {
            id.clone_into(&mut spend.id);
        }
        asked.push(request);
    }
    let Ok(asked) = <[EvaluateRequest; 2]>::try_from(asked) else {
        return Err(RuntimeError::Internal("two models are two requests".to_owned()));
    };
    let agent = &session.pins.agent;
    let changes = rt
        .policies
        .made_as(agent, asked, cost, rt.journal().as_ref())
        .await?;
    if changes.is_empty() {
        return Ok(());
    }
    session.record_own(PolicySettled { changes })
}

/// What a step had set aside of the policies' budgets is booked as its cost; nothing where it was not made.
pub(in crate::pipeline) fn settle(
    rt: &Inner,
    session: &mut Session,
    spend: Option<&str>,
    cost: Usd,
) -> Result<(), RuntimeError> {
    match spend.and_then(|spend| rt.policies.settle(spend, cost)) {
        Some(change) => session.record_own(PolicySettled {
            changes: vec![change],
        }),
        None => Ok(()),
    }
}
