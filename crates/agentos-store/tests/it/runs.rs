//! What every journal must do with runs: lists, commands for the owner, leases.

use agentos_store::{Journal, RunFilter, SqliteStore, StoreError, StreamAppend};
use agentos_types::{Actor, RunStatus, Timestamp, WaitingFor, Zone};

use crate::support::{OnDisk, append, run, summary, worker};

async fn summaries_and_pages_of_runs(journal: &dyn Journal) {
    let waiting = [
        None,
        Some(WaitingFor::Approval {
            id: "apr_1_00000000000000ff".parse().unwrap(),
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
    assert_eq!(journal.workers().await.unwrap(), [one.clone(), two.clone()]);
    journal.release(&one).await.unwrap();
    assert_eq!(journal.workers().await.unwrap(), std::slice::from_ref(&two));
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

for_every_backend! {
    summaries_and_pages_of_runs
    inbox_rows_become_events
    leases_decide_who_may_claim
}
