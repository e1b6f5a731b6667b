//! What policies have counted: an append that was decided by a state which is not there any more is refused
//! whole, and what is over goes.

use agentos_store::{AppendError, EventFilter, Journal, PolicyAppend, StreamAppend};
use agentos_types::Timestamp;

use crate::support::{OnDisk, append};

fn counting(stream: &str, worker: &str, seen: u64, parts: &[&str], until: Option<i64>) -> StreamAppend {
    let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    StreamAppend {
        policies: Some(PolicyAppend {
            worker: worker.to_owned(),
            seen,
            reads: parts.clone(),
            touches: parts,
            until: until.map(Timestamp),
            bytes: Some(worker.as_bytes().to_vec()),
        }),
        ..append(stream, 0)
    }
}

#[tokio::test]
async fn a_decision_by_an_old_state_is_refused_whole() {
    let disk = OnDisk::new();
    let journal = &disk.store;
    let first = journal
        .append(vec![counting("a", "one", 0, &["x"], None)])
        .await
        .unwrap();
    let known = first[0].pos;
    for (stream, worker, seen, parts, passes) in [
        // Another worker that has not seen it.
        ("b", "two", 0, &["x"][..], false),
        ("c", "two", 0, &["y", "x"], false),
        // Another part, nothing gone by, the same worker, and one that has seen it.
        ("d", "two", 0, &["y"], true),
        ("e", "two", 0, &[], true),
        ("f", "one", 0, &["x"], true),
        ("g", "two", known + 3, &["x"], true),
    ] {
        let said = journal
            .append(vec![counting(stream, worker, seen, parts, None)])
            .await;
        assert_eq!(said.is_ok(), passes, "{stream}");
        if let Err(error) = said {
            assert!(matches!(error, AppendError::PoliciesMoved), "{error}");
        }
    }
    let events = journal.events(EventFilter::default()).await.unwrap();
    assert!(
        events
            .iter()
            .all(|event| !["b", "c"].contains(&event.stream.as_str()))
    );
}

#[tokio::test]
async fn what_is_over_goes() {
    let disk = OnDisk::new();
    let journal = &disk.store;
    let now = append("x", 0).at.0;
    for n in 0..40 {
        let stream = format!("s{n}");
        journal
            .append(vec![counting(&stream, "one", 0, &["x"], Some(now - 1))])
            .await
            .unwrap();
    }
    journal
        .append(vec![counting("kept", "one", 0, &["x"], None)])
        .await
        .unwrap();
    let rows = journal.policy_changes(0).await.unwrap();
    assert_eq!(rows.len(), 1, "only what never ends is left");
}
