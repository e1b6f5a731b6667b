//! A run's place in this process: who may touch it now, and what others have asked meanwhile.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use agentos_types::Actor;
use tokio::sync::{Notify, oneshot};

use crate::error::RuntimeError;
use crate::run::command::Command;
use crate::run::session::Session;

/// One run that this process owns. The lock is held for a whole step, so steps never overlap.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) session: Arc<tokio::sync::Mutex<Session>>,
    mailbox: Mutex<Mailbox>,
    arrived: Notify,
}

#[derive(Debug, Default)]
struct Mailbox {
    letters: VecDeque<Letter>,
    /// Inbox rows up to this one are among the letters, or have been.
    brought: u64,
}

/// A command and the one who waits for its outcome.
#[derive(Debug)]
pub(crate) struct Letter {
    pub(crate) command: Command,
    pub(crate) actor: Actor,
    /// The inbox row that it came from, when another process asked.
    pub(crate) inbox: Option<u64>,
    pub(crate) reply: oneshot::Sender<Result<(), RuntimeError>>,
}

impl Cell {
    pub(crate) fn new(session: Session) -> Arc<Self> {
        Arc::new(Self {
            session: Arc::new(tokio::sync::Mutex::new(session)),
            mailbox: Mutex::default(),
            arrived: Notify::new(),
        })
    }

    pub(crate) fn put(&self, letter: Letter) {
        self.mailbox().letters.push_back(letter);
        // One who is in a call listens; one who comes later looks first.
        self.arrived.notify_waiters();
    }

    /// Puts the letters of inbox rows, given in the rows' order. Rows are read by several before they are
    /// taken; each is brought once, and none before an earlier one.
    pub(crate) fn bring(&self, letters: Vec<(u64, Letter)>) {
        let mut mailbox = self.mailbox();
        for (row, letter) in letters {
            if row > mailbox.brought {
                mailbox.brought = row;
                mailbox.letters.push_back(letter);
            }
        }
        drop(mailbox);
        self.arrived.notify_waiters();
    }

    pub(crate) fn take(&self) -> Option<Letter> {
        self.mailbox().letters.pop_front()
    }

    /// Nobody will attend here any more: those who wait learn it, and ask again elsewhere.
    pub(crate) fn close(&self) {
        self.mailbox().letters.clear();
    }

    /// Returns when a command is there for which a call under way must be given up.
    pub(crate) async fn interrupted(&self, repeatable: bool) {
        loop {
            let arrived = self.arrived.notified();
            tokio::pin!(arrived);
            // Registered before the look, so that no letter falls between the two.
            arrived.as_mut().enable();
            if self.must_stop(repeatable) {
                return;
            }
            arrived.await;
        }
    }

    /// Is a command there for which a call must be given up, or not be begun?
    pub(crate) fn must_stop(&self, repeatable: bool) -> bool {
        self.mailbox()
            .letters
            .iter()
            .any(|letter| letter.command.interrupts(repeatable))
    }

    fn mailbox(&self) -> MutexGuard<'_, Mailbox> {
        self.mailbox.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
