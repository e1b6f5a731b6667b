//! What every state store must do, as functions over `dyn StateStore`, run for a file and in memory.

use agentos_store::{PutOptions, SqliteStore, StateStore, StoreError};
use agentos_types::Timestamp;
use serde_json::{Map, Value, json};
use tokio::task::JoinSet;

use crate::support::OnDisk;

const NOW: Timestamp = Timestamp(1_000);

fn when(version: u64) -> PutOptions {
    PutOptions {
        if_version: Some(version),
        ..PutOptions::default()
    }
}

async fn keys(store: &dyn StateStore, prefix: &str) -> Vec<String> {
    let page = store.list(prefix, 1000, None, NOW).await.unwrap();
    page.items.into_iter().map(|entry| entry.key).collect()
}

async fn versions_and_history(store: &dyn StateStore) {
    let mut metadata = Map::new();
    metadata.insert("why".to_owned(), json!("test"));
    let options = PutOptions {
        actor_id: "ann".to_owned(),
        metadata: metadata.clone(),
        ..PutOptions::default()
    };
    let put = store
        .put("k", json!({"z": 1, "a": [null, "x"]}), options, NOW)
        .await
        .unwrap();
    assert_eq!(
        (put.version, put.actor_id.as_str(), &put.metadata),
        (1, "ann", &metadata)
    );
    assert_eq!(store.get("k", NOW).await.unwrap(), Some(put.clone()));
    let second = store
        .put("k", json!(2), PutOptions::default(), Timestamp(2_000))
        .await
        .unwrap();
    assert_eq!((second.version, second.actor_id.as_str()), (2, "runtime"));
    assert!(
        store
            .delete("k", PutOptions::default(), Timestamp(3_000))
            .await
            .unwrap()
    );
    assert!(
        !store
            .delete("k", PutOptions::default(), Timestamp(3_000))
            .await
            .unwrap()
    );
    assert_eq!(store.get("k", NOW).await.unwrap(), None);
    assert!(keys(store, "").await.is_empty());
    let again = store
        .put("k", json!("new"), PutOptions::default(), Timestamp(4_000))
        .await
        .unwrap();
    assert_eq!(again.version, 4, "a version is never used again");
    let history = store.history("k").await.unwrap();
    let seen: Vec<_> = history
        .iter()
        .map(|e| (e.version, e.value.clone(), e.updated_at.millis()))
        .collect();
    assert_eq!(
        seen,
        [
            (4, json!("new"), 4_000),
            (3, Value::Null, 3_000),
            (2, json!(2), 2_000),
            (1, json!({"z": 1, "a": [null, "x"]}), 1_000)
        ]
    );
    assert_eq!(history[1].metadata.get("$deleted"), Some(&json!(true)));
    assert_eq!(history[3], put);
    assert!(store.history("nobody").await.unwrap().is_empty());
}

async fn compare_and_set(store: &dyn StateStore) {
    let conflict = |result: Result<_, StoreError>, expected: u64, current: u64| match result {
        Err(StoreError::StateConflict {
            expected: e,
            current: c,
            ..
        }) => assert_eq!((e, c), (expected, current)),
        other => panic!("{other:?}"),
    };
    conflict(store.put("k", json!(1), when(1), NOW).await.map(drop), 1, 0);
    store.put("k", json!(1), when(0), NOW).await.unwrap();
    conflict(store.put("k", json!(2), when(0), NOW).await.map(drop), 0, 1);
    conflict(store.delete("k", when(3), NOW).await.map(drop), 3, 1);
    store.put("k", json!(2), when(1), NOW).await.unwrap();
    assert!(store.delete("k", when(2), NOW).await.unwrap());
    conflict(store.put("k", json!(2), when(2), NOW).await.map(drop), 2, 0);
    assert_eq!(store.put("k", json!(3), when(0), NOW).await.unwrap().version, 4);
    assert_eq!(store.history("k").await.unwrap().len(), 4);
}

async fn time_to_live(store: &dyn StateStore) {
    let options = PutOptions {
        ttl_ms: Some(500),
        ..PutOptions::default()
    };
    store.put("k", json!(1), options, NOW).await.unwrap();
    let at = Timestamp;
    assert!(store.get("k", at(1_499)).await.unwrap().is_some());
    assert!(store.get("k", at(1_500)).await.unwrap().is_none());
    assert_eq!(store.list("", 0, None, at(1_499)).await.unwrap().items.len(), 1);
    assert_eq!(store.list("", 0, None, at(1_500)).await.unwrap().items.len(), 0);
    assert!(!store.delete("k", PutOptions::default(), at(1_500)).await.unwrap());
    assert!(
        store.put("k", json!(2), when(1), at(1_500)).await.is_err(),
        "it is as if deleted"
    );
    assert_eq!(
        store
            .put("k", json!(2), when(0), at(1_500))
            .await
            .unwrap()
            .version,
        2
    );
    assert!(
        store.get("k", at(i64::MAX)).await.unwrap().is_some(),
        "a put without time to live has none"
    );
}

async fn prefixes_are_literal(store: &dyn StateStore) {
    let all = [
        "",
        "a",
        "a%",
        "a%b",
        "a_",
        "a_b",
        "ab",
        "b",
        "z",
        "ä",
        "äö",
        "\u{10ffff}",
        "\u{10ffff}x",
        "a\0b",
        "A",
    ];
    for key in all {
        store
            .put(key, json!(key), PutOptions::default(), NOW)
            .await
            .unwrap();
    }
    for prefix in [
        "",
        "a",
        "a%",
        "a_",
        "ä",
        "\u{10ffff}",
        "a\0",
        "A",
        "nothing",
        "\u{7f}",
    ] {
        let mut expected: Vec<_> = all.into_iter().filter(|key| key.starts_with(prefix)).collect();
        expected.sort_unstable();
        assert_eq!(keys(store, prefix).await, expected, "{prefix:?}");
    }
    assert_eq!(store.get("", NOW).await.unwrap().unwrap().value, json!(""));
    let mut paged = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let page = store.list("a", 2, cursor.as_deref(), NOW).await.unwrap();
        assert!(page.items.len() <= 2);
        paged.extend(page.items.into_iter().map(|entry| entry.key));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, keys(store, "a").await);
    for bad in ["x", "k1", "kzz", "61"] {
        assert!(
            matches!(
                store.list("", 1, Some(bad), NOW).await,
                Err(StoreError::BadCursor(_))
            ),
            "{bad}"
        );
    }
    let huge = Value::String("x".repeat(33 << 20));
    let refused = store.put("big", huge, PutOptions::default(), NOW).await;
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })));
}

async fn of_64_at_once_one_wins<S: StateStore + Clone + 'static>(store: &S) {
    for round in 0..4 {
        let mut tasks = JoinSet::new();
        for n in 0..64 {
            let store = store.clone();
            tasks.spawn(async move { store.put("k", json!(n), when(round), NOW).await.is_ok() });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(|won| *won).count(), 1);
        assert_eq!(store.get("k", NOW).await.unwrap().unwrap().version, round + 1);
    }
}

for_every_backend! {
    versions_and_history
    compare_and_set
    time_to_live
    prefixes_are_literal
    of_64_at_once_one_wins
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn entries_outlive_the_process() {
    let disk = OnDisk::new();
    disk.store
        .put("k", json!({"a": 1}), PutOptions::default(), NOW)
        .await
        .unwrap();
    let disk = disk.reopened();
    assert_eq!(
        disk.store.get("k", NOW).await.unwrap().unwrap().value,
        json!({"a": 1})
    );
}

/// A page of many keys seeks; it does not read all that come before it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_keys() {
    let disk = OnDisk::new();
    disk.raw()
        .execute_batch(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
             INSERT INTO state SELECT 0, CAST(printf('key/%06d', i) AS BLOB), 1, i, 0, 'x', NULL, NULL FROM n;",
        )
        .unwrap();
    let mut cursor: Option<String> = None;
    let mut seen = 0;
    loop {
        let page = disk
            .store
            .list("key/0", 1000, cursor.as_deref(), NOW)
            .await
            .unwrap();
        seen += page.items.len();
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, 100_000);
}
