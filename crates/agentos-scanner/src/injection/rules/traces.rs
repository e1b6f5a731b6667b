//! Rules about what is to be remembered, hidden or erased.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

pub(super) const TABLE: &[Rule] = &[
    rule(
        Memory,
        58,
        TRUST,
        &[
            After(INSTRUCTIONS | RULES, 4),
            Anywhere(ADDRESS | MUST | FUTURE | REMEMBER | WHENEVER),
        ],
        ORDER,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[
            Anywhere(RULES),
            Anywhere(WHENEVER | FUTURE | MUST),
            Anywhere(RATE | MONEY | APPROVED | OBEY_ME),
        ],
        0,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[
            Anywhere(MUST | FUTURE | WHENEVER),
            Anywhere(CONCEAL | TRUST | SKIP_CONFIRM | ADMIN),
        ],
        0,
    ),
    rule(
        LogTampering,
        54,
        DESTROY | DISABLE,
        &[After(LOGS, 9), Anywhere(MINE | ACTION | CONCEAL | SKIP_CONFIRM)],
        ORDER,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[Anywhere(DISABLE), Anywhere(CHECKS | SAFETY)],
        0,
    ),
    rule(LogTampering, 56, TAMPER, &[After(LOGS, 6), Not(NOT)], ORDER),
    rule(
        LogTampering,
        54,
        LOGS,
        &[Near(OFF, 2), Anywhere(EXECUTE | CONCEAL | SEND | MONEY)],
        0,
    ),
    rule(Concealment, 55, CONCEAL, &[Anywhere(HARM)], 0),
    rule(
        Memory,
        56,
        REMEMBER,
        &[Anywhere(VOID), Anywhere(CHECKS | SAFETY | RULES | SECRET)],
        0,
    ),
    rule(
        Memory,
        54,
        REMEMBER,
        &[Anywhere(APPROVED), Anywhere(WHOLE), Anywhere(ACTION | USER)],
        0,
    ),
    rule(LogTampering, 56, NO_WRITE, &[After(LOGS, 6), Not(SECRET)], 0),
    rule(Concealment, 56, CONCEAL, &[Anywhere(TAMPER)], 0),
    rule(
        Concealment,
        56,
        CONCEAL,
        &[
            Anywhere(DESTROY | SEND | MONEY | EXECUTE | SHELL),
            Anywhere(AI | WHOLE),
        ],
        0,
    ),
    rule(
        Memory,
        56,
        FUTURE,
        &[Anywhere(REVEAL | LEAK), Anywhere(SECRET | SYSPROMPT)],
        0,
    ),
    rule(Concealment, 54, CONCEAL, &[Anywhere(CONCEAL)], 0),
];
