//! Codes of configuration.

super::codes! {
    CONFIG_INVALID: "The configuration has mistakes.",
        "Every mistake is listed with its place and the nearest right name. Nothing was started.",
        "Mend all that the message lists; `agentos config show` shows what is in force and where it comes from.";
    MISSING_API_KEY: "No model provider has a key.",
        "Staging and production never answer with the offline model.",
        "Set one of the variables that the message names.";
}
