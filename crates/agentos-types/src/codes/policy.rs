//! Codes of policies.

super::codes! {
    POLICY_DENIED: "A policy refuses this.",
        "The message names the policy, the rule, the value that was found and the limit. A value that a rule needs and nobody supplies is refused too.",
        "Change what the message names, or the policy; `agentos policy explain` shows the whole decision.";
    POLICY_INVALID: "A policy cannot be used.",
        "Something in it cannot be compiled: a pattern, a time zone, a role that inherits from nobody, two policies of one id.",
        "Mend what the message names; the policies that were in force stay so.";
    KILL_SWITCH_NOT_FOUND: "No policy of type `killswitch` has this id.",
        "Only a switch that a policy declares can be set or lifted.",
        "Use the id of one of the switches; the message lists them.";
}
