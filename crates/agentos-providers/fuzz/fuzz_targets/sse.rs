//! Any bytes are a stream or are refused, on every wire, and the same deltas come of them however they are cut.
#![no_main]

use std::sync::LazyLock;

use agentos_providers::{
    Anthropic, AnthropicOptions, Api, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions, Recorded,
};
use agentos_types::{Delta, Message, ModelRequest};
use libfuzzer_sys::fuzz_target;

struct Wires {
    chat: OpenAi,
    responses: OpenAi,
    anthropic: Anthropic,
    gemini: Gemini,
}

/// Nobody is asked: the addresses only have to be some.
const NOWHERE: &str = "http://127.0.0.1:9/v1";

static WIRES: LazyLock<Wires> = LazyLock::new(|| {
    let http = HttpClient::new();
    let openai = |api| {
        let options = OpenAiOptions::new("openai", NOWHERE, http.clone());
        OpenAi::new(OpenAiOptions { api, ..options }).unwrap()
    };
    Wires {
        chat: openai(Api::Chat),
        responses: openai(Api::Responses),
        anthropic: Anthropic::new(AnthropicOptions::new(NOWHERE, http.clone())).unwrap(),
        gemini: Gemini::new(GeminiOptions::new("http://127.0.0.1:9", http.clone())).unwrap(),
    }
});

fn read(chunks: &[&[u8]]) -> [Recorded; 4] {
    let request = ModelRequest {
        model: "m".to_owned(),
        messages: vec![Message::user("x")].into(),
        max_tokens: 16,
        ..ModelRequest::default()
    };
    let wires = &*WIRES;
    [
        wires.chat.read_recorded(&request, chunks),
        wires.responses.read_recorded(&request, chunks),
        wires.anthropic.read_recorded(&request, chunks),
        wires.gemini.read_recorded(&request, chunks),
    ]
}

/// Where the text is cut is not what it says; calls that a server has not named get a name at random.
fn said(recorded: Recorded) -> String {
    let mut said = String::new();
    for delta in recorded {
        match delta {
            Ok(Delta::Text(text)) => said += &text,
            Ok(Delta::Thinking(text)) => said += &format!("<{text}>"),
            Ok(Delta::ToolCallStart { index, name, .. }) => said += &format!("[{index} {name}]"),
            Ok(Delta::ToolCallArguments { index, fragment }) => said += &format!("[{index}]{fragment}"),
            Ok(Delta::Done(answer)) => said += &format!("\n{} {:?}", answer.content, answer.usage),
            Err(error) => said += &format!("\n{:?}", error.class),
        }
    }
    said
}

fuzz_target!(|bytes: &[u8]| {
    let Some((cuts, body)) = bytes.split_at_checked(4) else { return };
    let whole = read(&[body]).map(said);
    let mut chunks = Vec::new();
    let mut rest = body;
    for cut in cuts {
        let (first, after) = rest.split_at(usize::from(*cut) % (rest.len() + 1));
        chunks.push(first);
        rest = after;
    }
    chunks.push(rest);
    assert_eq!(read(&chunks).map(said), whole);
    // And byte by byte.
    let bytes: Vec<&[u8]> = body.chunks(1).collect();
    assert_eq!(read(&bytes).map(said), whole);
});
