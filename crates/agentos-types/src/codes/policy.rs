//! Codes of policies: files, conditions, and what `agentos policy check` doubts.

super::codes! {
    POLICY_DENIED: "A policy refuses this.",
        "The message names the policy, the rule, the value that was found and the limit. A value that a rule needs and nobody supplies is refused too.",
        "Change what the message names, or the policy; `agentos policy explain` shows the whole decision.";
    POLICY_INVALID: "A policy cannot be used as it is written.",
        "A part is missing, has a value that cannot be used, or a key is not known. A policy that is half read would allow what its author meant to refuse, so that the whole file is refused.",
        "Mend the places that the message shows; `agentos policy check FILE` lists all of them. While the runtime runs, the policies that were in force stay so.";
    POLICY_UNKNOWN_WORD: "A word in a policy is none of those that are known.",
        "A type, status, operator, action, severity, stage or the like is misspelt, or this version does not know it. What is not known cannot be evaluated, and does not load.",
        "Write one of the words that the message names.";
    CONDITION_INVALID: "A condition cannot be evaluated.",
        "The expression cannot be read, the operator does not take such a value, or the pattern is not one that can be matched in linear time.",
        "Mend it as the message says; `docs/policies.md` lists operators and the language of expressions.";
    POLICY_DUPLICATE: "Two policies or rules have one name.",
        "A report could not tell them apart.",
        "Give each a name of its own.";
    POLICY_SET_EMPTY: "There is no policy where some are configured.",
        "The configured file or folder is missing, empty or cannot be read, or none of its policies is in force: all are inactive, off, or without a rule that is enabled.",
        "Correct the path, switch a policy on, or take the setting out; in production the runtime does not start so.";
    POLICY_NOT_FOUND: "There is no policy file at this path.",
        "The file or folder is not there, or holds no YAML or JSON.",
        "Check the path.";
    POLICY_UNREACHABLE: "A rule can never have an effect.",
        "Its condition is the same at every request, or no stage at which it is asked supplies its fields.",
        "Correct the condition, or the stages under `on`.";
    POLICY_CONTRADICTION: "Two rules cannot both be met.",
        "One asks for what the other refuses, or their ranges do not touch: every request is refused.",
        "Decide which of the two is meant.";
    POLICY_SHADOWED: "A rule changes nothing.",
        "Another rule of the same scope says the same, or more.",
        "Take one of the two out.";
    POLICY_DEPRECATED: "A policy is deprecated.",
        "It still decides, and every decision warns.",
        "Replace it, then set its status to `inactive`.";
    POLICY_EXPIRED: "An exemption has ended.",
        "Its date is past: the policy holds again for whom it exempted.",
        "Take it out, or have it approved anew with a later date.";
    POLICY_EXEMPT_FOR_EVER: "An exemption has no end.",
        "What was meant for a while would hold for ever.",
        "Give it a date under `expires`.";
    RULE_UNBOUND: "Nothing supplies what a rule asks about.",
        "The field is none of the runtime's own, so that only the data of a request can hold it. A rule of an agent file does not block then; one of a policy file refuses whenever the field is missing.",
        "Supply the field with the request, use one of the runtime's fields, or take the rule out.";
    KILL_SWITCH_NOT_FOUND: "No policy of type `killswitch` has this id.",
        "Only a switch that a policy declares can be set or lifted.",
        "Use the id of one of the switches; the message lists them.";
}
