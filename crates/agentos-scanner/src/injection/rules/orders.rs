//! Rules about orders: to ignore the ones that hold, to take a new part, to be free of limits.

use super::super::concept::*;
use super::super::rule::Slot::*;
use super::super::rule::{ASK, FORM, ORDER, Rule};
use super::super::tactic::Tactic::*;
use super::rule;

pub(super) const TABLE: &[Rule] = &[
    // Ignore all previous instructions.
    rule(
        Override,
        88,
        IGNORE,
        &[Object(ORDERS), Via(PRIOR | YOUR | GIVEN | SYSPROMPT)],
        ORDER,
    ),
    rule(Override, 62, IGNORE, &[Object(ORDERS), Via(WHOLE)], ORDER),
    rule(Override, 45, IGNORE, &[Object(ORDERS)], ORDER),
    rule(
        Override,
        70,
        IGNORE,
        &[Object(SAFETY), Via(YOUR | SYSPROMPT | GIVEN)],
        ORDER,
    ),
    rule(Override, 55, IGNORE, &[Object(SAFETY)], ORDER),
    rule(Override, 68, IGNORE, &[Object(ABOVE_TEXT)], ORDER),
    rule(
        Override,
        62,
        IGNORE,
        &[Object(EVERYTHING), Via(PRIOR | GIVEN | ABOVE_TEXT)],
        ORDER,
    ),
    rule(Override, 40, IGNORE, &[Object(EVERYTHING)], ORDER),
    rule(
        Override,
        60,
        IGNORE,
        &[Object(TASK), Via(USER | PRIOR | YOUR)],
        ORDER,
    ),
    rule(Override, 35, IGNORE, &[Object(TASK)], ORDER),
    rule(
        Override,
        55,
        IGNORE,
        &[
            Object(DATA),
            Via(PRIOR | YOUR),
            Anywhere(COMMAND | BE_NOW | NEW_ORDERS),
        ],
        ORDER,
    ),
    rule(
        Override,
        62,
        IGNORE,
        &[
            After(PRIOR, 5),
            Anywhere(AI | SYSPROMPT | NEW_ORDERS | FRAME | TEMPLATE | ROLE_SYSTEM),
        ],
        ORDER,
    ),
    rule(Override, 75, DISABLE, &[Object(SAFETY), Via(YOUR | AI)], ORDER),
    rule(Override, 62, DISABLE, &[Object(ORDERS), Via(YOUR | GIVEN)], ORDER),
    rule(Override, 42, DISABLE, &[Object(SAFETY)], ORDER),
    rule(Override, 30, DISABLE, &[Object(ORDERS)], ORDER),
    rule(
        Override,
        80,
        NOT_FOLLOW,
        &[Object(ORDERS | SAFETY), Via(PRIOR | YOUR | GIVEN)],
        0,
    ),
    rule(Override, 60, NOT_FOLLOW, &[Object(ORDERS | SAFETY)], 0),
    rule(
        Override,
        50,
        NOT_FOLLOW,
        &[After(PRIVATE | DATA, 3), Before(YOU | AI, 4)],
        0,
    ),
    rule(
        Override,
        72,
        VOID,
        &[Before(ORDERS | SAFETY, 5), Before(YOUR | GIVEN | SYSPROMPT, 8)],
        0,
    ),
    rule(
        Override,
        56,
        VOID,
        &[Before(INSTRUCTIONS, 8), Before(PRIOR, 9)],
        0,
    ),
    rule(
        Override,
        40,
        VOID,
        &[Before(RULES, 5), Before(PRIOR, 8), Not(ROLE_SYSTEM)],
        0,
    ),
    rule(Override, 46, VOID, &[Before(RULES, 5), Before(WHOLE, 8)], 0),
    rule(Override, 60, VOID, &[Before(ABOVE_TEXT, 5)], 0),
    rule(
        Override,
        60,
        VOID,
        &[
            Before(ORDERS, 8),
            Anywhere(AI | FRAME | SYSTEM_NOTE | BE_NOW | NEW_ORDERS),
        ],
        0,
    ),
    rule(
        Override,
        55,
        OFF,
        &[
            Near(SAFETY, 5),
            Anywhere(
                FRAME | TEMPLATE | SYSTEM_NOTE | ROLE_SYSTEM | AI | UNRESTRICTED | IGNORE | END_MARK | HIDDEN,
            ),
        ],
        0,
    ),
    rule(Override, 62, OFF, &[Near(SAFETY, 5), Anywhere(YOUR)], 0),
    rule(Override, 33, OFF, &[Near(SAFETY, 4)], 0),
    // New orders.
    rule(
        Override,
        64,
        NEW_ORDERS,
        &[
            Headed,
            Anywhere(COMMAND | BE_NOW | UNRESTRICTED | SECRET | SYSPROMPT | TELL | MONEY | SHELL),
        ],
        0,
    ),
    rule(
        Override,
        56,
        NEW_ORDERS,
        &[Anywhere(
            AI | SYSPROMPT | UNRESTRICTED | BE_NOW | FRAME | TEMPLATE | ROLE_SYSTEM | IGNORE | NOT_FOLLOW,
        )],
        0,
    ),
    rule(Override, 58, NEW_ORDERS, &[Near(YOUR, 3)], 0),
    rule(Override, 40, NEW_ORDERS, &[Headed], 0),
    rule(Override, 25, NEW_ORDERS, &[], 0),
    rule(Override, 50, INSTEAD, &[Near(FOLLOW, 3), Near(RULES, 6)], 0),
    rule(
        Override,
        55,
        FOLLOW,
        &[After(INSTEAD, 2), After(USER | MINE | RULES, 4)],
        ORDER,
    ),
    rule(Override, 45, SYSTEM_NOTE, &[], FORM),
    rule(
        Override,
        72,
        SYSTEM_NOTE,
        &[Anywhere(
            COMMAND | UNRESTRICTED | OFF | BE_NOW | SAFETY | NEW_ORDERS | VOID | MONEY | CALL | MUST,
        )],
        FORM,
    ),
    rule(
        Override,
        40,
        HEREBY,
        &[Anywhere(
            IGNORE | REVEAL | SEND | EXECUTE | DESTROY | CONCEAL | APPROVE | NOT_FOLLOW,
        )],
        0,
    ),
    rule(
        Override,
        56,
        HEREBY,
        &[
            Anywhere(AI | IF_AI),
            Anywhere(SAFETY | SECRET | SYSPROMPT | RULES),
            Anywhere(DISABLE | DISCLOSE | SEND | REVEAL | IGNORE),
        ],
        0,
    ),
    // A new part to play.
    rule(Persona, 82, BE_NOW, &[Near(JAILBREAK, 6)], 0),
    rule(
        Override,
        52,
        DISABLE,
        &[Object(RULES | SAFETY), Anywhere(YOU | AI | HARM | EVIL | VOID)],
        ORDER,
    ),
    rule(Persona, 78, BE_NOW, &[After(PERSONA, 6), Not(HOW_TO)], ORDER),
    rule(Persona, 80, BE_NOW, &[Near(UNRESTRICTED, 14)], 0),
    rule(
        Persona,
        62,
        BE_NOW,
        &[
            Near(EVIL, 8),
            Anywhere(AI | UNRESTRICTED | NO_REFUSE | HARM | SECRET | RULES | SAFETY | NOT_FOLLOW),
        ],
        0,
    ),
    rule(Persona, 40, BE_NOW, &[After(EVIL, 5)], 0),
    rule(Persona, 65, BE_NOW, &[Anywhere(NO_REFUSE)], 0),
    rule(
        Persona,
        55,
        BE_NOW,
        &[
            Near(AI | MODE, 8),
            Anywhere(NOT_FOLLOW | IGNORE | VOID | OFF | SAFETY),
        ],
        0,
    ),
    rule(Persona, 60, BE_NOW, &[Near(NOT_FOLLOW | VOID, 12)], 0),
    rule(
        Persona,
        55,
        BE_NOW,
        &[
            Near(ADMIN, 6),
            Anywhere(MODE | UNRESTRICTED | AI | SECRET | SAFETY | COMMAND),
        ],
        0,
    ),
    rule(
        Persona,
        55,
        BE_NOW,
        &[Anywhere(HARM), Anywhere(AI | TELL | EVIL | REVEAL | EXPLAIN)],
        0,
    ),
    rule(Persona, 60, BE_NOW, &[Anywhere(SYSPROMPT)], 0),
    rule(Persona, 60, BE_NOW, &[Near(NOT, 6), Near(SAFETY | RULES, 6)], 0),
    rule(
        Persona,
        68,
        UNRESTRICTED,
        &[Near(YOU | AI, 11), Not(QUOTING)],
        ASK,
    ),
    rule(Persona, 58, UNRESTRICTED, &[Near(YOU, 11)], ASK),
    rule(Persona, 58, UNRESTRICTED, &[Near(BEHAVE | RESPONSE, 3)], 0),
    rule(
        Persona,
        62,
        UNRESTRICTED,
        &[Anywhere(AI | NO_REFUSE | SYSTEM_NOTE | EVIL | PERSONA)],
        0,
    ),
    rule(Persona, 25, UNRESTRICTED, &[], 0),
    rule(
        Persona,
        62,
        NO_REFUSE,
        &[Anywhere(AI | HARM | UNRESTRICTED | YOU | RULES | PERSONA)],
        0,
    ),
    rule(Persona, 35, NO_REFUSE, &[], 0),
    rule(
        Persona,
        58,
        JAILBREAK,
        &[Near(YOU | YOUR | AI | BEHAVE | UNRESTRICTED, 6)],
        0,
    ),
    rule(
        Persona,
        55,
        PERSONA,
        &[
            Near(AI | BEHAVE | UNRESTRICTED, 6),
            Anywhere(YOU | AI | NO_REFUSE | UNRESTRICTED),
        ],
        0,
    ),
    rule(
        Persona,
        60,
        PERSONA,
        &[
            Near(OFF | APPROVED | EXECUTE | VOID, 4),
            Anywhere(SAFETY | RULES | YOU | YOUR),
        ],
        0,
    ),
    rule(
        Persona,
        62,
        PERSONA,
        &[Before(DISABLE | BEGIN, 4), Anywhere(YOUR | YOU | AI)],
        0,
    ),
    rule(
        Persona,
        55,
        NOT,
        &[After(SAFETY, 3), Before(YOU | AI, 4), Via(YOU | AI | YOUR)],
        0,
    ),
    // Harm asked for under a pretext.
    rule(
        Persona,
        50,
        EVIL,
        &[
            Near(TELL | REVEAL | EXPLAIN | BEHAVE, 10),
            Anywhere(HARM | SECRET),
        ],
        0,
    ),
    rule(
        Persona,
        55,
        RULES,
        &[Before(NOT, 3), Anywhere(BE_NOW), Anywhere(YOU | AI)],
        0,
    ),
];

/// What holds for a model: its rules, or the prompt that has them.
const ORDERS: Mask = RULES | SYSPROMPT;
