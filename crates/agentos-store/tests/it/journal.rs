//! What every journal must do, as functions over `dyn Journal`, run for a file and in memory.

use std::sync::Arc;

use agentos_store::{
    AppendError, Blob, BlobKey, EventFilter, Journal, SqliteStore, StoreError, StreamAppend,
};
use agentos_types::{Actor, Digest, Timestamp, Zone};

use crate::support::{OnDisk, append, event, with_events};

async fn of(journal: &dyn Journal, stream: &str) -> Vec<agentos_store::StoredEvent> {
    journal
        .events(EventFilter {
            stream: Some(stream.to_owned()),
            ..EventFilter::default()
        })
        .await
        .unwrap()
}

async fn appends_are_read_back(journal: &dyn Journal) {
    let mut second = event("{}");
    second.actor = Arc::new(Actor::system());
    second.zone = None;
    second.version = 7;
    second.kind = 1234;
    let done = journal
        .append(vec![with_events("a", 0, vec![event("one"), second, event("")])])
        .await
        .unwrap();
    assert_eq!((done[0].pos, done[0].first_seq, done[0].last_seq), (1, 1, 3));
    let done = journal.append(vec![append("a", 3)]).await.unwrap();
    assert_eq!((done[0].pos, done[0].first_seq, done[0].last_seq), (2, 4, 4));
    let events = of(journal, "a").await;
    assert_eq!(events.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(events[0].payload.as_deref(), Some(b"one".as_slice()));
    assert_eq!(*events[0].actor, Actor::user("ann"));
    assert_eq!(events[0].zone, Some(Zone::Green));
    assert_eq!(
        (events[1].kind, events[1].version, events[1].zone),
        (1234, 7, None)
    );
    assert_eq!(*events[1].actor, Actor::system());
    assert_eq!(events[2].payload.as_deref(), Some(b"".as_slice()));
    assert_eq!((events[3].pos, events[3].at), (2, Timestamp(1_700_000_000_003)));
    assert!(journal.verify().await.unwrap().ok);
}

async fn refusals_write_nothing(journal: &dyn Journal) {
    journal
        .append(vec![StreamAppend {
            fence: 5,
            ..append("a", 0)
        }])
        .await
        .unwrap();
    let refused = |e: AppendError| e.to_string();
    let at = |expected, fence| StreamAppend {
        fence,
        ..append("a", expected)
    };
    let exists = journal.append(vec![at(0, 5)]).await.unwrap_err();
    assert!(
        matches!(exists, AppendError::Exists(ref name) if name == "a"),
        "{exists}"
    );
    let fenced = journal.append(vec![at(1, 4)]).await.unwrap_err();
    assert!(
        matches!(
            fenced,
            AppendError::Fenced {
                given: 4,
                current: 5,
                ..
            }
        ),
        "{}",
        refused(fenced)
    );
    let stale = journal.append(vec![at(2, 5)]).await.unwrap_err();
    assert!(
        matches!(
            stale,
            AppendError::Stale {
                expected: 2,
                current: 1,
                ..
            }
        ),
        "{}",
        refused(stale)
    );
    let missing = journal.append(vec![append("b", 1)]).await.unwrap_err();
    assert!(
        matches!(
            missing,
            AppendError::Stale {
                expected: 1,
                current: 0,
                ..
            }
        ),
        "{}",
        refused(missing)
    );
    // One bad stream refuses the whole append.
    let both = journal
        .append(vec![append("new", 0), at(9, 5)])
        .await
        .unwrap_err();
    assert!(matches!(both, AppendError::Stale { .. }), "{}", refused(both));
    assert_eq!(journal.head("new").await.unwrap(), None);
    assert_eq!(of(journal, "a").await.len(), 1);
    // A higher fence is the new one.
    journal.append(vec![at(1, 8)]).await.unwrap();
    assert_eq!(journal.head("a").await.unwrap().unwrap().fence, 8);
    let fenced = journal.append(vec![at(2, 7)]).await.unwrap_err();
    assert!(
        matches!(
            fenced,
            AppendError::Fenced {
                given: 7,
                current: 8,
                ..
            }
        ),
        "{}",
        refused(fenced)
    );
    let done = journal.append(vec![at(2, 8)]).await.unwrap();
    assert_eq!(done[0].pos, 3, "refused appends take no position");
}

async fn several_streams_are_one_append(journal: &dyn Journal) {
    let done = journal
        .append(vec![
            append("a", 0),
            append("b", 0),
            append("a", 1),
            append("c", 0),
        ])
        .await
        .unwrap();
    assert_eq!(
        done.iter().map(|d| (d.pos, d.first_seq)).collect::<Vec<_>>(),
        [(1, 1), (2, 1), (3, 2), (4, 1)]
    );
    let all = journal.events(EventFilter::default()).await.unwrap();
    let order: Vec<_> = all.iter().map(|e| (e.pos, e.stream.as_str(), e.seq)).collect();
    assert_eq!(order, [(1, "a", 1), (2, "b", 1), (3, "a", 2), (4, "c", 1)]);
}

async fn time_never_goes_back(journal: &dyn Journal) {
    let at = |ms, seq| StreamAppend {
        at: Timestamp(ms),
        ..append("a", seq)
    };
    let mut seen = Vec::new();
    for (seq, ms) in [(0, 100), (1, 50), (2, 100), (3, 101)] {
        seen.push(journal.append(vec![at(ms, seq)]).await.unwrap()[0].at.millis());
    }
    assert_eq!(seen, [100, 100, 100, 101]);
    assert_eq!(
        of(journal, "a")
            .await
            .iter()
            .map(|e| e.at.millis())
            .collect::<Vec<_>>(),
        seen
    );
}

async fn pages_of_events(journal: &dyn Journal) {
    journal
        .append(vec![with_events(
            "a",
            0,
            vec![event("1"), event("2"), event("3")],
        )])
        .await
        .unwrap();
    journal
        .append(vec![with_events("b", 0, vec![event("1")])])
        .await
        .unwrap();
    journal
        .append(vec![with_events("a", 3, vec![event("4"), event("5")])])
        .await
        .unwrap();
    for (after, limit, expected) in [
        (0, 0, vec![1, 2, 3, 4, 5]),
        (1, 0, vec![2, 3, 4, 5]),
        (2, 2, vec![3, 4]),
        (3, 1, vec![4]),
        (4, 9, vec![5]),
        (5, 0, vec![]),
        (99, 0, vec![]),
    ] {
        let filter = EventFilter {
            stream: Some("a".to_owned()),
            after,
            limit,
        };
        let seqs: Vec<_> = journal
            .events(filter)
            .await
            .unwrap()
            .iter()
            .map(|e| e.seq)
            .collect();
        assert_eq!(seqs, expected, "after {after}, limit {limit}");
    }
    // Without a stream, a page ends between frames, so that going on after its last `pos` loses nothing.
    for (after, limit, expected) in [
        (0, 1, 3),
        (0, 3, 3),
        (0, 4, 4),
        (0, 5, 4),
        (0, 6, 6),
        (2, 0, 2),
        (3, 0, 0),
    ] {
        let filter = EventFilter {
            stream: None,
            after,
            limit,
        };
        assert_eq!(
            journal.events(filter).await.unwrap().len(),
            expected,
            "after {after}, limit {limit}"
        );
    }
    assert!(of(journal, "nobody").await.is_empty());
}

async fn large_payloads_and_blobs(journal: &dyn Journal) {
    let large = vec![b'x'; 300 * 1024];
    let shared = Blob {
        digest: Digest::of(b"pins"),
        bytes: Arc::from(b"pins".as_slice()),
    };
    let first = StreamAppend {
        blobs: vec![shared.clone()],
        ..with_events(
            "a",
            0,
            vec![event("small"), event(large.clone()), event(vec![b'y'; 16 * 1024])],
        )
    };
    journal.append(vec![first]).await.unwrap();
    journal
        .append(vec![StreamAppend {
            blobs: vec![shared.clone()],
            ..append("b", 0)
        }])
        .await
        .unwrap();
    let events = of(journal, "a").await;
    assert_eq!(events[1].payload.as_ref(), Some(&large));
    assert_eq!(events[2].payload.as_ref().map(Vec::len), Some(16 * 1024));
    let found = journal.blob(&BlobKey::Shared(shared.digest)).await.unwrap();
    assert_eq!(found.as_deref(), Some(b"pins".as_slice()));
    let own = BlobKey::Of {
        stream: "a".to_owned(),
        digest: Digest::of(&large),
    };
    assert_eq!(
        journal.blob(&own).await.unwrap().map(|b| b.len()),
        Some(large.len())
    );
    for missing in [
        BlobKey::Shared(Digest::of(&large)),
        BlobKey::Of {
            stream: "b".to_owned(),
            digest: Digest::of(&large),
        },
        BlobKey::Of {
            stream: "nobody".to_owned(),
            digest: Digest::of(&large),
        },
    ] {
        assert_eq!(journal.blob(&missing).await.unwrap(), None, "{missing:?}");
    }
    let huge = with_events("c", 0, vec![event(vec![0; (32 << 20) + 1])]);
    let refused = journal.append(vec![huge]).await.unwrap_err();
    assert!(
        matches!(refused, AppendError::Store(StoreError::TooLarge { .. })),
        "{refused}"
    );
    assert_eq!(journal.head("c").await.unwrap(), None);
    assert!(journal.verify().await.unwrap().ok);
}

async fn snapshots_are_replaced(journal: &dyn Journal) {
    assert!(journal.snapshot("a").await.unwrap().is_none());
    for (seq, bytes) in [(0, b"one".to_vec()), (1, b"two".to_vec())] {
        journal
            .append(vec![StreamAppend {
                snapshot: Some(bytes),
                ..append("a", seq)
            }])
            .await
            .unwrap();
    }
    journal.append(vec![append("a", 2)]).await.unwrap();
    let snapshot = journal.snapshot("a").await.unwrap().unwrap();
    assert_eq!((snapshot.seq, snapshot.bytes.as_slice()), (2, b"two".as_slice()));
}

async fn an_append_without_events_moves_only_the_row(journal: &dyn Journal) {
    let nothing = |seq| with_events("a", seq, vec![]);
    let refused = journal.append(vec![nothing(0)]).await.unwrap_err();
    assert!(
        matches!(refused, AppendError::Store(StoreError::NoStream(_))),
        "{refused}"
    );
    journal.append(vec![append("a", 0)]).await.unwrap();
    let done = journal
        .append(vec![StreamAppend {
            snapshot: Some(vec![1]),
            ..nothing(1)
        }])
        .await
        .unwrap();
    assert_eq!((done[0].pos, done[0].last_seq), (1, 1));
    assert_eq!(journal.snapshot("a").await.unwrap().unwrap().seq, 1);
    journal.append(vec![append("a", 1)]).await.unwrap();
    assert!(journal.verify().await.unwrap().ok);
}

async fn a_closed_store_refuses(journal: &dyn Journal) {
    journal.append(vec![append("a", 0)]).await.unwrap();
    journal.close().await.unwrap();
    assert!(matches!(
        journal.append(vec![append("a", 1)]).await,
        Err(AppendError::Store(StoreError::Closed))
    ));
    assert!(matches!(journal.head("a").await, Err(StoreError::Closed)));
    assert!(matches!(journal.close().await, Err(StoreError::Closed)));
}

for_every_backend! {
    appends_are_read_back
    refusals_write_nothing
    several_streams_are_one_append
    time_never_goes_back
    pages_of_events
    large_payloads_and_blobs
    snapshots_are_replaced
    an_append_without_events_moves_only_the_row
    a_closed_store_refuses
}
