//! Answers to a group: the writer wakes one of those who wait, and that one wakes the others.
//!
//! Waking a task from outside of the runtime costs more than writing its rows; from within it is cheap.

use tokio::sync::oneshot;

use super::group::Task;
use super::writer::Writer;
use crate::StoreError;

/// The tasks of a flushed group that have no answer yet. It answers them when it is dropped, so that
/// nobody is forgotten whatever becomes of the one who carries it.
#[derive(Default)]
pub(super) struct Rest(Option<Waiting>);

struct Waiting {
    tasks: Vec<Box<dyn Task>>,
    flushed: Result<(), StoreError>,
}

impl Rest {
    pub(super) fn new(
        tasks: impl DoubleEndedIterator<Item = Box<dyn Task>>,
        flushed: Result<(), StoreError>,
    ) -> Self {
        Self(Some(Waiting {
            tasks: tasks.rev().collect(),
            flushed,
        }))
    }

    /// Answers the first, and leaves the others to it.
    pub(super) fn go_on(mut self) {
        let Some(mut waiting) = self.0.take() else { return };
        if let Some(first) = waiting.tasks.pop() {
            let flushed = waiting.flushed.clone();
            let rest = if waiting.tasks.is_empty() {
                Self(None)
            } else {
                Self(Some(waiting))
            };
            first.answer(flushed, rest);
        }
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        if let Some(mut waiting) = self.0.take() {
            while let Some(task) = waiting.tasks.pop() {
                task.answer(waiting.flushed.clone(), Self(None));
            }
        }
    }
}

/// A result on its way to whoever asked.
pub(super) struct Answer<T, E> {
    pub(super) result: Result<T, E>,
    pub(super) rest: Rest,
}

/// A closure and the place where its result waits for the flush.
pub(super) struct Call<F, T, E> {
    pub(super) work: F,
    pub(super) result: Option<Result<T, E>>,
    pub(super) reply: oneshot::Sender<Answer<T, E>>,
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

    fn answer(self: Box<Self>, flushed: Result<(), StoreError>, rest: Rest) {
        let result = match (flushed, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Closed.into()),
            // Refusals too: they may rest on what the group had written.
            (Err(error), _) => Err(error.into()),
        };
        // Whoever asked may have gone: the write stands, and what comes back goes on with the rest.
        drop(self.reply.send(Answer { result, rest }));
    }
}
