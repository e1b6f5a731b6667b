//! What an agent may do: zones, people's part, money. Read strictly: a limit that cannot be read is an
//! error, never no limit.

use agentos_types::{Zone, codes};
use agentos_yaml::{Field, closest};

use crate::agent::{ExecutionModel, FinancialLimits, ZoneAccess};

/// `zone_access`, else `zone` and those below, else `default`.
pub(crate) fn zone_access(authority: &Field, default: Zone) -> ZoneAccess {
    let authority = authority.clone().strictly();
    let zone = authority.field("zone").text().and_then(|word| {
        word.parse::<Zone>()
            .map_err(|error| {
                let near = closest(&word.to_lowercase(), Zone::ALL.iter().map(|zone| zone.as_str()));
                let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
                authority
                    .field("zone")
                    .error(codes::AGENT_INVALID, error.to_string(), hint);
            })
            .ok()
    });
    let map = authority.field("zone_access");
    if !map.is_present() {
        return ZoneAccess::up_to(zone.unwrap_or(default));
    }
    let mut access = ZoneAccess {
        green: false,
        yellow: false,
        red: false,
    };
    for (key, field) in map.entries() {
        let allowed = field.flag().unwrap_or(false);
        match key.parse::<Zone>() {
            Ok(Zone::Green) => access.green = allowed,
            Ok(Zone::Yellow) => access.yellow = allowed,
            Ok(Zone::Red) => access.red = allowed,
            Err(error) => field.error(
                codes::AGENT_INVALID,
                error.to_string(),
                "name each zone with true or false",
            ),
        }
    }
    match (access.highest(), zone) {
        (None, _) => map.error(
            codes::AGENT_INVALID,
            "`zone_access` lets the agent into no zone".to_owned(),
            "set at least `green: true`",
        ),
        (Some(_), Some(zone)) if !access.allows(zone) => map.warn(
            codes::UNEXPECTED_VALUE,
            format!("`zone` is {zone}, which `zone_access` does not allow; `zone_access` counts"),
            "let the two agree",
        ),
        _ => {}
    }
    access
}

/// The execution model by the beginning of its word; an unknown one is supervised.
pub(crate) fn execution_model(field: &Field) -> Option<ExecutionModel> {
    let word = field.text()?;
    let lower = word.to_lowercase();
    let known = [
        ("manual", ExecutionModel::Manual),
        ("supervised", ExecutionModel::Supervised),
        ("semi", ExecutionModel::SemiAutonomous),
        ("autonomous", ExecutionModel::Autonomous),
    ];
    let found = known.into_iter().find(|(prefix, _)| lower.starts_with(prefix));
    Some(found.map_or_else(
        || {
            field.warn(
                codes::UNEXPECTED_VALUE,
                format!("`{word}` is not an execution model known here; the agent is supervised"),
                "the known ones begin with `manual`, `supervised`, `semi_autonomous` or `autonomous`",
            );
            ExecutionModel::Supervised
        },
        |(_, model)| model,
    ))
}

/// Caps on what a spending tool declares.
pub(crate) fn financial_limits(map: &Field) -> Option<FinancialLimits> {
    let map = map.clone().strictly();
    map.is_present().then(|| FinancialLimits {
        auto_execute: map.field("auto_execute").usd(),
        require_confirmation: map.field("require_confirmation").usd(),
        absolute_max: map
            .field("absolute_max")
            .usd()
            .or_else(|| map.field("absolute_maximum").usd()),
        daily_limit: map.field("daily_limit").usd(),
    })
}
