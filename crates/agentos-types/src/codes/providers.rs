//! Codes of model calls and routing.

super::codes! {
    NO_AVAILABLE_ENDPOINT: "No model could answer.",
        "Every candidate was excluded or has failed; the message says why for each.",
        "Check keys and addresses with `agentos doctor`.";
    RATE_LIMITED: "Every candidate is resting.",
        "The providers asked to be left alone; the message names the soonest time.",
        "Wait, or add another model to the agent's chain.";
    MODEL_CALL_FAILED: "The model call failed, and asking again or elsewhere cannot help.",
        "The provider refused the request itself, or its content.",
        "Read the provider's words in the message and change the request.";
    ANSWER_INCOMPLETE: "A streamed answer broke off, and nobody went on with it.",
        "The stream's recovery is `off`, or no other model could go on; the part that came is no answer.",
        "Use the recovery `restart` or `continue`, and name another model in the agent's chain.";
    UNKNOWN_PROVIDER: "No provider has this name.",
        "Models are named `PROVIDER/MODEL`.",
        "Use one of the providers that the message lists.";
    UNKNOWN_PRESET: "No preset has this name.",
        "Presets come from the agent's file, the configuration, the built-in three and the catalogue.",
        "Use one of the names that the message suggests.";
    SCRIPT_INVALID: "The script of the offline model cannot be used.",
        "It is missing, not YAML, or has a step that is none of `text`, `tool_calls`, `error`, `delay_ms`.",
        "Mend the place that the message shows.";
    PROVIDER_INVALID: "A provider cannot be used as it is configured.",
        "Its key has characters that no header can carry, its base address is none, or TLS cannot be set up.",
        "Mend the key or address that the message names; `agentos doctor` checks them all.";
    PRICES_INVALID: "A file of prices cannot be used.",
        "It is neither TOML with `[[prices]]` nor JSON with `{\"prices\": […]}`, or a row of it is incomplete.",
        "Mend the place that the message shows.";
}
