//! Codes of approvals and of what agents may spend.

super::codes! {
    APPROVAL_REQUIRED: "A person must approve this, and nobody has yet.",
        "Red zone effects and outputs, acting effects in the yellow zone, and whatever a tool, an agent or a policy asks a person for wait for a decision. The run is paused and nothing was done.",
        "Look at it with `agentos approvals show ID`, then `agentos approvals approve ID` or `agentos approvals reject ID --reason TEXT`.";
    APPROVAL_NOT_FOUND: "No approval has this id.",
        "The id is of another data folder, was mistyped, or its run was purged by `cleanup`.",
        "List what waits with `agentos approvals list`, and check `--data-dir`.";
    APPROVAL_DECIDED: "The approval is not pending any more.",
        "Somebody has decided on it before, it has expired, what it was of was refused, or its run has ended; a decision is made once. Nothing was changed.",
        "See who decided, and what became of it, with `agentos approvals show ID`.";
    APPROVAL_FORBIDDEN: "This person may not decide on this.",
        "An agent never decides on its own request. Who started the run decides only where `approvals.separation_of_duties` is off, and in the red zone only at an interactive prompt on the run's own machine.",
        "Have somebody else decide, or look at the message for what is missing.";
    APPROVAL_REJECTED: "A person has said no.",
        "The operation was not done; the reviewer's reason is in the message. A rejected tool call is told to the model, and a rejected output fails the run.",
        "Read the reason, and change the task, the agent or the input.";
    APPROVAL_EXPIRED: "Nobody decided in time.",
        "The agent's `approval_timeout_seconds`, or else `approvals.timeout_ms`, has passed. That nobody answers is never taken for a decision: the operation was not done, and the run failed.",
        "Run it again when somebody is there to decide, or allow more time.";
    APPROVAL_CHANGED: "What was approved is not what would be done now.",
        "An approval holds for one operation with exactly one input. The arguments, or the defaults that are filled in, have changed since. The operation was not done.",
        "Ask again: the new input gets an approval of its own.";
    FINANCIAL_LIMIT: "The agent may not spend this much.",
        "The amount of a tool call is above `absolute_max` of the agent's `financial_limits`, or would take the day above its `daily_limit`. No approval lifts either. The tool was not called.",
        "Spend less, or change the agent's file.";
}
