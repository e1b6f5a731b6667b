//! `scripted/demo`: what a newcomer without a key sees. One tool call, then an answer that says
//! plainly that no model was asked. The text comes with the tool call too: a program that makes one
//! model call and takes its text has an answer.

use agentos_types::{Message, Role};
use serde_json::{Map, Value};

use super::script::Reply;

/// How far back the request is looked for, and how far in an earlier answer.
const NEAR: usize = 16;
const QUOTED_CHARS: usize = 200;

pub(super) fn reply(messages: &[Message]) -> Reply {
    let answered = messages.iter().take(NEAR).any(|m| m.role == Role::Assistant) || messages.len() > NEAR;
    let call = || ("current_time".to_owned(), Value::Object(Map::new()));
    Reply {
        text: text(messages),
        tool_calls: (!answered).then(call).into_iter().collect(),
        usage: None,
    }
}

fn text(messages: &[Message]) -> String {
    let quoted = quote(messages);
    format!(
        "# Offline answer\n\n\
         This is the built-in offline model `scripted/demo`. No real model was asked: the run is real, the words are not.\n\n\
         ## Summary\n\n\
         You asked: \"{quoted}\"\n\n\
         The agent's file was loaded, its limits hold, and every step was written to the journal before it took effect.\n\n\
         ## Requirements\n\n\
         - A key for one provider, or a model server on this machine.\n\
         - The same command line; nothing else changes.\n\n\
         ## Next steps\n\n\
         1. Set `ANTHROPIC_API_KEY`, `OPENAI_API_KEY`, `GOOGLE_AI_API_KEY` or `DEEPSEEK_API_KEY`, or add `--model local/NAME`.\n\
         2. Run the command again.\n\
         3. `agentos doctor` says what is configured and reachable.\n"
    )
}

/// The last thing that the user said, shortened, on one line.
fn quote(messages: &[Message]) -> String {
    let said = messages
        .iter()
        .rev()
        .take(NEAR)
        .find(|m| m.role == Role::User)
        .or_else(|| messages.first());
    let said = said.map(|m| m.content.text()).unwrap_or_default();
    let mut quoted: String = said
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(QUOTED_CHARS)
        .collect();
    if said.chars().nth(QUOTED_CHARS).is_some() {
        quoted.push('…');
    }
    quoted
}
