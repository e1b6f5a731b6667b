//! The moment of a request: `time.*` in a time zone, and timestamps in JSON. There is no clock here: the
//! moment is the request's `timestamp`.

use std::cell::OnceCell;

use agentos_types::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::value::{Num, Val};

/// A part of `time.*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Hour,
    Minute,
    Weekday,
    IsWeekend,
    Day,
    Month,
    Year,
    Date,
    Time,
    EpochMs,
    Timestamp,
}

impl Part {
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "weekday" => Self::Weekday,
            "is_weekend" => Self::IsWeekend,
            "day" => Self::Day,
            "month" => Self::Month,
            "year" => Self::Year,
            "date" => Self::Date,
            "time" => Self::Time,
            "epoch_ms" => Self::EpochMs,
            "timestamp" => Self::Timestamp,
            _ => return None,
        })
    }
}

/// A moment in one time zone, worked out when it is first asked for.
#[derive(Debug)]
pub(crate) struct Moment {
    civil: jiff::civil::DateTime,
    millis: i64,
    date: OnceCell<String>,
    time: OnceCell<String>,
    stamp: OnceCell<String>,
}

impl Moment {
    /// `None` for a timestamp beyond the calendar.
    pub(crate) fn new(at: Timestamp, zone: &TimeZone) -> Option<Self> {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
        Some(Self {
            civil: zone.to_datetime(instant),
            millis: at.millis(),
            date: OnceCell::new(),
            time: OnceCell::new(),
            stamp: OnceCell::new(),
        })
    }

    pub(crate) fn part(&self, part: Part) -> Val<'_> {
        let int = |n: i64| Val::Num(Num::Int(n));
        match part {
            Part::Hour => int(self.civil.hour().into()),
            Part::Minute => int(self.civil.minute().into()),
            Part::Weekday => Val::Text(weekday(self.civil.weekday())),
            Part::IsWeekend => Val::Bool(matches!(
                self.civil.weekday(),
                Weekday::Saturday | Weekday::Sunday
            )),
            Part::Day => int(self.civil.day().into()),
            Part::Month => int(self.civil.month().into()),
            Part::Year => int(self.civil.year().into()),
            Part::EpochMs => int(self.millis),
            Part::Date => Val::Text(self.date.get_or_init(|| self.civil.date().to_string())),
            Part::Time => Val::Text(
                self.time
                    .get_or_init(|| format!("{:02}:{:02}", self.civil.hour(), self.civil.minute())),
            ),
            Part::Timestamp => Val::Text(self.stamp.get_or_init(|| print(Timestamp(self.millis)))),
        }
    }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// RFC 3339, in UTC.
pub(crate) fn print(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.millis())
        .map_or_else(|_| at.millis().to_string(), |instant| instant.to_string())
}

/// Timestamps as the product document writes them.
pub(crate) mod rfc3339 {
    use std::fmt;

    use agentos_types::Timestamp;
    use serde::Serializer;
    use serde::de::{Error, Visitor};

    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(crate) fn serialize<S: Serializer>(at: &Option<Timestamp>, s: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => s.serialize_str(&super::print(*at)),
            None => s.serialize_none(),
        }
    }

    pub(crate) struct Instant;

    impl Visitor<'_> for Instant {
        type Value = Option<Timestamp>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an RFC 3339 timestamp such as `2026-01-31T08:00:00Z`, or milliseconds since 1970")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match text.parse::<jiff::Timestamp>() {
                Ok(instant) => Ok(Some(Timestamp(instant.as_millisecond()))),
                Err(_) => Err(E::custom(format!(
                    "`{text}` is not an RFC 3339 timestamp such as `2026-01-31T08:00:00Z`"
                ))),
            }
        }

        fn visit_i64<E: Error>(self, millis: i64) -> Result<Self::Value, E> {
            Ok(Some(Timestamp(millis)))
        }

        fn visit_u64<E: Error>(self, millis: u64) -> Result<Self::Value, E> {
            i64::try_from(millis)
                .map(|millis| Some(Timestamp(millis)))
                .map_err(E::custom)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }
}
