//! This process as a worker: who it is, its lease, and the tasks that it runs beside the runs.

mod beside;
pub(crate) mod identity;
mod lease;
mod watch;

pub(crate) use beside::Beside;
pub(crate) use watch::watch;
