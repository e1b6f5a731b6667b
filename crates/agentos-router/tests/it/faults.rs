//! The fault table: what goes wrong at the first endpoint, while the second is well, against real HTTP
//! servers and through the real adapters.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use agentos_providers::{Anthropic, AnthropicOptions, HttpClient, OpenAi, OpenAiOptions};
use agentos_router::{Completed, Endpoint, Needs, Route, RouteAsk, Router, RouterEvent, StreamRecovery};
use agentos_testing::{Answer, FakeProvider, Fault, Outcome, Script, UsageNumbers, Wire};
use agentos_types::{Coded, Delta};
use futures_util::StreamExt;
use futures_util::future::join_all;

use crate::fake::{NOW, models, request};

const FIRST: &str = "The first server tells of a long journey, grüßt alle Freunde, and comes home.";
const SECOND: &str = "The second server has its own story, and tells it whole.";

/// Long for a machine that is busy, short for a test.
const FIRST_TIMEOUT: Duration = Duration::from_millis(1_500);

struct Pair {
    first: FakeProvider,
    second: FakeProvider,
    router: Router,
}

impl Pair {
    async fn new(fault: Option<Fault>, http: &HttpClient) -> Self {
        let usage = UsageNumbers {
            input: 100,
            output: 50,
            ..UsageNumbers::default()
        };
        let answer = Answer::text(FIRST).with_usage(usage);
        let answer = match fault {
            Some(fault) => answer.with_fault(fault),
            None => answer,
        };
        let first = FakeProvider::start(Script::new([answer])).await.unwrap();
        let second = Script::new([Answer::text(SECOND).with_usage(usage)]);
        let second = FakeProvider::start(second).await.unwrap();
        let openai = OpenAiOptions {
            api_key: Some("k-first".into()),
            ..OpenAiOptions::new("openai", first.base_url(Wire::OpenAi), http.clone())
        };
        let anthropic = AnthropicOptions {
            api_key: Some("k-second".into()),
            ..AnthropicOptions::new(second.base_url(Wire::Anthropic), http.clone())
        };
        let router = Router::builder()
            .provider("openai", Arc::new(OpenAi::new(openai).unwrap()))
            .provider("anthropic", Arc::new(Anthropic::new(anthropic).unwrap()))
            .endpoint(Endpoint {
                timeout: Some(FIRST_TIMEOUT),
                ..Endpoint::new("openai/gpt-4o-mini".parse().unwrap())
            })
            .max_retries(1)
            .retry_delay_ms(1)
            .build()
            .unwrap();
        Self {
            first,
            second,
            router,
        }
    }

    fn route(&self) -> Route {
        let chain = models(&["openai/gpt-4o-mini", "anthropic/claude-sonnet-4-5"]);
        let ask = RouteAsk {
            chain: &chain,
            pinned: None,
            needs: Needs::default(),
            prices: &self.router.prices(),
            now: NOW,
        };
        self.router.route(&ask).unwrap()
    }

    async fn plain(&self) -> String {
        let outcome = self
            .router
            .complete(&self.route(), &request(256), Duration::from_secs(60))
            .await;
        match outcome {
            Ok(routed) => shown(&Completed::from(&routed), 0, ""),
            Err(failed) => format!(
                "{} {} cost {}",
                failed.code().name,
                failed.class.as_str(),
                failed.cost
            ),
        }
    }

    async fn streamed(&self, recovery: StreamRecovery) -> String {
        let within = Duration::from_secs(60);
        let mut events = self.router.stream(self.route(), request(256), recovery, within);
        let (mut text, mut withdrawn, mut last) = (String::new(), 0, None);
        while let Some(event) = events.next().await {
            assert!(last.is_none(), "nothing comes after the last event");
            match event {
                RouterEvent::Delta(Delta::Text(piece)) => text += &piece,
                RouterEvent::Delta(other) => panic!("{other:?}"),
                RouterEvent::Withdrawn(_) => {
                    withdrawn += 1;
                    text.clear();
                }
                event => last = Some(event),
            }
        }
        let last = last.unwrap();
        let kind = last.to_json()["type"].as_str().unwrap().to_owned();
        match last {
            RouterEvent::Accepted(routed) => {
                assert_eq!(text, routed.answer.content, "what was handed on is the answer");
                shown(&Completed::from(&*routed), withdrawn, &kind)
            }
            RouterEvent::Incomplete(part) => {
                assert_eq!(text, part.answer.content);
                shown(&Completed::from(&*part), withdrawn, &kind)
            }
            RouterEvent::Failed(failed) => {
                format!(
                    "{} {} cost {}",
                    failed.code().name,
                    failed.class.as_str(),
                    failed.cost
                )
            }
            RouterEvent::Delta(_) | RouterEvent::Withdrawn(_) => unreachable!(),
        }
    }
}

/// What came, from whom, how often it was taken back, what it cost.
fn shown(completed: &Completed, withdrawn: usize, kind: &str) -> String {
    let content = completed.content.as_str();
    let came = if content == FIRST {
        "first".to_owned()
    } else if content == SECOND {
        "second".to_owned()
    } else if let Some(part) = content
        .strip_suffix(SECOND)
        .filter(|part| FIRST.starts_with(part))
    {
        assert_eq!(completed.seams[0].at, part.chars().count());
        format!("{} characters of first, then second", part.chars().count())
    } else {
        assert!(FIRST.starts_with(content) && completed.incomplete, "{content}");
        format!("{} characters of first", content.chars().count())
    };
    let mut shown = came;
    if completed.incomplete {
        let class = completed.error.as_ref().unwrap().error_class;
        write!(shown, "; {kind} {}", class.as_str()).unwrap();
    }
    for attempt in completed
        .attempts
        .iter()
        .filter(|attempt| attempt.error_class.is_some())
    {
        write!(shown, "; {}", attempt.error_class.unwrap().as_str()).unwrap();
    }
    if withdrawn > 0 {
        write!(shown, "; withdrawn {withdrawn}").unwrap();
    }
    let mark = if completed.tokens.estimated { "~" } else { "" };
    write!(shown, "; cost {mark}{}", completed.cost_usd).unwrap();
    shown
}

#[tokio::test]
async fn every_fault_in_every_mode() {
    let faults = [
        ("well", None),
        ("429 with Retry-After", Some(Fault::retry_after(429, "0"))),
        ("500", Some(Fault::status(500))),
        ("503", Some(Fault::status(503))),
        ("529", Some(Fault::status(529))),
        ("401", Some(Fault::status(401))),
        ("404 unknown model", Some(Fault::status(404))),
        ("400", Some(Fault::status(400))),
        ("200 with HTML", Some(Fault::Html(200))),
        ("200 empty", Some(Fault::Empty)),
        ("slow first byte", Some(Fault::SlowFirstByte(60_000))),
        ("never answers", Some(Fault::NeverAnswers)),
        ("cut after 5 events", Some(Fault::CutAfter(5))),
        ("error event after 5", Some(Fault::ErrorEventAfter(5))),
        ("stalls after 5", Some(Fault::StallAfter(5))),
        ("garbage after 5", Some(Fault::GarbageChunkAfter(5))),
        ("half a character", Some(Fault::CutInsideUtf8)),
    ];
    let modes = [
        ("plain", None),
        ("restart", Some(StreamRecovery::Restart)),
        ("continue", Some(StreamRecovery::Continue)),
        ("off", Some(StreamRecovery::Off)),
    ];
    let http = HttpClient::new();
    let rows = faults.iter().map(|(name, fault)| {
        let http = http.clone();
        async move {
            let mut row = format!("{name}\n");
            let cells = modes.map(|(mode, recovery)| {
                let http = http.clone();
                async move {
                    let pair = Pair::new(fault.clone(), &http).await;
                    let outcome = match recovery {
                        None => pair.plain().await,
                        Some(recovery) => pair.streamed(recovery).await,
                    };
                    let (first, second) = (pair.first.requests().len(), pair.second.requests().len());
                    format!("  {mode:<8} [{first}+{second}] {outcome}\n")
                }
            });
            row.extend(join_all(cells).await);
            row
        }
    });
    let table = join_all(rows).await.concat();
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn a_dropped_stream_ends_at_the_socket() {
    let pair = Pair::new(Some(Fault::StallAfter(5)), &HttpClient::new()).await;
    let mut events = pair.router.stream(
        pair.route(),
        request(256),
        StreamRecovery::Restart,
        Duration::from_secs(60),
    );
    assert!(matches!(events.next().await, Some(RouterEvent::Delta(_))));
    drop(events);
    let requests = pair
        .first
        .wait_until(|requests| {
            requests
                .iter()
                .any(|request| request.outcome == Outcome::Abandoned)
        })
        .await;
    assert_eq!((requests.len(), pair.second.requests().len()), (1, 0));
}

#[tokio::test]
async fn whoever_goes_on_is_shown_the_part_and_the_last_candidate_may_try_again() {
    let pair = Pair::new(Some(Fault::CutAfter(5)), &HttpClient::new()).await;
    pair.streamed(StreamRecovery::Continue).await;
    let asked = pair.second.requests().pop().unwrap().body;
    let messages = asked["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 3);
    let part = messages[1]["content"].to_string();
    assert!(part.contains("The first server"), "{part}");
    assert_eq!(messages[2]["role"], "user");

    // Alone, it answers anew from its beginning, and what broke off is charged.
    let broken = Answer::text(FIRST).with_fault(Fault::CutAfter(5));
    pair.first.set_script(Script::new([broken, Answer::text(FIRST)]));
    let mut alone = pair.route();
    alone.candidates.truncate(1);
    let mut events = pair.router.stream(
        alone,
        request(256),
        StreamRecovery::Restart,
        Duration::from_secs(60),
    );
    let (mut withdrawn, mut last) = (0, None);
    while let Some(event) = events.next().await {
        withdrawn += usize::from(matches!(event, RouterEvent::Withdrawn(_)));
        last = Some(event);
    }
    let Some(RouterEvent::Accepted(routed)) = last else {
        panic!("{last:?}")
    };
    assert_eq!((withdrawn, routed.attempts.len()), (1, 2));
    assert_eq!(routed.answer.content, FIRST);
    assert!(routed.usage.estimated && routed.usage.output > routed.answer.usage.output);
}
