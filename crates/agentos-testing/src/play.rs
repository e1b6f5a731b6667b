//! One scripted answer to one request that is in order: head, body, and what goes wrong.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;

use crate::body::{End, Ending, Pieces};
use crate::refusal::Refusal;
use crate::state::State;
use crate::wire::{Ask, Face};
use crate::{Answer, Fault, Outcome, StatusFault};

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>\n";
const JSON: &str = "application/json";

pub(crate) async fn play(state: &Arc<State>, face: &dyn Face, answer: &Answer, ask: &Ask) -> Response {
    let mut waiting = Ending {
        state: Arc::clone(state),
        n: ask.n,
        outcome: Outcome::Abandoned,
    };
    match answer.fault {
        Some(Fault::Slow(ms)) => tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(ms)) => (),
            () = state.stop.cancelled() => (),
        },
        Some(Fault::NeverAnswers) => state.stop.cancelled().await,
        _ => (),
    }
    if let Some((status, content_type, body)) = instead(face, answer, ask) {
        waiting.outcome = Outcome::Answered;
        return respond(status, content_type, Body::from(body));
    }
    if let Some(refusal) = scripted_error(face, answer) {
        waiting.outcome = Outcome::Answered;
        return refused(&refusal);
    }
    // From here on the body tells how it ended.
    let pieces = if ask.stream {
        streamed(face, answer, ask)
    } else {
        whole(face, answer, ask)
    };
    let content_type = match answer.fault {
        Some(Fault::WrongContentType) => "text/plain",
        _ if ask.stream && ask.sse => "text/event-stream",
        _ => JSON,
    };
    let plain =
        !ask.stream && pieces.end == End::Whole && pieces.before_first.is_zero() && pieces.pieces.len() == 1;
    if plain {
        waiting.outcome = Outcome::Answered;
        return respond(200, content_type, Body::from(pieces.pieces.concat()));
    }
    let body = pieces.into_body(state, ask.n);
    waiting.outcome = Outcome::Open;
    respond(200, content_type, body)
}

/// Answers that have nothing of the provider's.
fn instead(face: &dyn Face, answer: &Answer, ask: &Ask) -> Option<(u16, &'static str, String)> {
    Some(match answer.fault {
        Some(Fault::Html(status)) => (status, "text/html; charset=utf-8", PAGE.to_owned()),
        Some(Fault::Empty) => (200, JSON, String::new()),
        Some(Fault::OtherShape) => (200, JSON, r#"{"status":"ok","result":{"value":42}}"#.to_owned()),
        Some(Fault::Malformed) => {
            let whole = face.whole(answer, ask);
            let half: String = whole.chars().take(whole.chars().count() / 2).collect();
            (200, JSON, half)
        }
        _ => return None,
    })
}

fn scripted_error(face: &dyn Face, answer: &Answer) -> Option<Refusal> {
    match &answer.fault {
        Some(Fault::Status(fault)) => Some(with_retry(face.error(fault), fault)),
        Some(Fault::ContextTooLong) => Some(face.too_long()),
        _ => None,
    }
}

fn with_retry(mut refusal: Refusal, fault: &StatusFault) -> Refusal {
    // Where the body says how long to wait, no header does.
    let in_body = refusal.body.pointer("/error/details").is_some();
    if let (Some(after), false) = (&fault.retry_after, in_body) {
        refusal.headers.push(("retry-after", after.clone()));
    }
    if let (Some(ms), false) = (fault.retry_after_ms, in_body) {
        refusal.headers.push(("retry-after-ms", ms.to_string()));
    }
    refusal
}

fn streamed(face: &dyn Face, answer: &Answer, ask: &Ask) -> Pieces {
    let mut events: Vec<Bytes> = face.events(answer, ask).into_iter().map(Bytes::from).collect();
    let mut end = End::Whole;
    match answer.fault {
        Some(Fault::CutAfter(n)) => {
            events.truncate(n);
            end = End::Cut;
        }
        Some(Fault::StallAfter(n)) => {
            events.truncate(n);
            end = End::Stall;
        }
        Some(Fault::ErrorEventAfter(n)) => {
            events.truncate(n);
            events.push(Bytes::from(face.error_event()));
        }
        Some(Fault::GarbageChunkAfter(n)) => {
            events.insert(
                n.min(events.len()),
                Bytes::from_static(b"data: {\"id\": \"broken\", \"cho\n\n"),
            );
        }
        Some(Fault::CutInsideUtf8) => {
            events = inside_a_character(events);
            end = End::Cut;
        }
        _ => (),
    }
    timed(Pieces::of(events, end), answer)
}

/// A whole answer has no events: it is cut, or stalls, in its middle.
fn whole(face: &dyn Face, answer: &Answer, ask: &Ask) -> Pieces {
    let body = Bytes::from(face.whole(answer, ask));
    let half = body.slice(..body.len() / 2);
    let pieces = match answer.fault {
        Some(Fault::CutAfter(_)) => Pieces::of(vec![half], End::Cut),
        Some(Fault::StallAfter(_)) => Pieces::of(vec![half], End::Stall),
        Some(Fault::GarbageChunkAfter(_)) => Pieces::whole(half),
        Some(Fault::ErrorEventAfter(_)) => Pieces::whole(face.error_event()),
        Some(Fault::CutInsideUtf8) => Pieces::of(inside_a_character(vec![body]), End::Cut),
        _ => Pieces::whole(body),
    };
    timed(pieces, answer)
}

fn timed(mut pieces: Pieces, answer: &Answer) -> Pieces {
    pieces.between = Duration::from_millis(answer.event_delay_ms);
    match answer.fault {
        Some(Fault::SlowFirstByte(ms)) => pieces.before_first = Duration::from_millis(ms),
        Some(Fault::Drip(size)) => return pieces.dripped(size),
        _ => (),
    }
    pieces
}

/// Up to and with the first byte of the first character that has several. The answer's text must hold
/// one; without it, the first half.
fn inside_a_character(events: Vec<Bytes>) -> Vec<Bytes> {
    let mut kept = Vec::new();
    for event in events.iter().cloned() {
        if let Some(at) = event.iter().position(|byte| !byte.is_ascii()) {
            kept.push(event.slice(..=at));
            return kept;
        }
        kept.push(event);
    }
    kept.truncate(kept.len().div_ceil(2));
    kept
}

/// A refusal, as it goes out.
pub(crate) fn refused(refusal: &Refusal) -> Response {
    let mut response = respond(refusal.status, JSON, Body::from(refusal.body.to_string()));
    for (name, value) in &refusal.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}

pub(crate) fn respond(status: u16, content_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
