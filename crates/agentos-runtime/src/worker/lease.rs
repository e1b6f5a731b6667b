//! The lease: one row, renewed by the database's clock, while this process owns runs.

use std::sync::PoisonError;

use tokio::time::Instant;

use crate::error::RuntimeError;
use crate::inner::Inner;

impl Inner {
    /// Makes sure that what is claimed next is covered by a lease.
    pub(crate) async fn keep_lease(&self) -> Result<(), RuntimeError> {
        let lease = self.lease();
        let renew_before = Instant::now() + lease / 2;
        let held = *self.leased_until.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_some_and(|until| until > renew_before) {
            return Ok(());
        }
        let until = Instant::now() + lease;
        self.journal()
            .renew(&self.shared.worker, self.config.lease_ms)
            .await?;
        *self.leased_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
        Ok(())
    }
}
