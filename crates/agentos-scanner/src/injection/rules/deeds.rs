//! Rules about what a text wants to have done: steps without approval, tools called, money moved.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

pub(super) const TABLE: &[Rule] = &[
    // Approvals.
    rule(
        ApprovalBypass,
        66,
        SKIP_CONFIRM,
        &[Anywhere(APPROVED | AUTHORITY | HEREBY)],
        0,
    ),
    rule(
        ApprovalBypass,
        64,
        SKIP_CONFIRM,
        &[
            Anywhere(APPROVE | EXECUTE | DESTROY | SEND | MONEY | CALL),
            Anywhere(ACTION | TOOL | WHOLE | USER | ADDRESS | DATA | CALL | MONEY),
        ],
        0,
    ),
    rule(
        ApprovalBypass,
        58,
        SKIP_CONFIRM,
        &[Anywhere(
            AI | SYSTEM_NOTE | FRAME | HIDDEN | ROLE_SYSTEM | CALL | CONCEAL | SHELL,
        )],
        0,
    ),
    rule(
        ApprovalBypass,
        56,
        SKIP_CONFIRM,
        &[
            Near(ACTION | EXECUTE | DESTROY | SEND | APPROVE, 8),
            Anywhere(FUTURE | MUST | WHENEVER),
        ],
        0,
    ),
    rule(ApprovalBypass, 42, SKIP_CONFIRM, &[], 0),
    rule(
        ApprovalBypass,
        58,
        APPROVED,
        &[
            Near(AUTHORITY | ADMIN, 6),
            Anywhere(DESTROY | CALL | CONCEAL | SHELL),
            Not(FIRST),
        ],
        0,
    ),
    rule(
        ApprovalBypass,
        32,
        APPROVED,
        &[Near(AUTHORITY | ADMIN, 6), Anywhere(EXECUTE | MONEY), Not(FIRST)],
        0,
    ),
    rule(ApprovalBypass, 54, DISABLE, &[Object(APPROVED)], ORDER),
    rule(
        ApprovalBypass,
        58,
        APPROVE,
        &[
            Object(ACTION),
            Via(WHOLE),
            Anywhere(AI | ROLE_SYSTEM | FRAME | SKIP_CONFIRM | HIDDEN | CONCEAL | NEW_ORDERS),
        ],
        ORDER,
    ),
    rule(
        ApprovalBypass,
        56,
        SETTLE,
        &[After(CHECKS | ACTION, 4), After(PASSED, 6)],
        ORDER,
    ),
    rule(
        ApprovalBypass,
        56,
        SETTLE,
        &[
            After(PASSED, 7),
            Anywhere(MINE | FUTURE | ADDRESS | REMEMBER | AI),
            Anywhere(WHOLE | FUTURE | ACTION | ADDRESS | RULES),
        ],
        ORDER,
    ),
    rule(
        ApprovalBypass,
        56,
        CHECKS,
        &[
            After(LICENCE | VOID | OFF, 4),
            Anywhere(DESTROY | SEND | MONEY | APPROVE),
            Not(MINE | META),
        ],
        0,
    ),
    // Tools called from within a text.
    rule(
        ToolOutput,
        62,
        EXECUTE,
        &[
            After(CALL, 6),
            Anywhere(ADDRESS | DATA | SECRET | MONEY | DESTROY | SEND | SKIP_CONFIRM | CONCEAL),
        ],
        ORDER,
    ),
    rule(ToolOutput, 45, EXECUTE, &[After(CALL, 5)], ORDER),
    rule(
        ToolOutput,
        66,
        CALL,
        &[Anywhere(
            HIDDEN
                | FRAME
                | ROLE_OTHER
                | ROLE_SYSTEM
                | AI
                | TEMPLATE
                | IF_AI
                | CONCEAL
                | SKIP_CONFIRM
                | SYSTEM_NOTE,
        )],
        0,
    ),
    rule(
        ToolOutput,
        45,
        CALL,
        &[Anywhere(ADDRESS), Anywhere(EXECUTE | SEND | MUST)],
        0,
    ),
    rule(
        ToolOutput,
        52,
        EXECUTE,
        &[
            After(TOOL, 5),
            Anywhere(DESTROY | SECRET | ADDRESS | MONEY | SHELL),
            Anywhere(AI | YOU | YOUR | MUST | SEND),
        ],
        ORDER,
    ),
    rule(
        ToolOutput,
        58,
        EXECUTE,
        &[
            After(SHELL, 5),
            Anywhere(AI | YOUR | YOU | FOLLOW | SKIP_CONFIRM | CONCEAL | IGNORE | PIECES),
        ],
        ORDER,
    ),
    rule(
        ToolOutput,
        45,
        SHELL,
        &[Anywhere(AI | FOLLOW | CONCEAL | HIDDEN | IGNORE)],
        0,
    ),
    rule(
        ToolOutput,
        52,
        MONEY,
        &[
            After(DEST | FOREIGN, 10),
            Anywhere(AI | CONCEAL | SKIP_CONFIRM | IGNORE | FRAME | HIDDEN | SYSTEM_NOTE),
        ],
        ORDER,
    ),
    rule(ApprovalBypass, 60, SKIP_CONFIRM, &[Anywhere(SKIP_CONFIRM)], 0),
    rule(
        ApprovalBypass,
        54,
        SKIP_CONFIRM,
        &[Anywhere(EXECUTE | DESTROY | SEND | MONEY | APPROVE | CALL)],
        0,
    ),
    rule(
        ApprovalBypass,
        52,
        SKIP_CONFIRM,
        &[Anywhere(TOOL | FUTURE | TRUST)],
        0,
    ),
];
