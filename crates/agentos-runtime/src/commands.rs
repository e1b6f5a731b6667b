//! Commands: how they come to a run, from this process and from others, and how its owner carries them
//! out between two steps. What each does to a run is in `run::command`.

use std::sync::Arc;

use agentos_types::{Actor, Run, RunId};
use tokio::sync::oneshot;

use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::run::cell::{Cell, Letter};
use crate::run::command::Command;
use crate::run::session::Session;

/// Where a command has gone.
pub(crate) enum Told {
    /// To whoever holds the run in this process; the run after it.
    Here(Box<Run>),
    /// Into the inbox of the process that will carry it out, at this place.
    Posted(u64),
}

impl Inner {
    /// Turns waiting commands into events, and tells those who asked once that is durable.
    pub(crate) async fn attend(&self, cell: &Cell, session: &mut Session) -> Result<(), RuntimeError> {
        session.charge_lost()?;
        if session.inbox_waiting {
            session.inbox_waiting = false;
            self.collect_inbox(cell, &session.run.run_id).await?;
        }
        // Nobody here drives it yet: who only attends to it does not keep it from those who would.
        let is_passing = session.run.auto && session.is_resting();
        while let Some(letter) = cell.take() {
            let applied = letter.command.apply(session, &letter.actor);
            if let Some(n) = letter.inbox {
                // Refused or not, it has been dealt with.
                session.take_inbox(n);
            }
            let flushed = if applied.is_ok() || letter.inbox.is_some() {
                if is_passing {
                    session.leave();
                }
                session.flush().await
            } else {
                Ok(())
            };
            let broken = flushed.as_ref().err().map(|error| match error {
                RuntimeError::Append(error) => error.clone().into(),
                _ => RuntimeError::Busy {
                    run_id: session.run.run_id.to_string(),
                },
            });
            let answer = flushed.and(applied);
            if let Err(refusal) = &answer {
                tracing::info!(run = %session.run.run_id, %refusal, "a command was refused");
            }
            // Whoever asked may have stopped listening.
            let _ = letter.reply.send(answer);
            if let Some(broken) = broken {
                return Err(broken);
            }
        }
        // After the decisions that came in time.
        if session.expire()? {
            session.flush().await?;
        }
        Ok(())
    }

    /// Puts the inbox's commands into the mailbox, each once.
    pub(crate) async fn collect_inbox(&self, cell: &Cell, run_id: &RunId) -> Result<(), RuntimeError> {
        let mut letters = Vec::new();
        for row in self.journal().inbox(run_id.as_str()).await? {
            match serde_json::from_slice::<Command>(&row.payload) {
                Ok(command) => {
                    let (reply, _) = oneshot::channel();
                    let letter = Letter {
                        command: command.posted(row.n),
                        actor: row.actor,
                        inbox: Some(row.n),
                        reply,
                    };
                    letters.push((row.n, letter));
                }
                Err(error) => tracing::error!(run = %run_id, %error, "an inbox row is no command"),
            }
        }
        cell.bring(letters);
        Ok(())
    }

    /// Brings other processes' commands to a run that this process owns.
    pub(crate) async fn bring(&self, run_id: &RunId) -> Result<(), RuntimeError> {
        let Some(cell) = self.owned(run_id) else {
            return Ok(());
        };
        self.collect_inbox(&cell, run_id).await?;
        // Whoever is in a step attends by itself; an idle run has nobody else.
        if let Ok(mut session) = Arc::clone(&cell.session).try_lock_owned()
            && !session.retired
        {
            let attended = self.attend(&cell, &mut session).await;
            self.retire(&cell, &mut session);
            return attended;
        }
        Ok(())
    }

    /// Gives a command to the run: to whoever holds it in this process, to itself, or to its owner's
    /// inbox.
    pub(crate) async fn command(
        &self,
        run_id: &RunId,
        command: Command,
        actor: &Actor,
    ) -> Result<Told, RuntimeError> {
        loop {
            let cell = match self.cell(run_id).await {
                Ok(cell) => cell,
                Err(RuntimeError::Busy { .. }) => {
                    let payload = serde_json::to_vec(&command)
                        .map_err(|error| RuntimeError::Internal(error.to_string()))?;
                    let posted = self.journal().post(run_id.as_str(), actor.clone(), payload);
                    let n = posted.await?;
                    // Its owner may have let go of it just now: then it is for whoever wrote to claim it.
                    return match self.cell(run_id).await {
                        Ok(_) => self.bring(run_id).await.map(|()| Told::Posted(n)),
                        Err(RuntimeError::Busy { .. }) => Ok(Told::Posted(n)),
                        Err(other) => Err(other),
                    };
                }
                Err(other) => return Err(other),
            };
            let (reply, mut answer) = oneshot::channel();
            cell.put(Letter {
                command: command.clone(),
                actor: actor.clone(),
                inbox: None,
                reply,
            });
            // Whoever holds the session attends to it; if nobody does, we do.
            tokio::select! {
                biased;
                answer = &mut answer => {
                    if let Ok(outcome) = answer {
                        outcome?;
                        return Ok(Told::Here(Box::new(self.current(run_id).await?)));
                    }
                }
                mut session = Arc::clone(&cell.session).lock_owned() => {
                    if session.retired {
                        cell.close();
                        continue;
                    }
                    let attended = self.attend(&cell, &mut session).await;
                    let run = session.run.clone();
                    self.retire(&cell, &mut session);
                    drop(session);
                    match answer.try_recv() {
                        Ok(outcome) => return outcome.map(|()| Told::Here(Box::new(run))),
                        // The store broke over somebody else's command, before ours was looked at.
                        Err(_) => attended?,
                    }
                }
            }
        }
    }
}
