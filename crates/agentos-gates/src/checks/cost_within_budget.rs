//! `cost_within_budget`: what the run has cost so far, `metadata.cost_usd`, is at most `max_cost`. A cost that is
//! not known is not within a budget; in a run the runtime supplies it.

use serde_json::{Value, json};

use super::{Code, Params, run};
use crate::CheckVerdict;

pub(super) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let budget = params
        .number(&["max_cost", "max_cost_usd", "budget", "budget_usd"])?
        .ok_or("the check has no `max_cost`")?;
    if budget.is_nan() || budget < 0.0 {
        return Err(format!(
            "`max_cost` is {budget}, where an amount of dollars belongs"
        ));
    }
    Ok(Code::Light(run(move |ask| {
        let cost = ask.context.metadata.get("cost_usd").and_then(Value::as_f64);
        match cost {
            None => {
                CheckVerdict::failed("the run's cost could not be known: `metadata.cost_usd` is no number")
            }
            Some(cost) if cost <= budget => CheckVerdict::passed(),
            Some(cost) => CheckVerdict::failed(format!(
                "the run has cost {cost} USD and may cost at most {budget}"
            )),
        }
        .with_details(json!({ "cost": cost, "budget": budget }))
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, verdict, with_metadata};

    #[test]
    fn only_a_known_cost_is_within_a_budget() {
        for (params, metadata, expected) in [
            (json!({"maxCost": 1.0}), json!({"cost_usd": 0.5}), None),
            (json!({"max_cost": 1}), json!({"cost_usd": 1}), None),
            (
                json!({"max_cost": 1}),
                json!({"cost_usd": 1.01}),
                Some("has cost 1.01 USD"),
            ),
            (json!({"max_cost": 1}), json!({}), Some("could not be known")),
            (
                json!({"max_cost": 1}),
                json!({"cost_usd": "0"}),
                Some("could not be known"),
            ),
            (json!({}), json!({"cost_usd": 0}), Some("no `max_cost`")),
            (json!({"max_cost": -1}), json!({"cost_usd": 0}), Some("an amount")),
        ] {
            let said = verdict("cost_within_budget", &params, &with_metadata(&metadata, "x"));
            expect(&said, expected, &format!("{params} {metadata}"));
        }
    }
}
