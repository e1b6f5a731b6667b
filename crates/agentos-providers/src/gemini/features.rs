//! Tools, their choice, the form of the answer, and thinking, as single models take them. Before
//! version 3 tools and a form of the answer exclude each other: there the form is a tool.

use std::borrow::Cow;

use agentos_types::{ModelRequest, ReasoningEffort, ToolChoice, ToolSpec};

use serde_json::Value;

use super::{schema, wire};
use crate::sent::Sent;
use crate::{answer_form, reasoning, tool_name};

#[derive(Debug, Default)]
pub(super) struct Features<'a> {
    pub(super) tools: Vec<wire::Tools<'a>>,
    pub(super) tool_config: Option<wire::ToolConfig<'a>>,
    pub(super) response_mime_type: Option<&'static str>,
    pub(super) response_schema: schema::Written,
    pub(super) thinking_config: Option<wire::ThinkingConfig>,
}

impl<'a> Features<'a> {
    pub(super) fn of(request: &'a ModelRequest, sent: &mut Sent) -> Self {
        let mut features = Self::default();
        let mut declarations: Vec<_> = request.tools.iter().map(declaration).collect();
        let mut mode = mode(&request.tool_choice);
        if let Some(form) = request.response_schema.as_deref() {
            if declarations.is_empty() || version(&request.model) >= (3, 0) {
                features.response_mime_type = Some("application/json");
                features.response_schema = schema::parameters(&form.schema);
            } else if request.tool_choice == ToolChoice::None {
                // No tool may be called, and so none is told of.
                declarations.clear();
                features.response_mime_type = Some("application/json");
                features.response_schema = schema::parameters(&form.schema);
            } else if request.tool_choice == ToolChoice::Auto {
                let name = Cow::Borrowed(answer_form::TOOL);
                declarations.push(declared(name, answer_form::TOOL_DESCRIPTION, &form.schema));
                mode = Some("ANY");
                sent.answer_tool = true;
            }
        }
        if !declarations.is_empty() {
            // One call at most cannot be asked for.
            sent.hint(
                "parallel_tool_calls",
                false,
                request.parallel_tool_calls.filter(|many| !many),
            );
            features.tool_config = mode.map(|mode| wire::ToolConfig {
                function_calling_config: wire::FunctionCalling {
                    mode,
                    allowed_function_names: match &request.tool_choice {
                        ToolChoice::Tool(name) => vec![tool_name::to_wire(name)],
                        _ => Vec::new(),
                    },
                },
            });
            features.tools.push(wire::Tools {
                function_declarations: declarations,
            });
        }
        features.thinking_config = request
            .reasoning
            .and_then(|wanted| thinking(request, wanted, sent));
        features
    }
}

const fn mode(choice: &ToolChoice) -> Option<&'static str> {
    match choice {
        ToolChoice::Auto => None,
        ToolChoice::None => Some("NONE"),
        ToolChoice::Required | ToolChoice::Tool(_) => Some("ANY"),
    }
}

fn declaration(spec: &ToolSpec) -> wire::Declaration<'_> {
    declared(
        tool_name::to_wire(&spec.name),
        &spec.description,
        &spec.parameters,
    )
}

fn declared<'a>(name: Cow<'a, str>, description: &'a str, schema: &Value) -> wire::Declaration<'a> {
    let schema::Written { own, json_schema } = schema::parameters(schema);
    wire::Declaration {
        name,
        description,
        parameters: own,
        parameters_json_schema: json_schema,
    }
}

/// A level from version 3 on, a number of tokens in 2.5.
fn thinking(
    request: &ModelRequest,
    wanted: ReasoningEffort,
    sent: &mut Sent,
) -> Option<wire::ThinkingConfig> {
    let level = reasoning::level(wanted);
    let off = level == ReasoningEffort::None;
    let version = version(&request.model);
    let is = |part: &str| request.model.contains(part);
    if version >= (3, 0) {
        let minimal = is("flash") && (version < (3, 7) || is("lite"));
        let level = match level {
            ReasoningEffort::None | ReasoningEffort::Minimal if minimal => "minimal",
            ReasoningEffort::None | ReasoningEffort::Minimal | ReasoningEffort::Low => "low",
            ReasoningEffort::Medium if is("pro") && version == (3, 0) => "high",
            ReasoningEffort::Medium => "medium",
            ReasoningEffort::High | ReasoningEffort::Tokens(_) => "high",
        };
        if off {
            sent.drop("reasoning");
        }
        return Some(wire::ThinkingConfig {
            include_thoughts: !off,
            thinking_level: Some(level),
            thinking_budget: None,
        });
    }
    if version < (2, 5) {
        if !off {
            sent.drop("reasoning");
        }
        return None;
    }
    let (least, most) = match (is("pro"), is("lite")) {
        (true, _) => (128, 32_768),
        (_, true) => (512, 24_576),
        _ => (0, 24_576),
    };
    let budget = reasoning::tokens(wanted);
    if off && is("pro") {
        sent.drop("reasoning");
    }
    let budget = if off && !is("pro") {
        0
    } else {
        budget.clamp(least, most)
    };
    Some(wire::ThinkingConfig {
        include_thoughts: !off,
        thinking_level: None,
        thinking_budget: Some(budget),
    })
}

/// `gemini-3.1-pro-preview` is 3.1; what is no Gemini is 0.
pub(super) fn version(model: &str) -> (u32, u32) {
    let name = model.rsplit('/').next().unwrap_or(model);
    let version = name
        .strip_prefix("gemini-")
        .and_then(|rest| rest.split('-').next())
        .unwrap_or_default();
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    (major.parse().unwrap_or(0), minor.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_thinks_in_its_own_measure() {
        use ReasoningEffort::{High, Low, Medium, Minimal, None, Tokens};
        for (model, wanted, level, budget, dropped) in [
            ("gemini-2.0-flash", High, Option::None, Option::None, true),
            ("gemini-2.0-flash", None, Option::None, Option::None, false),
            ("gemini-2.5-flash", None, Option::None, Some(0), false),
            ("gemini-2.5-pro", None, Option::None, Some(128), true),
            ("gemini-2.5-flash-lite", Tokens(5), Option::None, Some(512), false),
            ("gemini-2.5-pro", High, Option::None, Some(24_576), false),
            ("gemini-3-pro-preview", Medium, Some("high"), Option::None, false),
            (
                "gemini-3.1-pro-preview",
                Medium,
                Some("medium"),
                Option::None,
                false,
            ),
            (
                "gemini-3-flash-preview",
                Minimal,
                Some("minimal"),
                Option::None,
                false,
            ),
            ("gemini-3.8-flash", Minimal, Some("low"), Option::None, false),
            ("models/gemini-3.8-flash", None, Some("low"), Option::None, true),
            ("gemini-3.5-flash", Low, Some("low"), Option::None, false),
        ] {
            let request = ModelRequest {
                model: model.into(),
                ..ModelRequest::default()
            };
            let mut sent = Sent::default();
            let config = thinking(&request, wanted, &mut sent);
            let got = config.map_or((Option::None, Option::None), |c| {
                (c.thinking_level, c.thinking_budget)
            });
            assert_eq!(
                (got, !sent.dropped.is_empty()),
                ((level, budget), dropped),
                "{model} {wanted:?}"
            );
        }
    }
}
