//! Connections that wait for their next request, by server.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use http::uri::{Authority, Scheme};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::line::Line;

/// How long a connection waits.
pub(super) const IDLE: Duration = Duration::from_secs(90);

pub(super) type Server = (Scheme, Authority);

#[derive(Clone, Debug, Default)]
pub(super) struct Pool(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    lines: HashMap<Server, Vec<Idle>>,
    /// Closes what has waited too long; at work while something waits.
    closer: JoinSet<()>,
    /// Bring back connections that do not take a request yet, since something of the last one is still under way.
    coming: JoinSet<()>,
}

#[derive(Debug)]
struct Idle {
    since: Instant,
    line: Line,
}

impl Pool {
    /// The connection that was used last, of those that take a request.
    pub(super) fn take(&self, server: &Server) -> Option<Line> {
        self.lock().take(server)
    }

    /// Keeps a connection for the next request, at once or as soon as it takes one; one that never will is closed.
    pub(super) fn put(&self, server: Server, mut line: Line) {
        let mut waiting = self.lock();
        if line.is_ready() {
            waiting.put(server, line, &self.0);
            return;
        }
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        let pool = Arc::downgrade(&self.0);
        let coming = async move {
            if let Ok(Ok(())) = timeout(IDLE, line.ready()).await
                && let Some(pool) = pool.upgrade()
            {
                Self(pool).put(server, line);
            }
        };
        while waiting.coming.try_join_next().is_some() {}
        waiting.coming.spawn_on(coming, &runtime);
    }

    /// Lets others use a connection that takes many requests at once.
    pub(super) fn share(&self, server: &Server, line: &Line) {
        if let Some(line) = line.shared() {
            self.put(server.clone(), line);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.lock().lines.values().map(Vec::len).sum()
    }
}

impl Waiting {
    fn take(&mut self, server: &Server) -> Option<Line> {
        let lines = self.lines.get_mut(server)?;
        while let Some(idle) = lines.pop() {
            if idle.since.elapsed() >= IDLE || !idle.line.is_ready() {
                continue;
            }
            if let Some(line) = idle.line.shared() {
                lines.push(Idle {
                    since: Instant::now(),
                    line,
                });
            }
            return Some(idle.line);
        }
        None
    }

    fn put(&mut self, server: Server, line: Line, pool: &Arc<Mutex<Self>>) {
        let since = Instant::now();
        self.lines.entry(server).or_default().push(Idle { since, line });
        // It also ends with its runtime, and others may use the client.
        while self.closer.try_join_next().is_some() {}
        if self.closer.is_empty() {
            self.closer.spawn(close_what_waits(Arc::downgrade(pool)));
        }
    }

    /// Whether some are left.
    fn close_old(&mut self) -> bool {
        self.lines.retain(|_, lines| {
            lines.retain(|idle| idle.since.elapsed() < IDLE && idle.line.is_ready());
            !lines.is_empty()
        });
        if self.lines.is_empty() {
            self.closer.detach_all();
        }
        !self.lines.is_empty()
    }
}

async fn close_what_waits(pool: Weak<Mutex<Waiting>>) {
    loop {
        sleep(IDLE).await;
        let Some(pool) = pool.upgrade() else { return };
        if !Pool(pool).lock().close_old() {
            return;
        }
    }
}
