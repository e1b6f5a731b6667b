//! How long 24 events take from end to end, from the call to the accepted answer.

use std::pin::pin;
use std::time::{Duration, Instant};

use agentos::{Clock as _, Message, SystemClock};
use agentos_router::{RouteRequest, RouterEvent};
use agentos_testing::{Answer, Script};
use futures_util::StreamExt as _;
use serde_json::{Value, json};

use crate::bare::Bare;
use crate::complete::router;
use crate::server::Server;

const EVENTS: usize = 24;
const WARM: usize = 50;
const CALLS: usize = 500;

pub(crate) async fn stream() -> Result<Value, Box<dyn std::error::Error>> {
    // Eight characters in each.
    let server = Server::start(Script::new([Answer::text("eight c ".repeat(EVENTS))]))?;
    let router = router(&server.url)?;
    let bare = Bare::new(&server.url, "Go on", true)?;
    let request = RouteRequest {
        messages: vec![Message::user("Go on")],
        stream: true,
        max_tokens: Some(200),
        ..RouteRequest::default()
    };
    let (mut ours, mut first, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for call in 0..WARM + CALLS {
        let began = Instant::now();
        bare.stream().await?;
        let took = began.elapsed();

        let began = Instant::now();
        let mut events = pin!(router.stream_request(&request, SystemClock.now())?);
        let (mut deltas, mut opened, mut is_whole) = (0, None, false);
        while let Some(event) = events.next().await {
            match event {
                RouterEvent::Delta(_) => {
                    opened.get_or_insert_with(|| began.elapsed());
                    deltas += 1;
                }
                RouterEvent::Accepted(_) => is_whole = true,
                other => return Err(format!("a stream went wrong: {other:?}").into()),
            }
        }
        if !is_whole || deltas != EVENTS {
            return Err(format!("{deltas} events, whole: {is_whole}").into());
        }
        if call >= WARM {
            floor.push(took);
            first.push(opened.unwrap_or_default());
            ours.push(began.elapsed());
        }
    }
    let (middle, peer) = (quantile(&mut ours, 0.5), quantile(&mut floor, 0.5));
    Ok(json!({
        "ours": middle,
        "p99": quantile(&mut ours, 0.99),
        "first_ms": quantile(&mut first, 0.5),
        "peer": peer,
        "unit": "ms",
        "ratio": (middle / peer * 100.0).round() / 100.0,
        "events": EVENTS,
        "server": server.runs_as,
    }))
}

fn quantile(all: &mut [Duration], part: f64) -> f64 {
    all.sort_unstable();
    let at = ((all.len() as f64 - 1.0) * part).round() as usize;
    all.get(at)
        .map_or(0.0, |time| (time.as_secs_f64() * 1e6).round() / 1e3)
}
