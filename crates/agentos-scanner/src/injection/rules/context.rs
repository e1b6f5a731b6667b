//! Rules about what a text pretends to be: a note to a model, a turn of the conversation, the end of a document,
//! a model's own reasoning, a summary, a configuration, a riddle to be solved and obeyed.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{FORM, ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

/// What a text that is only data has no business to ask for.
const ASKS: Mask = COMMAND
    | TRUST
    | TELL
    | BE_NOW
    | UNRESTRICTED
    | NEW_ORDERS
    | MONEY
    | CALL
    | RATE
    | MUST
    | SECRET
    | SHELL
    | NOT_FOLLOW
    | VISIT;
/// What stands for a change of who speaks.
const FRAMES: Mask = FRAME | TEMPLATE | ROLE_SYSTEM | END_MARK;

pub(super) const TABLE: &[Rule] = &[
    // Addressed to a model.
    rule(ToolOutput, 62, IF_AI, &[Anywhere(ASKS)], 0),
    rule(ToolOutput, 34, IF_AI, &[], 0),
    rule(
        ToolOutput,
        68,
        NOTICE,
        &[After(AI, 5), Near(READING, 4), Anywhere(ASKS)],
        0,
    ),
    rule(ToolOutput, 45, NOTICE, &[After(AI, 4), Near(READING, 3)], 0),
    rule(
        ToolOutput,
        60,
        NOTICE,
        &[
            After(AI, 4),
            Anywhere(COMMAND | MONEY | CALL | SHELL | RATE | NEW_ORDERS),
        ],
        0,
    ),
    rule(
        ToolOutput,
        64,
        AI,
        &[
            After(READING, 3),
            Anywhere(MUST | HEREBY | COMMAND | TELL),
            Anywhere(COMMAND | MONEY | CALL | RATE | SECRET | SYSPROMPT | UNRESTRICTED),
        ],
        0,
    ),
    rule(
        ToolOutput,
        55,
        AI,
        &[
            After(MUST | HEREBY, 4),
            After(
                IGNORE | REVEAL | SEND | EXECUTE | DESTROY | CONCEAL | APPROVE | FOLLOW | NOT_FOLLOW,
                6,
            ),
            Not(NOT),
        ],
        0,
    ),
    rule(
        ToolOutput,
        52,
        AI,
        &[
            Near(IGNORE | SEND | EXECUTE | DESTROY | SKIP_CONFIRM, 2),
            Anywhere(DATA | SECRET | ADDRESS | ACTION | CALL | RULES | TASK),
            Not(MODAL),
        ],
        0,
    ),
    // Turns that nobody took.
    rule(
        FakeTurn,
        66,
        ROLE_SYSTEM,
        &[Anywhere(
            COMMAND
                | UNRESTRICTED
                | NEW_ORDERS
                | BE_NOW
                | OFF
                | SECRET
                | SKIP_CONFIRM
                | APPROVED
                | CALL
                | NO_REFUSE
                | MONEY,
        )],
        FORM,
    ),
    rule(
        FakeTurn,
        45,
        ROLE_SYSTEM,
        &[Anywhere(YOU | AI | RULES | SAFETY)],
        FORM,
    ),
    rule(
        FakeTurn,
        62,
        ROLE_SYSTEM,
        &[Anywhere(ROLE_OTHER), Anywhere(ASKS)],
        FORM,
    ),
    rule(
        FakeTurn,
        56,
        ROLE_OTHER,
        &[Anywhere(
            IGNORE | DESTROY | SKIP_CONFIRM | SECRET | SYSPROMPT | UNRESTRICTED | CALL | CONCEAL,
        )],
        FORM,
    ),
    rule(
        FakeTurn,
        45,
        ROLE_OTHER,
        &[
            Anywhere(APPROVED | EXECUTE | SEND | REVEAL),
            Anywhere(DATA | RULES | TOOL | ACTION | SAFETY),
        ],
        FORM,
    ),
    rule(
        FakeTurn,
        64,
        TEMPLATE,
        &[Anywhere(ASKS | YOU | RULES | SAFETY | ROLE_SYSTEM)],
        FORM,
    ),
    rule(FakeTurn, 44, TEMPLATE, &[], FORM),
    // The frame closed from within.
    rule(
        Delimiter,
        62,
        FRAME,
        &[Anywhere(ASKS | OFF | SAFETY | ADMIN | YOU | AI)],
        FORM,
    ),
    rule(Delimiter, 38, FRAME, &[], FORM),
    rule(
        Delimiter,
        60,
        END_MARK,
        &[Anywhere(
            (COMMAND & !APPEND)
                | NEW_ORDERS
                | FRAME
                | ROLE_SYSTEM
                | RULES
                | BE_NOW
                | UNRESTRICTED
                | SAFETY
                | AI,
        )],
        FORM,
    ),
    rule(Delimiter, 24, END_MARK, &[], FORM),
    rule(Delimiter, 60, NEW_ORDERS, &[Anywhere(FRAMES)], FORM),
    // What nobody is to see.
    rule(
        HiddenText,
        64,
        HIDDEN,
        &[
            Anywhere(AI | IF_AI | SYSPROMPT | ROLE_OTHER | NEW_ORDERS),
            Anywhere(ASKS),
        ],
        FORM,
    ),
    rule(
        HiddenText,
        58,
        HIDDEN,
        &[
            Anywhere(SEND | SKIP_CONFIRM | CALL | CONCEAL | REVEAL | SECRET | NOT_FOLLOW),
            Anywhere(YOU | YOUR | USER | DATA | SECRET | ADDRESS | CALL | RULES),
        ],
        FORM,
    ),
    rule(
        HiddenText,
        55,
        HIDDEN,
        &[
            Anywhere(IGNORE | NOT_FOLLOW),
            Anywhere(RULES | SYSPROMPT | ABOVE_TEXT),
        ],
        FORM,
    ),
    // A model's own reasoning, forged.
    rule(
        ForgedReasoning,
        64,
        THINK,
        &[Anywhere(
            RESOLVE | LICENCE | APPROVED | ADMIN | SKIP_CONFIRM | IGNORE | SAFETY | REVEAL,
        )],
        FORM,
    ),
    rule(
        ForgedReasoning,
        64,
        REASONING,
        &[
            Anywhere(LICENCE | SKIP_CONFIRM | UNRESTRICTED),
            Anywhere(RESOLVE | SAFETY | RULES | USER | SECRET | SYSPROMPT | SEND | EXECUTE),
        ],
        0,
    ),
    rule(
        ForgedReasoning,
        58,
        REASONING,
        &[
            Anywhere(RESOLVE),
            Anywhere(IGNORE | REVEAL | SEND | DESTROY | DISABLE | APPROVE | FOLLOW | UNRESTRICTED),
            Anywhere(SAFETY | RULES | SYSPROMPT | SECRET | DATA | ACTION | TOOL),
        ],
        0,
    ),
    rule(
        ForgedReasoning,
        56,
        RESOLVE,
        &[
            After(IGNORE | DISABLE | REVEAL | NOT_FOLLOW, 4),
            Anywhere(SAFETY | SYSPROMPT | SECRET | RULES),
            Anywhere(LICENCE | APPROVED | REASONING | ADMIN | USER),
        ],
        0,
    ),
    rule(
        ForgedReasoning,
        54,
        LICENCE,
        &[
            Near(SAFETY | RULES, 7),
            Anywhere(RESOLVE | REASONING),
            Anywhere(USER | AI | SAFETY | SYSPROMPT),
        ],
        0,
    ),
    rule(
        ForgedReasoning,
        56,
        LICENCE,
        &[
            Near(REVEAL | SEND | IGNORE | DISABLE | SKIP_CONFIRM, 5),
            Anywhere(SECRET | SYSPROMPT | SAFETY | DATA),
            Anywhere(RESOLVE | REASONING | USER | ADMIN),
        ],
        0,
    ),
    // A summary that remembers what never was.
    rule(
        ForgedSummary,
        64,
        SUMMARY,
        &[
            Anywhere(SKIP_CONFIRM | ADMIN | UNRESTRICTED | NEW_ORDERS | TRUST),
            Anywhere(USER | AI | ACTION | RULES | SAFETY | EXECUTE | SEND | YOU | AUTHORITY),
        ],
        0,
    ),
    rule(
        ForgedSummary,
        60,
        SUMMARY,
        &[
            Anywhere(APPROVED),
            Anywhere(AI | YOU | SAFETY | RULES | SYSPROMPT | CALL | DESTROY),
        ],
        0,
    ),
    rule(
        ForgedSummary,
        62,
        SUMMARY,
        &[
            Anywhere(REVEAL | IGNORE | NOT_FOLLOW | CONCEAL),
            Anywhere(SYSPROMPT | RULES | SAFETY | SECRET | DATA),
        ],
        0,
    ),
    rule(
        ForgedSummary,
        52,
        SUMMARY,
        &[
            Anywhere(MUST | FOLLOW | FUTURE | WHENEVER),
            Anywhere(SEND | EXECUTE | DESTROY | APPEND | MONEY),
            Anywhere(AI | ADDRESS | USER | TOKEN | RULES),
        ],
        0,
    ),
    // A configuration that sets a model's policy.
    rule(PolicyPuppetry, 62, PUPPET, &[], FORM),
    rule(
        PolicyPuppetry,
        78,
        PUPPET,
        &[Anywhere(AI | UNRESTRICTED | MODE | FRAME | RULES)],
        FORM,
    ),
    // Riddles.
    rule(
        Encoded,
        66,
        DECODE,
        &[
            Anywhere(FOLLOW | EXECUTE),
            Anywhere(ENCODING | RULES | DATA | EVERYTHING | TASK),
        ],
        ORDER,
    ),
    rule(Encoded, 50, DECODE, &[Near(FOLLOW, 8)], ORDER),
    rule(Encoded, 54, ENCODING, &[Near(FOLLOW, 8)], 0),
    rule(
        PayloadSplit,
        68,
        PIECES,
        &[Anywhere(FOLLOW | EXECUTE | RULES | BEHAVE)],
        FORM,
    ),
    rule(
        PayloadSplit,
        60,
        JOIN,
        &[
            Anywhere(FOLLOW | EXECUTE),
            Anywhere(RULES | EVERYTHING | TASK | PIECES | TOKEN | YOUR),
        ],
        ORDER,
    ),
    rule(PayloadSplit, 35, PIECES, &[], FORM),
    // Nothing alone, and much together with something.
    rule(Pressure, 18, THREAT, &[Anywhere(YOU)], 0),
    rule(Pressure, 16, AUTHORITY, &[Anywhere(HEREBY | APPROVED | MUST)], 0),
    rule(Pressure, 22, AI, &[Near(MUST | HEREBY, 5)], 0),
    rule(Pressure, 16, VERBATIM, &[Anywhere(SAY)], 0),
    rule(Pressure, 15, ADMIN, &[Anywhere(MINE | USER | FIRST)], ORDER),
    rule(
        Delimiter,
        58,
        IGNORE | REVEAL | SEND | EXECUTE | DESTROY | APPROVE | SKIP_CONFIRM | CONCEAL,
        &[
            Anywhere(FRAMES),
            Anywhere(DATA | RULES | ACTION | SECRET | SYSPROMPT | ADDRESS | TOOL | CALL | WHOLE),
        ],
        ORDER | FORM,
    ),
    rule(
        FakeTurn,
        58,
        UNRESTRICTED | NOT_FOLLOW | BE_NOW,
        &[Anywhere(FRAMES)],
        FORM,
    ),
    rule(
        ForgedSummary,
        56,
        SUMMARY,
        &[
            Anywhere(YOU | USER | AUTHORITY),
            Anywhere(OFF | UNRESTRICTED | SEND | REVEAL),
            Anywhere(SAFETY | DATA | SECRET | SYSPROMPT),
        ],
        0,
    ),
    rule(FakeTurn, 60, TEMPLATE, &[Near(AI | USER | PRIOR, 1)], FORM),
];

const SAY: Mask = REVEAL | TELL;
