//! The common form of policies, as JSON, in one pass: policies of rules alone. Anything else, a mistake
//! included, is left to the readers that know every form and every place; where both read a file they give
//! the same policies.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::scan::Scan;
use crate::ast::{
    Action, Comparison, Condition, Literal, Mode, Operand, Operator, Origin, Place, Policy, PolicyType,
    Quantity, Rule, Scope, Severity, Status,
};
use crate::check;

/// Lists in lists, at most.
const DEPTH: usize = 8;

/// Names of which none may be there twice.
type Names<'a> = HashSet<&'a str, FixedState>;

/// The policies of a JSON text of this name; `None` when it must be read the other way.
pub(super) fn read<'a>(text: &'a str, name: &'a Arc<str>, origin: &'a Origin) -> Option<Vec<Policy>> {
    let mut scan = Scan::new(text);
    let begins = scan.peek().filter(|byte| matches!(byte, b'[' | b'{'))?;
    let mut policies = Policies {
        origin,
        lines: Lines::new(text, name),
        names: Names::default(),
        rules: Vec::new(),
    };
    let mut one = |scan: &mut Scan<'a>| policies.policy(scan);
    let read = if begins == b'[' {
        scan.list(one)?
    } else if has_several(text) {
        let mut several = None;
        scan.object(|scan, key| match key {
            "policies" => once(&mut several, scan.list(&mut one)),
            _ => None,
        })?;
        several?
    } else {
        vec![one(&mut scan)?]
    };
    let mut ids = Names::with_capacity_and_hasher(read.len(), FixedState::default());
    let usable = !read.is_empty() && read.iter().all(|policy| ids.insert(policy.id.as_str()));
    (usable && scan.peek().is_none()).then_some(read)
}

/// Is it `{policies: […]}`, rather than a policy?
fn has_several(text: &str) -> bool {
    let within = text.trim_start().strip_prefix('{');
    within.is_some_and(|within| within.trim_start().starts_with("\"policies\""))
}

/// Not blank, and no space around it.
fn is_plain(text: &str) -> bool {
    let visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    // The end of a text tells as a rule.
    (visible(bytes.first()) && visible(bytes.last())) || !text.is_empty() && text.trim() == text
}

/// Fills what may be there once.
#[inline]
fn once<T>(slot: &mut Option<T>, value: Option<T>) -> Option<()> {
    slot.replace(value?).is_none().then_some(())
}

/// Reads policies one after the other.
struct Policies<'a> {
    origin: &'a Origin,
    lines: Lines<'a>,
    /// Of the rules of the policy that is being read.
    names: Names<'a>,
    /// Those rules, until it is known how many there are.
    rules: Vec<Rule>,
}

impl<'a> Policies<'a> {
    fn policy(&mut self, scan: &mut Scan<'a>) -> Option<Policy> {
        let (mut id, mut name, mut kind, mut status, mut mode) = (None, None, None, None, None);
        let (mut priority, mut description, mut held, mut rules) = (None, None, None, None);
        scan.object(|scan, key| match key {
            "id" => once(&mut id, self.placed(scan)),
            "name" => once(&mut name, scan.or_null(Scan::text)),
            "type" => once(&mut kind, scan.plain().and_then(PolicyType::of_word)),
            "status" => once(&mut status, scan.or_null(|scan| Status::of_word(scan.plain()?))),
            "mode" => once(&mut mode, scan.or_null(|scan| Mode::of_word(scan.plain()?))),
            "priority" => once(&mut priority, scan.or_null(whole)),
            "description" => once(&mut description, scan.or_null(Scan::text)),
            "scope" => once(&mut held, scope(scan)),
            "rules" => once(&mut rules, self.rules(scan)),
            _ => None,
        })?;
        let ((id, place), kind, rules) = (id?, kind?, rules?);
        if !matches!(kind, PolicyType::Cost | PolicyType::Custom) || id.trim().is_empty() || rules.is_empty()
        {
            return None;
        }
        let name = name.flatten().unwrap_or_else(|| id.to_owned());
        Some(Policy {
            name,
            status: status.flatten().unwrap_or(Status::Active),
            mode: mode.flatten().unwrap_or(Mode::Enforce),
            priority: priority.flatten().unwrap_or(0),
            description: description.flatten(),
            scope: held.unwrap_or_default(),
            rules,
            origin: self.origin.clone(),
            place,
            ..Policy::new(id, kind)
        })
    }

    /// A name, and where it stands.
    fn placed(&mut self, scan: &mut Scan<'a>) -> Option<(&'a str, Place)> {
        let place = self.lines.place(scan.here())?;
        Some((scan.plain()?, place))
    }

    fn rules(&mut self, scan: &mut Scan<'a>) -> Option<Vec<Rule>> {
        self.names.clear();
        scan.list(|scan| {
            let rule = self.rule(scan)?;
            self.rules.push(rule);
            Some(())
        })?;
        Some(self.rules.drain(..).collect())
    }

    fn rule(&mut self, scan: &mut Scan<'a>) -> Option<Rule> {
        let (mut name, mut asked, mut action, mut severity, mut message) = (None, None, None, None, None);
        scan.object(|scan, key| match key {
            "name" => once(&mut name, self.placed(scan)),
            "condition" => once(&mut asked, comparison(scan)),
            "action" => once(&mut action, scan.plain().and_then(Action::of_word)),
            "severity" => once(
                &mut severity,
                scan.or_null(|scan| Severity::of_word(scan.plain()?)),
            ),
            "message" => once(&mut message, scan.or_null(Scan::text)),
            _ => None,
        })?;
        let ((name, place), asked, action) = (name?, asked?, action?);
        let is_new = self.names.insert(name) && (is_plain(name) || !name.trim().is_empty());
        if !is_new || action == Action::RateLimit {
            return None;
        }
        Some(Rule {
            name: name.to_owned(),
            condition: Condition::Compare(asked),
            action,
            severity: severity.flatten().unwrap_or(Severity::Error),
            message: message.flatten().filter(|text| !text.trim().is_empty()),
            on: None,
            enabled: true,
            rate_limit: None,
            approval: None,
            redaction: None,
            place,
        })
    }
}

/// A whole number that is held exactly.
fn whole(scan: &mut Scan<'_>) -> Option<i64> {
    let number = scan.number()?;
    (number.fract() == 0.0 && number.abs() < check::MAX_EXACT).then_some(number as i64)
}

/// Lists of plain texts; one word in place of a list, and words that must be checked, are left to the other way.
fn scope(scan: &mut Scan<'_>) -> Option<Scope> {
    const KEYS: [&str; 8] = [
        "agents",
        "packs",
        "environments",
        "users",
        "roles",
        "tools",
        "actions",
        "resources",
    ];
    let mut lists = [const { None }; KEYS.len()];
    scan.object(|scan, key| {
        let at = KEYS.iter().position(|known| *known == key)?;
        let texts = scan.list(|scan| scan.text().filter(|text| is_plain(text)));
        once(lists.get_mut(at)?, texts)
    })?;
    let [
        agents,
        packs,
        environments,
        users,
        roles,
        tools,
        actions,
        resources,
    ] = lists.map(Option::unwrap_or_default);
    Some(Scope {
        agents,
        packs,
        environments,
        zones: Vec::new(),
        users,
        roles,
        tools,
        actions,
        resources,
    })
}

fn comparison(scan: &mut Scan<'_>) -> Option<Comparison> {
    let (mut field, mut operator, mut value, mut fold) = (None, None, None, None);
    scan.object(|scan, key| match key {
        "field" => once(&mut field, scan.text()),
        "operator" => once(&mut operator, scan.plain().and_then(Operator::of_word)),
        "value" => once(&mut value, literal(scan, DEPTH)),
        "case_insensitive" => once(&mut fold, scan.flag()),
        _ => None,
    })?;
    let operator = operator.filter(|operator| !operator.is_presence())?;
    let value = match value? {
        Literal::Text(text) if operator.is_order() => {
            Quantity::parse(&text).map_or(Literal::Text(text), Literal::Quantity)
        }
        value => value,
    };
    let comparison = Comparison {
        field: field?,
        operator,
        value: Operand::Literal(value),
        case_insensitive: fold.unwrap_or(false),
    };
    check::comparison(&comparison).ok()?;
    Some(comparison)
}

/// Null, like a mapping, is left to the other way.
fn literal(scan: &mut Scan<'_>, depth: usize) -> Option<Literal> {
    Some(match scan.peek()? {
        b'"' => Literal::Text(scan.text()?),
        b'[' => {
            let depth = depth.checked_sub(1)?;
            Literal::List(scan.list(|scan| literal(scan, depth))?)
        }
        b't' | b'f' => Literal::Bool(scan.flag()?),
        _ => Literal::Number(scan.number()?),
    })
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

    /// The place of a byte. `None`: it comes before the last.
    fn place(&mut self, offset: usize) -> Option<Place> {
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

#[cfg(test)]
mod tests {
    use agentos_yaml::Source;

    use super::super::slow;
    use super::read;
    use crate::ast::Origin;

    const POLICIES: &str = r#"{"policies": [
  {"id": "p.ä", "name": "a \"name\"", "type": "cost", "status": "active", "mode": null, "priority": -10,
   "scope": {"agents": ["agent.a", "agent.b.*"], "tools": []},
   "rules": [
    {"name": "r", "condition": {"field": "a", "operator": "in", "value": ["x", 1, [true]]}, "action": "allow"},
    {"message": "m\u00e9", "condition": {"field": "b.c", "operator": "<", "value": 1.5e+2}, "name": "é", "action": "deny"}
   ]},
  {"rules": [{"name": "q", "condition": {"field": "s", "operator": "eq", "value": "5%", "case_insensitive": true},
   "action": "deny", "severity": "error"}, {"name": "z", "condition": {"field": "size", "operator": "gt", "value": "5MB"},
   "action": "warn", "message": " "}], "type": "custom", "id": "p", "description": "d"}
]}"#;

    #[test]
    fn a_key_that_stands_twice_is_left_to_the_other_way() {
        let of = |text: &str| read(text, &"p".into(), &Origin::File).map(|read| read.len());
        assert_eq!(of(POLICIES), Some(2));
        for (once, twice) in [
            (r#""priority": -10"#, r#""priority": -10, "priority": 1"#),
            (r#""mode": null"#, r#""mode": null, "mode": "off""#),
            (r#""action": "allow""#, r#""action": "deny", "action": "allow""#),
            (r#""operator": "<""#, r#""operator": "<", "operator": ">""#),
            (r#""tools": []"#, r#""tools": [], "tools": ["t"]"#),
        ] {
            assert!(POLICIES.contains(once), "{once}");
            assert_eq!(of(&POLICIES.replace(once, twice)), None, "{twice}");
        }
    }

    /// With a byte gone, there twice, or another in its place: what this way reads, the other reads alike.
    #[test]
    fn it_reads_what_the_other_way_reads() {
        let check = |text: &str| {
            let Some(policies) = read(text, &"p".into(), &Origin::File) else {
                return 0;
            };
            serde_json::from_str::<serde::de::IgnoredAny>(text).unwrap();
            let other = slow(Source::new("p", text.as_bytes()).unwrap(), &Origin::File);
            assert!(
                !other.report.has_errors(),
                "{text}\n{}",
                other.report.render(false)
            );
            // Places are never compared, so that they are printed.
            assert_eq!(format!("{policies:?}"), format!("{:?}", other.policies), "{text}");
            1
        };
        assert_eq!(check(POLICIES), 1);
        let mut read = 0;
        for (at, found) in POLICIES.char_indices() {
            let (before, from) = POLICIES.split_at(at);
            let after = &from[found.len_utf8()..];
            read += check(&format!("{before}{after}"));
            for other in [
                "\"",
                "\\",
                ",",
                ":",
                "0",
                "-",
                ".",
                " ",
                "\n",
                "[",
                "}",
                "e",
                "n",
                &format!("{found}{found}"),
            ] {
                read += check(&format!("{before}{other}{after}"));
            }
        }
        assert!(read > 1_000, "{read}");
    }
}
