//! The engine: a set of policies that can be swapped while decisions go on, and the state that they keep.

mod counting;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use agentos_types::{Code, Coded, Timestamp, Usd, codes};
use arc_swap::ArcSwap;

use crate::ast::{Payload, Policy};
use crate::compile::{PolicyError, PolicySet, SetOptions};
use crate::decision::{Decision, PolicyAction};
use crate::request::EvaluateRequest;
use crate::state::{Change, State};

pub use self::counting::Counting;

/// Decides whether an action may happen, and says why.
///
/// ```
/// use agentos_policy::ast::{Action, Comparison, Condition, Literal, Operator, Policy, PolicyType, Rule, Severity};
/// use agentos_policy::{EvaluateRequest, PolicyAction, PolicyEngine};
///
/// let engine = PolicyEngine::new();
/// let limit = |field: &str, usd: f64| {
///     Condition::Compare(Comparison::new(field, Operator::Lte, Literal::Number(usd)))
/// };
/// let mut policy = Policy::new("policy.cost.limit.v1", PolicyType::Cost);
/// policy.rules = vec![
///     Rule::new("per_run_limit", limit("cost_usd", 10.0), Action::Allow, Severity::Error),
///     Rule::new("daily_limit", limit("daily_cost_usd", 100.0), Action::Allow, Severity::Critical),
/// ];
/// engine.register_policy(policy)?;
///
/// let mut request = EvaluateRequest::default();
/// request.data.insert("cost_usd".into(), 500.0.into());
/// request.data.insert("daily_cost_usd".into(), 45.0.into());
/// let decision = engine.evaluate(&request);
/// assert_eq!(decision.action, PolicyAction::Deny);
/// assert_eq!(
///     decision.critical_failures()[0].message,
///     "denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Decisions take the set as it is at that moment; registering and replacing never make them wait. Policies
/// that count, spend or switch keep their [`State`] here; whoever must not lose it keeps
/// [`Decision::changes`] and hands them to [`PolicyEngine::apply`] after a restart.
#[derive(Debug)]
pub struct PolicyEngine {
    set: ArcSwap<PolicySet>,
    state: Mutex<State>,
    /// One at a time changes the set.
    changing: Mutex<()>,
}

/// A kill switch that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no kill switch has the id `{id}`; there {}", there(.known))]
pub struct UnknownSwitch {
    pub id: String,
    /// Those that there are.
    pub known: Vec<String>,
}

fn there(known: &[String]) -> String {
    match known {
        [] => "is none".to_owned(),
        known => format!("are: `{}`", known.join("`, `")),
    }
}

impl Coded for UnknownSwitch {
    fn code(&self) -> Code {
        codes::KILL_SWITCH_NOT_FOUND
    }
}

impl Default for PolicyEngine {
    fn default() -> Self {
        Self::with_set(PolicySet::default())
    }
}

impl PolicyEngine {
    /// Without policies everything is allowed; zones, budgets and approvals are not the policies' to lift.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn with_set(set: PolicySet) -> Self {
        Self {
            set: ArcSwap::from_pointee(set),
            state: Mutex::default(),
            changing: Mutex::default(),
        }
    }

    /// Adds a policy; one of the same id is replaced. For many at once, [`PolicyEngine::replace`] compiles
    /// once.
    ///
    /// # Errors
    /// It does not compile; then the set stays as it was.
    pub fn register_policy(&self, policy: Policy) -> Result<(), PolicyError> {
        let changing = lock(&self.changing);
        let set = self.set.load();
        let mut all: Vec<_> = set.policies().to_vec();
        match all.iter_mut().find(|known| known.id == policy.id) {
            Some(known) => *known = Arc::new(policy),
            None => all.push(Arc::new(policy)),
        }
        self.set.store(Arc::new(PolicySet::of(all, set.options)?));
        drop(changing);
        Ok(())
    }

    /// Takes these policies instead of those in force.
    ///
    /// # Errors
    /// One does not compile; then the old ones stay.
    pub fn replace(&self, policies: Vec<Policy>) -> Result<(), PolicyError> {
        let options = self.set.load().options;
        self.replace_with(policies, options)
    }

    /// # Errors
    /// As [`PolicyEngine::replace`].
    pub fn replace_with(&self, policies: Vec<Policy>, options: SetOptions) -> Result<(), PolicyError> {
        self.swap(PolicySet::compile_with(policies, options)?);
        Ok(())
    }

    /// Takes this set instead of the one in force. Decisions under way end with the one that they began with.
    pub fn swap(&self, set: PolicySet) {
        let changing = lock(&self.changing);
        self.set.store(Arc::new(set));
        drop(changing);
    }

    /// The set in force.
    #[must_use]
    pub fn set(&self) -> Arc<PolicySet> {
        self.set.load_full()
    }

    /// Every policy, in the order of reports.
    #[must_use]
    pub fn list_policies(&self) -> Vec<Arc<Policy>> {
        self.set.load().policies().to_vec()
    }

    /// What the policies say. Counts, reservations and switches take place at once, and are in
    /// [`Decision::changes`] for whoever keeps them.
    #[must_use]
    pub fn evaluate(&self, asked: &EvaluateRequest) -> Decision {
        let set = self.set.load();
        if !set.is_stateful() {
            return set.evaluate(asked, &EMPTY);
        }
        let mut state = lock(&self.state);
        let decision = set.evaluate(asked, &state);
        decision.changes.iter().for_each(|change| state.apply(change));
        decision
    }

    /// What the policies would say, without counting it.
    #[must_use]
    pub fn explain(&self, asked: &EvaluateRequest) -> Decision {
        self.set.load().evaluate(asked, &lock(&self.state))
    }

    /// What these policies and another set say of one request, by one state. Counts and reservations take place
    /// where neither refuses, and as `counting` says where one asks for a person.
    #[must_use]
    pub fn evaluate_with(
        &self,
        more: Option<&Arc<PolicySet>>,
        asked: &EvaluateRequest,
        counting: Counting,
    ) -> (Decision, Option<Decision>) {
        let mut state = lock(&self.state);
        let mut decided = self.decide(more, asked, &state);
        let (own, other) = &mut decided;
        let action = other
            .as_ref()
            .map_or(own.action, |other| other.action.max(own.action));
        for decision in std::iter::once(own).chain(other) {
            if counting.takes(action) {
                decision.changes.append(&mut decision.once_approved);
            } else {
                decision.changes.retain(Change::is_switch);
            }
            decision.changes.iter().for_each(|change| state.apply(change));
        }
        decided
    }

    /// The same, without counting it.
    #[must_use]
    pub fn explain_with(
        &self,
        more: Option<&Arc<PolicySet>>,
        asked: &EvaluateRequest,
    ) -> (Decision, Option<Decision>) {
        if !self.set.load().is_stateful() && more.is_none_or(|more| !more.is_stateful()) {
            return self.decide(more, asked, &EMPTY);
        }
        self.decide(more, asked, &lock(&self.state))
    }

    fn decide(
        &self,
        more: Option<&Arc<PolicySet>>,
        asked: &EvaluateRequest,
        state: &State,
    ) -> (Decision, Option<Decision>) {
        let own = self.set.load().evaluate(asked, state);
        (own, more.map(|more| more.evaluate(asked, state)))
    }

    /// A step was counted as `first`, and made as `then`: by another provider than was asked first. What it has cost is
    /// booked where `then` says, instead of where it was set aside, and what counts `then` alone counts it now. Both name
    /// the same [`Spend`](crate::Spend).
    pub fn made_as(
        &self,
        more: Option<&Arc<PolicySet>>,
        first: &EvaluateRequest,
        then: &EvaluateRequest,
        cost: Usd,
    ) -> Vec<Change> {
        let mut state = lock(&self.state);
        let takes = |asked: &EvaluateRequest| {
            let (own, other) = self.decide(more, asked, &state);
            let decisions = || std::iter::once(&own).chain(&other);
            let denied = decisions().any(|decision| decision.action == PolicyAction::Deny);
            let changes: Vec<Change> = decisions()
                .flat_map(|decision| decision.changes.iter().chain(&decision.once_approved))
                .cloned()
                .collect();
            (changes, denied)
        };
        let before: Vec<String> = takes(first).0.iter().flat_map(Change::touches).collect();
        let is_counted = |change: &Change| change.touches().iter().any(|part| before.contains(part));
        let (mut changes, denied) = takes(then);
        changes.retain(|change| match change {
            Change::Counted { .. } => !is_counted(change),
            Change::Reserved { .. } => true,
            _ => false,
        });
        let is_reserved = changes
            .iter()
            .any(|change| matches!(change, Change::Reserved { .. }));
        if let Some(spend) = &then.spend
            && (is_reserved || state.reserved(&spend.id).is_some())
        {
            changes.push(Change::Settled {
                id: spend.id.clone(),
                // What is full by now takes nothing in: then it stays where it was set aside.
                usd: if is_reserved || denied { cost } else { Usd::ZERO },
            });
        }
        changes.iter().for_each(|change| state.apply(change));
        changes
    }

    /// Takes back what was counted or set aside for a step that was not made.
    pub fn undo<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) {
        let mut state = lock(&self.state);
        changes.into_iter().for_each(|change| state.undo(change));
    }

    /// Drops what no longer matters at `now`.
    pub fn prune(&self, now: Timestamp) {
        lock(&self.state).prune(now);
    }

    /// Changes that took place before a restart, or in another process.
    pub fn apply<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) {
        let mut state = lock(&self.state);
        changes.into_iter().for_each(|change| state.apply(change));
    }

    /// A copy of the state.
    #[must_use]
    pub fn state(&self) -> State {
        lock(&self.state).clone()
    }

    /// Takes this state instead of the engine's.
    pub fn restore(&self, state: State) {
        *lock(&self.state) = state;
    }

    /// The true cost of a step for which [`Spend`](crate::Spend) reserved; zero when it was never made.
    /// `None` when nothing is reserved.
    pub fn settle(&self, id: &str, usd: Usd) -> Option<Change> {
        let mut state = lock(&self.state);
        state.reserved(id)?;
        let change = Change::Settled {
            id: id.to_owned(),
            usd,
        };
        state.apply(&change);
        Some(change)
    }

    /// Stops what a switch covers.
    ///
    /// # Errors
    /// No policy of type `killswitch` has this id.
    pub fn trigger_killswitch(
        &self,
        id: &str,
        by: &str,
        reason: &str,
        at: Timestamp,
    ) -> Result<Change, UnknownSwitch> {
        self.switch(
            id,
            Change::SwitchedOn {
                policy: id.to_owned(),
                at,
                by: by.to_owned(),
                reason: reason.to_owned(),
                trigger: None,
            },
        )
    }

    /// Lifts a switch.
    ///
    /// # Errors
    /// No policy of type `killswitch` has this id.
    pub fn reset_killswitch(&self, id: &str, by: &str, at: Timestamp) -> Result<Change, UnknownSwitch> {
        self.switch(
            id,
            Change::SwitchedOff {
                policy: id.to_owned(),
                at,
                by: by.to_owned(),
                recovered: false,
            },
        )
    }

    /// Is it on? A switch that nobody has used is as its policy says.
    ///
    /// # Errors
    /// No policy of type `killswitch` has this id.
    pub fn is_killswitch_active(&self, id: &str) -> Result<bool, UnknownSwitch> {
        let initial = self.known_switch(id)?;
        Ok(lock(&self.state).switch(id).map_or(initial, |switch| switch.on))
    }

    fn switch(&self, id: &str, change: Change) -> Result<Change, UnknownSwitch> {
        self.known_switch(id)?;
        lock(&self.state).apply(&change);
        Ok(change)
    }

    /// Whether it is on to begin with.
    fn known_switch(&self, id: &str) -> Result<bool, UnknownSwitch> {
        let set = self.set.load();
        if let Some(member) = set.member(id)
            && let Payload::Killswitch(switch) = &member.policy.payload
        {
            return Ok(switch.triggered);
        }
        let switches = set.policies().iter();
        Err(UnknownSwitch {
            id: id.to_owned(),
            known: switches
                .filter(|policy| matches!(policy.payload, Payload::Killswitch(_)))
                .map(|policy| policy.id.clone())
                .collect(),
        })
    }
}

static EMPTY: State = State::EMPTY;

/// A thread that panicked while it held the state has left it whole: changes are applied one by one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
