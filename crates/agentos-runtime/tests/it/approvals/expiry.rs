//! Nobody's silence is a decision. On a stopped clock.

use std::time::Duration;

use agentos_runtime::{CreateRun, Decision};
use agentos_store::ApprovalFilter;
use agentos_types::{ApprovalStatus, RunStatus, Zone};
use tokio::time::{advance, sleep};

use super::{acting, anna, in_zone, rules, status, waits_for, with};
use crate::support::{World, code, failed_with};
use crate::tools::Spy;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test(start_paused = true)]
async fn a_run_fails_when_its_time_is_over_without_anybody_looking() {
    for (seconds, wait) in [(None, DAY), (Some(120), Duration::from_secs(120))] {
        let spy = Spy::new();
        let world = acting(&spy).await;
        let agent = with(|agent| agent.approval.timeout_seconds = seconds);
        let result = world
            .runtime
            .run_agent(&agent, "go", in_zone(Zone::Yellow))
            .await
            .unwrap();
        let id = waits_for(&result);
        sleep(wait - Duration::from_secs(2)).await;
        assert_eq!(world.get(&result.run_id).await.status, RunStatus::Paused);
        // The watcher wakes by itself; nobody asks for the run.
        sleep(Duration::from_secs(4)).await;
        let run = world.get(&result.run_id).await;
        assert_eq!(run.status, RunStatus::Failed);
        assert_eq!(run.error.unwrap().code, "APPROVAL_EXPIRED");
        let row = world.runtime.journal().approval(id).await.unwrap().unwrap();
        assert_eq!((row.status, row.decided_by), (ApprovalStatus::Expired, None));
        assert_eq!(code(&world.runtime.approve(id, anna()).await), "APPROVAL_EXPIRED");
        assert!(spy.called().is_empty());
        assert!(world.runtime.active_runs().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_looks_at_one_that_is_over_sees_it_expired() {
    for looks in ["list", "get", "approve", "resume"] {
        let spy = Spy::new();
        let world = acting(&spy).await;
        let result = world.run_in(Zone::Yellow).await;
        let id = waits_for(&result);
        // The clock jumps, and the watcher has had no turn yet.
        advance(DAY).await;
        match looks {
            "list" => {
                let page = world
                    .runtime
                    .list_approvals(ApprovalFilter::default())
                    .await
                    .unwrap();
                assert_eq!(page.items[0].status, ApprovalStatus::Expired);
            }
            "get" => {
                let detail = world.runtime.get_approval(id).await.unwrap();
                assert_eq!(
                    (detail.approval.status, detail.run_status),
                    (ApprovalStatus::Expired, RunStatus::Failed)
                );
            }
            "approve" => {
                let refused = world.runtime.approve(id, anna()).await;
                assert_eq!(code(&refused), "APPROVAL_EXPIRED");
            }
            _ => {
                let refused = world.runtime.resume_run(&result.run_id).await;
                assert_eq!(code(&refused), "INVALID_STATUS");
            }
        }
        assert_eq!(
            status(&world.runtime, id).await,
            ApprovalStatus::Expired,
            "{looks}"
        );
        let run = world.get(&result.run_id).await;
        assert_eq!(
            (run.status, spy.called().len()),
            (RunStatus::Failed, 0),
            "{looks}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_approved_and_not_done_in_time_is_asked_again() {
    let spy = Spy::new();
    let approvals = agentos_config::ApprovalsConfig {
        timeout_ms: 60_000,
        ..rules()
    };
    let world = World::ruled(&spy, approvals).await;
    let made = world
        .runtime
        .create_run(
            &world.agent,
            CreateRun {
                zone: Some(Zone::Yellow),
                ..CreateRun::default()
            },
        )
        .await
        .unwrap();
    world.runtime.start_run(&made.run_id).await.unwrap();
    let act = || {
        world
            .runtime
            .execute_tool(&made.run_id, "act", serde_json::json!({}))
    };
    assert_eq!(code(&act().await), "APPROVAL_REQUIRED");
    let first = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap()
        .items[0]
        .id;
    advance(Duration::from_secs(50)).await;
    world.runtime.approve(first, Decision::default()).await.unwrap();
    // As long again as could have been waited for.
    advance(Duration::from_secs(61)).await;
    assert_eq!(code(&act().await), "APPROVAL_REQUIRED");
    assert_eq!(status(&world.runtime, first).await, ApprovalStatus::Expired);
    assert_eq!(
        failed_with(&(&world.get(&made.run_id).await).into()),
        "ok",
        "the run goes on waiting"
    );
    let second = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap()
        .items[0]
        .id;
    assert_ne!(first, second);
    world.runtime.approve(second, Decision::default()).await.unwrap();
    advance(Duration::from_secs(59)).await;
    assert!(act().await.unwrap().success);
    assert_eq!(spy.called().len(), 1);
}
