//! Codes of the scanner.

super::codes! {
    SCANNER_PATTERN_INVALID: "A pattern of the scanner cannot be used.",
        "Its name or its regular expression is not of the form that is asked for, or it would match nothing at all. Nothing was scanned.",
        "Mend what the message names: names are like `EMPLOYEE_ID`, expressions are those of the `regex` crate.";
    SCANNER_TOO_LARGE: "The scanner's words do not fit into one automaton.",
        "There are more literals than the automaton that finds them all in one pass can hold.",
        "Give the scanner fewer patterns.";
    CONTENT_BLOCKED: "The text holds what may not pass.",
        "The scanner found a type whose action is `block`. The message names the types, never the text.",
        "Take it out of the text, or choose another action for the type.";
    SCANNER_MODEL_FAILED: "The model for names and addresses has failed.",
        "The program or server of `[scanner]` gave no answer in time, or none that can be understood. What it would have found is unknown, so the text was not let pass.",
        "Mend the program or server, or take it out of the configuration.";
    SCAN_LINE_INVALID: "A line of the input is no text to scan.",
        "Each line is a JSON object with a string `text`, of at most 64 MB. The other lines were scanned.",
        "Mend the line that the message names.";
}
