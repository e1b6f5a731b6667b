//! The server: takes a request, puts it in the journal, refuses it or hands it to the script.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State as Shared};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::play::{play, refused, respond};
use crate::refusal::Refusal;
use crate::state::State;
use crate::wire::{Ask, Endpoint, Face, Target};
use crate::{Outcome, RecordedRequest, Script};

const BODY_LIMIT: usize = 64 << 20;

/// Serves until the state's `stop`.
pub(crate) async fn serve(listener: TcpListener, state: Arc<State>) {
    let stop = state.stop.clone();
    let app = Router::new()
        .route("/__journal", get(journal))
        .route("/__script", post(set_script))
        .route("/__reset", post(reset))
        .fallback(ask)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(state);
    // A failure to set the option costs time, not truth.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    // The accept loop never ends with an error.
    let _ = axum::serve(listener, app)
        .with_graceful_shutdown(stop.cancelled_owned())
        .await;
}

async fn journal(Shared(state): Shared<Arc<State>>) -> Json<Value> {
    Json(json!({"requests": state.journal.requests(), "dropped": state.journal.dropped()}))
}

async fn set_script(Shared(state): Shared<Arc<State>>, body: Bytes) -> Response {
    match serde_json::from_slice::<Script>(&body) {
        Ok(script) => {
            state.set_script(script);
            respond(200, "application/json", Body::from("{}"))
        }
        Err(error) => respond(
            400,
            "application/json",
            Body::from(json!({"error": error.to_string()}).to_string()),
        ),
    }
}

async fn reset(Shared(state): Shared<Arc<State>>) -> Json<Value> {
    state.reset();
    Json(json!({}))
}

async fn ask(
    Shared(state): Shared<Arc<State>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let query = uri.query().unwrap_or_default();
    let parsed: Option<Value> = serde_json::from_slice(&bytes).ok();
    let named = parsed
        .as_ref()
        .and_then(|body| body.get("model"))
        .and_then(Value::as_str);
    let target = Target::of(method.as_str(), uri.path(), query)
        .map(|target| target.with_model(named.unwrap_or_default()));
    let key = state.api_key();
    let allowed = target
        .as_ref()
        .map(|target| target.wire.face().authorize(&headers, query, key.as_deref()));
    let (model, stream) = match target.as_ref().map(|target| &target.endpoint) {
        Some(Endpoint::Named { model, stream, .. }) => (Some(model.as_str()), *stream),
        _ => (
            named,
            parsed.as_ref().and_then(|body| body.get("stream")) == Some(&Value::Bool(true)),
        ),
    };
    let n = state.journal.enter(RecordedRequest {
        n: 0,
        wire: target.as_ref().map(|target| target.wire),
        method: method.to_string(),
        path: uri.path().to_owned(),
        headers: recorded(&headers),
        authorized: matches!(allowed, Some(Ok(()))),
        model: model.map(str::to_owned),
        stream,
        body: parsed
            .clone()
            .unwrap_or_else(|| Value::String(String::from_utf8_lossy(&bytes).into_owned())),
        outcome: Outcome::Open,
    });
    let (Some(target), Some(allowed)) = (&target, allowed) else {
        let missing = json!({"error": {"message": format!("Invalid URL ({method} {})", uri.path())}});
        return refuse(&state, n, &Refusal::new(404, missing));
    };
    let face = target.wire.face();
    if let Err(refusal) = allowed {
        return refuse(&state, n, &refusal);
    }
    if target.endpoint == Endpoint::Models {
        state.journal.end(n, Outcome::Answered);
        return respond(
            200,
            "application/json",
            Body::from(face.models(&state.models()).to_string()),
        );
    }
    match in_order(&state, face, &headers, parsed.as_ref(), model.unwrap_or_default()) {
        Err(refusal) => refuse(&state, n, &refusal),
        Ok(body) => {
            let model = model.unwrap_or_default().to_owned();
            let answer = state.take(target.wire, &model);
            let ask = Ask {
                n,
                model,
                stream,
                include_usage: body.pointer("/stream_options/include_usage") == Some(&Value::Bool(true)),
                encrypted: body
                    .get("include")
                    .and_then(Value::as_array)
                    .is_some_and(|all| all.iter().any(|one| one == "reasoning.encrypted_content")),
                sse: !matches!(target.endpoint, Endpoint::Named { sse: false, .. }),
                tokens: bytes.len() as u64 / 4 + 1,
            };
            play(&state, face, &answer, &ask).await
        }
    }
}

/// JSON, then the provider's schema and rules, then the model's name.
fn in_order<'a>(
    state: &State,
    face: &dyn Face,
    headers: &HeaderMap,
    body: Option<&'a Value>,
    model: &str,
) -> Result<&'a Value, Refusal> {
    let body = body.ok_or_else(|| face.not_json())?;
    face.check(headers, body, model)
        .map_err(|problem| face.refuse(&problem))?;
    if state.knows(model) {
        Ok(body)
    } else {
        Err(face.unknown_model(model))
    }
}

fn refuse(state: &State, n: u64, refusal: &Refusal) -> Response {
    state.journal.end(n, Outcome::Refused(refusal.message()));
    refused(refusal)
}

fn recorded(headers: &HeaderMap) -> BTreeMap<String, String> {
    const CREDENTIALS: [&str; 5] = [
        "authorization",
        "x-api-key",
        "x-goog-api-key",
        "api-key",
        "cookie",
    ];
    let shown = |name: &str, value: &axum::http::HeaderValue| {
        if CREDENTIALS.contains(&name) {
            "redacted".to_owned()
        } else {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        }
    };
    headers
        .iter()
        .map(|(name, value)| (name.to_string(), shown(name.as_str(), value)))
        .collect()
}
