//! How work gets to the threads, and its result back.
//!
//! In memory the caller's thread waits for the answer: it is there at once, and a test whose clock
//! stands still does not see time pass meanwhile.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use rusqlite::Connection;
use tokio::sync::oneshot;
use tokio::task::unconstrained;

use super::SqliteStore;
use super::answer::{Answer, Call};
use super::group::Job;
use super::open::unavailable;
use super::readers::Read;
use super::writer::Writer;
use crate::StoreError;

impl SqliteStore {
    /// Does `work` in a transaction that it may share, and answers after the flush.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Writer<'_>) -> rusqlite::Result<Result<T, E>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Call {
            work,
            result: None,
            reply,
        });
        let Answer { result, rest } = self.hand_over(Job::Group(call), answer).await?;
        // The others of the group, woken from here rather than from the writer's thread.
        drop(rest);
        result
    }

    /// Does `work` on the writer's thread outside of any transaction.
    pub(super) async fn alone<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work = move |writer: &mut Writer<'_>| drop(reply.send(work(writer)));
        self.hand_over(Job::Alone(Box::new(work)), answer).await?
    }

    /// Reads, beside whatever is being written.
    pub(super) async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let path = Arc::clone(&self.0.path);
        let work = move |conn: &Connection| work(conn).map_err(|e| unavailable(&path, e));
        let Some(reads) = &self.0.reads else {
            return self.alone(move |writer| work(writer.conn)).await;
        };
        let (reply, answer) = oneshot::channel();
        let work = move |conn: &Connection| drop(reply.send(work(conn)));
        reads
            .send(Read::Run(Box::new(work)))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Ends the threads, the writer's last; every later call finds the store closed.
    pub(super) async fn stop(&self) {
        if let Some(reads) = &self.0.reads {
            let threads = self
                .0
                .threads
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .len();
            for _ in 1..threads {
                // Whoever is closed already needs no word.
                let _ = reads.send(Read::Stop).await;
            }
            reads.closed().await;
        }
        let Some(jobs) = &self.0.jobs else { return };
        let _ = jobs.send(Job::Stop).await;
        jobs.closed().await;
    }

    async fn hand_over<A>(&self, job: Job, answer: oneshot::Receiver<A>) -> Result<A, StoreError> {
        let jobs = self.0.jobs.as_ref().ok_or(StoreError::Closed)?;
        let answered = async {
            jobs.send(job).await.map_err(|_| StoreError::Closed)?;
            answer.await.map_err(|_| StoreError::Closed)
        };
        match self.0.reads {
            Some(_) => answered.await,
            None => wait_here(unconstrained(answered)),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread. What is waited for comes from the writer's thread, never from the runtime.
fn wait_here<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
