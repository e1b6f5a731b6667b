//! For whom a policy holds: what of the request a scope looks at, and whether it matches.

use agentos_types::Zone;

use crate::ast::Scope;
use crate::request::EvaluateRequest;
use crate::stage::Stage;

/// What a scope looks at. Declared in the order in which an index prefers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Dimension {
    Tool,
    Resource,
    User,
    Agent,
    Role,
    Action,
    Pack,
    Environment,
    Zone,
}

impl Dimension {
    const ALL: [Self; 9] = [
        Self::Tool,
        Self::Resource,
        Self::User,
        Self::Agent,
        Self::Role,
        Self::Action,
        Self::Pack,
        Self::Environment,
        Self::Zone,
    ];

    /// Those that a scope says something on: one, as a rule.
    pub(crate) fn of(scope: &Scope) -> impl Iterator<Item = Self> {
        let says = |dimension: &Self| {
            let (texts, zones) = dimension.lists(scope);
            !texts.is_empty() || !zones.is_empty()
        };
        Self::ALL.into_iter().filter(says)
    }

    pub(crate) fn patterns(self, scope: &Scope) -> impl Iterator<Item = &str> + Clone {
        let (texts, zones) = self.lists(scope);
        let texts = texts.iter().map(String::as_str);
        texts.chain(zones.iter().map(|zone| zone.as_str()))
    }

    fn lists(self, scope: &Scope) -> (&[String], &[Zone]) {
        match self {
            Self::Tool => (&scope.tools, &[]),
            Self::Resource => (&scope.resources, &[]),
            Self::User => (&scope.users, &[]),
            Self::Agent => (&scope.agents, &[]),
            Self::Role => (&scope.roles, &[]),
            Self::Action => (&scope.actions, &[]),
            Self::Pack => (&scope.packs, &[]),
            Self::Environment => (&scope.environments, &[]),
            Self::Zone => (&[], &scope.zones),
        }
    }
}

/// What a request says on one dimension.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Said<'a> {
    Value(&'a str),
    Values(&'a [String]),
    /// There is none, for certain: a model call has no tool.
    Nothing,
    /// It is not known. No policy is let slip for that.
    Unknown,
}

impl<'a> Said<'a> {
    #[inline]
    pub(crate) fn of(dimension: Dimension, asked: &'a EvaluateRequest) -> Self {
        let request = &asked.request;
        let runtime = asked.runtime.as_deref();
        let or_unknown = |text: Option<&'a str>| text.map_or(Self::Unknown, Self::Value);
        // Outside of a run there is no agent and no zone.
        let in_run = |text: Option<&'a str>| match (text, asked.stage) {
            (None, Some(Stage::StateWrite | Stage::Administration)) if runtime.is_some() => Self::Nothing,
            _ => or_unknown(text),
        };
        match dimension {
            Dimension::Agent => in_run(request.agent_id.as_deref()),
            Dimension::Zone => in_run(request.zone.map(|zone| zone.as_str())),
            Dimension::Action => or_unknown(request.action.as_deref()),
            Dimension::Resource => or_unknown(request.resource.as_deref()),
            Dimension::Environment => or_unknown(asked.environment.as_ref().map(|of| of.name.as_str())),
            Dimension::User => or_unknown(asked.actor.as_ref().map(|actor| actor.id.as_str())),
            Dimension::Role => match &asked.actor {
                Some(actor) => Self::Values(&actor.roles),
                None => Self::Unknown,
            },
            Dimension::Tool => {
                let tool = match runtime {
                    Some(runtime) => runtime.tool.as_deref(),
                    None => asked.data.get("tool").and_then(|tool| tool.as_str()),
                };
                match (tool, asked.stage) {
                    (Some(tool), _) => Self::Value(tool),
                    (None, Some(Stage::ToolCall)) => Self::Unknown,
                    (None, _) => Self::Nothing,
                }
            }
            Dimension::Pack => match runtime {
                Some(runtime) => runtime.pack.as_deref().map_or(Self::Nothing, Self::Value),
                None => or_unknown(asked.data.get("pack").and_then(|pack| pack.as_str())),
            },
        }
    }
}

/// A scope without the dimension that the index has decided.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrowing(Box<[(Dimension, Box<[Pattern]>)]>);

/// A text in which `*` stands for any characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    Exact(Box<str>),
    Prefix(Box<str>),
    /// The pieces between the stars.
    Pieces(Box<[Box<str>]>),
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        match text.split_once('*') {
            None => Self::Exact(text.into()),
            Some((prefix, "")) => Self::Prefix(prefix.into()),
            Some(_) => Self::Pieces(text.split('*').map(Into::into).collect()),
        }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Exact(exact) => **exact == *text,
            Self::Prefix(prefix) => text.starts_with(&**prefix),
            Self::Pieces(pieces) => {
                let Some((first, [middle @ .., last])) = pieces.split_first() else {
                    return false;
                };
                let Some(mut rest) = text.strip_prefix(&**first) else {
                    return false;
                };
                for piece in middle {
                    match rest.split_once(&**piece) {
                        Some((_, after)) => rest = after,
                        None => return false,
                    }
                }
                rest.ends_with(&**last)
            }
        }
    }
}

impl Narrowing {
    /// All of the scope but `decided`.
    pub(crate) fn new(scope: &Scope, decided: Option<Dimension>) -> Option<Self> {
        let rest: Box<[_]> = Dimension::of(scope)
            .filter(|dimension| Some(*dimension) != decided)
            .map(|dimension| (dimension, dimension.patterns(scope).map(Pattern::new).collect()))
            .collect();
        (!rest.is_empty()).then_some(Self(rest))
    }

    pub(crate) fn matches(&self, asked: &EvaluateRequest) -> bool {
        self.0.iter().all(|(dimension, patterns)| {
            let any = |text: &str| patterns.iter().any(|pattern| pattern.matches(text));
            match Said::of(*dimension, asked) {
                Said::Value(text) => any(text),
                Said::Values(texts) => texts.iter().any(|text| any(text)),
                Said::Nothing => false,
                Said::Unknown => true,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, text, matches) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("agent.product.*", "agent.product.x.v1", true),
            ("agent.product.*", "agent.products.x", false),
            ("*", "", true),
            ("*.v1", "agent.v1", true),
            ("*.v1", "agent.v12", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("ab*ba", "aba", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), matches, "{pattern} {text}");
        }
    }
}
