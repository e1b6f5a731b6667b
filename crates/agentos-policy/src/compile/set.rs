//! The compiled set.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use agentos_types::Digest;
use foldhash::fast::FixedState;
use jiff::tz::TimeZone;

use super::fields::{Fields, Interner};
use super::index::{Index, Popularity};
use super::part::{Part, part};
use super::rule::{Prepared, prepare};
use super::scope::{Narrowing, Pattern};
use super::symbols::Symbols;
use super::{PolicyError, Test, digest, test::test};
use crate::ast::{Mode, Origin, Payload, Policy, Scope};
use crate::request::Field;
use crate::stage::Stages;

/// How a set is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetOptions {
    /// A rule of an agent's file whose fields nothing supplies refuses, where it would refuse if they were
    /// there (`--strict`, `unbound_rules: deny`). Otherwise it is named as unbound and does not block.
    pub unbound_deny: bool,
}

/// Policies that decide: immutable, cheap to share, and called by a digest.
///
/// What a decision costs depends on the policies that apply to the request, not on how many there are.
#[derive(Debug)]
pub struct PolicySet {
    pub(crate) hot: Vec<Hot>,
    pub(crate) members: Vec<Member>,
    pub(crate) rules: Vec<Prepared>,
    pub(crate) fields: Vec<Field>,
    pub(crate) symbols: Symbols,
    pub(crate) zones: Vec<TimeZone>,
    pub(crate) index: Index,
    pub(crate) options: SetOptions,
    pub(crate) stateful: bool,
    all: Vec<Arc<Policy>>,
    digest: Digest,
}

/// What a decision looks at of every policy that may apply.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hot {
    pub(crate) first: u32,
    pub(crate) end: u32,
    pub(crate) stages: Stages,
    pub(crate) force: Force,
    /// There is more to look at than rules.
    pub(crate) more: bool,
    pub(crate) narrowed: bool,
}

/// The rest of a policy.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) policy: Arc<Policy>,
    pub(crate) narrowing: Option<Narrowing>,
    pub(crate) part: Part,
    pub(crate) exemptions: Box<[Exempt]>,
    /// Of an agent's own file.
    pub(crate) of_agent: bool,
}

#[derive(Debug)]
pub(crate) struct Exempt {
    pub(crate) narrowing: Option<Narrowing>,
    pub(crate) condition: Option<Test>,
}

/// How far a policy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    Enforce,
    /// What would refuse warns.
    Warn,
    /// Evaluated and recorded.
    Shadow,
    /// A switch whose policy is off: what a person has switched stays so.
    Held,
}

impl Force {
    fn of(policy: &Policy) -> Option<Self> {
        match policy.reach() {
            Mode::Off => matches!(policy.payload, Payload::Killswitch(_)).then_some(Self::Held),
            Mode::Shadow => Some(Self::Shadow),
            Mode::Warn => Some(Self::Warn),
            Mode::Enforce => Some(Self::Enforce),
        }
    }
}

impl Default for PolicySet {
    /// No policies: everything is allowed.
    fn default() -> Self {
        Self::empty(SetOptions::default(), digest::of_set(Vec::new(), false))
    }
}

impl PolicySet {
    fn empty(options: SetOptions, digest: Digest) -> Self {
        Self {
            hot: Vec::new(),
            members: Vec::new(),
            rules: Vec::new(),
            fields: Vec::new(),
            symbols: Symbols::default(),
            zones: vec![TimeZone::UTC],
            index: Index::default(),
            options,
            stateful: false,
            digest,
            all: Vec::new(),
        }
    }

    #[must_use]
    pub const fn options(&self) -> SetOptions {
        self.options
    }

    /// Does a rule ask for this field?
    #[must_use]
    pub fn reads(&self, field: &str) -> bool {
        self.fields.iter().any(|known| &*known.name == field)
    }

    /// Compiles policies, all or nothing.
    ///
    /// # Errors
    /// Two policies of one id; a pattern, time zone, role or limit that cannot be used.
    pub fn compile(policies: Vec<Policy>) -> Result<Self, PolicyError> {
        Self::compile_with(policies, SetOptions::default())
    }

    /// See [`PolicySet::compile`].
    ///
    /// # Errors
    /// The same.
    pub fn compile_with(policies: Vec<Policy>, options: SetOptions) -> Result<Self, PolicyError> {
        Self::of(policies.into_iter().map(Arc::new).collect(), options)
    }

    /// # Errors
    /// See [`PolicySet::compile`].
    pub(crate) fn of(mut all: Vec<Arc<Policy>>, options: SetOptions) -> Result<Self, PolicyError> {
        // Higher priority first, then as they were given: the order of every report.
        all.sort_by_key(|policy| std::cmp::Reverse(policy.priority));
        let mut ids: HashSet<&str, FixedState> =
            HashSet::with_capacity_and_hasher(all.len(), FixedState::default());
        let mut room = Vec::new();
        let mut digests = Vec::with_capacity(all.len());
        for policy in &all {
            if !ids.insert(policy.id.as_str()) {
                return Err(PolicyError::new(&policy.id, None, "two policies have this id"));
            }
            digests.push(digest::of_policy(policy, &mut room)?);
        }
        let mut set = Self::empty(options, digest::of_set(digests, options.unbound_deny));
        let mut zones = BTreeMap::new();
        let mut interner = Interner::default();
        let scopes: Vec<_> = all.iter().map(|policy| scope(policy)).collect();
        set.hot.reserve(all.len());
        set.members.reserve(all.len());
        set.rules
            .reserve(all.iter().map(|policy| policy.rules.len()).sum());
        let popularity = Popularity::of(&scopes);
        for (policy, scope) in all.iter().zip(&scopes) {
            let Some(force) = Force::of(policy) else { continue };
            let zone = match policy.time_zone.as_deref() {
                None => 0,
                Some(name) => match zones.get(name) {
                    Some(number) => *number,
                    None => {
                        let number = set.zone(policy, name)?;
                        zones.insert(name, number);
                        number
                    }
                },
            };
            set.add(policy, scope, force, zone, &mut interner, &popularity)?;
        }
        set.fields = interner.fields;
        set.symbols = interner.symbols;
        set.all = all;
        Ok(set)
    }

    fn zone(&mut self, policy: &Policy, name: &str) -> Result<u16, PolicyError> {
        let refuse = |reason: String| PolicyError::new(&policy.id, Some("time_zone"), reason);
        let zone = TimeZone::get(name).map_err(|_| refuse(format!("`{name}` is not a time zone")))?;
        let number = u16::try_from(self.zones.len()).map_err(|_| refuse("too many time zones".to_owned()))?;
        self.zones.push(zone);
        Ok(number)
    }

    fn add(
        &mut self,
        policy: &Arc<Policy>,
        scope: &Scope,
        force: Force,
        zone: u16,
        interner: &mut Interner,
        popularity: &Popularity<'_>,
    ) -> Result<(), PolicyError> {
        let too_many = |_| PolicyError::new(&policy.id, None, "too many policies or rules");
        let first = u32::try_from(self.rules.len()).map_err(too_many)?;
        let number = u32::try_from(self.hot.len()).map_err(too_many)?;
        let mut fields = Fields {
            interner,
            zone,
            policy: &policy.id,
            part: "",
        };
        let mut stages = Stages::NONE;
        for (at, rule) in policy.rules.iter().enumerate() {
            if !rule.enabled || force == Force::Held {
                continue;
            }
            fields.part = &rule.name;
            let at = u16::try_from(at).map_err(too_many)?;
            let prepared = prepare(policy, at, rule, &mut fields)?;
            stages = stages.or(prepared.stages);
            self.stateful |= rule.rate_limit.is_some();
            self.rules.push(prepared);
        }
        fields.part = policy.kind.as_str();
        let part = part(policy, &mut fields)?;
        let more = !matches!(part, Part::Nothing);
        if more {
            stages = Stages::ALL;
        }
        self.stateful |= matches!(part, Part::Rate { .. } | Part::Budget | Part::Switch { .. });
        let mut exemptions = Vec::new();
        for exemption in &policy.exemptions {
            fields.part = "exemptions";
            exemptions.push(Exempt {
                narrowing: Narrowing::new(&exemption.scope, None),
                condition: exemption
                    .condition
                    .as_ref()
                    .map(|of| test(of, &mut fields))
                    .transpose()?,
            });
        }
        let decided = self.index.file(number, scope, stages, popularity);
        let narrowing = Narrowing::new(scope, decided);
        self.hot.push(Hot {
            first,
            end: u32::try_from(self.rules.len()).map_err(too_many)?,
            stages,
            force,
            more,
            narrowed: narrowing.is_some(),
        });
        self.members.push(Member {
            policy: Arc::clone(policy),
            narrowing,
            part,
            exemptions: exemptions.into(),
            of_agent: matches!(policy.origin, Origin::Agent(_)),
        });
        Ok(())
    }

    /// The name of the set: SHA-256 over its policies in canonical form. It goes into every decision.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Every policy, those that are off included, in the order of reports.
    #[must_use]
    pub fn policies(&self) -> &[Arc<Policy>] {
        &self.all
    }

    /// The policy of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Policy>> {
        self.all.iter().find(|policy| policy.id == id)
    }

    /// Does any of its policies count, spend or switch?
    #[must_use]
    pub const fn is_stateful(&self) -> bool {
        self.stateful
    }

    pub(crate) fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.policy.id == id)
    }
}

impl Exempt {
    /// Does it cover this request, as far as its scope says?
    pub(crate) fn matches(&self, asked: &crate::EvaluateRequest) -> bool {
        self.narrowing.as_ref().is_none_or(|of| of.matches(asked))
    }
}

/// The policy's scope; what an agent's file says holds for that agent alone.
fn scope(policy: &Policy) -> Cow<'_, Scope> {
    let mut scope = Cow::Borrowed(&policy.scope);
    if let Origin::Agent(agent) = &policy.origin {
        let covered = scope.agents.is_empty()
            || scope
                .agents
                .iter()
                .any(|pattern| Pattern::new(pattern).matches(agent));
        // A scope that excludes its own agent covers nobody; the agent's name with a character that no id has
        // matches no request.
        scope.to_mut().agents = vec![if covered {
            agent.clone()
        } else {
            format!("{agent}\u{0}")
        }];
    }
    scope
}
