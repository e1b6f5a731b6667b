//! Rules about how a model is to behave: what to hide, to keep in mind, to plant in its answers, to rate.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{FORM, ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

/// Where a planted thing is to appear, again and again.
const AGAIN: Mask = WHOLE | FUTURE | WHENEVER | MUST;

pub(super) const TABLE: &[Rule] = &[
    // Hiding.
    rule(Concealment, 58, CONCEAL, &[Near(USER, 4)], 0),
    rule(
        Concealment,
        60,
        CONCEAL,
        &[Near(SYSPROMPT | AI, 6), Anywhere(USER | RULES | RESPONSE)],
        0,
    ),
    rule(
        Concealment,
        56,
        CONCEAL,
        &[
            Anywhere(SEND | DESTROY | CALL | MONEY | EXECUTE | SHELL),
            Anywhere(DATA | SECRET | ADDRESS | TOOL | ACTION | CALL | LOGS),
        ],
        0,
    ),
    rule(
        Concealment,
        50,
        CONCEAL,
        &[Near(RULES, 4), Anywhere(RESPONSE | USER | AI)],
        0,
    ),
    rule(Concealment, 26, CONCEAL, &[], 0),
    rule(
        LogTampering,
        62,
        DESTROY | DISABLE,
        &[
            Object(LOGS),
            Anywhere(ACTION | CONCEAL | AI | AFTERWARDS | YOUR),
            Not(SHELL),
        ],
        ORDER,
    ),
    rule(
        LogTampering,
        52,
        DESTROY | DISABLE,
        &[Object(LOGS), Via(PRIVATE | WHOLE | USER)],
        ORDER,
    ),
    rule(LogTampering, 34, DESTROY | DISABLE, &[Object(LOGS)], ORDER),
    rule(LogTampering, 56, NO_LOG, &[Not(MINE | IDLE | SECRET)], 0),
    rule(LogTampering, 52, CONCEAL | SKIP_CONFIRM, &[Near(LOGS, 5)], 0),
    rule(
        LogTampering,
        56,
        LOGS,
        &[
            Before(OFF | DISABLE, 4),
            Anywhere(AI | FRAME | ROLE_SYSTEM | SKIP_CONFIRM | SEND),
        ],
        0,
    ),
    // Memory.
    rule(
        Memory,
        64,
        REMEMBER,
        &[
            Anywhere(FUTURE | WHENEVER),
            Anywhere(
                SEND | TRUST
                    | SKIP_CONFIRM
                    | IGNORE
                    | DESTROY
                    | CONCEAL
                    | ADDRESS
                    | RATE
                    | APPROVE
                    | NOT_FOLLOW
                    | CALL
                    | SHELL
                    | UNRESTRICTED
                    | MONEY
                    | ADMIN
                    | SECRET,
            ),
        ],
        0,
    ),
    rule(
        Memory,
        62,
        REMEMBER,
        &[Anywhere(TOKEN), Anywhere(AGAIN), Anywhere(APPEND)],
        0,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[
            Anywhere(USER | AI | YOU),
            Anywhere(TRUST | SKIP_CONFIRM | IGNORE | CONCEAL | UNRESTRICTED | NOT_FOLLOW | ADMIN | SECRET),
            Not(FIRST),
        ],
        0,
    ),
    rule(
        Memory,
        55,
        REMEMBER,
        &[Anywhere(ADDRESS), Anywhere(MUST | FUTURE | WHENEVER | SEND)],
        0,
    ),
    rule(
        Memory,
        54,
        FUTURE,
        &[
            Anywhere(TRUST | SKIP_CONFIRM | CONCEAL | NOT_FOLLOW | UNRESTRICTED),
            Anywhere(USER | YOU | RESPONSE | WHOLE | AI | MUST),
        ],
        0,
    ),
    rule(
        Memory,
        56,
        WHENEVER,
        &[
            Anywhere(SEND | DESTROY | REVEAL | RATE),
            Anywhere(ADDRESS | DATA | SECRET | SYSPROMPT),
            Anywhere(FUTURE | REMEMBER | MUST | AI | CONCEAL),
        ],
        0,
    ),
    rule(
        Memory,
        52,
        FUTURE,
        &[Anywhere(SEND), Anywhere(DATA | SECRET), Anywhere(DEST)],
        0,
    ),
    // Planting a mark in answers.
    rule(
        OperationalNote,
        62,
        APPEND,
        &[
            Near(TOKEN, 10),
            Near(RESPONSE, 12),
            Anywhere(WHOLE | FUTURE | YOUR),
        ],
        0,
    ),
    rule(
        OperationalNote,
        56,
        TOKEN,
        &[
            Anywhere(APPEND),
            Anywhere(RESPONSE),
            Anywhere(MUST | WHOLE | SYSTEM_NOTE | NOTICE),
        ],
        0,
    ),
    rule(
        OperationalNote,
        52,
        APPEND,
        &[After(ADDRESS, 8), Anywhere(RESPONSE), Anywhere(WHOLE | YOUR)],
        ORDER,
    ),
    rule(
        OperationalNote,
        60,
        SYSTEM_NOTE,
        &[Anywhere(APPEND | RESPONSE | TOKEN | CONCEAL)],
        FORM,
    ),
    rule(
        OperationalNote,
        50,
        RESPONSE,
        &[
            Before(YOUR, 2),
            Anywhere(APPEND | BEGIN),
            Anywhere(TOKEN | VERBATIM | ADDRESS | RULES),
        ],
        0,
    ),
    rule(
        OperationalNote,
        45,
        REVEAL,
        &[
            Near(TOKEN, 4),
            Anywhere(RESPONSE | VERBATIM | BEGIN),
            Anywhere(YOUR | RESPONSE),
        ],
        ORDER,
    ),
    // Ratings and recommendations bought with words.
    rule(
        Manipulation,
        60,
        RATE,
        &[Anywhere(
            AI | IF_AI | HIDDEN | FRAME | IGNORE | SYSTEM_NOTE | CONCEAL,
        )],
        0,
    ),
    rule(
        Manipulation,
        52,
        RATE,
        &[Anywhere(MUST), Anywhere(REGARDLESS), Anywhere(YOU | YOUR | TASK)],
        0,
    ),
    rule(
        Manipulation,
        50,
        BEHAVE,
        &[After(INSTEAD, 2), Near(NOTHING_ELSE, 8), Anywhere(MUST | AI)],
        ORDER,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[Anywhere(SAFETY | RULES), Anywhere(LICENCE | VOID | OFF)],
        0,
    ),
    rule(
        Memory,
        54,
        FUTURE,
        &[
            Anywhere(WHENEVER),
            Anywhere(RATE | SEND | APPEND),
            Anywhere(ADDRESS | TOKEN),
        ],
        0,
    ),
    rule(
        Memory,
        56,
        FUTURE,
        &[
            Anywhere(USER | YOU),
            Anywhere(OFF | SKIP_CONFIRM),
            Anywhere(SAFETY | SKIP_CONFIRM | APPROVED),
        ],
        0,
    ),
    rule(
        LogTampering,
        54,
        DISABLE | DESTROY,
        &[Object(LOGS), Anywhere(YOU | CONCEAL | EXECUTE | CALL)],
        ORDER,
    ),
    rule(Concealment, 54, CONCEAL, &[Near(RULES | TOOL | SYSPROMPT, 3)], 0),
    rule(
        OperationalNote,
        56,
        APPEND,
        &[After(RESPONSE, 8), Via(YOUR), Via(WHOLE)],
        ORDER,
    ),
    rule(
        Memory,
        56,
        REMEMBER,
        &[
            Anywhere(MUST | WHENEVER | FUTURE),
            Anywhere(SEND),
            Anywhere(DATA | SECRET),
        ],
        0,
    ),
];

/// "then": what follows a deed.
const AFTERWARDS: Mask = LEAD | INSTEAD;
/// Whatever the case may be.
const REGARDLESS: Mask = NO_REFUSE | IGNORE;
/// And only that.
const NOTHING_ELSE: Mask = TOKEN | VERBATIM;
