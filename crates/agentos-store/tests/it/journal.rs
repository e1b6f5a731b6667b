//! What every journal must do, as functions over `dyn Journal`, run for a file and in memory.

use std::sync::Arc;

use agentos_store::{
    AppendError, Blob, BlobKey, EventFilter, Journal, RunFilter, SqliteStore, StoreError, StreamAppend,
};
use agentos_types::{Actor, Digest, RunStatus, Timestamp, WaitingFor, Zone};

use crate::support::{OnDisk, append, event, run, summary, with_events, worker};

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

async fn summaries_and_pages_of_runs(journal: &dyn Journal) {
    let waiting = [
        None,
        Some(WaitingFor::Approval {
            id: "x\"y".to_owned(),
        }),
        Some(WaitingFor::Timer { until: Timestamp(5) }),
    ];
    for n in 0..7_u64 {
        let name = format!("run_{n}");
        let mut row = summary(&name, RunStatus::ALL[usize::try_from(n % 6).unwrap()]);
        row.zone = Zone::ALL[usize::try_from(n % 3).unwrap()];
        row.agent_id = format!("agent{}", n % 2);
        row.waiting_for
            .clone_from(&waiting[usize::try_from(n % 3).unwrap()]);
        row.error_code = (n == 4).then(|| "COST_LIMIT".to_owned());
        journal
            .append(vec![StreamAppend {
                summary: Some(row.clone()),
                ..append(&name, 0)
            }])
            .await
            .unwrap();
        assert_eq!(journal.run_summary(&name).await.unwrap(), Some(row));
    }
    journal.append(vec![append("system", 0)]).await.unwrap();
    assert_eq!(journal.run_summary("system").await.unwrap(), None);
    let names = |filter: RunFilter| async move {
        let page = journal.runs(filter).await.unwrap();
        let names: Vec<_> = page
            .items
            .into_iter()
            .map(|run| run.run_id.replace("run_", ""))
            .collect();
        (names.concat(), page.next_cursor)
    };
    for (filter, expected) in [
        (RunFilter::default(), "6543210"),
        (
            RunFilter {
                status: Some(RunStatus::Pending),
                ..RunFilter::default()
            },
            "60",
        ),
        (
            RunFilter {
                zone: Some(Zone::Yellow),
                ..RunFilter::default()
            },
            "41",
        ),
        (
            RunFilter {
                agent_id: Some("agent1".to_owned()),
                ..RunFilter::default()
            },
            "531",
        ),
        (
            RunFilter {
                agent_id: Some("agent%".to_owned()),
                ..RunFilter::default()
            },
            "",
        ),
    ] {
        assert_eq!(
            names(filter.clone()).await,
            (expected.to_owned(), None),
            "{filter:?}"
        );
    }
    let mut paged = String::new();
    let mut cursor = None;
    loop {
        let filter = RunFilter {
            limit: 3,
            cursor: cursor.clone(),
            ..RunFilter::default()
        };
        let (names, next) = names(filter).await;
        paged.push_str(&names);
        paged.push('|');
        cursor = next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, "654|321|0|");
    let bad = journal
        .runs(RunFilter {
            cursor: Some("x".to_owned()),
            ..RunFilter::default()
        })
        .await;
    assert!(matches!(bad, Err(StoreError::BadCursor(_))));
}

async fn inbox_rows_become_events(journal: &dyn Journal) {
    let owner = worker("w1");
    journal
        .append(vec![run("a", 0, RunStatus::Running, Some(&owner))])
        .await
        .unwrap();
    journal
        .append(vec![run("b", 0, RunStatus::Running, Some(&worker("w2")))])
        .await
        .unwrap();
    assert!(matches!(
        journal.post("nobody", Actor::system(), vec![]).await,
        Err(StoreError::NoStream(_))
    ));
    for (n, payload) in [(1, "pause"), (2, "cancel"), (3, "message")] {
        assert_eq!(
            journal
                .post("a", Actor::user("bob"), payload.into())
                .await
                .unwrap(),
            n
        );
    }
    journal.post("b", Actor::system(), b"x".to_vec()).await.unwrap();
    let rows = journal.inbox("a").await.unwrap();
    assert_eq!(rows.iter().map(|row| row.n).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(
        (rows[1].actor.clone(), rows[1].payload.as_slice()),
        (Actor::user("bob"), b"cancel".as_slice())
    );
    assert_eq!(journal.owned_with_inbox(&owner).await.unwrap(), ["a"]);
    let take = |seq, n| StreamAppend {
        inbox_taken: Some(n),
        ..append("a", seq)
    };
    assert!(journal.append(vec![take(1, 2)]).await.unwrap()[0].inbox_waiting);
    assert_eq!(journal.inbox("a").await.unwrap().len(), 1);
    assert!(!journal.append(vec![take(2, 3)]).await.unwrap()[0].inbox_waiting);
    assert!(journal.inbox("a").await.unwrap().is_empty());
    assert!(journal.owned_with_inbox(&owner).await.unwrap().is_empty());
    // Numbers go on: a late `inbox_taken` never takes a later command with it.
    assert_eq!(
        journal
            .post("a", Actor::user("bob"), b"again".to_vec())
            .await
            .unwrap(),
        4
    );
    assert!(journal.append(vec![take(3, 3)]).await.unwrap()[0].inbox_waiting);
    assert_eq!(journal.inbox("a").await.unwrap().len(), 1);
}

async fn leases_decide_who_may_claim(journal: &dyn Journal) {
    let (one, two) = (worker("w1"), worker("w2"));
    journal.renew(&one, 3_600_000).await.unwrap();
    journal
        .append(vec![run("a", 0, RunStatus::Running, Some(&one))])
        .await
        .unwrap();
    journal
        .append(vec![run("b", 0, RunStatus::Running, Some(&two))])
        .await
        .unwrap();
    journal
        .append(vec![run("c", 0, RunStatus::Pending, None)])
        .await
        .unwrap();
    journal
        .append(vec![run("d", 0, RunStatus::Paused, None)])
        .await
        .unwrap();
    let mut manual = run("e", 0, RunStatus::Running, None);
    manual.summary.as_mut().unwrap().auto = false;
    journal.append(vec![manual]).await.unwrap();
    let head = journal.head("a").await.unwrap().unwrap();
    assert_eq!((head.owner, head.claimable), (Some(one.clone()), false));
    let head = journal.head("b").await.unwrap().unwrap();
    assert_eq!(
        (head.owner, head.claimable),
        (Some(two.clone()), true),
        "it never had a lease"
    );
    let head = journal.head("c").await.unwrap().unwrap();
    assert_eq!((head.owner, head.claimable), (None, true));
    let orphans = |runs: Vec<agentos_store::OpenRun>| {
        runs.into_iter()
            .map(|run| run.run_id)
            .collect::<Vec<_>>()
            .concat()
    };
    assert_eq!(orphans(journal.orphans().await.unwrap()), "bc");
    // A claim is an append with a raised fence.
    journal.renew(&two, 3_600_000).await.unwrap();
    let claim = StreamAppend {
        fence: 2,
        ..run("b", 1, RunStatus::Running, Some(&two))
    };
    journal.append(vec![claim]).await.unwrap();
    assert_eq!(orphans(journal.orphans().await.unwrap()), "c");
    journal.release(&one).await.unwrap();
    assert_eq!(orphans(journal.orphans().await.unwrap()), "ac");
    assert!(journal.head("a").await.unwrap().unwrap().claimable);
    // A lease that ran out is as good as none.
    journal.renew(&two, 0).await.unwrap();
    assert_eq!(orphans(journal.orphans().await.unwrap()), "abc");
    // An append that says nothing of the owner leaves it; `Some(None)` gives the run up.
    journal.append(vec![append("a", 1)]).await.unwrap();
    assert_eq!(journal.head("a").await.unwrap().unwrap().owner, Some(one));
    journal
        .append(vec![run("a", 2, RunStatus::Completed, None)])
        .await
        .unwrap();
    assert_eq!(journal.head("a").await.unwrap().unwrap().owner, None);
    assert_eq!(orphans(journal.orphans().await.unwrap()), "bc");
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

macro_rules! for_every_backend {
    ($($name:ident)*) => { $(mod $name {
        use super::*;
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn on_disk() {
            let disk = OnDisk::new();
            super::$name(&disk.store).await;
        }
        #[tokio::test]
        async fn in_memory() {
            super::$name(&SqliteStore::in_memory().unwrap()).await;
        }
    })* };
}

for_every_backend! {
    appends_are_read_back
    refusals_write_nothing
    several_streams_are_one_append
    time_never_goes_back
    pages_of_events
    large_payloads_and_blobs
    snapshots_are_replaced
    summaries_and_pages_of_runs
    inbox_rows_become_events
    leases_decide_who_may_claim
    an_append_without_events_moves_only_the_row
    a_closed_store_refuses
}
