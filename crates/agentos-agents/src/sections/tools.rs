//! The tools that a file declares, and the lists that restrict. Declaring binds nothing: whether a tool
//! has a handler is for the runtime to say.

use agentos_types::codes;
use agentos_yaml::{Field, Kind, closest};
use serde_json::{Map, Value, json};

use crate::agent::{DeclaredTool, ToolsSection};

/// The words that files use for a parameter's type.
const TYPE_WORDS: [&str; 9] = [
    "string", "array", "object", "number", "boolean", "date", "datetime", "integer", "any",
];

/// Lists of lists that a type word may name.
const MAX_LIST_DEPTH: usize = 4;

/// `tools` in any dialect: `primary` and `secondary`, or `primary_tools` and `secondary_tools`.
pub(crate) fn tools(section: &Field) -> ToolsSection {
    let mut declared: Vec<DeclaredTool> = Vec::new();
    for (key, primary) in [
        ("primary", true),
        ("primary_tools", true),
        ("secondary", false),
        ("secondary_tools", false),
    ] {
        for item in section.field(key).items() {
            let Some(tool) = declared_tool(&item, primary) else {
                continue;
            };
            if declared.iter().any(|other| other.name == tool.name) {
                item.warn(
                    codes::UNEXPECTED_VALUE,
                    format!("the tool `{}` is declared twice; the first counts", tool.name),
                    "drop one of the two",
                );
            } else {
                declared.push(tool);
            }
        }
    }
    let lists = section.clone().strictly();
    let allowlist = lists.field("allowlist");
    ToolsSection {
        declared,
        allowlist: allowlist.is_present().then(|| allowlist.texts()),
        denylist: lists.field("denylist").texts(),
    }
}

/// A bare name, or a mapping with a name.
fn declared_tool(item: &Field, primary: bool) -> Option<DeclaredTool> {
    if let Some(Kind::Text(name)) = item.node().map(|node| &node.kind) {
        return Some(DeclaredTool {
            name: name.clone(),
            description: String::new(),
            parameters: None,
            primary,
        });
    }
    let name = item
        .field("name")
        .required_text("the name by which the model calls the tool")?;
    let mut description = item.field("description").text().unwrap_or_default();
    let input = item.field("input");
    let parameters = if item.field("input_schema").is_present() {
        Some(parameters(&item.field("input_schema"), true))
    } else if matches!(input.node().map(|node| &node.kind), Some(Kind::Map(_))) {
        Some(parameters(&input, false))
    } else {
        if let Some(prose) = input.text() {
            description = format!("{} Input: {prose}.", description.trim_end())
                .trim_start()
                .to_owned();
        }
        None
    };
    Some(DeclaredTool {
        name,
        description,
        parameters,
        primary,
    })
}

/// JSON Schema of a mapping from parameters to type words, or of one that is JSON Schema already.
/// No parameter is required: the words do not say which are.
fn parameters(map: &Field, words_are_types: bool) -> Value {
    let is_schema = map
        .field("type")
        .node()
        .is_some_and(|node| node.kind == Kind::Text("object".to_owned()))
        && matches!(
            map.field("properties").node().map(|node| &node.kind),
            Some(Kind::Map(_))
        );
    if let (true, Some(node)) = (is_schema, map.node()) {
        return node.to_json();
    }
    let properties: Map<String, Value> = map
        .entries()
        .into_iter()
        .map(|(name, field)| (name.to_owned(), parameter(&field, words_are_types)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

fn parameter(field: &Field, words_are_types: bool) -> Value {
    let Some(node) = field.node() else {
        return json!({});
    };
    let word = match &node.kind {
        Kind::Text(word) => word,
        // A parameter that is JSON Schema itself.
        Kind::Map(_) => return node.to_json(),
        Kind::Null => return json!({}),
        _ => {
            field.wrong("a type word");
            return json!({});
        }
    };
    type_of(&word.trim().to_lowercase(), 0).unwrap_or_else(|| {
        if words_are_types {
            let hint = closest(&word.to_lowercase(), TYPE_WORDS).map_or_else(
                || format!("the type words are {}", TYPE_WORDS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`{word}` is no type word; the parameter takes any value");
            field.warn(codes::UNEXPECTED_VALUE, message, hint);
        }
        json!({ "description": word })
    })
}

/// The schema of a type word; lists may name their items, as in `array[string]` or `string[]`.
fn type_of(word: &str, depth: usize) -> Option<Value> {
    if depth > MAX_LIST_DEPTH {
        return None;
    }
    let bracketed = |rest: &'_ str| -> Option<String> {
        let inner = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        inner
            .or_else(|| rest.strip_prefix('<')?.strip_suffix('>'))
            .map(str::to_owned)
    };
    let of_list = ["array", "list"]
        .iter()
        .find_map(|list| bracketed(word.strip_prefix(list)?));
    if let Some(items) = of_list.or_else(|| word.strip_suffix("[]").map(str::to_owned)) {
        return Some(json!({ "type": "array", "items": type_of(items.trim(), depth + 1)? }));
    }
    Some(match word {
        "array" | "list" => json!({ "type": "array", "items": {} }),
        "date" => json!({ "type": "string", "format": "date" }),
        "datetime" => json!({ "type": "string", "format": "date-time" }),
        "any" => json!({}),
        known if TYPE_WORDS.contains(&known) => json!({ "type": known }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_become_schemas() {
        for (word, schema) in [
            ("string", json!({ "type": "string" })),
            ("integer", json!({ "type": "integer" })),
            ("array", json!({ "type": "array", "items": {} })),
            (
                "array[string]",
                json!({ "type": "array", "items": { "type": "string" } }),
            ),
            (
                "list<date>",
                json!({ "type": "array", "items": { "type": "string", "format": "date" } }),
            ),
            (
                "number[][]",
                json!({ "type": "array", "items": { "type": "array", "items": { "type": "number" } } }),
            ),
            ("any", json!({})),
        ] {
            assert_eq!(type_of(word, 0), Some(schema), "{word}");
        }
        for word in ["strnig", "array[", "array[wdl object]", "array[]", "listing", ""] {
            assert_eq!(type_of(word, 0), None, "{word}");
        }
    }
}
