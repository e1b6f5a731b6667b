//! An answer of a given form from models that have no field for it: they are told the form, or the
//! form is a tool, whose call is the answer.

use agentos_types::ResponseSchema;

/// Not a name that tools of ours have.
pub(crate) const TOOL: &str = "answer_with_json";
pub(crate) const TOOL_DESCRIPTION: &str =
    "Gives your final answer. Call it once, instead of writing the answer as text.";

/// What is put after the system prompt.
pub(crate) fn instruction(schema: &ResponseSchema) -> String {
    format!(
        "Answer with one JSON object and nothing else, without a code fence. It must be valid against this JSON Schema:\n{}",
        schema.schema
    )
}
