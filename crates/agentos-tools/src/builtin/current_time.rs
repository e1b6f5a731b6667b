//! `current_time`: now, in a time zone.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};

use crate::{Effect, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};

pub(crate) fn current_time(now: impl Fn() -> i64 + Send + Sync + 'static) -> (ToolDefinition, Arc<dyn Tool>) {
    let definition = ToolDefinition {
        description: "The current date and time as RFC 3339".to_owned(),
        parameters: json!({
            "timezone": {
                "type": "string",
                "default": "UTC",
                "description": "`UTC`, an offset such as `+02:00`, or a name such as `Europe/Berlin`",
            },
        }),
        effect: Effect::Reads,
        idempotent: true,
        operations: Vec::new(),
        ..ToolDefinition::new("current_time")
    };
    (definition, Arc::new(CurrentTime(now)))
}

struct CurrentTime<F>(F);

#[async_trait]
impl<F: Fn() -> i64 + Send + Sync> Tool for CurrentTime<F> {
    async fn call(&self, arguments: Value, _context: ToolContext) -> Result<ToolOutput, ToolFailure> {
        let zone = arguments.get("timezone").and_then(Value::as_str).unwrap_or("UTC");
        Ok(match render((self.0)(), zone) {
            Ok(text) => ToolOutput::ok(text),
            Err(error) => ToolOutput::failed(error),
        })
    }
}

fn render(now: i64, zone: &str) -> Result<String, String> {
    let now = Timestamp::from_millisecond(now)
        .map_err(|_| "the clock shows no time that can be written".to_owned())?;
    if zone.eq_ignore_ascii_case("utc") || zone == "Z" {
        return Ok(now.to_string());
    }
    let offset = match fixed_offset(zone) {
        Some(offset) => offset,
        None => TimeZone::get(zone)
            .map_err(|_| format!("`{zone}` is no time zone; use `UTC`, an offset such as `+02:00`, or a name that this system knows, such as `Europe/Berlin`"))?
            .to_offset(now),
    };
    Ok(now.display_with_offset(offset).to_string())
}

/// `+02:00`, `-0530`, `+2`.
fn fixed_offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let part = |text: &str, most: i32| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i32>().ok().filter(|n| plain && *n <= most)
    };
    Offset::from_seconds(sign * (part(hours, 23)? * 3600 + part(minutes, 59)? * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_written_in_the_zone_asked_for() {
        let now = 1_703_769_600_123;
        for (zone, expected) in [
            ("UTC", Some("2023-12-28T13:20:00.123Z")),
            ("utc", Some("2023-12-28T13:20:00.123Z")),
            ("+02:00", Some("2023-12-28T15:20:00.123+02:00")),
            ("-0530", Some("2023-12-28T07:50:00.123-05:30")),
            ("+2", Some("2023-12-28T15:20:00.123+02:00")),
            ("+24:00", None),
            ("+02:7", None),
            ("+", None),
            ("+é", None),
            ("", None),
            ("Mars/Olympus", None),
            ("../../etc/passwd", None),
        ] {
            assert_eq!(render(now, zone).ok().as_deref(), expected, "{zone}");
        }
        if std::path::Path::new("/usr/share/zoneinfo/Europe/Berlin").exists() {
            assert_eq!(
                render(now, "Europe/Berlin").unwrap(),
                "2023-12-28T14:20:00.123+01:00"
            );
        } else {
            println!("skipped named zones: this system has no time zone database");
        }
        assert!(render(i64::MAX, "UTC").is_err());
    }
}
