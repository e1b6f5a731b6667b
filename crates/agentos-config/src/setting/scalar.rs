//! Numbers, switches, money and zones.

use agentos_types::{Usd, Zone};

use super::Setting;
use crate::key::{At, Kind, MAX_COUNT};
use crate::mistake::Sink;
use crate::nearest::nearest;
use crate::node::{Node, Raw};

impl Setting for bool {
    const KIND: Kind = Kind::Flag;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let found = match &node.raw {
            Raw::Flag(flag) => Some(*flag),
            Raw::Word(word) => match word.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" | "on" => Some(true),
                "false" | "0" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if found.is_none() {
            sink.wrong_type(node, at, "`true` or `false`");
        }
        found
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

fn whole(node: &Node, at: &At<'_>, type_max: u64, sink: &mut Sink) -> Option<u64> {
    let parsed = match &node.raw {
        Raw::Int(int) => Some(*int),
        Raw::Word(word) => word.trim().replace('_', "").parse::<i128>().ok(),
        _ => None,
    };
    let Some(int) = parsed else {
        sink.wrong_type(node, at, "a whole number");
        return None;
    };
    let (min, max) = (at.key.meta.min, at.key.meta.max.min(type_max));
    let found = u64::try_from(int)
        .ok()
        .filter(|value| (min..=max).contains(value));
    if found.is_none() {
        let range = if max == MAX_COUNT {
            format!("at least {min}")
        } else {
            format!("from {min} to {max}")
        };
        sink.wrong_type(node, at, &format!("a whole number, {range}"));
    }
    found
}

macro_rules! whole {
    ($($ty:ty),*) => {
        $(impl Setting for $ty {
            const KIND: Kind = Kind::Count;

            fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
                Self::try_from(whole(node, at, u64::from(Self::MAX), sink)?).ok()
            }

            fn show(&self) -> Option<String> {
                Some(self.to_string())
            }
        })*
    };
}
whole!(u16, u32, u64);

fn number(node: &Node) -> Option<f64> {
    match &node.raw {
        Raw::Int(int) => Some(*int as f64),
        Raw::Float(float) => Some(*float),
        Raw::Word(word) => word.trim().parse().ok(),
        _ => None,
    }
}

impl Setting for f64 {
    const KIND: Kind = Kind::Number;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let (low, high) = (at.key.meta.low, at.key.meta.high);
        let found = number(node).filter(|value| value.is_finite() && (low..=high).contains(value));
        if found.is_none() {
            sink.wrong_type(node, at, &format!("a number from {low} to {high}"));
        }
        found
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Setting for Usd {
    const KIND: Kind = Kind::Usd;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let found = number(node)
            .filter(|dollars| *dollars >= 0.0)
            .and_then(|dollars| Self::from_dollars(dollars).ok());
        if found.is_none() {
            sink.wrong_type(
                node,
                at,
                "an amount of US dollars, at least 0, in steps of a nano-dollar",
            );
        }
        found
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Setting for Zone {
    const KIND: Kind = Kind::Zone;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let (Raw::Word(text) | Raw::Text(text)) = &node.raw else {
            sink.wrong_type(node, at, "a zone");
            return None;
        };
        let found = text.parse().ok();
        if found.is_none() {
            let words = Self::ALL.map(Self::as_str);
            sink.unknown_word(node, at, text, &words, nearest(text, words));
        }
        found
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}
