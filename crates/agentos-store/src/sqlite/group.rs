//! The writer's thread: drains what waits, commits it as one group, and only then answers.

use std::sync::mpsc as blocking;

use tokio::sync::{mpsc, oneshot};

use super::writer::{Failed, Writer};
use crate::StoreError;

/// A write that shares its transaction with others.
pub(super) trait Task: Send {
    /// Writes, and keeps its result. May be called again after a roll-back. An error is SQLite's and
    /// rolls the whole group back; a refusal is a result, and has written nothing.
    fn run(&mut self, writer: &mut Writer<'_>) -> rusqlite::Result<()>;

    /// Hands the result over, after the flush.
    fn answer(self: Box<Self>, flushed: Result<(), StoreError>);
}

/// What the writer's thread is given.
pub(super) enum Job {
    Group(Box<dyn Task>),
    /// Outside of any transaction.
    Alone(Box<dyn FnOnce(&mut Writer<'_>) + Send>),
    Stop,
}

/// A closure and the place where its result waits for the flush.
pub(super) struct Call<F, T, E> {
    pub(super) work: F,
    pub(super) result: Option<Result<T, E>>,
    pub(super) reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Task for Call<F, T, E>
where
    F: FnMut(&mut Writer<'_>) -> rusqlite::Result<Result<T, E>> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, writer: &mut Writer<'_>) -> rusqlite::Result<()> {
        self.result = Some((self.work)(writer)?);
        Ok(())
    }

    fn answer(self: Box<Self>, flushed: Result<(), StoreError>) {
        let result = match (flushed, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Closed.into()),
            // A refusal stands whatever became of the others' flush.
            (Err(_), Some(Err(refusal))) => Err(refusal),
            (Err(error), _) => Err(error.into()),
        };
        // Whoever asked may have gone; the write stands all the same.
        let _ = self.reply.send(result);
    }
}

/// The thread's whole life. It ends when it is told to stop or when no handle is left.
pub(super) fn run(
    mut writer: Writer<'_>,
    max_group: usize,
    mut jobs: mpsc::Receiver<Job>,
    ready: &blocking::SyncSender<Result<(), StoreError>>,
) {
    let _ = ready.send(writer.look());
    let mut tasks: Vec<Box<dyn Task>> = Vec::new();
    let mut held = None;
    while let Some(job) = held.take().or_else(|| jobs.blocking_recv()) {
        match job {
            Job::Group(task) => {
                tasks.push(task);
                while tasks.len() < max_group {
                    match jobs.try_recv() {
                        Ok(Job::Group(task)) => tasks.push(task),
                        Ok(other) => {
                            held = Some(other);
                            break;
                        }
                        Err(_) => break,
                    }
                }
                commit(&mut writer, &mut tasks);
            }
            Job::Alone(work) => work(&mut writer),
            Job::Stop => break,
        }
    }
    writer.release_all();
}

/// Commits the tasks as one group. If a write of one fails, each is tried by itself.
fn commit(writer: &mut Writer<'_>, tasks: &mut Vec<Box<dyn Task>>) {
    let flushed = writer.transact(|writer| tasks.iter_mut().try_for_each(|task| task.run(writer)));
    match flushed {
        Err(Failed::Write(_)) if tasks.len() > 1 => {
            for mut task in tasks.drain(..) {
                let flushed = writer.transact(|writer| task.run(writer));
                task.answer(flushed.map_err(Failed::into_error));
            }
        }
        flushed => {
            let flushed = flushed.map_err(Failed::into_error);
            for task in tasks.drain(..) {
                task.answer(flushed.clone());
            }
        }
    }
}
