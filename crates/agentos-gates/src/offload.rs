//! Code that may never yield, kept off the threads that everything else runs on.
//!
//! Each poll of a future is made on a thread of its own, so that a deadline around it is met even by code
//! that spins or blocks. A thread cannot be stopped: what overruns goes on there, and nobody waits for it.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use tokio::sync::Notify;

/// Why code has given nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    Panicked,
    /// The program is shutting down.
    NotRun,
}

struct Again(Notify);

impl Wake for Again {
    fn wake(self: Arc<Self>) {
        self.0.notify_one();
    }
}

/// Runs a future to its end, each poll on a blocking thread.
pub(crate) async fn offload<F>(future: F) -> Result<F::Output, Broken>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let again = Arc::new(Again(Notify::new()));
    let mut future: Pin<Box<dyn Future<Output = F::Output> + Send>> = Box::pin(future);
    loop {
        let waker = Waker::from(Arc::clone(&again));
        let polled = blocking(move || {
            let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
            (future, polled)
        })
        .await?;
        match polled {
            (_, Poll::Ready(output)) => return Ok(output),
            (rest, Poll::Pending) => future = rest,
        }
        // A wake that came during the poll is kept.
        again.0.notified().await;
    }
}

/// Runs a function on a blocking thread.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Broken> {
    let work = tokio::task::spawn_blocking(move || catch_unwind(AssertUnwindSafe(work)));
    match work.await {
        Ok(Ok(output)) => Ok(output),
        Ok(Err(_)) => Err(Broken::Panicked),
        Err(_) => Err(Broken::NotRun),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn futures_end_as_they_would_elsewhere() {
        assert_eq!(offload(async { 7 }).await, Ok(7));
        let sleeps = async {
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_millis(10)).await;
                tokio::task::yield_now().await;
            }
            "done"
        };
        assert_eq!(offload(sleeps).await, Ok("done"));
        let panics = async {
            tokio::task::yield_now().await;
            assert!(std::hint::black_box(false), "on purpose");
        };
        assert_eq!(offload(panics).await, Err(Broken::Panicked));
    }
}
