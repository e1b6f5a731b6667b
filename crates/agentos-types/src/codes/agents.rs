//! Codes of agent files.

super::codes! {
    INVALID_YAML: "The file is not a YAML document that can be read.",
        "Its syntax is broken, it is not UTF-8 text, or it is too large, too deep or too heavily aliased.",
        "Mend the place that the message shows.";
    AGENT_INVALID: "The file is YAML, but not an agent that can be run.",
        "A required part is missing or has a value that cannot be used.",
        "Mend the places that the message shows; `agentos validate FILE` lists all of them.";
    AGENT_NOT_FOUND: "No agent of this name or file is known.",
        "The file is not there, or no pack in the agents' folder holds an agent of that id.",
        "Check the path, or list the agents with `agentos agents list`.";
    AGENT_AMBIGUOUS: "Several agents answer to this name.",
        "Two files carry the same id, file name, `agent_id` or slug.",
        "Name the agent by its canonical id, or give the path of its file.";
    AGENT_DEPRECATED: "The agent is deprecated.",
        "Its file says that it is no longer to be used.",
        "Use the agent that replaces it; the file's changelog or pack names it.";
    FILE_UNREADABLE: "The file cannot be read.",
        "It is a folder or a device, or the system refuses to open it.",
        "Check the path and the rights that the message names.";
    UNEXPECTED_VALUE: "A value is not what belongs there.",
        "It has another type or range than its key takes. The file still loads: the value is converted or left out, as the message says, and kept in the raw form.",
        "Write the value in the form that the message names.";
    UNKNOWN_KEY: "A key is not one that is known.",
        "Unknown keys are kept and mean nothing; one that is nearly a known key is probably a slip. With `--strict`, unknown root keys are errors.",
        "Correct the key as the message suggests, or leave it if it is your own.";
    UNRESOLVED_REFERENCE: "The file names an agent that is not there.",
        "No file beside it, and none in the packs around it, is the agent that it reports or delegates to. With `--strict` this is an error.",
        "Correct the name, or add the agent.";
    PACK_MISMATCH: "The file's pack is not the folder's.",
        "A file `PACK/agents/NAME.yaml` belongs to PACK, whatever it says of itself.",
        "Move the file or change its `pack`.";
    MCP_UNDECLARED: "An MCP server does not say how to reach it.",
        "It has neither `url` nor `command`, so its tools stay unbound.",
        "Add one of the two.";
    UNBOUNDED_RETENTION: "Memory is kept for ever.",
        "Nothing ever removes what the agent remembers.",
        "Set a span, as in `180_days`.";
    AGENT_DRAFT: "The agent is a draft.",
        "Its file says that it is not finished. It runs all the same.",
        "Finish it, then set its lifecycle to `production`.";
    NOT_CHECKED_YET: "A part of the file has no effect yet.",
        "It is read and kept, and this version does not act on it.",
        "Nothing to do; do not rely on that part.";
}
