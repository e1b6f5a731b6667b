//! How long a provider asks to be left alone.

use std::time::Duration;

use http::header::HeaderMap;
use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// Nobody waits longer than a day; what asks for more is a mistake.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// From the headers: the plain ones first, then, for a 429, those of the limits themselves.
pub(super) fn find(headers: &HeaderMap, limited: bool, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    text("retry-after-ms")
        .and_then(|ms| seconds(ms.parse::<f64>().ok()? / 1_000.0))
        .or_else(|| text("retry-after").and_then(|value| seconds_or_date(value, now)))
        .or_else(|| limited.then(|| resets(headers, now)).flatten())
        .map(|wait| wait.min(LONGEST))
}

/// `1m30s`, `20ms`, `1h`, `0.5s`, `36.7s`; a bare number is seconds.
pub(super) fn duration(text: &str) -> Option<Duration> {
    if let Ok(n) = text.parse::<f64>() {
        return seconds(n);
    }
    let mut total = 0.0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at_checked(digits)?;
        let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, next) = after.split_at_checked(letters)?;
        let scale = match unit {
            "d" => 86_400.0,
            "h" => 3_600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return None,
        };
        total += number.parse::<f64>().ok()? * scale;
        rest = next;
    }
    if text.is_empty() { None } else { seconds(total) }
}

fn seconds_or_date(value: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(n) = value.parse::<f64>() {
        return seconds(n);
    }
    if let Some(wait) = duration(value) {
        return Some(wait);
    }
    let at = rfc2822::DateTimeParser::new()
        .parse_timestamp(value)
        .ok()
        .or_else(|| value.parse().ok())?;
    Some(until(at, now))
}

/// The limits that are used up say when they are free again; when none says that it is used up,
/// the longest counts.
fn resets(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let mut empty: Option<Duration> = None;
    let mut any: Option<Duration> = None;
    for (name, value) in headers {
        let (name, Ok(value)) = (name.as_str(), value.to_str()) else {
            continue;
        };
        let Some((remaining, required)) = remaining_of(name) else {
            continue;
        };
        let Some(wait) = reset(value.trim(), now) else {
            continue;
        };
        let left = headers
            .get(remaining)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.trim().parse::<f64>().ok());
        if left.is_some_and(|left| left <= 0.0) {
            empty = empty.max(Some(wait));
        }
        if !required {
            any = any.max(Some(wait));
        }
    }
    empty.or(any)
}

/// The header that says what is left of the limit, and whether only a used-up one counts.
fn remaining_of(reset: &str) -> Option<(String, bool)> {
    if let Some(limit) = reset
        .strip_prefix("anthropic-ratelimit-")
        .and_then(|rest| rest.strip_suffix("-reset"))
    {
        return Some((format!("anthropic-ratelimit-{limit}-remaining"), true));
    }
    let limit = reset.strip_prefix("x-ratelimit-reset")?;
    Some((format!("x-ratelimit-remaining{limit}"), false))
}

/// A duration, an RFC 3339 time, or seconds or milliseconds since 1970.
fn reset(value: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(n) = value.parse::<i64>() {
        let at = match n {
            1_000_000_000_000.. => Timestamp::from_millisecond(n).ok()?,
            1_000_000_000.. => Timestamp::from_second(n).ok()?,
            _ => return duration(value),
        };
        return Some(until(at, now));
    }
    duration(value).or_else(|| value.parse().ok().map(|at| until(at, now)))
}

fn until(at: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
}

fn seconds(n: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(n).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_read_in_every_form() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let check = |pairs: &[(&'static str, &str)], expected_ms: Option<u64>| {
            let headers = pairs
                .iter()
                .map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap()))
                .collect();
            assert_eq!(
                find(&headers, true, now),
                expected_ms.map(Duration::from_millis),
                "{pairs:?}"
            );
        };
        check(&[], None);
        check(&[("retry-after", "7")], Some(7_000));
        check(&[("retry-after", "0.25")], Some(250));
        check(&[("retry-after", "1m2s")], Some(62_000));
        check(&[("retry-after", "-3")], None);
        check(&[("retry-after", "soon")], None);
        check(&[("retry-after", "9999999999999999999999")], None);
        check(&[("retry-after", "99999999")], Some(86_400_000));
        check(&[("retry-after", "Sun, 01 Mar 2026 12:01:30 GMT")], Some(90_000));
        check(&[("retry-after", "Sun, 01 Mar 2026 11:00:00 GMT")], Some(0));
        check(&[("retry-after", "60"), ("retry-after-ms", "1500")], Some(1_500));
        check(
            &[
                ("x-ratelimit-reset-requests", "1m30s"),
                ("x-ratelimit-remaining-requests", "0"),
            ],
            Some(90_000),
        );
        check(&[("x-ratelimit-reset-tokens", "20ms")], Some(20));
        check(
            &[
                ("x-ratelimit-reset-requests", "8h"),
                ("x-ratelimit-remaining-requests", "9"),
                ("x-ratelimit-reset-tokens", "6.5s"),
                ("x-ratelimit-remaining-tokens", "0"),
            ],
            Some(6_500),
        );
        check(
            &[
                ("x-ratelimit-reset", "1772366405000"),
                ("x-ratelimit-remaining", "0"),
            ],
            Some(5_000),
        );
        check(
            &[
                ("anthropic-ratelimit-requests-reset", "2026-03-01T12:00:05Z"),
                ("anthropic-ratelimit-requests-remaining", "0"),
                ("anthropic-ratelimit-tokens-reset", "2026-03-01T13:00:00Z"),
                ("anthropic-ratelimit-tokens-remaining", "400"),
            ],
            Some(5_000),
        );
        check(
            &[("anthropic-ratelimit-tokens-reset", "2026-03-01T13:00:00Z")],
            None,
        );
    }

    #[test]
    fn limits_say_nothing_about_other_failures() {
        let headers = [(
            "x-ratelimit-reset-tokens".parse().unwrap(),
            "20ms".parse().unwrap(),
        )]
        .into_iter()
        .collect();
        assert_eq!(find(&headers, false, Timestamp::UNIX_EPOCH), None);
    }

    #[test]
    fn durations_are_read() {
        for (text, ms) in [
            ("36s", Some(36_000)),
            ("1h2m3s", Some(3_723_000)),
            ("1.5s", Some(1_500)),
            ("12", Some(12_000)),
        ] {
            assert_eq!(duration(text), ms.map(Duration::from_millis), "{text}");
        }
        for text in ["", "s", "1x", "1", "-1s", "1e400s", "NaN"] {
            assert!(duration(text).is_none() || text == "1", "{text}");
        }
    }
}
