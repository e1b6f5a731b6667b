//! What Anthropic refuses and no schema says: the order of roles and tool blocks, empty text, and
//! what single models do not take.

use serde_json::Value;

use super::super::{at, list, text};
use crate::problem::Problem;

pub(super) fn check(body: &Value, model: &str) -> Result<(), Problem> {
    let turns = merged(list(body, "messages"));
    if turns.first().is_some_and(|turn| turn.role != "user") {
        return Err(Problem::rule(
            "/messages",
            "messages: first message must use the \"user\" role",
        ));
    }
    contents(list(body, "messages"))?;
    tool_blocks(&turns)?;
    if at(body, "thinking")
        .get("budget_tokens")
        .is_some_and(|budget| budget.as_u64() >= at(body, "max_tokens").as_u64())
    {
        return Err(Problem::rule(
            "/max_tokens",
            "`max_tokens` must be greater than `thinking.budget_tokens`.",
        ));
    }
    by_model(
        body,
        model,
        turns.last().is_some_and(|turn| turn.role == "assistant"),
    )
}

/// Messages of one role in a row count as one.
struct Turn<'a> {
    role: &'a str,
    /// Where the turn's last message stands.
    at: usize,
    blocks: Vec<&'a Value>,
}

fn merged(messages: &[Value]) -> Vec<Turn<'_>> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for (i, message) in messages.iter().enumerate() {
        let role = text(message, "role");
        match turns.last_mut() {
            Some(turn) if turn.role == role => {
                turn.at = i;
                turn.blocks.extend(list(message, "content"));
            }
            _ => turns.push(Turn {
                role,
                at: i,
                blocks: list(message, "content").iter().collect(),
            }),
        }
    }
    turns
}

fn contents(messages: &[Value]) -> Result<(), Problem> {
    for (i, message) in messages.iter().enumerate() {
        let is_last = i + 1 == messages.len() && text(message, "role") == "assistant";
        let content = at(message, "content");
        let empty =
            content.as_str().is_some_and(str::is_empty) || content.as_array().is_some_and(Vec::is_empty);
        if empty && !is_last {
            let words = format!(
                "messages.{i}: all messages must have non-empty content except for the optional final assistant message"
            );
            return Err(Problem::rule(&format!("/messages/{i}"), words));
        }
        let blank = |text: &str| !text.is_empty() && text.trim().is_empty();
        let mut blocks = list(message, "content")
            .iter()
            .filter(|block| text(block, "type") == "text");
        if content.as_str().is_some_and(blank) || blocks.clone().any(|block| blank(text(block, "text"))) {
            return Err(Problem::rule(
                "/messages",
                "messages: text content blocks must contain non-whitespace text",
            ));
        }
        let end = content
            .as_str()
            .or_else(|| blocks.next_back().map(|block| text(block, "text")));
        if is_last && end.is_some_and(|end| end.ends_with(char::is_whitespace)) {
            let words = "messages: final assistant content cannot end with trailing whitespace";
            return Err(Problem::rule("/messages", words));
        }
    }
    Ok(())
}

/// Every `tool_use` is answered in the next turn, before anything else in it, and nothing else is.
fn tool_blocks(turns: &[Turn<'_>]) -> Result<(), Problem> {
    let mut asked: Vec<&str> = Vec::new();
    let mut asked_at = 0;
    let mut seen: Vec<&str> = Vec::new();
    for turn in turns {
        let mut answered = Vec::new();
        let mut others = false;
        for (i, block) in turn.blocks.iter().enumerate() {
            if text(block, "type") != "tool_result" {
                others = true;
                continue;
            }
            let id = text(block, "tool_use_id");
            if others || !asked.contains(&id) || answered.contains(&id) {
                let words = format!(
                    "messages.{}.content.{i}: unexpected `tool_use_id` found in `tool_result` blocks: {id}. Each \
                     `tool_result` block must have a corresponding `tool_use` block in the previous message.",
                    turn.at
                );
                return Err(Problem::rule(&format!("/messages/{}", turn.at), words));
            }
            answered.push(id);
        }
        unanswered(&asked, &answered, asked_at)?;
        asked = turn
            .blocks
            .iter()
            .filter(|block| text(block, "type") == "tool_use")
            .map(|block| text(block, "id"))
            .collect();
        asked_at = turn.at;
        for id in &asked {
            if seen.contains(id) {
                return Err(Problem::rule(
                    "/messages",
                    "messages: `tool_use` ids must be unique",
                ));
            }
            seen.push(id);
        }
    }
    unanswered(&asked, &[], asked_at)
}

fn unanswered(asked: &[&str], answered: &[&str], at: usize) -> Result<(), Problem> {
    let missing: Vec<&str> = asked
        .iter()
        .copied()
        .filter(|id| !answered.contains(id))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let words = format!(
        "messages.{at}: `tool_use` ids were found without `tool_result` blocks immediately after: {}. Each `tool_use` \
         block must have a corresponding `tool_result` block in the next message.",
        missing.join(", ")
    );
    Err(Problem::rule(&format!("/messages/{at}"), words))
}

/// Newer models take no sampling knobs, some older ones only one of two, and none from 4.6 on takes
/// an answer to go on from.
fn by_model(body: &Value, model: &str, prefilled: bool) -> Result<(), Problem> {
    let Some(version) = version(model) else {
        return Ok(());
    };
    let given = |name: &str| !at(body, name).is_null();
    if version >= (4, 7) {
        for name in ["temperature", "top_p", "top_k"] {
            if given(name) {
                return Err(Problem::rule(
                    &format!("/{name}"),
                    format!("`{name}` is deprecated for this model."),
                ));
            }
        }
    } else if version >= (4, 1) && given("temperature") && given("top_p") {
        let words = "`temperature` and `top_p` cannot both be specified for this model. Please use only one.";
        return Err(Problem::rule("/top_p", words));
    }
    if version >= (4, 6) && prefilled {
        let words = "This model does not support assistant message prefill. The conversation must end with a user message.";
        return Err(Problem::rule("/messages", words));
    }
    Ok(())
}

/// `claude-opus-4-7` is 4.7, `claude-sonnet-4-20250514` is 4.0; the older order `claude-3-5-haiku` has none.
pub(super) fn version(model: &str) -> Option<(u32, u32)> {
    let mut parts = model.strip_prefix("claude-")?.split('-');
    parts
        .next()
        .filter(|family| family.chars().all(char::is_alphabetic))?;
    let major = parts.next()?.parse().ok()?;
    let minor = parts
        .next()
        .filter(|minor| minor.len() < 3)
        .and_then(|minor| minor.parse().ok());
    Some((major, minor.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_models_name_says_its_version() {
        for (model, expected) in [
            ("claude-opus-4-7", Some((4, 7))),
            ("claude-sonnet-4-20250514", Some((4, 0))),
            ("claude-sonnet-4-5-20250929", Some((4, 5))),
            ("claude-sonnet-5", Some((5, 0))),
            ("claude-3-5-haiku-20241022", None),
            ("other", None),
        ] {
            assert_eq!(version(model), expected, "{model}");
        }
    }
}
