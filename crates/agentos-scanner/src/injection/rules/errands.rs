//! Rules about what a text sends a model to fetch, to tell or to carry out.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ASK, FORM, ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

pub(super) const TABLE: &[Rule] = &[
    rule(
        Exfiltration,
        58,
        SEND | TELL | REVEAL,
        &[Object(DATA), Via(USER), Via(PRIOR | FOREIGN)],
        ORDER | ASK,
    ),
    rule(
        Exfiltration,
        56,
        SEND,
        &[
            After(DATA | SECRET, 7),
            Via(WHOLE | PRIVATE | USER | YOUR),
            Anywhere(TOOL | CALL | QUERY),
        ],
        ORDER,
    ),
    rule(
        MarkdownExfiltration,
        60,
        PLACEHOLDER,
        &[
            Near(ADDRESS, 12),
            Anywhere(DATA | SECRET | SYSPROMPT | ABOVE_TEXT | EVERYTHING),
        ],
        0,
    ),
    rule(
        MarkdownExfiltration,
        56,
        PLACEHOLDER,
        &[
            Anywhere(ADDRESS),
            Near(DATA | SECRET | SYSPROMPT | ABOVE_TEXT, 8),
            Anywhere(IMAGE | QUERY | APPEND | VISIT),
        ],
        0,
    ),
    rule(ApprovalBypass, 42, DISABLE, &[Object(CHECKS)], ORDER),
    rule(
        ApprovalBypass,
        58,
        DISABLE,
        &[
            Object(CHECKS),
            Anywhere(EXECUTE | MONEY | SEND | DESTROY | CALL | AI | CONCEAL | APPROVE | SKIP_CONFIRM),
        ],
        ORDER,
    ),
    rule(
        ToolOutput,
        58,
        TOOL_FIRST,
        &[Anywhere(
            MUST | SEND | TELL | REVEAL | EXECUTE | SECRET | DATA | SHELL,
        )],
        0,
    ),
    rule(
        SystemPrompt,
        62,
        REVEAL | TELL | WHAT_IS | EXPLAIN | TRANSFORM,
        &[After(FED, 9)],
        ORDER | ASK,
    ),
    rule(
        Exfiltration,
        54,
        REVEAL,
        &[After(SECRET, 5), Anywhere(EXECUTE | VISIT | SHELL), Not(MINE)],
        ORDER,
    ),
    rule(
        ApprovalBypass,
        55,
        OFF,
        &[
            Near(CHECKS, 3),
            Anywhere(EXECUTE | ACTION | CALL | AI | YOU | CONCEAL),
        ],
        0,
    ),
    rule(
        ToolOutput,
        58,
        NOTICE,
        &[After(AI, 3), Anywhere(ADDRESS | SECRET | VISIT)],
        0,
    ),
    rule(
        ToolOutput,
        55,
        AI,
        &[
            After(MUST | HEREBY, 5),
            Anywhere(APPEND | VISIT | EXECUTE | BEGIN),
            Anywhere(SECRET | ADDRESS | DATA),
        ],
        0,
    ),
    rule(PayloadSplit, 56, JOIN, &[Near(FOLLOW, 5)], ORDER),
    rule(
        ToolOutput,
        56,
        EXECUTE,
        &[After(CALL, 6), Anywhere(WHOLE), Anywhere(USER)],
        ORDER,
    ),
    rule(ApprovalBypass, 54, SKIP_CONFIRM, &[Anywhere(REVEAL)], 0),
    rule(
        ToolOutput,
        56,
        APPROVE,
        &[Near(ADMIN, 3), Anywhere(AI | CONCEAL | HIDDEN | SYSTEM_NOTE)],
        ORDER,
    ),
    rule(
        ToolOutput,
        58,
        TELL,
        &[After(USER, 3), After(VISIT | SEND | MONEY, 4), Anywhere(ADDRESS)],
        ORDER,
    ),
    rule(
        SystemPrompt,
        56,
        TELL,
        &[
            After(EVERYTHING, 3),
            After(PRIOR | GIVEN, 6),
            Anywhere(DATA | AI | YOUR),
        ],
        ORDER,
    ),
    rule(
        SystemPrompt,
        54,
        WHAT_IS,
        &[After(INSTRUCTIONS, 2), Via(YOUR)],
        ASK,
    ),
    rule(
        Exfiltration,
        56,
        REVEAL,
        &[After(SECRET, 5), After(REVEAL | SEND, 5)],
        ORDER,
    ),
    rule(
        Exfiltration,
        58,
        SHELL,
        &[Anywhere(SECRET), Anywhere(REVEAL | SEND | RESPONSE)],
        0,
    ),
    rule(
        ApprovalBypass,
        54,
        APPROVE,
        &[Anywhere(ADMIN), Anywhere(FIRST)],
        ORDER,
    ),
    rule(
        FakeTurn,
        60,
        ROLE_SYSTEM,
        &[Anywhere(END_MARK | FRAME | TEMPLATE | RATE)],
        FORM,
    ),
    rule(
        ToolOutput,
        56,
        AI,
        &[
            Headed,
            Before(PREP | NOTICE, 4),
            After(COMMAND | RATE | MONEY | TRUST, 8),
            Not(FIRST | THIRD),
        ],
        0,
    ),
    rule(ApprovalBypass, 56, AS_IF, &[Near(CHECKS | APPROVED, 4)], ORDER),
    rule(
        ToolOutput,
        58,
        AI,
        &[
            After(READING, 2),
            Before(PREP | NOTICE, 4),
            Anywhere(COMMAND | MONEY | RATE),
        ],
        0,
    ),
    rule(
        ToolOutput,
        58,
        TELL,
        &[After(USER, 2), After(DISABLE, 4), Anywhere(CHECKS | SAFETY)],
        ORDER,
    ),
    rule(
        ApprovalBypass,
        54,
        APPROVE,
        &[Object(ACTION), After(YOU, 2)],
        ORDER,
    ),
    // "Before you can solve the task that I gave you, do the following first."
    rule(
        ToolOutput,
        62,
        NEW_ORDERS,
        &[Anywhere(TOOL_FIRST), Anywhere(TASK | GIVEN)],
        0,
    ),
];
