//! Whether Anthropic's own field can say the form of an answer. It takes no schema that is made of itself or of what
//! lies elsewhere, and closes every object, so that one whose properties are not named would have none.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// Names that lead to names: longer ways than people write.
const MAX_NAMES: usize = 64;

pub(super) fn is_expressible(schema: &Value) -> bool {
    let mut walk = Walk {
        root: schema,
        on_the_way: Vec::new(),
        seen: HashSet::new(),
    };
    walk.holds(schema)
}

struct Walk<'a> {
    root: &'a Value,
    /// Names that are being followed: one that comes again is made of itself.
    on_the_way: Vec<&'a str>,
    seen: HashSet<&'a str>,
}

impl<'a> Walk<'a> {
    fn holds(&mut self, schema: &'a Value) -> bool {
        match schema {
            Value::Object(object) => match object.get("$ref").and_then(Value::as_str) {
                Some(name) => self.follows(name),
                None => !is_open(object) && object.iter().all(|(word, value)| self.part_holds(word, value)),
            },
            Value::Array(list) => list.iter().all(|one| self.holds(one)),
            _ => true,
        }
    }

    fn part_holds(&mut self, word: &str, value: &'a Value) -> bool {
        match word {
            // What is defined counts where it is named.
            "$defs" | "definitions" | "enum" | "const" | "default" | "examples" => true,
            "properties" => value
                .as_object()
                .is_none_or(|all| all.values().all(|one| self.holds(one))),
            _ => self.holds(value),
        }
    }

    fn follows(&mut self, name: &'a str) -> bool {
        if self.seen.contains(name) {
            return true;
        }
        let target = name.strip_prefix('#').and_then(|at| self.root.pointer(at));
        let (Some(target), false) = (target, self.on_the_way.contains(&name)) else {
            return false;
        };
        if self.on_the_way.len() >= MAX_NAMES {
            return false;
        }
        self.on_the_way.push(name);
        let holds = self.holds(target);
        self.on_the_way.pop();
        self.seen.insert(name);
        holds
    }
}

fn is_open(object: &Map<String, Value>) -> bool {
    let has = |word: &str| object.contains_key(word);
    let is_object = object.get("type").is_some_and(|kind| kind == "object");
    let is_named = has("properties") || has("allOf") || has("anyOf") || has("oneOf");
    is_object && !is_named && object.get("additionalProperties") != Some(&Value::Bool(false))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_has_an_end_and_names_can_be_said() {
        let with = |property: Value| {
            json!({"type": "object", "properties": {"p": property}, "$defs": {
                "leaf": {"type": "string"},
                "twice": {"type": "array", "items": {"$ref": "#/$defs/leaf"}},
                "list": {"type": "object", "properties": {"next": {"anyOf": [{"$ref": "#/$defs/list"}, {"type": "null"}]}}},
            }})
        };
        for (schema, expected) in [
            (with(json!({"$ref": "#/$defs/leaf"})), true),
            (
                with(json!({"anyOf": [{"$ref": "#/$defs/twice"}, {"$ref": "#/$defs/twice"}]})),
                true,
            ),
            (with(json!({"$ref": "#/$defs/list"})), false),
            (with(json!({"$ref": "#"})), false),
            (with(json!({"$ref": "#/properties/p"})), false),
            (with(json!({"$ref": "#/$defs/gone"})), false),
            (with(json!({"$ref": "https://x/y"})), false),
            (with(json!({"type": "object"})), false),
            (
                with(json!({"type": "object", "additionalProperties": {"type": "string"}})),
                false,
            ),
            (
                with(json!({"type": "object", "additionalProperties": false})),
                true,
            ),
            (with(json!({"type": "object", "properties": {}})), true),
            (with(json!({"enum": [{"type": "object"}]})), true),
            (json!({"type": "object"}), false),
        ] {
            assert_eq!(is_expressible(&schema), expected, "{schema}");
        }
        let mut long = Map::new();
        for n in 0..5_000 {
            long.insert(
                format!("d{n}"),
                json!({"items": {"$ref": format!("#/$defs/d{}", n + 1)}}),
            );
        }
        assert!(!is_expressible(&json!({"$ref": "#/$defs/d0", "$defs": long})));
    }
}
