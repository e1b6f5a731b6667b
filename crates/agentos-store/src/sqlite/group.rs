//! The writer's thread: drains what waits, commits it as one group, and only then answers.

use std::sync::mpsc as blocking;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::answer::Rest;
use super::writer::{Failed, Writer};
use crate::StoreError;

/// How much of the last commit's time the next one may wait for company.
const PART: u32 = 4;
const LONGEST: Duration = Duration::from_millis(1);
/// How long the writer stays awake after a commit, at most.
const AWAKE: Duration = Duration::from_micros(200);
/// Among many, who comes again at once comes within this of the one before: whoever is longer away does something
/// else meanwhile, and is not waited for.
const GAP: Duration = Duration::from_micros(50);

/// A write that shares its transaction with others.
pub(super) trait Task: Send {
    /// Writes, and keeps its result. May be called again after a roll-back. An error is SQLite's and
    /// rolls the whole group back; a refusal is a result, and has written nothing.
    fn run(&mut self, writer: &mut Writer<'_>) -> rusqlite::Result<()>;

    /// Hands the result over, after the flush, and with it what `rest` has to say to others.
    fn answer(self: Box<Self>, flushed: Result<(), StoreError>, rest: Rest);
}

/// What the writer's thread is given.
pub(super) enum Job {
    Group(Box<dyn Task>),
    /// Outside of any transaction.
    Alone(Box<dyn FnOnce(&mut Writer<'_>) + Send>),
    Stop,
}

/// The thread's whole life. It ends when it is told to stop or when no handle is left.
pub(super) fn run(
    mut writer: Writer<'_>,
    max_group: usize,
    jobs: &mut mpsc::Receiver<Job>,
    ready: &blocking::SyncSender<Result<(), StoreError>>,
) {
    let _ = ready.send(writer.look());
    let mut group = Group::default();
    let mut held = None;
    while let Some(job) = held.take().or_else(|| group.next(jobs)) {
        match job {
            Job::Group(task) => {
                group.tasks.push(task);
                held = group.gather(jobs, max_group);
                group.commit(&mut writer);
            }
            Job::Alone(work) => work(&mut writer),
            Job::Stop => break,
        }
    }
    writer.release_all();
}

/// The tasks of the next commit, and what the last one was like.
#[derive(Default)]
struct Group {
    tasks: Vec<Box<dyn Task>>,
    last_size: usize,
    last_took: Duration,
    /// How long to stay awake for the next.
    patience: Duration,
}

impl Group {
    /// The next job. Who was just answered often comes again within moments: going to sleep and being
    /// woken would cost it a good part of a flush.
    fn next(&mut self, jobs: &mut mpsc::Receiver<Job>) -> Option<Job> {
        let patience = std::mem::take(&mut self.patience);
        let begun = Instant::now();
        while begun.elapsed() < patience {
            match jobs.try_recv() {
                Ok(job) => return Some(job),
                Err(mpsc::error::TryRecvError::Disconnected) => return None,
                Err(mpsc::error::TryRecvError::Empty) => thread::yield_now(),
            }
        }
        jobs.blocking_recv()
    }

    /// Takes what waits. Those who were answered last are likely to come again at once, so a flush that
    /// they would miss waits for them, for a small part of what a flush takes. Whoever is alone never waits.
    fn gather(&mut self, jobs: &mut mpsc::Receiver<Job>, max: usize) -> Option<Job> {
        let expected = self.last_size.min(max);
        let mut until = None;
        let mut last_came = None;
        while self.tasks.len() < max {
            match jobs.try_recv() {
                Ok(Job::Group(task)) => {
                    self.tasks.push(task);
                    last_came = None;
                }
                Ok(other) => return Some(other),
                Err(_) if self.tasks.len() >= expected => break,
                Err(_) => {
                    let now = Instant::now();
                    let until = *until.get_or_insert(now + (self.last_took / PART).min(LONGEST));
                    if now >= until || now >= *last_came.get_or_insert(now) + GAP {
                        break;
                    }
                    thread::yield_now();
                }
            }
        }
        None
    }

    /// Commits the tasks as one group. If a write of one fails, each is tried by itself.
    fn commit(&mut self, writer: &mut Writer<'_>) {
        let begun = Instant::now();
        let size = self.tasks.len();
        let tasks = &mut self.tasks;
        let flushed = writer.transact(|writer| tasks.iter_mut().try_for_each(|task| task.run(writer)));
        match flushed {
            Err(Failed::Write(_)) if size > 1 => {
                for mut task in tasks.drain(..) {
                    let flushed = writer.transact(|writer| task.run(writer));
                    task.answer(flushed.map_err(Failed::into_error), Rest::default());
                }
            }
            flushed => Rest::new(tasks.drain(..), flushed.map_err(Failed::into_error)).go_on(),
        }
        let took = begun.elapsed();
        let patience = if size == 1 { AWAKE } else { GAP };
        (self.last_size, self.last_took, self.patience) = (size, took, took.min(patience));
    }
}
