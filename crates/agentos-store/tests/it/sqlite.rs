//! What is SQLite's own: groups, two processes on one file, the schema, rights, failed flushes.

use std::sync::Arc;

use agentos_store::{AppendError, EventFilter, Journal, SqliteOptions, SqliteStore, StoreError};
use agentos_types::RunStatus;
use tokio::task::JoinSet;

use crate::support::{OnDisk, append, open, path, run, worker};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_stale_append_of_64_fails_alone() {
    let disk = OnDisk::new();
    for n in 0..64 {
        disk.store
            .append(vec![append(&format!("s{n}"), 0)])
            .await
            .unwrap();
    }
    for round in 1..9 {
        let mut tasks = JoinSet::new();
        for n in 0..64 {
            let store = disk.store.clone();
            let seq = if n == 7 { round + 5 } else { round };
            tasks.spawn(async move { (n, store.append(vec![append(&format!("s{n}"), seq)]).await) });
        }
        for (n, result) in tasks.join_all().await {
            match result {
                Err(AppendError::Stale { current: 1, .. }) if n == 7 => {}
                Ok(done) if n != 7 => assert_eq!(done[0].last_seq, round + 1),
                other => panic!("{n}: {other:?}"),
            }
        }
    }
    let report = disk.store.verify().await.unwrap();
    assert!(report.ok);
    assert_eq!(report.frames, 64 + 8 * 63);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn positions_are_dense_and_each_append_has_its_own() {
    let disk = OnDisk::new();
    let mut tasks = JoinSet::new();
    for n in 0..32 {
        let store = disk.store.clone();
        tasks.spawn(async move {
            let mut seen = Vec::new();
            for seq in 0..8 {
                seen.push(store.append(vec![append(&format!("s{n}"), seq)]).await.unwrap()[0].pos);
            }
            assert!(seen.is_sorted());
            seen
        });
    }
    let mut all = tasks.join_all().await.concat();
    all.sort_unstable();
    assert_eq!(all, (1..=256).collect::<Vec<_>>());
    assert_eq!(*disk.store.committed().borrow(), 256);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_64_claims_one_wins() {
    let disk = OnDisk::new();
    disk.store.append(vec![append("a", 0)]).await.unwrap();
    let mut tasks = JoinSet::new();
    for n in 0..64 {
        let store = disk.store.clone();
        let mut claim = run("a", 1, RunStatus::Running, Some(&worker(&format!("w{n}"))));
        claim.fence = 2;
        tasks.spawn(async move { store.append(vec![claim]).await.is_ok() });
    }
    assert_eq!(tasks.join_all().await.into_iter().filter(|won| *won).count(), 1);
}

/// Two handles know nothing of one another: to SQLite they are two processes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_share_a_file() {
    let disk = OnDisk::new();
    let other = open(&disk.folder);
    for seq in 0..20 {
        let (mine, theirs) = if seq % 2 == 0 {
            (&disk.store, &other)
        } else {
            (&other, &disk.store)
        };
        mine.append(vec![append("a", seq)]).await.unwrap();
        assert_eq!(theirs.head("a").await.unwrap().unwrap().seq, seq + 1);
        let stale = theirs.append(vec![append("a", seq)]).await.unwrap_err();
        assert!(!matches!(stale, AppendError::Store(_)), "{stale}");
    }
    assert_eq!(*other.committed().borrow(), 20);
    // Both at once: every append is made, positions stay dense, chains whole.
    let mut tasks = JoinSet::new();
    for n in 0..8 {
        let store = if n % 2 == 0 {
            disk.store.clone()
        } else {
            other.clone()
        };
        tasks.spawn(async move {
            for seq in 0..10 {
                store.append(vec![append(&format!("s{n}"), seq)]).await.unwrap();
            }
        });
    }
    tasks.join_all().await;
    for store in [&disk.store, &other] {
        let report = store.verify().await.unwrap();
        assert!(report.ok, "{report:?}");
        assert_eq!(report.frames, 100);
    }
    let _ = other
        .post("a", agentos_types::Actor::system(), b"x".to_vec())
        .await
        .unwrap();
    assert!(disk.store.append(vec![append("a", 20)]).await.unwrap()[0].inbox_waiting);
}

/// A worker of another process is alive by the database's clock, and its lease goes when it closes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lease_holds_across_processes_and_ends_with_its_store() {
    let disk = OnDisk::new();
    let other = open(&disk.folder);
    other.renew(&worker("w"), 3_600_000).await.unwrap();
    other
        .append(vec![run("a", 0, RunStatus::Running, Some(&worker("w")))])
        .await
        .unwrap();
    assert!(!disk.store.head("a").await.unwrap().unwrap().claimable);
    assert!(disk.store.orphans().await.unwrap().is_empty());
    drop(other);
    assert!(disk.store.head("a").await.unwrap().unwrap().claimable);
    assert_eq!(disk.store.orphans().await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_accepted_is_there_after_the_last_handle_went() {
    let disk = OnDisk::new();
    let mut tasks = JoinSet::new();
    for n in 0..64 {
        let store = disk.store.clone();
        // Dropped while it waits, after it was handed to the writer.
        tasks.spawn(async move {
            let done = store.append(vec![append(&format!("s{n}"), 0)]);
            done.await.unwrap();
        });
    }
    tasks.join_all().await;
    let disk = disk.reopened();
    let report = disk.store.verify().await.unwrap();
    assert_eq!((report.ok, report.streams), (true, 64));
    // What was not asked for again goes on where it stood.
    disk.store.append(vec![append("s1", 1)]).await.unwrap();
    assert_eq!(*disk.store.committed().borrow(), 65);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failed_commit_fails_all_and_ends_writing() {
    let disk = OnDisk::new();
    disk.store.append(vec![append("a", 0)]).await.unwrap();
    // A constraint that is checked only by COMMIT stands in for a disk that fails to flush.
    disk.raw()
        .execute_batch(
            "CREATE TABLE parent (x INTEGER PRIMARY KEY);
             CREATE TABLE trap (x INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
             CREATE TRIGGER spring AFTER INSERT ON frames BEGIN INSERT INTO trap VALUES (new.pos); END;",
        )
        .unwrap();
    for _ in 0..2 {
        let failed = disk.store.append(vec![append("a", 1)]).await.unwrap_err();
        assert!(
            matches!(failed, AppendError::Store(StoreError::FailedFlush { .. })),
            "{failed}"
        );
    }
    assert!(matches!(
        disk.store.anchor(agentos_types::Timestamp(1)).await,
        Err(StoreError::FailedFlush { .. })
    ));
    // Reading goes on, and nothing of it is there.
    assert_eq!(disk.store.head("a").await.unwrap().unwrap().seq, 1);
    disk.raw().execute_batch("DROP TRIGGER spring").unwrap();
    assert!(disk.store.append(vec![append("a", 1)]).await.is_err());
    // Whoever opens it next verifies first.
    let mark = path(&disk.folder).with_file_name("agentos.db-unverified");
    assert!(mark.exists());
    disk.raw().execute_batch("UPDATE frames SET at = at + 1").unwrap();
    let OnDisk { folder, store } = disk;
    drop(store);
    let refused = SqliteStore::open(SqliteOptions::new(path(&folder))).unwrap_err();
    assert!(refused.to_string().contains("does not verify"), "{refused}");
    let raw = rusqlite::Connection::open(path(&folder)).unwrap();
    raw.execute_batch("UPDATE frames SET at = at - 1").unwrap();
    let disk = OnDisk {
        store: open(&folder),
        folder,
    };
    assert!(!mark.exists());
    disk.store.append(vec![append("a", 1)]).await.unwrap();
    assert!(disk.store.verify().await.unwrap().ok);
}

/// A write that SQLite refuses for one append rolls its group back; the others are made all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_that_fails_fails_alone() {
    let disk = OnDisk::new();
    disk.raw()
        .execute_batch(
            "CREATE TRIGGER refuse BEFORE INSERT ON streams WHEN new.name = 's7' \
             BEGIN SELECT raise(ABORT, 'not this one'); END;",
        )
        .unwrap();
    let mut tasks = JoinSet::new();
    for n in 0..64 {
        let store = disk.store.clone();
        tasks.spawn(async move { (n, store.append(vec![append(&format!("s{n}"), 0)]).await) });
    }
    for (n, result) in tasks.join_all().await {
        assert_eq!(result.is_err(), n == 7, "{n}: {result:?}");
    }
    let report = disk.store.verify().await.unwrap();
    assert_eq!((report.ok, report.frames), (true, 63));
}

#[test]
fn a_newer_schema_and_a_foreign_database_are_refused() {
    let disk = OnDisk::new();
    disk.raw().pragma_update(None, "user_version", 99).unwrap();
    let refused = SqliteStore::open(SqliteOptions::new(path(&disk.folder))).unwrap_err();
    assert!(
        matches!(refused, StoreError::Newer { found: 99, .. }),
        "{refused}"
    );
    let foreign = disk.folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    let refused = SqliteStore::open(SqliteOptions::new(&foreign)).unwrap_err();
    assert!(matches!(refused, StoreError::Unavailable { .. }), "{refused}");
    let folder = SqliteStore::open(SqliteOptions::new(disk.folder.path())).unwrap_err();
    assert!(matches!(folder, StoreError::Unavailable { .. }), "{folder}");
}

#[cfg(unix)]
#[test]
fn files_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let disk = OnDisk::new();
    let file = path(&disk.folder);
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(&file.with_file_name("agentos.db-wal")), 0o600);
    assert_eq!(mode(file.parent().unwrap()), 0o700);
}

/// Many processes may create one file at the same time.
#[test]
fn opening_at_once_makes_one_database() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let folder = Arc::clone(&folder);
            std::thread::spawn(move || drop(open(&folder)))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// Verification looks at one view, whatever is written meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn verifying_while_another_writes() {
    let disk = OnDisk::new();
    let other = open(&disk.folder);
    let mut tasks = JoinSet::new();
    let writer = disk.store.clone();
    tasks.spawn(async move {
        for seq in 0..100 {
            writer.append(vec![append("a", seq)]).await.unwrap();
            if seq % 10 == 0 {
                writer.anchor(agentos_types::Timestamp(1)).await.unwrap();
            }
        }
    });
    let mut rounds = 0;
    while !tasks.is_empty() || rounds == 0 {
        let report = other.verify().await.unwrap();
        assert!(report.ok, "{report:?}");
        rounds += 1;
        if let Some(done) = tasks.try_join_next() {
            done.unwrap();
        }
    }
    let all = other.events(EventFilter::default()).await.unwrap();
    assert_eq!(all.len(), 110);
}

/// A test's clock that stands still must not jump to the next timer while the store works.
#[tokio::test(start_paused = true)]
async fn in_memory_no_time_passes() {
    let store = SqliteStore::in_memory().unwrap();
    let begun = tokio::time::Instant::now();
    let work = async {
        for seq in 0..200 {
            store.append(vec![append("a", seq)]).await.unwrap();
            store.head("a").await.unwrap();
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(1), work)
        .await
        .unwrap();
    assert_eq!(begun.elapsed(), std::time::Duration::ZERO);
}
