//! Tool names on the wire. Providers take letters, digits, `_` and `-`, at most 64; ours may hold
//! more, as in `server.tool`.

use std::borrow::Cow;

use agentos_types::ToolSpec;

const MAX: usize = 64;
/// `_` and eight hexadecimal digits.
const SUFFIX: usize = 9;

/// The name as every provider takes it. Equal names stay equal, different ones different.
pub(crate) fn to_wire(name: &str) -> Cow<'_, str> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if starts_well && name.len() <= MAX && name.chars().all(fits) {
        return Cow::Borrowed(name);
    }
    let start = if starts_well { "" } else { "_" };
    let mapped = name
        .chars()
        .map(|c| if fits(c) { c } else { '_' })
        .take(MAX - SUFFIX - 1);
    Cow::Owned(format!("{start}{}_{:08x}", mapped.collect::<String>(), fnv(name)))
}

/// Our name for one that a model used; a name that is none of ours stays as it is.
pub(crate) fn from_wire(wire: &str, tools: &[ToolSpec]) -> String {
    tools
        .iter()
        .find(|tool| tool.name == wire)
        .or_else(|| tools.iter().find(|tool| to_wire(&tool.name) == wire))
        .map_or_else(|| wire.to_owned(), |tool| tool.name.clone())
}

const fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_out_and_come_back() {
        let tool = |name: &str| ToolSpec {
            name: name.into(),
            description: String::new(),
            parameters: serde_json::json!({}),
        };
        let names = [
            "plain_name",
            "server.tool",
            "server_tool",
            "9lives",
            "größe",
            &"x".repeat(100),
            &"x".repeat(101),
        ];
        let tools: Vec<_> = names.iter().map(|name| tool(name)).collect();
        let mut seen = std::collections::HashSet::new();
        for name in names {
            let wire = to_wire(name).into_owned();
            assert!(wire.len() <= MAX && wire.chars().all(fits), "{wire}");
            assert!(!wire.starts_with(|c: char| c.is_ascii_digit()));
            assert_eq!(from_wire(&wire, &tools), name);
            assert!(seen.insert(wire));
        }
        assert_eq!(from_wire("unknown.tool", &tools), "unknown.tool");
        assert_eq!(to_wire("plain_name"), "plain_name");
    }
}
