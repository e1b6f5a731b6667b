//! The budget ledger: what is spent and reserved on each account, changed with the events that say why.
//!
//! It knows no agents or runs: an account is a name. Where that ends in a day, it is removed some time after
//! it. Like heads, balances are remembered while no other process writes.

use agentos_types::Usd;
use foldhash::HashMap;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::writer::Writer;
use crate::{AppendError, Balance, LedgerChange};

/// Accounts remembered; beyond it all are read again.
const KNOWN: usize = 1024;

/// Balances as of the last write, by account; an account without a row is empty.
pub(super) type Balances = HashMap<String, Balance>;

/// The accounts that an append changes, each once; they are few.
pub(super) type Booked<'a> = Vec<(&'a str, Balance)>;

impl Writer<'_> {
    /// What the changes come to, one after another; the first that does not fit refuses them all.
    /// Writes nothing.
    pub(super) fn book<'a>(
        &mut self,
        changes: impl Iterator<Item = &'a LedgerChange>,
    ) -> rusqlite::Result<Result<Booked<'a>, AppendError>> {
        let mut booked = Booked::new();
        for change in changes {
            let known = booked.iter().position(|(account, _)| *account == change.account);
            let balance = match known.and_then(|at| booked.get(at)) {
                Some((_, balance)) => *balance,
                None => self.balance(&change.account)?,
            };
            let after = balance.after(change);
            if let Some(limit) = change.limit
                && change.reserve > Usd::ZERO
                && after.committed() > limit
            {
                return Ok(Err(AppendError::OverBudget {
                    account: change.account.clone(),
                    limit,
                    balance,
                    asked: change.reserve + change.spend,
                }));
            }
            match known.and_then(|at| booked.get_mut(at)) {
                Some(entry) => entry.1 = after,
                None => booked.push((&change.account, after)),
            }
        }
        Ok(Ok(booked))
    }

    pub(super) fn write_balances(&mut self, booked: Booked<'_>) -> rusqlite::Result<()> {
        for (account, balance) in booked {
            self.conn
                .prepare_cached(
                    "INSERT INTO budgets (tenant, account, spent, reserved) VALUES (0, ?, ?, ?) \
                     ON CONFLICT DO UPDATE SET spent = excluded.spent, reserved = excluded.reserved",
                )?
                .execute(params![account, balance.spent.nanos(), balance.reserved.nanos()])?;
            self.remember(account, balance);
        }
        Ok(())
    }

    /// Removes the accounts of days before `before` and before the first day of every run that has not
    /// ended, where nothing is reserved. Nobody books on them any more.
    pub(super) fn remove_days(&mut self, before: i64) -> rusqlite::Result<u64> {
        let removed = self.conn.execute(
            "DELETE FROM budgets WHERE tenant = 0 AND reserved = 0 \
             AND account GLOB '*:[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' \
             AND substr(account, -10) < strftime('%Y-%m-%d', min(?1, coalesce( \
                 (SELECT min(created_at) FROM streams WHERE status < 3), ?1)) / 1000, 'unixepoch')",
            params![before],
        )?;
        self.balances.clear();
        Ok(removed as u64)
    }

    fn balance(&mut self, account: &str) -> rusqlite::Result<Balance> {
        if let Some(known) = self.balances.get(account) {
            return Ok(*known);
        }
        let found = balance(self.conn, account)?.unwrap_or_default();
        self.remember(account, found);
        Ok(found)
    }

    fn remember(&mut self, account: &str, balance: Balance) {
        if let Some(known) = self.balances.get_mut(account) {
            *known = balance;
            return;
        }
        if self.balances.len() >= KNOWN {
            self.balances.clear();
        }
        self.balances.insert(account.to_owned(), balance);
    }
}

/// An account's row.
pub(super) fn balance(conn: &Connection, account: &str) -> rusqlite::Result<Option<Balance>> {
    conn.prepare_cached("SELECT spent, reserved FROM budgets WHERE tenant = 0 AND account = ?")?
        .query_row(params![account], |row| {
            Ok(Balance {
                spent: Usd::from_nanos(row.get(0)?),
                reserved: Usd::from_nanos(row.get(1)?),
            })
        })
        .optional()
}

/// The rows of accounts whose name ends so.
pub(super) fn balances(conn: &Connection, ending: &str) -> rusqlite::Result<Vec<(String, Balance)>> {
    conn.prepare_cached(
        "SELECT account, spent, reserved FROM budgets \
         WHERE tenant = 0 AND substr(account, -length(?1)) = ?1 ORDER BY account",
    )?
    .query_map(params![ending], |row| {
        let balance = Balance {
            spent: Usd::from_nanos(row.get(1)?),
            reserved: Usd::from_nanos(row.get(2)?),
        };
        Ok((row.get(0)?, balance))
    })?
    .collect()
}
