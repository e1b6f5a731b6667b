//! Rules about what a text wants to get out: prompts, secrets, data.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ASK, FORM, ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

/// Verbs of telling.
const SAY: Mask = REVEAL | TELL;

pub(super) const TABLE: &[Rule] = &[
    // The system prompt.
    rule(SystemPrompt, 82, REVEAL, &[After(SYSPROMPT, 9)], ORDER | ASK),
    rule(
        SystemPrompt,
        72,
        TELL,
        &[After(SYSPROMPT, 7), Via(YOUR | WHOLE | VERBATIM | PRIVATE)],
        ORDER | ASK,
    ),
    rule(SystemPrompt, 60, TELL, &[After(SYSPROMPT, 6)], ORDER | ASK),
    rule(
        SystemPrompt,
        62,
        EXPLAIN | TRANSFORM,
        &[After(SYSPROMPT, 6), Via(YOUR | PRIVATE)],
        ORDER | ASK,
    ),
    rule(
        SystemPrompt,
        70,
        SAY | EXPLAIN | TRANSFORM | APPEND,
        &[Object(RULES), Via(GIVEN)],
        ORDER | ASK,
    ),
    rule(
        SystemPrompt,
        62,
        RULES,
        &[After(GIVEN, 2), Near(SAY | EXPLAIN | TRANSFORM | APPEND, 14)],
        ASK,
    ),
    rule(SystemPrompt, 72, REVEAL, &[Object(RULES), Via(YOUR)], ORDER | ASK),
    rule(
        SystemPrompt,
        58,
        TELL,
        &[Object(RULES), Via(YOUR), Via(PRIOR | VERBATIM | PRIVATE | WHOLE)],
        ORDER | ASK,
    ),
    rule(
        SystemPrompt,
        66,
        REVEAL,
        &[Object(RULES), Via(PRIOR | VERBATIM | PRIVATE)],
        ORDER,
    ),
    rule(
        SystemPrompt,
        50,
        TELL,
        &[Object(RULES), Via(YOUR), Not(MINE)],
        ORDER,
    ),
    rule(
        SystemPrompt,
        70,
        WHAT_IS,
        &[After(SYSPROMPT, 4), Via(YOUR | PRIVATE | GIVEN)],
        ASK,
    ),
    rule(
        SystemPrompt,
        55,
        WHAT_IS,
        &[After(RULES, 4), Via(YOUR), Via(PRIOR | PRIVATE | AI)],
        ASK,
    ),
    rule(SystemPrompt, 62, WHAT_IS, &[After(GIVEN, 5)], ASK),
    rule(SystemPrompt, 68, REVEAL, &[After(ABOVE_TEXT, 4)], ORDER | ASK),
    rule(
        SystemPrompt,
        55,
        TELL | WHAT_IS,
        &[After(ABOVE_TEXT, 4), Anywhere(VERBATIM | YOUR | PRIOR)],
        ORDER | ASK,
    ),
    rule(
        SystemPrompt,
        62,
        REVEAL,
        &[After(EVERYTHING, 3), After(PRIOR | GIVEN, 6)],
        ORDER,
    ),
    rule(
        SystemPrompt,
        65,
        REVEAL | TELL,
        &[
            After(DATA, 4),
            Via(YOUR),
            Anywhere(VERBATIM | PRIVATE | PRIOR | WHOLE),
        ],
        ORDER | ASK,
    ),
    rule(
        SystemPrompt,
        72,
        SYSPROMPT,
        &[Anywhere(VERBATIM), Anywhere(SAY | APPEND | RESPONSE | BEGIN)],
        ASK,
    ),
    rule(
        SystemPrompt,
        60,
        SYSPROMPT,
        &[Near(YOUR, 3), Near(SAY | TRANSFORM | APPEND, 10)],
        ASK,
    ),
    rule(SystemPrompt, 62, APPEND, &[After(SYSPROMPT, 8)], ORDER),
    rule(
        SystemPrompt,
        55,
        SYSPROMPT,
        &[Anywhere(APPEND | REVEAL), Anywhere(RESPONSE | BEGIN)],
        0,
    ),
    rule(SystemPrompt, 60, BEHAVE | BEGIN, &[After(SYSPROMPT, 5)], ORDER),
    rule(
        SystemPrompt,
        55,
        PRIVATE,
        &[After(RULES, 2), Anywhere(SAY), Via(YOUR)],
        ORDER | ASK,
    ),
    // Secrets and data.
    rule(
        Exfiltration,
        78,
        SEND,
        &[Near(SECRET, 8), Anywhere(DEST | AI | WHOLE | FOREIGN)],
        ORDER,
    ),
    rule(
        Exfiltration,
        66,
        SEND,
        &[
            After(DATA, 7),
            Via(WHOLE | USER | YOUR | PRIVATE),
            Anywhere(DEST | FOREIGN),
        ],
        ORDER,
    ),
    rule(
        Exfiltration,
        58,
        SEND,
        &[
            After(DATA, 7),
            Anywhere(DEST),
            Anywhere(CONCEAL | AI | SKIP_CONFIRM | CALL | WHENEVER | FRAME | HIDDEN | IGNORE),
        ],
        ORDER,
    ),
    rule(Exfiltration, 45, SEND, &[After(DATA, 7), Anywhere(DEST)], ORDER),
    rule(Exfiltration, 58, SEND, &[After(SYSPROMPT | ABOVE_TEXT, 7)], ORDER),
    rule(Exfiltration, 60, SEND, &[After(SECRET, 5)], ORDER),
    rule(
        Exfiltration,
        70,
        REVEAL,
        &[After(SECRET, 6), Via(YOUR | WHOLE | USER | ADMIN | PRIVATE)],
        ORDER,
    ),
    rule(
        Exfiltration,
        62,
        TELL,
        &[After(SECRET, 5), Via(YOUR | ADMIN | PRIVATE | USER), Not(MINE)],
        ORDER | ASK,
    ),
    rule(
        Exfiltration,
        56,
        TELL,
        &[After(SECRET, 5), Via(WHOLE), Not(MINE | HOW_TO)],
        ORDER,
    ),
    rule(Exfiltration, 42, REVEAL, &[After(SECRET, 5), Not(MINE)], ORDER),
    rule(
        Exfiltration,
        32,
        TELL,
        &[After(SECRET, 3), Not(MINE | HOW_TO)],
        ORDER,
    ),
    rule(
        Exfiltration,
        58,
        REVEAL,
        &[
            After(DATA, 5),
            Via(WHOLE | PRIVATE | USER),
            Anywhere(INSTEAD | AI | IGNORE | DEST | EVERYTHING | SKIP_CONFIRM),
        ],
        ORDER,
    ),
    rule(
        Exfiltration,
        50,
        SAY,
        &[Object(DATA), Via(PRIVATE | ADMIN), Not(MINE | HOW_TO)],
        ORDER,
    ),
    rule(
        Exfiltration,
        55,
        VISIT,
        &[
            Near(ADDRESS, 6),
            Anywhere(SECRET | SYSPROMPT | QUERY),
            Anywhere(DATA | SECRET | SYSPROMPT | APPEND),
        ],
        ORDER,
    ),
    rule(
        Exfiltration,
        60,
        APPEND,
        &[After(SECRET | DATA, 6), After(ADDRESS | QUERY | IMAGE, 8)],
        ORDER,
    ),
    rule(
        Exfiltration,
        60,
        SHELL,
        &[
            Anywhere(ADDRESS | SECRET),
            Anywhere(EXECUTE | SECRET | AI | SEND | COMMAND),
        ],
        0,
    ),
    // Links that carry data out.
    rule(MarkdownExfiltration, 80, LEAKY_LINK, &[Anywhere(IMAGE)], FORM),
    rule(
        MarkdownExfiltration,
        66,
        LEAKY_LINK,
        &[Anywhere(
            APPEND | REVEAL | TELL | DATA | SECRET | RESPONSE | SEND | VISIT,
        )],
        FORM,
    ),
    rule(MarkdownExfiltration, 48, LEAKY_LINK, &[], FORM),
    rule(
        MarkdownExfiltration,
        66,
        IMAGE,
        &[
            Near(APPEND | BEHAVE | TELL, 8),
            Anywhere(QUERY | ADDRESS),
            Anywhere(DATA | SECRET | SYSPROMPT | ABOVE_TEXT),
        ],
        0,
    ),
    rule(
        MarkdownExfiltration,
        60,
        QUERY,
        &[
            Near(DATA | SECRET | SYSPROMPT | ABOVE_TEXT, 12),
            Anywhere(APPEND | SEND | VISIT | IMAGE),
            Anywhere(IMAGE | ADDRESS),
        ],
        0,
    ),
];
