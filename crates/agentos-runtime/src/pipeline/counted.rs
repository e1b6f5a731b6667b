//! A decision that counts, and deciding anew when others have counted meanwhile.

use std::time::Duration;

use agentos_policy::Change;
use agentos_types::{PolicyDecided, PolicySettled, codes};
use serde_json::Value;

use crate::error::{Refusal, RuntimeError};
use crate::run::session::Session;

/// A decision that counts, to be made durable with what it lets pass.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) event: PolicyDecided,
    pub(super) seen: u64,
}

impl Counted {
    /// What stays switched, whatever becomes of the step.
    pub(super) fn switched(&self) -> Vec<Value> {
        let is_switch = |change: &&Value| {
            serde_json::from_value::<Change>((*change).clone()).is_ok_and(|change| change.is_switch())
        };
        self.event.changes.iter().filter(is_switch).cloned().collect()
    }
}

/// Records what was switched by a decision that has to be made anew.
pub(super) fn keep(session: &mut Session, switched: Option<Vec<Value>>) -> Result<(), RuntimeError> {
    match switched {
        Some(changes) if !changes.is_empty() => session.record_own(PolicySettled { changes }),
        _ => Ok(()),
    }
}

/// How often a decision is made anew because others count at the same time. Each time somebody has counted, so
/// that it ends; it ends sooner where there is a pause.
#[derive(Debug, Default)]
pub(crate) struct Again {
    tries: u32,
}

impl Again {
    const MOST: u32 = 200;
    /// Before so many there is no pause.
    const AT_ONCE: u32 = 3;

    pub(crate) async fn wait(&mut self) -> Result<(), Refusal> {
        self.tries += 1;
        if self.tries > Self::MOST {
            return Err(Refusal::new(
                codes::POLICY_DENIED,
                "others have counted against the same policies each time that this was decided; try again",
            ));
        }
        if self.tries > Self::AT_ONCE {
            let random = getrandom::u32().unwrap_or(0) % 4;
            let pause = u64::from(self.tries.min(16) + random);
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
        Ok(())
    }
}
