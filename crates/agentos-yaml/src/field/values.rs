//! The values that a field may hold, each with what happens when it holds another.

use agentos_types::{Usd, codes};

use super::Field;
use crate::parse::Kind;

impl<'a> Field<'a> {
    /// The items of a list.
    pub fn items(&self) -> Vec<Self> {
        match self.node.map(|node| &node.kind) {
            Some(Kind::List(items)) => items
                .iter()
                .enumerate()
                .map(|(index, item)| Self {
                    path: format!("{}[{index}]", self.path),
                    key: item.span,
                    node: Some(item),
                    ..self.clone()
                })
                .collect(),
            None | Some(Kind::Null) => Vec::new(),
            Some(_) => {
                self.wrong("a list");
                Vec::new()
            }
        }
    }

    /// A list of texts; a lone text counts as a list of one.
    pub fn texts(&self) -> Vec<String> {
        if let Some(Kind::Text(text)) = self.node.map(|node| &node.kind) {
            return vec![text.clone()];
        }
        self.items().iter().filter_map(Self::text).collect()
    }

    /// Text. A number or a truth value is taken as it is written, with a warning.
    pub fn text(&self) -> Option<String> {
        let node = self.node?;
        match &node.kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::Null => None,
            Kind::Bool(_) | Kind::Number(_) => {
                let written = self.findings.source().slice(node.span).to_owned();
                self.warn(
                    codes::UNEXPECTED_VALUE,
                    format!(
                        "`{}` is {}, where text belongs; it is read as \"{written}\"",
                        self.path,
                        node.what()
                    ),
                    format!("write \"{written}\" in quotes"),
                );
                Some(written)
            }
            Kind::List(_) | Kind::Map(_) => {
                self.wrong("text");
                None
            }
        }
    }

    /// Text that must be there and say something.
    pub fn required_text(&self, what_for: &str) -> Option<String> {
        if matches!(
            self.node.map(|node| &node.kind),
            Some(Kind::List(_) | Kind::Map(_))
        ) {
            self.clone().strictly().wrong("text");
            return None;
        }
        let text = self.text().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            let key = self.path.rsplit('.').next().unwrap_or(&self.path);
            let state = if self.node.is_some() {
                "says nothing"
            } else {
                "is missing"
            };
            self.error(
                self.invalid,
                format!("`{}` {state}", self.path),
                format!("give `{key}`: {what_for}"),
            );
        }
        text
    }

    pub fn flag(&self) -> Option<bool> {
        match &self.node?.kind {
            Kind::Bool(flag) => Some(*flag),
            Kind::Null => None,
            _ => {
                self.wrong("`true` or `false`");
                None
            }
        }
    }

    /// Without a word where it is something else: for places that take several types.
    pub fn is_true(&self) -> bool {
        matches!(self.node.map(|node| &node.kind), Some(Kind::Bool(true)))
    }

    pub fn is_list(&self) -> bool {
        matches!(self.node.map(|node| &node.kind), Some(Kind::List(_)))
    }

    pub fn is_mapping(&self) -> bool {
        matches!(self.node.map(|node| &node.kind), Some(Kind::Map(_)))
    }

    /// Text, a number, or a list of texts on one line; nothing for any other type.
    pub fn plain_text(&self) -> Option<String> {
        match &self.node?.kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::Number(number) => Some(number.to_string()),
            Kind::List(items) => {
                let texts: Vec<&str> = items
                    .iter()
                    .filter_map(|item| {
                        if let Kind::Text(text) = &item.kind {
                            Some(text.as_str())
                        } else {
                            None
                        }
                    })
                    .collect();
                (!texts.is_empty()).then(|| texts.join(", "))
            }
            _ => None,
        }
    }

    pub fn number(&self) -> Option<f64> {
        match &self.node?.kind {
            Kind::Number(number) => number.as_f64(),
            Kind::Null => None,
            Kind::Text(text) if text.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
                self.warn(
                    codes::UNEXPECTED_VALUE,
                    format!(
                        "`{}` is text, where a number belongs; it is read as {}",
                        self.path,
                        text.trim()
                    ),
                    "drop the quotes".to_owned(),
                );
                text.trim().parse().ok()
            }
            _ => {
                self.wrong("a number");
                None
            }
        }
    }

    /// A number between two bounds; another one is an error, since no provider would take it.
    pub fn number_in(&self, low: f64, high: f64) -> Option<f64> {
        let number = self.number()?;
        if (low..=high).contains(&number) {
            return Some(number);
        }
        self.error(
            self.invalid,
            format!("`{}` is {number}, which cannot be used", self.path),
            format!("it lies between {low} and {high}"),
        );
        None
    }

    /// A whole number from 1.
    pub fn count(&self) -> Option<u64> {
        let whole = self.whole()?;
        if whole == 0 {
            self.wrong("a whole number from 1");
            return None;
        }
        Some(whole)
    }

    /// A whole number from 0.
    pub fn whole(&self) -> Option<u64> {
        let number = self.number()?;
        // Below 2^53 every whole f64 is exact; no count in an agent file is larger.
        if number >= 0.0 && number.fract() == 0.0 && number < 9_007_199_254_740_992.0 {
            return Some(number as u64);
        }
        self.wrong("a whole number from 0");
        None
    }

    /// An amount of dollars from 0.
    pub fn usd(&self) -> Option<Usd> {
        let dollars = self.number()?;
        match Usd::from_dollars(dollars) {
            Ok(amount) if dollars >= 0.0 => Some(amount),
            _ => {
                self.wrong("an amount of dollars from 0");
                None
            }
        }
    }
}
