//! Which provider and which of its endpoints a request is for.

use crate::Wire;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) wire: Wire,
    pub(crate) endpoint: Endpoint,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// The body names the model and says whether to stream.
    Complete,
    /// Gemini: the path says both.
    Named {
        model: String,
        stream: bool,
        sse: bool,
    },
    Models,
}

impl Target {
    pub(crate) fn of(method: &str, path: &str, query: &str) -> Option<Self> {
        let to = |wire, endpoint| Some(Self { wire, endpoint });
        match (method, path) {
            ("POST", "/v1/chat/completions") => to(Wire::OpenAi, Endpoint::Complete),
            ("POST", "/v1/responses") => to(Wire::Responses, Endpoint::Complete),
            ("POST", "/chat/completions") => to(Wire::DeepSeek, Endpoint::Complete),
            ("POST", "/v1/messages") => to(Wire::Anthropic, Endpoint::Complete),
            ("GET", "/v1/models") => to(Wire::OpenAi, Endpoint::Models),
            ("GET", "/models") => to(Wire::DeepSeek, Endpoint::Models),
            ("GET", "/v1beta/models") => to(Wire::Gemini, Endpoint::Models),
            ("POST", _) => {
                let named = path
                    .strip_prefix("/v1beta/models/")
                    .or_else(|| path.strip_prefix("/v1/models/"))?;
                let (model, verb) = named.rsplit_once(':')?;
                let stream = match verb {
                    "generateContent" => false,
                    "streamGenerateContent" => true,
                    _ => return None,
                };
                let sse = query.split('&').any(|pair| pair == "alt=sse");
                to(
                    Wire::Gemini,
                    Endpoint::Named {
                        model: model.to_owned(),
                        stream,
                        sse,
                    },
                )
            }
            _ => None,
        }
    }

    /// DeepSeek answers below `/v1` too: there only the model tells it from OpenAI.
    pub(crate) fn with_model(self, model: &str) -> Self {
        if self.wire == Wire::OpenAi && model.starts_with("deepseek") {
            return Self {
                wire: Wire::DeepSeek,
                ..self
            };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_says_whose_it_is() {
        let gemini = |model: &str, stream, sse| {
            Some(Target {
                wire: Wire::Gemini,
                endpoint: Endpoint::Named {
                    model: model.into(),
                    stream,
                    sse,
                },
            })
        };
        for (request, expected) in [
            (
                ("POST", "/v1/chat/completions", ""),
                Some(Target {
                    wire: Wire::OpenAi,
                    endpoint: Endpoint::Complete,
                }),
            ),
            (
                ("POST", "/chat/completions", ""),
                Some(Target {
                    wire: Wire::DeepSeek,
                    endpoint: Endpoint::Complete,
                }),
            ),
            (
                ("POST", "/v1/responses", ""),
                Some(Target {
                    wire: Wire::Responses,
                    endpoint: Endpoint::Complete,
                }),
            ),
            (
                ("POST", "/v1/messages", ""),
                Some(Target {
                    wire: Wire::Anthropic,
                    endpoint: Endpoint::Complete,
                }),
            ),
            (
                ("POST", "/v1beta/models/g:generateContent", "key=x"),
                gemini("g", false, false),
            ),
            (
                ("POST", "/v1beta/models/g:streamGenerateContent", "key=x&alt=sse"),
                gemini("g", true, true),
            ),
            (
                ("POST", "/v1/models/g:generateContent", ""),
                gemini("g", false, false),
            ),
            (
                ("POST", "/v1beta/models/g:streamGenerateContent", ""),
                gemini("g", true, false),
            ),
            (("POST", "/v1beta/models/g:embedContent", ""), None),
            (("GET", "/v1/chat/completions", ""), None),
            (("POST", "/v1/v1/messages", ""), None),
        ] {
            assert_eq!(
                Target::of(request.0, request.1, request.2),
                expected,
                "{request:?}"
            );
        }
    }
}
