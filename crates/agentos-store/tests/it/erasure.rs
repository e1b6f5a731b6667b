//! Erasing and purging: the content goes, also from the file; the chain stays.

use agentos_store::{BlobKey, EventFilter, Journal, RunFilter, SqliteStore, StoreError, StreamAppend};
use agentos_types::{Actor, Digest, RunStatus, Timestamp};

use crate::support::{OnDisk, append, event, path, run, with_events};

async fn payloads(journal: &dyn Journal, stream: &str) -> Vec<Option<Vec<u8>>> {
    let filter = EventFilter {
        stream: Some(stream.to_owned()),
        ..EventFilter::default()
    };
    journal
        .events(filter)
        .await
        .unwrap()
        .into_iter()
        .map(|event| event.payload)
        .collect()
}

async fn erased_streams_verify(journal: &dyn Journal) {
    let large = vec![b'x'; 20_000];
    journal
        .append(vec![with_events("a", 0, vec![event("1"), event(large.clone())])])
        .await
        .unwrap();
    journal
        .append(vec![StreamAppend {
            snapshot: Some(vec![1]),
            ..append("a", 2)
        }])
        .await
        .unwrap();
    journal.append(vec![append("b", 0)]).await.unwrap();
    assert!(journal.anchor(Timestamp(1)).await.unwrap());
    assert_eq!(journal.erase("a").await.unwrap(), 2);
    assert_eq!(journal.erase("a").await.unwrap(), 0);
    assert_eq!(payloads(journal, "a").await, [None, None, None]);
    assert!(payloads(journal, "b").await[0].is_some());
    let own = BlobKey::Of {
        stream: "a".to_owned(),
        digest: Digest::of(&large),
    };
    assert_eq!(journal.blob(&own).await.unwrap(), None);
    assert!(journal.snapshot("a").await.unwrap().is_none());
    // The stream goes on.
    journal.append(vec![append("a", 3)]).await.unwrap();
    let report = journal.verify().await.unwrap();
    assert!(report.ok, "{report:?}");
    assert_eq!((report.streams, report.frames, report.events), (3, 5, 6));
    assert_eq!((report.erased, report.purged), (2, 0));
    assert!(matches!(
        journal.erase("nobody").await,
        Err(StoreError::NoStream(_))
    ));
    assert!(journal.erase("system").await.is_err());
}

async fn runs_that_ended_are_purged(journal: &dyn Journal) {
    for n in 0..150_u64 {
        let name = format!("run_{n}");
        journal
            .append(vec![run(&name, 0, RunStatus::Running, None)])
            .await
            .unwrap();
        let mut end = run(&name, 1, RunStatus::Completed, None);
        end.summary.as_mut().unwrap().ended_at = Some(Timestamp(i64::try_from(n).unwrap()));
        journal.append(vec![end]).await.unwrap();
    }
    journal
        .append(vec![run("open", 0, RunStatus::Paused, None)])
        .await
        .unwrap();
    journal
        .post("run_0", Actor::system(), b"late".to_vec())
        .await
        .unwrap();
    assert_eq!(journal.purge(Timestamp(100)).await.unwrap(), 100);
    assert_eq!(journal.purge(Timestamp(100)).await.unwrap(), 0);
    let left = journal
        .runs(RunFilter {
            limit: 1000,
            ..RunFilter::default()
        })
        .await
        .unwrap();
    assert_eq!(left.items.len(), 51);
    assert_eq!(journal.run_summary("run_99").await.unwrap(), None);
    assert!(journal.run_summary("run_100").await.unwrap().is_some());
    assert_eq!(payloads(journal, "run_99").await, [None, None]);
    assert!(payloads(journal, "run_100").await.iter().all(Option::is_some));
    assert!(journal.inbox("run_0").await.unwrap().is_empty());
    let report = journal.verify().await.unwrap();
    assert!(report.ok, "{report:?}");
    assert_eq!((report.frames, report.erased, report.purged), (301, 200, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_disk() {
    erased_streams_verify(&OnDisk::new().store).await;
    runs_that_ended_are_purged(&OnDisk::new().store).await;
}

#[tokio::test]
async fn in_memory() {
    erased_streams_verify(&SqliteStore::in_memory().unwrap()).await;
    runs_that_ended_are_purged(&SqliteStore::in_memory().unwrap()).await;
}

/// Not only unreachable: the bytes are in no file any more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn erased_bytes_are_gone_from_the_disk() {
    let disk = OnDisk::new();
    let secret = "canary-7d1f2a".repeat(3);
    let holds = |folder: &std::path::Path| {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
            .any(|bytes| {
                bytes
                    .windows(secret.len())
                    .any(|window| window == secret.as_bytes())
            })
    };
    let events = vec![event(secret.clone()), event(secret.repeat(1000))];
    let snapshot = Some(secret.clone().into_bytes());
    disk.store
        .append(vec![StreamAppend {
            snapshot,
            ..with_events("a", 0, events)
        }])
        .await
        .unwrap();
    let file = path(&disk.folder);
    let folder = file.parent().unwrap();
    assert!(holds(folder));
    disk.store.erase("a").await.unwrap();
    assert!(!holds(folder));
    assert!(disk.store.verify().await.unwrap().ok);
}
