//! The common form of policies, as JSON, in one pass: policies of rules alone. Anything else, a mistake
//! included, is left to the readers that know every form and every place; where both read a file they give
//! the same policies.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::ast::{
    Action, Comparison, Condition, Literal, Mode, Operand, Operator, Origin, Place, Policy, PolicyType,
    Quantity, Rule, Scope, Severity, Status,
};
use crate::check;

/// Names of which none may be there twice.
type Names<'a> = HashSet<&'a str, FixedState>;

/// The policies of a JSON text of this name; `None` when it must be read the other way.
pub(super) fn read(text: &str, name: &Arc<str>, origin: &Origin) -> Option<Vec<Policy>> {
    let mut lines = Lines::new(text, name);
    let text = text.trim_start();
    let parts: Vec<FastPolicy<'_>> = match text.as_bytes().first()? {
        b'[' => serde_json::from_str(text).ok()?,
        b'{' => match serde_json::from_str::<Several<'_>>(text) {
            Ok(several) => several.policies,
            Err(_) => vec![serde_json::from_str(text).ok()?],
        },
        _ => return None,
    };
    let mut names = Names::default();
    let mut policies = Vec::with_capacity(parts.len());
    for part in parts {
        policies.push(part.into_policy(origin, &mut lines, &mut names)?);
    }
    let mut ids = Names::with_capacity_and_hasher(policies.len(), FixedState::default());
    let usable = !policies.is_empty() && policies.iter().all(|policy| ids.insert(policy.id.as_str()));
    usable.then_some(policies)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Several<'a> {
    #[serde(borrow)]
    policies: Vec<FastPolicy<'a>>,
}

/// What is borrowed from the text says where it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FastPolicy<'a> {
    id: &'a str,
    name: Option<String>,
    #[serde(rename = "type")]
    kind: PolicyType,
    status: Option<Status>,
    mode: Option<Mode>,
    priority: Option<i64>,
    description: Option<String>,
    #[serde(default)]
    scope: FastScope,
    #[serde(borrow)]
    rules: Vec<FastRule<'a>>,
}

/// Not blank, and no space around it.
fn is_plain(text: &str) -> bool {
    let visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    // The end of a text tells as a rule.
    (visible(bytes.first()) && visible(bytes.last())) || !text.is_empty() && text.trim() == text
}

/// Lists of plain texts; one word in place of a list, and words that must be checked, are left to the other way.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FastScope {
    agents: Vec<String>,
    packs: Vec<String>,
    environments: Vec<String>,
    users: Vec<String>,
    roles: Vec<String>,
    tools: Vec<String>,
    actions: Vec<String>,
    resources: Vec<String>,
}

impl FastScope {
    fn into_scope(self) -> Option<Scope> {
        let scope = Scope {
            agents: self.agents,
            packs: self.packs,
            environments: self.environments,
            zones: Vec::new(),
            users: self.users,
            roles: self.roles,
            tools: self.tools,
            actions: self.actions,
            resources: self.resources,
        };
        let lists = [
            &scope.agents,
            &scope.packs,
            &scope.environments,
            &scope.users,
            &scope.roles,
            &scope.tools,
            &scope.actions,
            &scope.resources,
        ];
        let are_plain = lists.into_iter().flatten().all(|text| is_plain(text));
        are_plain.then_some(scope)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FastRule<'a> {
    name: &'a str,
    condition: FastCondition,
    action: Action,
    severity: Option<Severity>,
    message: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FastCondition {
    field: String,
    operator: Operator,
    value: FastValue,
    #[serde(default)]
    case_insensitive: bool,
}

/// A literal; null, like a mapping, is left to the other way.
struct FastValue(Literal);

impl<'de> Deserialize<'de> for FastValue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> serde::de::Visitor<'de> for Values {
            type Value = FastValue;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a value")
            }
            fn visit_bool<E>(self, value: bool) -> Result<FastValue, E> {
                Ok(FastValue(Literal::Bool(value)))
            }
            fn visit_f64<E>(self, value: f64) -> Result<FastValue, E> {
                Ok(FastValue(Literal::Number(value)))
            }
            fn visit_i64<E>(self, value: i64) -> Result<FastValue, E> {
                Ok(FastValue(Literal::Number(value as f64)))
            }
            fn visit_u64<E>(self, value: u64) -> Result<FastValue, E> {
                Ok(FastValue(Literal::Number(value as f64)))
            }
            fn visit_str<E>(self, value: &str) -> Result<FastValue, E> {
                Ok(FastValue(Literal::Text(value.to_owned())))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<FastValue, A::Error> {
                let mut list = Vec::new();
                while let Some(FastValue(item)) = items.next_element()? {
                    list.push(item);
                }
                Ok(FastValue(Literal::List(list)))
            }
        }
        deserializer.deserialize_any(Values)
    }
}

impl<'a> FastPolicy<'a> {
    fn into_policy(self, origin: &Origin, lines: &mut Lines<'_>, names: &mut Names<'a>) -> Option<Policy> {
        let plain = matches!(self.kind, PolicyType::Cost | PolicyType::Custom);
        if !plain || self.id.trim().is_empty() || self.rules.is_empty() {
            return None;
        }
        let mut policy = Policy::new("", self.kind);
        policy.id = self.id.to_owned();
        policy.name = self.name.unwrap_or_else(|| self.id.to_owned());
        policy.status = self.status.unwrap_or(Status::Active);
        policy.mode = self.mode.unwrap_or(Mode::Enforce);
        policy.priority = self.priority.unwrap_or(0);
        policy.description = self.description;
        policy.scope = self.scope.into_scope()?;
        policy.origin = origin.clone();
        policy.place = lines.place(self.id)?;
        policy.rules.reserve_exact(self.rules.len());
        names.clear();
        for rule in self.rules {
            if !names.insert(rule.name) || !is_plain(rule.name) && rule.name.trim().is_empty() {
                return None;
            }
            let place = lines.place(rule.name)?;
            policy.rules.push(rule.into_rule(place)?);
        }
        Some(policy)
    }
}

impl FastRule<'_> {
    fn into_rule(self, place: Place) -> Option<Rule> {
        let FastCondition {
            field,
            operator,
            value,
            case_insensitive,
        } = self.condition;
        if operator.is_presence() || self.action == Action::RateLimit {
            return None;
        }
        let value = match value.0 {
            Literal::Text(text) if operator.is_order() => {
                Quantity::parse(&text).map_or(Literal::Text(text), Literal::Quantity)
            }
            value => value,
        };
        let comparison = Comparison {
            field,
            operator,
            value: Operand::Literal(value),
            case_insensitive,
        };
        check::comparison(&comparison).ok()?;
        Some(Rule {
            name: self.name.to_owned(),
            condition: Condition::Compare(comparison),
            action: self.action,
            severity: self.severity.unwrap_or(Severity::Error),
            message: self.message.filter(|text| !text.trim().is_empty()),
            on: None,
            enabled: true,
            rate_limit: None,
            approval: None,
            redaction: None,
            place,
        })
    }
}

/// Lines and columns of parts that come in the order of the text: each character is counted once.
struct Lines<'a> {
    text: &'a str,
    name: &'a Arc<str>,
    /// What a program wrote is one line, as a rule, and of one byte for each character: then nothing need be counted.
    plain: bool,
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, name: &'a Arc<str>) -> Self {
        Self {
            text,
            name,
            // A loop without a way out goes many bytes at a time.
            plain: text
                .bytes()
                .fold(true, |plain, byte| plain & byte.is_ascii() & (byte != b'\n')),
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// A part is a slice of the text, so that its address says where it stands: after its quote. `None`: an
    /// earlier part comes later in the text.
    fn place(&mut self, part: &str) -> Option<Place> {
        let offset = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize + 1)?;
        let (new_lines, on_line) = if self.plain {
            (0, offset.checked_sub(self.at)?)
        } else {
            let passed = self.text.get(self.at..offset)?;
            let (before, last) = passed.split_at(passed.rfind('\n').map_or(0, |at| at + 1));
            let new_lines = before.bytes().filter(|byte| *byte == b'\n').count();
            (new_lines, last.chars().count())
        };
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.line = self.line.saturating_add(small(new_lines));
        let before = if new_lines == 0 { self.column } else { 1 };
        self.column = before.saturating_add(small(on_line));
        self.at = offset;
        Some(Place {
            file: Some(Arc::clone(self.name)),
            line: self.line,
            column: self.column,
        })
    }
}
