//! Lines of those who wait for something by name, each in the order in which it came.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedMutexGuard;

#[derive(Debug, Default)]
pub(crate) struct Lines(Mutex<HashMap<String, Line>>);

#[derive(Debug, Default)]
struct Line {
    waiting: usize,
    /// Tokio's mutex is given in the order of asking.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// A place in a line, left when it is dropped.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    lines: &'a Lines,
    name: String,
    turn: Arc<tokio::sync::Mutex<()>>,
    mine: Option<OwnedMutexGuard<()>>,
}

impl Lines {
    /// Does anybody wait there?
    pub(crate) fn is_waited_for(&self, name: &str) -> bool {
        self.lines().contains_key(name)
    }

    /// Takes the last place.
    pub(crate) fn join(&self, name: &str) -> Place<'_> {
        let mut lines = self.lines();
        let line = lines.entry(name.to_owned()).or_default();
        line.waiting += 1;
        Place {
            lines: self,
            name: name.to_owned(),
            turn: Arc::clone(&line.turn),
            mine: None,
        }
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<String, Line>> {
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
        let mut lines = self.lines.lines();
        if let Some(line) = lines.get_mut(&self.name) {
            line.waiting -= 1;
            if line.waiting == 0 {
                lines.remove(&self.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::Lines;

    #[test]
    fn in_order_and_forgotten_when_empty() {
        let lines = Lines::default();
        let mut context = Context::from_waker(Waker::noop());
        let (mut a, mut b, mut c) = (lines.join("x"), lines.join("x"), lines.join("x"));
        assert!(lines.is_waited_for("x") && !lines.is_waited_for("y"));
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
        assert!(!lines.is_waited_for("x"));
    }
}
