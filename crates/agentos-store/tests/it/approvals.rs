//! Rows of approvals: written with the append they belong to, listed, found, and gone with their run.

use agentos_store::{ApprovalAsked, ApprovalChange, ApprovalFilter, Journal, SqliteStore, StreamAppend};
use agentos_types::{Actor, ApprovalId, ApprovalStatus, Operation, RunStatus, Timestamp, Zone};

use crate::support::{OnDisk, append, summary};

fn id(n: u64) -> ApprovalId {
    ApprovalId {
        epoch_ms: 1_700_000_000_000 + i64::try_from(n / 2).unwrap(),
        // Two in the same millisecond, and numbers that a signed column must not turn round.
        random: if n.is_multiple_of(2) { n } else { u64::MAX - n },
    }
}

fn asked(n: u64) -> ApprovalChange {
    ApprovalChange::Asked(Box::new(ApprovalAsked {
        id: id(n),
        operation: Operation::ALL[usize::try_from(n % 3).unwrap()],
        resource: format!("tool{}", n % 2),
        zone: Zone::ALL[usize::try_from(n % 3).unwrap()],
        initiator: Actor::user("ines"),
        expires_at: Timestamp(1_000 - i64::try_from(n).unwrap()),
    }))
}

fn stands(n: u64, status: ApprovalStatus, by: Option<&str>) -> ApprovalChange {
    ApprovalChange::Stands {
        id: id(n),
        status,
        expires_at: by.map(|_| Timestamp(5_000)),
        decided_by: by.map(Actor::user),
    }
}

async fn write(journal: &dyn Journal, run: &str, seq: u64, approvals: Vec<ApprovalChange>) {
    let status = RunStatus::Paused;
    let append = StreamAppend {
        summary: Some(summary(run, status)),
        approvals,
        ..append(run, seq)
    };
    journal.append(vec![append]).await.unwrap();
}

async fn rows_follow_the_appends(journal: &dyn Journal) {
    for n in 0..6 {
        write(journal, &format!("run_{n}"), 0, vec![asked(n)]).await;
    }
    let row = journal.approval(id(3)).await.unwrap().unwrap();
    assert_eq!(
        (
            row.run_id.as_str(),
            row.resource.as_str(),
            row.status,
            row.decided_by
        ),
        ("run_3", "tool1", ApprovalStatus::Pending, None)
    );
    assert_eq!(row.requested_at, Timestamp(id(3).epoch_ms));
    // One row at a time, in the same append as the event.
    write(
        journal,
        "run_3",
        1,
        vec![stands(3, ApprovalStatus::Approved, Some("anna"))],
    )
    .await;
    write(journal, "run_3", 2, vec![stands(3, ApprovalStatus::Used, None)]).await;
    let row = journal.approval(id(3)).await.unwrap().unwrap();
    assert_eq!(
        (row.status, row.decided_by, row.expires_at),
        (ApprovalStatus::Used, Some(Actor::user("anna")), Timestamp(5_000))
    );
    // An append that is refused changes no row, and another run's append cannot change it either.
    let stale = StreamAppend {
        approvals: vec![stands(4, ApprovalStatus::Approved, Some("anna"))],
        ..append("run_4", 9)
    };
    journal.append(vec![stale]).await.unwrap_err();
    write(
        journal,
        "run_5",
        1,
        vec![stands(4, ApprovalStatus::Approved, Some("anna"))],
    )
    .await;
    assert_eq!(
        journal.approval(id(4)).await.unwrap().unwrap().status,
        ApprovalStatus::Pending
    );

    let found = |filter: ApprovalFilter| async move {
        let page = journal.approvals(filter).await.unwrap();
        let runs: String = page
            .items
            .iter()
            .map(|row| row.run_id.replace("run_", ""))
            .collect();
        (runs, page.next_cursor)
    };
    // Newest first; in one millisecond by the random number.
    let all = ApprovalFilter::default;
    assert_eq!(
        found(all()).await.0,
        "452301".chars().map(|c| c.to_string()).collect::<String>()
    );
    for (filter, expected) in [
        (
            ApprovalFilter {
                status: Some(ApprovalStatus::Pending),
                ..all()
            },
            "45201",
        ),
        (
            ApprovalFilter {
                status: Some(ApprovalStatus::Rejected),
                ..all()
            },
            "",
        ),
        (
            ApprovalFilter {
                zone: Some(Zone::Red),
                ..all()
            },
            "52",
        ),
        (
            ApprovalFilter {
                run_id: Some("run_2".to_owned()),
                ..all()
            },
            "2",
        ),
    ] {
        assert_eq!(found(filter.clone()).await.0, expected, "{filter:?}");
    }
    let (mut cursor, mut paged) = (None, String::new());
    loop {
        let (page, next) = found(ApprovalFilter {
            limit: 2,
            cursor,
            ..all()
        })
        .await;
        paged.push_str(&page);
        cursor = next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, "452301");
    journal
        .approvals(ApprovalFilter {
            cursor: Some("x".to_owned()),
            ..all()
        })
        .await
        .unwrap_err();

    // The soonest first, and none that is decided.
    let soon = |until, limit| async move {
        let rows = journal.pending_approvals(Timestamp(until), limit).await.unwrap();
        rows.iter()
            .map(|row| row.run_id.replace("run_", ""))
            .collect::<String>()
    };
    assert_eq!(soon(i64::MAX, 9).await, "54210");
    assert_eq!(soon(i64::MAX, 1).await, "5");
    assert_eq!(soon(996, 9).await, "54");
}

async fn rows_go_with_their_run(journal: &dyn Journal) {
    write(journal, "run_1", 0, vec![asked(1)]).await;
    write(journal, "run_2", 0, vec![asked(2)]).await;
    journal.erase("run_1").await.unwrap();
    assert_eq!(journal.approval(id(1)).await.unwrap(), None);
    assert!(journal.approval(id(2)).await.unwrap().is_some());
}

for_every_backend! {
    rows_follow_the_appends
    rows_go_with_their_run
}
