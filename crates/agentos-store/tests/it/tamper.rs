//! Attacks on the file, each by somebody with a raw connection, and what `verify` says of it.

use agentos_store::{BadKind, FirstBad, Journal, StoreError, StreamAppend, VerifyReport};
use agentos_types::Timestamp;

use crate::support::{OnDisk, append, event, path, with_events};

/// Streams `a`, `b`, `c`, interleaved: pos 1..=9 are a1 b1 c1 a2 b2 c2 a3 b3 c3, one event each; the
/// anchor, if asked for, is pos 10. Then `a` goes on unanchored to a5 (two more frames).
async fn journal(anchored: bool) -> OnDisk {
    let disk = OnDisk::new();
    for seq in 0..3 {
        for stream in ["a", "b", "c"] {
            disk.store.append(vec![append(stream, seq)]).await.unwrap();
        }
    }
    if anchored {
        assert!(disk.store.anchor(Timestamp(1_700_000_000_100)).await.unwrap());
    }
    for seq in 3..5 {
        disk.store.append(vec![append("a", seq)]).await.unwrap();
    }
    disk
}

async fn tampered(anchored: bool, sql: &str) -> VerifyReport {
    let disk = journal(anchored).await;
    let clean = disk.store.verify().await.unwrap();
    assert!(clean.ok, "{clean:?}");
    disk.raw()
        .execute_batch(sql)
        .unwrap_or_else(|e| panic!("{sql}: {e}"));
    disk.store.verify().await.unwrap()
}

const A: &str = "(SELECT id FROM streams WHERE name = 'a')";
const B: &str = "(SELECT id FROM streams WHERE name = 'b')";

/// Swaps columns of two frames through a spare row.
fn swap(columns: &[&str], one: u32, two: u32) -> String {
    let set = |from: &str| {
        columns
            .iter()
            .map(|c| format!("{c} = (SELECT {c} FROM {from})"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    format!(
        "CREATE TEMP TABLE x AS SELECT * FROM frames WHERE pos = {one};
         CREATE TEMP TABLE y AS SELECT * FROM frames WHERE pos = {two};
         UPDATE frames SET {} WHERE pos = {one}; UPDATE frames SET {} WHERE pos = {two};",
        set("y"),
        set("x")
    )
}

fn swap_key(column: &str, one: u32, two: u32, spare: &str) -> String {
    format!(
        "CREATE TEMP TABLE x AS SELECT * FROM frames WHERE pos IN ({one}, {two});
         UPDATE frames SET {column} = {spare} WHERE pos = {one};
         UPDATE frames SET {column} = (SELECT {column} FROM x WHERE pos = {one}) WHERE pos = {two};
         UPDATE frames SET {column} = (SELECT {column} FROM x WHERE pos = {two}) WHERE {column} = {spare};"
    )
}

type Attack = (&'static str, bool, String, (&'static str, u64, BadKind));

/// Each attack, whether an anchor is needed to see it, and the first bad place.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_attack_is_named() {
    use BadKind::{Edited, Inserted, Removed, Reordered, Truncated};
    let forged = "zeroblob(2), x'78', zeroblob(16), NULL, zeroblob(32)";
    let content = ["header", "payload", "salt", "hash"];
    let attacks: Vec<Attack> = vec![
        ("a payload's byte", false, "UPDATE frames SET payload = CAST(replace(payload, '2', '3') AS BLOB) WHERE pos = 4".into(), ("a", 2, Edited)),
        ("a payload's last byte", false, "UPDATE frames SET payload = substr(payload, 1, length(payload) - 1) WHERE pos = 5".into(), ("b", 2, Edited)),
        ("the header", false, "UPDATE frames SET header = unhex(replace(hex(header), '0109', '0108')) WHERE pos = 5".into(), ("b", 2, Edited)),
        ("an actor's number", false, "INSERT INTO names VALUES (9, 'user:eve'); UPDATE frames SET header = unhex(replace(hex(header), '010101', '010109')) WHERE pos = 5".into(), ("b", 2, Edited)),
        ("an actor's name", false, "UPDATE names SET text = 'user:eve'".into(), ("a", 1, Edited)),
        ("an actor's name gone", false, "DELETE FROM names".into(), ("a", 1, Edited)),
        ("a header that is none", false, "UPDATE frames SET header = x'ff' WHERE pos = 5".into(), ("b", 2, Edited)),
        ("the salt", false, "UPDATE frames SET salt = zeroblob(16) WHERE pos = 6".into(), ("c", 2, Edited)),
        ("the hash", false, "UPDATE frames SET hash = zeroblob(32) WHERE pos = 6".into(), ("c", 2, Edited)),
        ("a hash of the wrong size", false, "UPDATE frames SET hash = x'00' WHERE pos = 6".into(), ("c", 2, Edited)),
        ("the time", false, "UPDATE frames SET at = at - 1 WHERE pos = 7".into(), ("a", 3, Edited)),
        ("the fence", false, "UPDATE frames SET fence = 2 WHERE pos = 7".into(), ("a", 3, Edited)),
        ("the number of events", false, "UPDATE frames SET n = 2 WHERE pos = 9".into(), ("c", 3, Edited)),
        ("a payload taken without its hash", false, "UPDATE frames SET payload = NULL, salt = NULL WHERE pos = 4".into(), ("a", 2, Edited)),
        ("a stream's name", false, "UPDATE streams SET name = 'z' WHERE name = 'b'".into(), ("z", 1, Edited)),
        ("a stream's row set to another hash", false, "UPDATE streams SET hash = zeroblob(32) WHERE name = 'b'".into(), ("b", 3, Edited)),
        ("several, the first by position counts", false, "UPDATE frames SET salt = zeroblob(16) WHERE pos IN (3, 5, 7)".into(), ("c", 1, Edited)),
        ("a middle frame", false, "DELETE FROM frames WHERE pos = 5".into(), ("b", 2, Removed)),
        ("the first frame", false, "DELETE FROM frames WHERE pos = 2".into(), ("b", 1, Removed)),
        ("a middle frame, the rest moved up", false, format!("DELETE FROM frames WHERE pos = 5; UPDATE frames SET first_seq = 2 WHERE pos = 8; UPDATE streams SET seq = 2 WHERE id = {B}"), ("b", 2, Edited)),
        ("the tail", false, "DELETE FROM frames WHERE pos = 8".into(), ("b", 3, Truncated)),
        ("all but the first", false, format!("DELETE FROM frames WHERE stream = {B} AND first_seq > 1"), ("b", 2, Truncated)),
        ("the journal's tail", false, "DELETE FROM frames WHERE pos > 9".into(), ("a", 4, Truncated)),
        ("all frames of a stream", false, format!("DELETE FROM frames WHERE stream = {B}"), ("b", 1, Removed)),
        ("a stream's row", false, "DELETE FROM streams WHERE name = 'b'".into(), ("journal", 2, Removed)),
        ("a stream with its row", false, format!("DELETE FROM frames WHERE stream = {B}; DELETE FROM streams WHERE name = 'b'"), ("journal", 2, Removed)),
        ("a stream with its row, anchored", true, format!("DELETE FROM frames WHERE stream = {B}; DELETE FROM streams WHERE name = 'b'"), ("b", 1, Removed)),
        ("the tail, with the row set back", false, format!("DELETE FROM frames WHERE pos = 8; UPDATE streams SET seq = 2, hash = (SELECT hash FROM frames WHERE pos = 5), at = 0 WHERE id = {B}"), ("b", 2, Edited)),
        ("the tail, with the whole row set back", false, format!("DELETE FROM frames WHERE pos = 8; UPDATE streams SET seq = 2, hash = (SELECT hash FROM frames WHERE pos = 5) WHERE id = {B}"), ("journal", 8, Removed)),
        ("the same, anchored", true, format!("DELETE FROM frames WHERE pos = 8; UPDATE streams SET seq = 2, hash = (SELECT hash FROM frames WHERE pos = 5) WHERE id = {B}"), ("b", 3, Truncated)),
        ("a forged frame at the end", false, format!("INSERT INTO frames SELECT 12, {B}, 4, 1, at, 1, {forged} FROM frames WHERE pos = 8"), ("b", 4, Inserted)),
        ("a forged frame, the row adjusted", false, format!("INSERT INTO frames SELECT 12, {B}, 4, 1, at, 1, {forged} FROM frames WHERE pos = 8; UPDATE streams SET seq = 4, hash = zeroblob(32) WHERE id = {B}"), ("b", 4, Edited)),
        ("a forged frame between two", false, format!("UPDATE frames SET first_seq = 4 WHERE pos = 8; UPDATE frames SET first_seq = 3 WHERE pos = 5; INSERT INTO frames SELECT 12, {B}, 2, 1, at, 1, {forged} FROM frames WHERE pos = 8"), ("b", 2, Inserted)),
        ("a frame twice", false, format!("INSERT INTO frames SELECT 12, stream, 4, n, at, fence, header, payload, salt, payload_hash, hash FROM frames WHERE pos = 8; UPDATE streams SET seq = 4 WHERE id = {B}"), ("b", 4, Inserted)),
        ("a frame twice, without the index", false, "DROP INDEX frames_stream; INSERT INTO frames SELECT 12, stream, first_seq, n, at, fence, header, payload, salt, payload_hash, hash FROM frames WHERE pos = 8".into(), ("b", 3, Inserted)),
        ("contents swapped in a stream", false, swap(&content, 1, 4), ("a", 1, Reordered)),
        ("payloads and hashes swapped", false, swap(&["payload", "hash"], 4, 7), ("a", 2, Reordered)),
        ("positions swapped in a stream", false, swap_key("pos", 4, 7, "99"), ("a", 2, Reordered)),
        ("positions swapped between streams", false, swap_key("pos", 4, 5, "99"), ("b", 2, Reordered)),
        ("events' numbers swapped", false, swap_key("first_seq", 4, 7, "99"), ("a", 2, Reordered)),
        ("contents swapped between streams", false, swap(&content, 4, 5), ("a", 2, Reordered)),
        ("frames swapped between streams", false, format!("DROP INDEX frames_stream; {}", swap(&["stream"], 4, 5)), ("b", 2, Reordered)),
        ("an anchor erased", true, "UPDATE frames SET payload = NULL, salt = NULL, payload_hash = zeroblob(32) WHERE pos = 10".into(), ("system", 1, Edited)),
        ("the anchor removed", true, "DELETE FROM frames WHERE pos = 10; DELETE FROM streams WHERE name = 'system'".into(), ("system", 1, Truncated)),
        ("everything removed", true, "DELETE FROM frames; DELETE FROM streams".into(), ("system", 1, Truncated)),
        ("unanchored, everything from the first hole on", false, format!("DELETE FROM frames WHERE stream = {A} AND first_seq = 5; UPDATE streams SET seq = 4, hash = zeroblob(32) WHERE id = {A}"), ("a", 4, Edited)),
    ];
    let mut wrong = Vec::new();
    for (what, anchored, sql, (stream, seq, kind)) in attacks {
        let report = tampered(anchored, &sql).await;
        let expected = FirstBad {
            stream: stream.to_owned(),
            seq,
            kind,
        };
        if report.ok || report.first_bad.as_ref() != Some(&expected) {
            wrong.push(format!("{what}: {:?}, not {expected:?}: {sql}", report.first_bad));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Somebody who knows the format can write a whole stream anew; the anchor's root does not fit it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chain_written_anew_does_not_fit_its_anchor() {
    let disk = journal(true).await;
    let other = OnDisk::new();
    // The same order of appends, so that every position is the same, with another content in `b`.
    for seq in 0..3 {
        for stream in ["a", "b", "c"] {
            let lie = with_events(stream, seq, vec![event("{\"lie\":1}")]);
            let one = if stream == "b" { lie } else { append(stream, seq) };
            other.store.append(vec![one]).await.unwrap();
        }
    }
    assert!(other.store.verify().await.unwrap().ok);
    disk.raw()
        .execute_batch(&format!(
            "ATTACH '{}' AS other; DELETE FROM frames WHERE stream = {B};
             INSERT INTO frames SELECT * FROM other.frames WHERE stream = {B};
             UPDATE streams SET hash = (SELECT hash FROM other.streams WHERE name = 'b') WHERE name = 'b';",
            path(&other.folder).display()
        ))
        .unwrap();
    let report = disk.store.verify().await.unwrap();
    assert_eq!(
        report.first_bad,
        Some(FirstBad {
            stream: "b".into(),
            seq: 3,
            kind: BadKind::Edited
        })
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_copy_does_not_fit_the_anchors_log() {
    let disk = OnDisk::new();
    disk.store.append(vec![append("a", 0)]).await.unwrap();
    assert!(disk.store.anchor(Timestamp(1)).await.unwrap());
    let copy = disk.folder.path().join("copy.db");
    disk.raw()
        .execute("VACUUM INTO ?", [copy.to_str().unwrap()])
        .unwrap();
    disk.store.append(vec![append("a", 1)]).await.unwrap();
    assert!(disk.store.anchor(Timestamp(2)).await.unwrap());
    assert!(disk.store.verify().await.unwrap().ok);
    let OnDisk { folder, store } = disk;
    drop(store);
    std::fs::copy(&copy, path(&folder)).unwrap();
    let store = crate::support::open(&folder);
    let report = store.verify().await.unwrap();
    assert_eq!(
        report.first_bad,
        Some(FirstBad {
            stream: "system".into(),
            seq: 2,
            kind: BadKind::Truncated
        })
    );
    // Somebody who goes on from there makes another second anchor than the log's.
    store.append(vec![append("a", 1)]).await.unwrap();
    assert!(store.anchor(Timestamp(3)).await.unwrap());
    let report = store.verify().await.unwrap();
    assert_eq!(
        report.first_bad,
        Some(FirstBad {
            stream: "system".into(),
            seq: 2,
            kind: BadKind::Edited
        })
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn blobs_are_verified() {
    let large = vec![b'x'; 20_000];
    for (sql, stream, seq, kind) in [
        (
            "UPDATE blobs SET bytes = zeroblob(20000) WHERE stream > 0",
            "a",
            2,
            BadKind::Edited,
        ),
        ("DELETE FROM blobs WHERE stream > 0", "a", 2, BadKind::Removed),
        (
            "UPDATE blobs SET bytes = x'00' WHERE stream = 0",
            "blob:",
            0,
            BadKind::Edited,
        ),
    ] {
        let disk = OnDisk::new();
        let shared = agentos_store::Blob {
            digest: agentos_types::Digest::of(b"pins"),
            bytes: std::sync::Arc::from(b"pins".as_slice()),
        };
        let one = StreamAppend {
            blobs: vec![shared],
            ..with_events("a", 0, vec![event("1"), event(large.clone()), event("3")])
        };
        disk.store.append(vec![one]).await.unwrap();
        assert!(disk.store.verify().await.unwrap().ok);
        disk.raw().execute_batch(sql).unwrap();
        let bad = disk.store.verify().await.unwrap().first_bad.unwrap();
        assert!(bad.stream.starts_with(stream), "{sql}: {bad:?}");
        assert_eq!((bad.seq, bad.kind), (seq, kind), "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_an_error_not_a_panic() {
    let disk = OnDisk::new();
    for seq in 0..300 {
        disk.store
            .append(vec![with_events("a", seq, vec![event(vec![b'x'; 500])])])
            .await
            .unwrap();
    }
    disk.store.close().await.unwrap();
    let OnDisk { folder, store } = disk;
    drop(store);
    let file = path(&folder);
    let whole = std::fs::read(&file).unwrap();
    let mut bad = whole.clone();
    for byte in bad.iter_mut().skip(4096 * 6).take(4096 * 20) {
        *byte = 0xa5;
    }
    std::fs::write(&file, &bad).unwrap();
    let refused = match agentos_store::SqliteStore::open(agentos_store::SqliteOptions::new(&file)) {
        Err(refused) => refused,
        Ok(store) => store.verify().await.unwrap_err(),
    };
    assert!(matches!(refused, StoreError::Unavailable { .. }), "{refused}");
    std::fs::write(
        &file,
        b"this is not a database, whatever its name says, is it?".repeat(100),
    )
    .unwrap();
    let refused = agentos_store::SqliteStore::open(agentos_store::SqliteOptions::new(&file)).unwrap_err();
    assert!(matches!(refused, StoreError::Unavailable { .. }), "{refused}");
}
