//! This process as a worker: who it is, its lease, and the tasks that it runs beside the runs.

pub(crate) mod identity;
mod lease;
mod watch;

pub(crate) use watch::watch;
