//! Codes of gate files.

super::codes! {
    GATE_INVALID: "A gate file cannot be used.",
        "A key is unknown, a value has another type, or a check's parameters make no sense, such as a pattern that is none. A gate that would let more pass than its author meant is not loaded, and nothing starts without it.",
        "Mend what the message points at; `docs/gates.md` has every check and its parameters, and `agentos validate FILE` checks again.";
    GATE_NOT_FOUND: "There is no such gate.",
        "It is none of `quality` and `security`, no id of a gate file in the configured folder, and no file.",
        "See `agentos gate list`, or name a file.";
    GATE_SET_EMPTY: "The configured gates are not there.",
        "`[gates] path` names a file or folder that is missing, cannot be read, or holds no gate. Production does not start as if there had been none.",
        "Put the gate files there, or remove `[gates] path`.";
    CHECK_UNKNOWN: "Nothing here can evaluate a check.",
        "Its name is none of the built-in checks, and it names no command and no endpoint. It is `not_evaluated` when its gate runs, unless a program registers a handler: shown, and blocking in staging and production.",
        "Use a built-in check (`agentos gate list --checks`), give it a `command` or `http`, or register a handler of that name.";
    PARAMETER_UNUSED: "A check does not act on a parameter.",
        "The file was written for other code, which knows more parameters than the check that stands in for it here.",
        "Nothing, if the check does what you need; else see `docs/gates.md` for what it acts on.";
}
