//! How tools are chosen, what form an answer has, and lists, in the ways in which callers write them.

use agentos_types::{ResponseSchema, ToolChoice};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// `null` is nothing said.
pub(crate) fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    from: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// One text, or a list of texts.
#[derive(Deserialize)]
#[serde(untagged, expecting = "write a text, or a list of texts")]
pub(crate) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl From<OneOrMore> for Vec<String> {
    fn from(written: OneOrMore) -> Self {
        match written {
            OneOrMore::One(text) => vec![text],
            OneOrMore::More(texts) => texts,
        }
    }
}

pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    or_default::<D, OneOrMore>(from).map(Vec::from)
}

/// A word, `{"tool": NAME}`, or `{"type": "function", "function": {"name": NAME}}`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Choice {
    Ours(ToolChoice),
    Function { function: Named },
    Plain(Named),
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

pub(super) fn tool_choice<'de, D: Deserializer<'de>>(from: D) -> Result<ToolChoice, D::Error> {
    let choice = Choice::deserialize(from)
        .map_err(|_| serde::de::Error::custom("write `auto`, `none`, `required` or `{\"tool\": NAME}`"))?;
    Ok(match choice {
        Choice::Ours(choice) => choice,
        Choice::Function { function: named } | Choice::Plain(named) => ToolChoice::Tool(named.name),
    })
}

/// `{"type": "json_schema", "json_schema": {name, schema, strict}}`, `{"type": "text"}`, or the schema with
/// its name.
#[derive(Deserialize)]
#[serde(untagged)]
enum Format {
    Schema { json_schema: Schema },
    Ours(Schema),
    Text { r#type: Text },
}

#[derive(Deserialize)]
struct Schema {
    #[serde(default = "answer")]
    name: String,
    schema: Value,
    #[serde(default)]
    strict: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Text {
    Text,
}

fn answer() -> String {
    "answer".to_owned()
}

pub(super) fn response_format<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<ResponseSchema>, D::Error> {
    let format = Option::<Format>::deserialize(from).map_err(|_| {
        serde::de::Error::custom(
            "write `{\"type\": \"json_schema\", \"json_schema\": {\"name\": …, \"schema\": …}}`",
        )
    })?;
    Ok(match format {
        None | Some(Format::Text { r#type: Text::Text }) => None,
        Some(Format::Schema { json_schema: form } | Format::Ours(form)) => Some(ResponseSchema {
            name: form.name,
            schema: form.schema,
            strict: form.strict,
        }),
    })
}
