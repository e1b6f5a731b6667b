//! Rules about whom a model is to obey, and what no longer holds for it.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

pub(super) const TABLE: &[Rule] = &[
    // Somebody else to obey.
    rule(
        Override,
        58,
        OBEY_ME,
        &[Anywhere(
            INSTEAD
                | NOT_FOLLOW
                | RULES
                | IGNORE
                | VOID
                | SAFETY
                | EVERYTHING
                | USER
                | GIVEN
                | UNRESTRICTED
                | AI,
        )],
        0,
    ),
    rule(Override, 30, OBEY_ME, &[], 0),
    rule(
        Override,
        58,
        NOT_FOLLOW,
        &[Object(USER | AUTHORITY | EVERYTHING)],
        0,
    ),
    rule(Override, 60, VOID, &[Before(EVERYTHING, 10), Via(GIVEN)], 0),
    rule(
        Override,
        58,
        VOID,
        &[Before(GIVEN, 8), Anywhere(RULES | SAFETY | SYSPROMPT)],
        0,
    ),
    rule(
        Override,
        55,
        VOID,
        &[Before(SAFETY, 5), Anywhere(YOU | YOUR | AI)],
        0,
    ),
    rule(
        Override,
        60,
        AS_IF,
        &[
            Near(RULES | SAFETY | SYSPROMPT, 8),
            Anywhere(VOID | NOT | UNRESTRICTED | OFF | YOUR),
        ],
        0,
    ),
    rule(
        Override,
        60,
        IGNORE,
        &[
            Object(EVERYTHING),
            Anywhere(NEW_ORDERS | REVEAL | SECRET | SYSPROMPT | OBEY_ME | RESPONSE),
        ],
        ORDER,
    ),
    rule(
        Persona,
        62,
        AS_IF,
        &[Anywhere(UNRESTRICTED | NO_REFUSE | PERSONA | JAILBREAK)],
        0,
    ),
    rule(
        Persona,
        58,
        UNRESTRICTED,
        &[
            Near(SAFETY | RULES | AUTHORITY, 3),
            Anywhere(YOU | AI | NO_REFUSE | MUST),
        ],
        0,
    ),
    rule(
        Persona,
        56,
        NO_REFUSE,
        &[Anywhere(TASK | BEHAVE | NEW_ORDERS | SAFETY | BE_NOW | AS_IF)],
        0,
    ),
    rule(Override, 58, NOT_FOLLOW, &[Near(AI, 4)], 0),
    rule(Persona, 60, UNRESTRICTED, &[Anywhere(HARM), Not(META)], 0),
    rule(
        Persona,
        55,
        AS_IF,
        &[Anywhere(HARM), Anywhere(TELL | EXPLAIN | RULES)],
        0,
    ),
    rule(
        Override,
        52,
        NEW_ORDERS,
        &[Anywhere(IGNORE | NOT_FOLLOW | VOID | OBEY_ME)],
        0,
    ),
    rule(
        Override,
        54,
        IGNORE,
        &[
            Object(RULES | SYSPROMPT | SAFETY),
            Anywhere(REVEAL | SEND | SECRET | DESTROY | APPROVE | UNRESTRICTED | SHELL | HARM | MONEY | DATA),
        ],
        ORDER,
    ),
    rule(
        Override,
        58,
        VOID,
        &[Before(SAFETY, 4), Before(USER | AUTHORITY, 6)],
        0,
    ),
    rule(
        Override,
        56,
        VOID,
        &[Before(EVERYTHING, 5), Anywhere(SYSPROMPT | RULES | AI | YOUR)],
        0,
    ),
    rule(Override, 55, DISABLE, &[Object(INSTRUCTIONS), Via(PRIOR)], ORDER),
];
