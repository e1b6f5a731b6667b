//! Anchors: when one is made, what it holds, and what closing leaves.

use agentos_store::{EventFilter, JOURNAL_ANCHORED, Journal, JournalAnchored, SYSTEM_STREAM, SqliteStore};
use agentos_types::Timestamp;

use crate::support::{OnDisk, append, path, with_events};

async fn anchors(journal: &dyn Journal) -> Vec<JournalAnchored> {
    let filter = EventFilter {
        stream: Some(SYSTEM_STREAM.to_owned()),
        ..EventFilter::default()
    };
    let events = journal.events(filter).await.unwrap();
    events
        .iter()
        .filter(|event| event.kind == JOURNAL_ANCHORED)
        .map(|event| serde_json::from_slice(event.payload.as_deref().unwrap()).unwrap())
        .collect()
}

async fn only_what_changed_is_anchored(journal: &dyn Journal) {
    assert!(!journal.anchor(Timestamp(1)).await.unwrap(), "nothing is there");
    journal.append(vec![append("b", 0)]).await.unwrap();
    journal
        .append(vec![append("a", 0), append("a", 1)])
        .await
        .unwrap();
    assert!(journal.anchor(Timestamp(2)).await.unwrap());
    assert!(
        !journal.anchor(Timestamp(3)).await.unwrap(),
        "only the anchor is new"
    );
    journal.append(vec![append("b", 1)]).await.unwrap();
    // Other events of `system` are anchored like any stream's.
    journal.append(vec![append(SYSTEM_STREAM, 1)]).await.unwrap();
    assert!(journal.anchor(Timestamp(4)).await.unwrap());
    assert!(!journal.anchor(Timestamp(5)).await.unwrap());
    let found = anchors(journal).await;
    let names = |anchor: &JournalAnchored| {
        anchor
            .leaves
            .iter()
            .map(|leaf| (leaf.0.clone(), leaf.1))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&found[0]), [("a".to_owned(), 2), ("b".to_owned(), 1)]);
    assert_eq!((found[0].pos, found[0].streams), (3, 2));
    assert_eq!(
        names(&found[1]),
        [("b".to_owned(), 2), (SYSTEM_STREAM.to_owned(), 2)]
    );
    assert!(journal.verify().await.unwrap().ok);
}

/// Enough leaves that the payload goes to a blob.
async fn many_leaves(journal: &dyn Journal) {
    let batch = (0..1000)
        .map(|n| append(&format!("run_1703769600000_{n:08x}"), 0))
        .collect();
    journal.append(batch).await.unwrap();
    assert!(journal.anchor(Timestamp(1)).await.unwrap());
    assert_eq!(anchors(journal).await[0].leaves.len(), 1000);
    assert!(journal.verify().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_disk() {
    only_what_changed_is_anchored(&OnDisk::new().store).await;
    many_leaves(&OnDisk::new().store).await;
}

#[tokio::test]
async fn in_memory() {
    only_what_changed_is_anchored(&SqliteStore::in_memory().unwrap()).await;
    many_leaves(&SqliteStore::in_memory().unwrap()).await;
}

/// Also with its log known only from the database, an anchor is not repeated after a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_anchors_and_opening_goes_on() {
    let disk = OnDisk::new();
    disk.store
        .append(vec![with_events("a", 0, vec![crate::support::event("1")])])
        .await
        .unwrap();
    disk.store.close().await.unwrap();
    let file = path(&disk.folder);
    assert!(
        !file.with_file_name("agentos.db-wal").exists(),
        "the log is in the database"
    );
    let log = path(&disk.folder).with_file_name("anchors.log");
    assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 1);
    let disk = disk.reopened();
    assert!(!disk.store.anchor(Timestamp(9)).await.unwrap());
    disk.store.append(vec![append("a", 1)]).await.unwrap();
    assert!(disk.store.anchor(Timestamp(9)).await.unwrap());
    assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 2);
    assert!(disk.store.verify().await.unwrap().ok);
}
