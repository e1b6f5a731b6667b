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
}
