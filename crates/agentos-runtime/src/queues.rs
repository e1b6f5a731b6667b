//! Queues by name, of those who wait for something: each is served in the order in which it came.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedMutexGuard;

#[derive(Debug, Default)]
pub(crate) struct Queues(Mutex<HashMap<String, Queue>>);

#[derive(Debug, Default)]
struct Queue {
    waiting: usize,
    /// Tokio's mutex is given in the order of asking.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// A place in a queue, left when it is dropped.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    queues: &'a Queues,
    name: String,
    turn: Arc<tokio::sync::Mutex<()>>,
    mine: Option<OwnedMutexGuard<()>>,
}

impl Queues {
    /// Does anybody wait there?
    pub(crate) fn is_waited_for(&self, name: &str) -> bool {
        self.queues().contains_key(name)
    }

    /// Takes the last place.
    pub(crate) fn join(&self, name: &str) -> Place<'_> {
        let mut queues = self.queues();
        let queue = queues.entry(name.to_owned()).or_default();
        queue.waiting += 1;
        Place {
            queues: self,
            name: name.to_owned(),
            turn: Arc::clone(&queue.turn),
            mine: None,
        }
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<String, Queue>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place<'_> {
    /// Returns when all who came before have left.
    pub(crate) async fn first(&mut self) {
        if self.mine.is_none() {
            self.mine = Some(Arc::clone(&self.turn).lock_owned().await);
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut queues = self.queues.queues();
        if let Some(queue) = queues.get_mut(&self.name) {
            queue.waiting -= 1;
            if queue.waiting == 0 {
                queues.remove(&self.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::Queues;

    #[test]
    fn in_order_and_forgotten_when_empty() {
        let queues = Queues::default();
        let mut context = Context::from_waker(Waker::noop());
        let (mut a, mut b, mut c) = (queues.join("x"), queues.join("x"), queues.join("x"));
        assert!(queues.is_waited_for("x") && !queues.is_waited_for("y"));
        assert!(pin!(a.first()).poll(&mut context).is_ready());
        {
            let (mut second, mut third) = (pin!(b.first()), pin!(c.first()));
            assert!(second.as_mut().poll(&mut context).is_pending());
            assert!(third.as_mut().poll(&mut context).is_pending());
            drop(a);
            assert!(third.as_mut().poll(&mut context).is_pending());
            assert!(second.as_mut().poll(&mut context).is_ready());
        }
        drop((b, c));
        assert!(!queues.is_waited_for("x"));
    }
}
