//! Codes of the orchestrator: runs, limits, zones, gates.

super::codes! {
    RUN_NOT_FOUND: "No run has this id.",
        "The id is of another data folder, was mistyped, or the run was purged by `cleanup`.",
        "List the runs with `agentos runs list`, and check `--data-dir`.";
    INVALID_STATUS: "The run's status does not allow this.",
        "A run goes pending, running, then completed, failed or cancelled; running and paused may alternate. Nothing was changed.",
        "Look at the run with `agentos runs show ID`; an ended run cannot be changed, start a new one.";
    INVALID_INPUT: "A value given to the runtime cannot be used.",
        "A parameter is missing, malformed or contradicts another one. Nothing was started.",
        "Mend the value that the message names.";
    CANCELLED: "The run was cancelled.",
        "A person or a program cancelled it, with the reason in the message.",
        "Start a new run; a cancelled one cannot go on.";
    TOKEN_LIMIT: "The run would use more tokens than it may.",
        "Tokens already used and the worst case of the next call exceed `max_tokens_per_run`, or the agent's or request's own limit. The call was not made.",
        "Raise the limit, shorten the conversation, or ask for fewer tokens.";
    COST_LIMIT: "The run would cost more than it may.",
        "What was spent and the worst case of the next call do not fit the budget, even with a lower cap on the answer; or the answer was cut by that cap. Budgets are reserved before a call, so they are never overspent.",
        "Raise `max_cost_per_run` or `--max-cost`, use a cheaper model, or shorten the conversation.";
    TOOL_LIMIT: "The run has made as many tool calls as it may.",
        "`max_tool_calls_per_run`, or the agent's own limit, is reached.",
        "Raise the limit, or look at `agentos runs events ID` for a loop.";
    RUN_TIMEOUT: "The run has been running for as long as it may.",
        "`max_run_duration_ms`, or the agent's own limit, is reached; a call in flight was cancelled. Time spent paused does not count.",
        "Raise the limit, or use a faster model.";
    STEP_LIMIT: "The run has made as many steps as it may.",
        "Model and tool calls together reached the step limit, which keeps an agent that goes in circles from going on for ever.",
        "Look at `agentos runs events ID` for a loop, or raise the limit.";
    ZONE_NOT_ALLOWED: "The zone is not one that may be entered here.",
        "An agent enters the zones of its `zone_access`, or its own zone and those below; a tool is usable in runs of its zone or higher.",
        "Choose a zone that `agentos agents show FILE` lists, or change the agent's file.";
    GATE_FAILED: "The answer did not pass a gate.",
        "A blocking check failed, also after the revisions that the agent allows. The results are in `gate_results`.",
        "Read the failed checks, then mend the input, the agent's instructions or the gate.";
    OUTCOME_UNKNOWN: "Nobody knows whether a tool has acted.",
        "Its worker was lost, or the call timed out or was cancelled, and the tool makes no promise that calling it twice is harmless. The run waits.",
        "Look at the tool's own records, then `agentos runs resume ID --outcome retry|skip` or `--outcome-result JSON`.";
    NEEDS_NEWER: "The run was written by a newer version of this program.",
        "Its stream holds an event that this version does not know, so it can be read but not driven.",
        "Use the newer version.";
    RUN_DAMAGED: "The run's events do not follow from one another.",
        "The stream was changed outside of the program, or a bug wrote it.",
        "Run `agentos audit verify`; restore the database from a backup if it names this run.";
    RUN_PURGED: "What the run has held is gone.",
        "It was purged by `cleanup` or erased on request: its headers and hashes are left, and its chain still verifies.",
        "Nothing is damaged; keep runs for longer by cleaning up with a longer retention.";
    SHUT_DOWN: "The program is shutting down.",
        "It takes nothing new on; a run that was under way is resumed by whoever comes next.",
        "Start the program again, then `agentos runs resume ID` for a run that is still running.";
    RUN_BUSY: "Another process owns this run.",
        "Only a run's owner appends to it; commands of others are handed to the owner.",
        "Wait for it to end, or pause it with `agentos runs pause ID` first.";
    UNPRICED_MODEL: "The model has no price.",
        "A call whose cost is unknown cannot be held to a budget, so it is not made.",
        "Give the model's endpoint prices, or `free = true` if it costs nothing.";
    INTERNAL: "The program broke one of its own rules.",
        "This is a bug of ours; the run's journal is intact.",
        "Please report it with the message and `agentos --version`.";
}
