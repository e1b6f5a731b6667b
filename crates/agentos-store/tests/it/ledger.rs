//! The budget ledger: reservations never exceed a budget, and what is booked is durable with its events.

use agentos_store::{AppendError, Balance, Journal, LedgerChange, SqliteStore, StreamAppend};
use agentos_types::{Coded, RunStatus, Timestamp, Usd};
use proptest::prelude::*;

use crate::support::{OnDisk, append, open, run};

fn change(account: &str, reserve: i64, spend: i64, limit: Option<i64>) -> LedgerChange {
    LedgerChange {
        account: account.to_owned(),
        reserve: Usd::from_nanos(reserve),
        spend: Usd::from_nanos(spend),
        limit: limit.map(Usd::from_nanos),
    }
}

fn booking(stream: &str, expected_seq: u64, ledger: Vec<LedgerChange>) -> StreamAppend {
    StreamAppend {
        ledger,
        ..append(stream, expected_seq)
    }
}

fn balance(spent: i64, reserved: i64) -> Balance {
    Balance {
        spent: Usd::from_nanos(spent),
        reserved: Usd::from_nanos(reserved),
    }
}

async fn reserved_and_settled(journal: &dyn Journal) {
    assert_eq!(journal.budget("day").await.unwrap(), None);
    let reserve = vec![change("agent", 7, 0, None), change("day", 7, 0, Some(10))];
    journal.append(vec![booking("a", 0, reserve)]).await.unwrap();
    assert_eq!(journal.budget("day").await.unwrap(), Some(balance(0, 7)));
    let settle = vec![change("agent", -7, 3, None), change("day", -7, 3, None)];
    journal.append(vec![booking("a", 1, settle)]).await.unwrap();
    for account in ["agent", "day"] {
        assert_eq!(journal.budget(account).await.unwrap(), Some(balance(3, 0)));
    }
    assert!(journal.verify().await.unwrap().ok);
}

/// What does not fit writes neither events nor bookings, on no stream and on no account.
async fn over_budget_writes_nothing(journal: &dyn Journal) {
    journal
        .append(vec![booking("a", 0, vec![change("day", 4, 5, None)])])
        .await
        .unwrap();
    let batch = vec![
        booking("b", 0, vec![change("agent", 2, 0, Some(2))]),
        booking("c", 0, vec![change("day", 2, 0, Some(10))]),
    ];
    let refusal = journal.append(batch).await.unwrap_err();
    assert_eq!(refusal.code().name, "COST_LIMIT");
    let AppendError::OverBudget {
        account,
        limit,
        balance: met,
        asked,
    } = refusal
    else {
        panic!("{refusal}")
    };
    assert_eq!(account, "day");
    assert_eq!((limit.nanos(), met, asked.nanos()), (10, balance(5, 4), 2));
    assert_eq!(journal.head("b").await.unwrap(), None);
    assert_eq!(journal.head("c").await.unwrap(), None);
    assert_eq!(journal.budget("agent").await.unwrap(), None);
    assert_eq!(journal.budget("day").await.unwrap(), Some(balance(5, 4)));
}

/// The first account in order is the one that is named; a settlement in the same append makes room;
/// what is not a reservation is booked whatever the limit.
async fn in_order(journal: &dyn Journal) {
    let both = vec![change("agent", 3, 0, Some(2)), change("day", 3, 0, Some(2))];
    let refused = journal.append(vec![booking("a", 0, both)]).await.unwrap_err();
    assert!(refused.to_string().contains("budget `agent`"), "{refused}");
    let full = vec![change("day", 2, 0, Some(2))];
    journal.append(vec![booking("a", 0, full)]).await.unwrap();
    let next = vec![change("day", -2, 1, None), change("day", 1, 0, Some(2))];
    journal.append(vec![booking("a", 1, next)]).await.unwrap();
    assert_eq!(journal.budget("day").await.unwrap(), Some(balance(1, 1)));
    let dear = vec![change("day", -1, 9, Some(2))];
    journal.append(vec![booking("a", 2, dear)]).await.unwrap();
    assert_eq!(journal.budget("day").await.unwrap(), Some(balance(10, 0)));
}

/// A stale append books nothing, though its reservation would fit.
async fn a_refused_append_books_nothing(journal: &dyn Journal) {
    let stale = booking("a", 5, vec![change("day", 1, 0, Some(10))]);
    let refused = journal.append(vec![stale]).await.unwrap_err();
    assert_eq!(refused.code().name, "STALE_APPEND");
    assert_eq!(journal.budget("day").await.unwrap(), None);
}

/// A day's account goes when nobody can book on it any more: it is old, settled, and older than every run
/// that has not ended.
async fn old_days_are_removed(journal: &dyn Journal) {
    const DAY: i64 = 86_400_000;
    let ledger = vec![
        change("day:1970-01-02", 0, 5, None),
        change("agent:a:1970-01-02", 0, 5, None),
        change("pack:p:1970-01-02", 2, 5, None),
        change("day:1970-01-03", 0, 5, None),
        change("day:1970-01-04", 0, 5, None),
        change("day:1970-01-05", 0, 5, None),
        change("day", 0, 5, None),
        change("agent:1970-01-0x", 0, 5, None),
    ];
    let accounts: Vec<String> = ledger.iter().map(|change| change.account.clone()).collect();
    journal.append(vec![booking("a", 0, ledger)]).await.unwrap();
    let mut begun = run("open", 0, RunStatus::Paused, None);
    begun.summary.as_mut().unwrap().created_at = Timestamp(2 * DAY + 7);
    journal.append(vec![begun]).await.unwrap();
    journal.purge(Timestamp(4 * DAY)).await.unwrap();
    let mut left = Vec::new();
    for account in &accounts {
        if journal.budget(account).await.unwrap().is_some() {
            left.push(account.as_str());
        }
    }
    // The third is the day of the open run; on the second somebody has reserved.
    assert_eq!(
        left,
        [
            "pack:p:1970-01-02",
            "day:1970-01-03",
            "day:1970-01-04",
            "day:1970-01-05",
            "day",
            "agent:1970-01-0x"
        ]
    );
    // With the run ended, the days before the retention go, and no other.
    journal
        .append(vec![run("open", 1, RunStatus::Cancelled, None)])
        .await
        .unwrap();
    journal.purge(Timestamp(4 * DAY)).await.unwrap();
    assert_eq!(journal.budget("day:1970-01-04").await.unwrap(), None);
    let kept = journal.budget("day:1970-01-05").await.unwrap();
    assert_eq!(kept, Some(balance(5, 0)));
    // What was removed begins anew.
    let again = booking("a", 1, vec![change("day:1970-01-02", 1, 0, Some(1))]);
    journal.append(vec![again]).await.unwrap();
}

for_every_backend! { old_days_are_removed reserved_and_settled over_budget_writes_nothing in_order a_refused_append_books_nothing }

#[tokio::test]
async fn outlives_its_process() {
    let disk = OnDisk::new();
    let reserve = vec![change("day", 8, 0, Some(10))];
    disk.store.append(vec![booking("a", 0, reserve)]).await.unwrap();
    let disk = disk.reopened();
    assert_eq!(disk.store.budget("day").await.unwrap(), Some(balance(0, 8)));
    let more = booking("b", 0, vec![change("day", 3, 0, Some(10))]);
    assert_eq!(
        disk.store.append(vec![more]).await.unwrap_err().code().name,
        "COST_LIMIT"
    );
}

/// Two handles, each with a writer of its own, as two processes have them: neither goes by what it
/// remembers when the other has written.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shared_by_two_handles() {
    let disk = OnDisk::new();
    let other = open(&disk.folder);
    let mut passed = 0;
    for n in 0..20_u64 {
        let store = if n % 2 == 0 { &disk.store } else { &other };
        let reserve = booking(&format!("r{n}"), 0, vec![change("day", 1, 0, Some(10))]);
        passed += u32::from(store.append(vec![reserve]).await.is_ok());
    }
    assert_eq!(passed, 10);
    for store in [&disk.store, &other] {
        assert_eq!(store.budget("day").await.unwrap(), Some(balance(0, 10)));
    }
}

/// 64 at once against a budget for 10, of two handles, in groups that share a flush.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_at_once_as_many_pass_as_fit() {
    let disk = OnDisk::new();
    let other = open(&disk.folder);
    for round in 0..100 {
        let account = format!("day:{round}");
        let mut calls = tokio::task::JoinSet::new();
        for n in 0..64 {
            let store = if n % 8 == 0 {
                other.clone()
            } else {
                disk.store.clone()
            };
            let reserve = change(&account, 100, 0, Some(1000));
            let stream = format!("{round}/{n}");
            calls.spawn(async move { store.append(vec![booking(&stream, 0, vec![reserve])]).await });
        }
        let outcomes = calls.join_all().await;
        let passed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(passed, 10, "round {round}");
        for refused in outcomes.into_iter().filter_map(Result::err) {
            assert_eq!(refused.code().name, "COST_LIMIT");
        }
        assert_eq!(disk.store.budget(&account).await.unwrap(), Some(balance(0, 1000)));
    }
    assert!(disk.store.verify().await.unwrap().ok);
}

/// What a run does next: begin a call, or end the one under way at a part of what was reserved.
#[derive(Clone, Debug)]
struct Act {
    run: usize,
    amount: i64,
    percent: i64,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act =
        (0..6_usize, 1..400_i64, 0..=100_i64).prop_map(|(run, amount, percent)| Act { run, amount, percent });
    prop::collection::vec(act, 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is asked for: no account is ever over its limit, a refusal is never wrong, and the
    /// ledger is the sum of what was booked.
    #[test]
    fn reservations_never_exceed_budgets(acts in acts(), day in 0..1500_i64, agent in 0..900_i64) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let store = SqliteStore::in_memory().unwrap();
            let mut seqs = [0_u64; 6];
            let mut open: [Option<i64>; 6] = [None; 6];
            let (mut days, mut agents) = (balance(0, 0), [balance(0, 0); 2]);
            for Act { run, amount, percent } in acts {
                let of_agent = format!("agent:{}", run % 2);
                let ledger = match open[run] {
                    None => vec![change(&of_agent, amount, 0, Some(agent)), change("day", amount, 0, Some(day))],
                    Some(reserved) => {
                        let spent = reserved * percent / 100;
                        vec![change(&of_agent, -reserved, spent, None), change("day", -reserved, spent, None)]
                    }
                };
                let mine = &mut agents[run % 2];
                let (after, day_after) = (mine.after(&ledger[0]), days.after(&ledger[1]));
                let fits = open[run].is_some()
                    || (after.committed().nanos() <= agent && day_after.committed().nanos() <= day);
                let outcome = store
                    .append(vec![StreamAppend { at: Timestamp(1), ..booking(&format!("r{run}"), seqs[run], ledger) }])
                    .await;
                prop_assert_eq!(outcome.is_ok(), fits);
                if fits {
                    seqs[run] += 1;
                    (*mine, days) = (after, day_after);
                    open[run] = if open[run].is_some() { None } else { Some(amount) };
                }
                prop_assert!(days.committed().nanos() <= day);
                prop_assert_eq!(store.budget("day").await.unwrap().unwrap_or_default(), days);
            }
            for (n, mine) in agents.iter().enumerate() {
                prop_assert!(mine.committed().nanos() <= agent);
                prop_assert_eq!(store.budget(&format!("agent:{n}")).await.unwrap().unwrap_or_default(), *mine);
            }
            let still_open: i64 = open.iter().flatten().sum();
            prop_assert_eq!(days.reserved.nanos(), still_open);
            Ok(())
        })?;
    }
}
