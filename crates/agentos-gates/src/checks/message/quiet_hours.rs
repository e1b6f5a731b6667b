//! `quiet_hours`: nobody is written to or called between `start` and `end` (21:00 to 08:00) of the recipient's own
//! day. The zone is `recipient.timezone` of metadata or input, else the parameter `timezone`; unknown is quiet.

use agentos_types::Timestamp;
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};

use super::facts::recipient;
use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let allowed = params.get(&["allowed_hours"]);
    let (start, end) = match allowed {
        // Written the other way round: when one may.
        Some(hours) => (
            time(hours.get("end"), "allowed_hours.end")?,
            time(hours.get("start"), "allowed_hours.start")?,
        ),
        None => (
            optional(
                params.get(&["start", "quiet_start"]),
                "start",
                Time::constant(21, 0, 0, 0),
            )?,
            optional(
                params.get(&["end", "quiet_end"]),
                "end",
                Time::constant(8, 0, 0, 0),
            )?,
        ),
    };
    if start == end {
        return Err(
            "`start` and `end` are the same time: nobody could ever be reached, or always".to_owned(),
        );
    }
    let fallback = match params.text(&["timezone", "time_zone"])? {
        Some(name) => Some(zone(name).ok_or_else(|| format!("there is no time zone `{name}`"))?),
        None => None,
    };
    Ok(Code::Light(run(move |ask| {
        let zone = match recipient(&ask.context, &["timezone", "time_zone", "tz"]) {
            Some(Value::String(name)) => match zone(name) {
                Some(zone) => zone,
                None => return CheckVerdict::failed(format!("there is no time zone `{name}`")),
            },
            Some(other) => {
                return CheckVerdict::failed(format!("`timezone` is `{other}`, where a name belongs"));
            }
            None => match &fallback {
                Some(zone) => zone.clone(),
                None => return CheckVerdict::failed("the recipient's time zone is not known"),
            },
        };
        let Some(local) = local(ask.now, &zone) else {
            return CheckVerdict::failed("the time cannot be told in the recipient's zone");
        };
        let quiet = if start < end {
            start <= local && local < end
        } else {
            local >= start || local < end
        };
        let details = json!({ "local_time": local.strftime("%H:%M").to_string() });
        if quiet {
            CheckVerdict::failed(format!(
                "it is {} where the recipient is, and quiet from {} to {}",
                local.strftime("%H:%M"),
                start.strftime("%H:%M"),
                end.strftime("%H:%M")
            ))
        } else {
            CheckVerdict::passed()
        }
        .with_details(details)
    })))
}

fn local(now: Timestamp, zone: &TimeZone) -> Option<Time> {
    let at = jiff::Timestamp::from_millisecond(now.millis()).ok()?;
    Some(at.to_zoned(zone.clone()).time())
}

/// A name such as `America/New_York`, or an offset such as `+02:00`.
fn zone(name: &str) -> Option<TimeZone> {
    if let Some(offset) = offset(name) {
        return Some(TimeZone::fixed(offset));
    }
    TimeZone::get(name).ok()
}

fn offset(name: &str) -> Option<Offset> {
    let (sign, rest) = match name.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, name.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    let seconds = hours.parse::<i32>().ok()? * 3_600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(sign * seconds).ok()
}

fn optional(value: Option<&Value>, name: &str, default: Time) -> Result<Time, String> {
    match value {
        None => Ok(default),
        value => time(value, name),
    }
}

/// `21:00`, or a full hour as a number.
fn time(value: Option<&Value>, name: &str) -> Result<Time, String> {
    let wrong = || match value {
        None => format!("`{name}` is missing: write a time such as \"21:00\""),
        Some(value) => format!("`{name}` is `{value}`, where a time such as \"21:00\" belongs"),
    };
    match value {
        Some(Value::Number(hour)) => hour
            .as_i64()
            .and_then(|hour| i8::try_from(hour).ok())
            .and_then(|hour| Time::new(hour, 0, 0, 0).ok()),
        Some(Value::String(text)) => Time::strptime("%H:%M", text.trim()).ok(),
        _ => None,
    }
    .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use agentos_types::Timestamp;
    use serde_json::json;

    use crate::checks::testing::{NOW, expect, verdict_at, with_metadata};

    #[test]
    fn the_recipients_clock_counts() {
        let at = |hour: i64, minute: i64| Timestamp(NOW.0 + (hour * 60 + minute) * 60_000);
        let new_york = json!({"recipient": {"timezone": "America/New_York"}});
        for (params, metadata, now, expected) in [
            // 2026-03-01, winter time: New York is five hours behind.
            (
                json!({}),
                new_york.clone(),
                at(12, 59),
                Some("it is 07:59 where the recipient is"),
            ),
            (json!({}), new_york.clone(), at(13, 0), None),
            (json!({}), new_york.clone(), at(1, 59), None),
            (json!({}), new_york.clone(), at(2, 0), Some("it is 21:00")),
            (json!({}), json!({"timezone": "+02:00"}), at(6, 0), None),
            (json!({}), json!({"timezone": "+02:00"}), at(5, 59), Some("07:59")),
            (
                json!({"start": "12:00", "end": "13:00"}),
                json!({"timezone": "UTC"}),
                at(12, 30),
                Some("12:30"),
            ),
            (
                json!({"start": "12:00", "end": "13:00"}),
                json!({"timezone": "UTC"}),
                at(13, 0),
                None,
            ),
            (
                json!({"allowed_hours": {"start": "08:00", "end": "21:00"}}),
                json!({"timezone": "UTC"}),
                at(20, 59),
                None,
            ),
            (
                json!({"allowedHours": {"start": "08:00", "end": "21:00"}}),
                json!({"timezone": "UTC"}),
                at(21, 0),
                Some("21:00"),
            ),
            (json!({"timezone": "UTC"}), json!({}), at(12, 0), None),
            (json!({}), json!({}), at(12, 0), Some("not known")),
            (
                json!({}),
                json!({"timezone": "Mars/Base"}),
                at(12, 0),
                Some("no time zone `Mars/Base`"),
            ),
            (
                json!({}),
                json!({"timezone": 2}),
                at(12, 0),
                Some("where a name belongs"),
            ),
            (
                json!({"start": "9pm"}),
                json!({"timezone": "UTC"}),
                at(12, 0),
                Some("`start`"),
            ),
            (
                json!({"timezone": "Nowhere"}),
                json!({}),
                at(12, 0),
                Some("no time zone"),
            ),
        ] {
            let said = verdict_at("quiet_hours", &params, &with_metadata(&metadata, "hi"), now);
            expect(&said, expected, &format!("{params} {metadata} {}", now.0));
        }
    }
}
