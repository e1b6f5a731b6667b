//! What a policy's type asks for beside rules, prepared.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::fields::Fields;
use super::scope::Pattern;
use super::test::test;
use super::{PolicyError, Test};
use crate::ast::{
    AccessControl, Compliance, ComplianceStatus, Payload, Permission, Policy, Requirement, Role, Verification,
};
use crate::stage::Stages;

/// The prepared part. What it needs of the payload beyond this it reads there.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Nothing,
    Rate {
        resource: Pattern,
        bypass: Option<Test>,
    },
    Budget,
    Switch {
        triggers: Box<[Trigger]>,
    },
    Access(Access),
    Compliance(Box<[Unmet]>),
    /// Asks something of whoever goes on, and refuses nothing.
    Obliges,
}

#[derive(Clone, Debug)]
pub(crate) struct Trigger {
    pub(crate) test: Test,
    pub(crate) stages: Stages,
}

/// Why a framework is not complied with.
#[derive(Clone, Debug)]
pub(crate) enum Unmet {
    NonCompliant,
    Pending,
    /// Nothing evaluates the control of this automated requirement, by its place.
    Requirement(usize),
}

/// Roles with all that they inherit.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    permissions: BTreeMap<Box<str>, Box<[Permit]>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Permit {
    pub(crate) resource: Pattern,
    pub(crate) actions: Box<[Pattern]>,
    pub(crate) condition: Option<Test>,
}

impl Access {
    pub(crate) fn of(&self, role: &str) -> &[Permit] {
        self.permissions.get(role).map_or(&[], |permits| permits)
    }
}

/// The part and whether the policy is asked at every stage for it.
pub(crate) fn part(policy: &Policy, fields: &mut Fields<'_>) -> Result<Part, PolicyError> {
    Ok(match &policy.payload {
        Payload::None => Part::Nothing,
        Payload::Budget(_) => Part::Budget,
        Payload::PiiProtection(_) | Payload::DataRetention(_) | Payload::Gate(_) => Part::Obliges,
        Payload::RateLimit(limit) => Part::Rate {
            resource: Pattern::new(&limit.resource),
            bypass: limit
                .bypass
                .as_ref()
                .map(|bypass| test(bypass, fields))
                .transpose()?,
        },
        Payload::Killswitch(switch) => {
            let mut triggers = Vec::new();
            for trigger in &switch.triggers {
                fields.part = "trigger";
                triggers.push(Trigger {
                    test: test(&trigger.condition, fields)?,
                    stages: fields.stages(&trigger.condition),
                });
            }
            Part::Switch {
                triggers: triggers.into(),
            }
        }
        Payload::AccessControl(access) => Part::Access(roles(access, fields)?),
        Payload::Compliance(compliance) => Part::Compliance(unmet(compliance, policy)),
    })
}

fn unmet(compliance: &Compliance, policy: &Policy) -> Box<[Unmet]> {
    let status = match compliance.compliance_status {
        ComplianceStatus::Compliant => None,
        ComplianceStatus::NonCompliant => Some(Unmet::NonCompliant),
        ComplianceStatus::PendingReview => Some(Unmet::Pending),
    };
    let evaluated = |requirement: &Requirement| {
        requirement.verification != Verification::Automated
            || requirement.control.as_ref().is_some_and(|control| {
                control.starts_with("gate.")
                    || policy
                        .rules
                        .iter()
                        .any(|rule| rule.enabled && rule.name == *control)
            })
    };
    let open = compliance
        .requirements
        .iter()
        .enumerate()
        .filter(|(_, requirement)| !evaluated(requirement))
        .map(|(at, _)| Unmet::Requirement(at));
    status.into_iter().chain(open).collect()
}

fn roles(access: &AccessControl, fields: &mut Fields<'_>) -> Result<Access, PolicyError> {
    let refuse = |role: &str, reason: String| PolicyError::new(fields.policy, Some(role), reason);
    let mut permissions = BTreeMap::new();
    let known: HashMap<&str, &Role> = access
        .roles
        .iter()
        .map(|role| (role.name.as_str(), role))
        .collect();
    for role in &access.roles {
        let inherited = closure(&known, &role.name).map_err(|reason| refuse(&role.name, reason))?;
        let mut permits = Vec::new();
        for other in access
            .roles
            .iter()
            .filter(|other| inherited.contains(other.name.as_str()))
        {
            for permission in &other.permissions {
                permits.push(permit(
                    permission,
                    &mut Fields {
                        interner: fields.interner,
                        zone: fields.zone,
                        policy: fields.policy,
                        part: &other.name,
                    },
                )?);
            }
        }
        if permissions
            .insert(role.name.as_str().into(), permits.into())
            .is_some()
        {
            return Err(PolicyError::new(
                fields.policy,
                Some(&role.name),
                "two roles have this name",
            ));
        }
    }
    if let Some(role) = &access.default_role
        && !permissions.contains_key(role.as_str())
    {
        let reason = format!("the default role `{role}` is none of its roles");
        return Err(PolicyError::new(fields.policy, None, reason));
    }
    Ok(Access { permissions })
}

/// The role and every role that it inherits from.
fn closure<'a>(roles: &HashMap<&'a str, &'a Role>, role: &'a str) -> Result<HashSet<&'a str>, String> {
    let mut all = HashSet::from([role]);
    let mut open = vec![role];
    while let Some(name) = open.pop() {
        let Some(found) = roles.get(name) else {
            return Err(format!("inherits from `{name}`, which is no role of this policy"));
        };
        for parent in &found.inherits {
            if parent == role {
                return Err(format!("inherits from itself, by `{name}`"));
            }
            if all.insert(parent) {
                open.push(parent);
            }
        }
    }
    Ok(all)
}

fn permit(permission: &Permission, fields: &mut Fields<'_>) -> Result<Permit, PolicyError> {
    Ok(Permit {
        resource: Pattern::new(&permission.resource),
        actions: permission
            .actions
            .iter()
            .map(|action| Pattern::new(action))
            .collect(),
        condition: permission
            .condition
            .as_ref()
            .map(|condition| test(condition, fields))
            .transpose()?,
    })
}
