//! Codes of tools.

super::codes! {
    TOOL_NOT_FOUND: "No tool has this name.",
        "It is not registered; a tool that an agent's file declares needs a handler to be called.",
        "Register it, or configure it as `[[tools.command]]`.";
    TOOL_UNBOUND: "A declared tool has no handler here.",
        "The agent's file declares it and nobody has registered it, so it is not offered to the model.",
        "Register it from a program, or configure it as `[[tools.command]]`.";
    TOOL_EXISTS: "A tool of this name is registered already.",
        "A program may replace a built-in tool once, but not its own.",
        "Choose another name.";
    TOOL_NOT_ALLOWED: "The agent may not call this tool.",
        "The agent's `denylist` names it, or its `allowlist` does not.",
        "Change the agent's lists, or use another tool.";
    OPERATION_FORBIDDEN: "The tool does something that the agent may not do.",
        "One of the tool's operations is forbidden, or not among those that the agent is allowed.",
        "Change the agent's `allowed_operations` or `forbidden_operations`.";
    INVALID_ARGUMENTS: "The tool's arguments do not fit its schema.",
        "The message names each place that does not fit. The tool was not called.",
        "Call it again with arguments of the right form.";
    TOOL_INVALID: "The tool cannot be registered as it is described.",
        "Its name, schema or command cannot be used.",
        "Mend what the message names.";
    TOOL_TIMEOUT: "The tool did not answer in time.",
        "It was cancelled after its `timeout_ms`.",
        "Raise the timeout, or make the tool faster.";
    TOOL_FAILED: "The tool answered with an error.",
        "The tool itself said so; its words are in the message.",
        "Read the tool's message.";
}
