//! A child and everything that it started, as one thing to kill.

use tokio::process::Child;

/// Kills the child's process group when dropped, unless that has been done.
#[derive(Debug)]
pub(super) struct Group {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

impl Group {
    /// The child was started as the leader of its own group.
    pub(super) fn of(child: &Child) -> Self {
        #[cfg(unix)]
        return Self {
            leader: child
                .id()
                .and_then(|id| i32::try_from(id).ok())
                .and_then(rustix::process::Pid::from_raw),
        };
        #[cfg(not(unix))]
        {
            let _ = child;
            Self {}
        }
    }

    /// Once only: after the leader is reaped and the group is gone its number may be another's.
    pub(super) fn kill(&mut self) {
        #[cfg(unix)]
        if let Some(leader) = self.leader.take() {
            // An error says that nobody is left, which is what is wanted.
            let _ = rustix::process::kill_process_group(leader, rustix::process::Signal::KILL);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}
