//! An append: first every refusal is decided, from what the writer remembers, then the rows are written.
//!
//! A refused append has therefore written nothing, and the group that it shares goes on without it.

use agentos_types::Timestamp;
use rusqlite::params;

use super::heads::Head;
use super::prepare::{Prepared, nat};
use super::summary;
use super::writer::Writer;
use crate::frame::{GENESIS, Place, encode, frame_hash};
use crate::{AppendError, Appended, Blob, StoreError};
use agentos_types::TENANT_DEFAULT;

impl Writer<'_> {
    /// All of the batch, or, with a refusal, none of it.
    pub(super) fn append(
        &mut self,
        batch: &[Prepared],
    ) -> rusqlite::Result<Result<Vec<Appended>, AppendError>> {
        // Seq and fence after each append, for a batch that appends to one stream twice.
        let mut after: Vec<(i64, i64)> = Vec::with_capacity(batch.len());
        for (index, append) in batch.iter().enumerate() {
            let earlier = batch
                .iter()
                .take(index)
                .rposition(|other| other.stream == append.stream);
            let current = match earlier.and_then(|at| after.get(at)) {
                Some(known) => Some(*known),
                None => self.head(&append.stream)?.map(|head| (head.seq, head.fence)),
            };
            if let Err(refusal) = check(append, current) {
                return Ok(Err(refusal));
            }
            after.push((append.expected_seq + append.n, append.fence));
        }
        for policies in batch.iter().filter_map(|append| append.policies.as_ref()) {
            if self.has_moved(policies)? {
                return Ok(Err(AppendError::PoliciesMoved));
            }
        }
        let booked = match self.book(batch.iter().flat_map(|append| &append.ledger))? {
            Ok(booked) => booked,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.write_balances(booked)?;
        batch
            .iter()
            .map(|append| self.write(append))
            .collect::<rusqlite::Result<_>>()
            .map(Ok)
    }

    fn write(&mut self, append: &Prepared) -> rusqlite::Result<Appended> {
        let before = self.head(&append.stream)?;
        let owner = match &append.owner {
            None => before.and_then(|head| head.owner),
            Some(None) => None,
            Some(Some(worker)) => Some(self.worker(&worker.0)?),
        };
        let mut head = before.unwrap_or(Head {
            id: 0,
            seq: 0,
            hash: GENESIS,
            at: i64::MIN,
            fence: 0,
            owner: None,
            posted: 0,
            taken: 0,
        });
        let first_seq = head.seq + 1;
        let pos = if append.n > 0 {
            self.take_pos()
        } else {
            self.last_pos()
        };
        head.at = head.at.max(append.at);
        head.owner = owner;
        head.fence = append.fence;
        head.seq += append.n;
        head.taken = append
            .inbox_taken
            .map_or(head.taken, |n| n.clamp(head.taken, head.posted));
        let mut header = Vec::new();
        if append.n > 0 {
            header = self.header(append)?;
            let place = Place {
                tenant: TENANT_DEFAULT,
                stream: &append.stream,
                pos,
                first_seq,
                at: head.at,
                fence: head.fence,
            };
            head.hash = frame_hash(
                &head.hash,
                &place,
                &header,
                &append.hashed_names,
                &append.payload_hash,
            );
        }
        if before.is_none() {
            head.id = self.create(&append.stream)?;
        }
        self.write_row(&head, append)?;
        if append.n > 0 {
            self.hot.insert_frame.execute(params![
                pos,
                head.id,
                first_seq,
                append.n,
                head.at,
                head.fence,
                header,
                append.payload,
                append.salt,
                head.hash.0
            ])?;
        }
        self.write_rest(&head, append)?;
        self.heads.set(&append.stream, head);
        Ok(Appended {
            pos: nat(pos),
            first_seq: nat(first_seq),
            last_seq: nat(head.seq),
            at: Timestamp(head.at),
            inbox_waiting: head.posted > head.taken,
        })
    }

    fn header(&mut self, append: &Prepared) -> rusqlite::Result<Vec<u8>> {
        let ids = append
            .actors
            .iter()
            .map(|actor| self.name(actor))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(encode(ids.into_iter(), &append.events))
    }

    /// The row is filled in by the update that follows in the same transaction.
    fn create(&mut self, stream: &str) -> rusqlite::Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO streams (tenant, name, seq, hash, at, fence, posted, taken) \
                 VALUES (0, ?, 0, x'', 0, 0, 0, 0)",
            )?
            .execute(params![stream])?;
        Ok(self.conn.last_insert_rowid())
    }

    fn write_row(&mut self, head: &Head, append: &Prepared) -> rusqlite::Result<()> {
        let Some(run) = &append.summary else {
            self.hot.update_head.execute(params![
                head.id,
                head.seq,
                head.hash.0,
                head.at,
                head.fence,
                head.owner,
                head.taken
            ])?;
            return Ok(());
        };
        let values = summary::values(run);
        let (agent, task_class) = (self.name(&run.agent_id)?, self.name(&run.task_class)?);
        let updated_at = Some(run.updated_at.millis()).filter(|at| *at != head.at);
        self.hot.update_run.execute(params![
            head.id,
            head.seq,
            head.hash.0,
            head.at,
            head.fence,
            head.owner,
            head.taken,
            values.status,
            run.auto,
            values.zone,
            agent,
            task_class,
            values.waiting_for,
            run.cost_usd.nanos(),
            values.tokens_input,
            values.tokens_output,
            values.tool_calls,
            run.error_code,
            run.created_at.millis(),
            updated_at,
            run.ended_at.map(Timestamp::millis)
        ])?;
        Ok(())
    }

    /// Blobs, snapshot, taken inbox rows and approvals: few appends have any.
    fn write_rest(&mut self, head: &Head, append: &Prepared) -> rusqlite::Result<()> {
        for blob in &append.own_blobs {
            self.write_blob(head.id, blob)?;
        }
        for blob in &append.shared_blobs {
            if !self.knows_blob(blob.digest) {
                self.write_blob(0, blob)?;
            }
        }
        if let Some(snapshot) = &append.snapshot {
            self.conn
                .prepare_cached("INSERT OR REPLACE INTO snapshots (stream, seq, bytes) VALUES (?,?,?)")?
                .execute(params![head.id, head.seq, snapshot])?;
        }
        if append.inbox_taken.is_some() {
            self.conn
                .prepare_cached("DELETE FROM inbox WHERE stream = ? AND n <= ?")?
                .execute(params![head.id, head.taken])?;
        }
        for change in &append.approvals {
            self.write_approval(head.id, change)?;
        }
        if let Some(policies) = &append.policies {
            self.write_policies(policies, head.at)?;
        }
        Ok(())
    }

    fn write_blob(&mut self, stream: i64, blob: &Blob) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached("INSERT OR IGNORE INTO blobs (stream, digest, bytes) VALUES (?,?,?)")?
            .execute(params![stream, blob.digest.0, blob.bytes])?;
        Ok(())
    }
}

/// The refusals, against the stream's seq and fence.
fn check(append: &Prepared, current: Option<(i64, i64)>) -> Result<(), AppendError> {
    let stream = || append.stream.clone();
    match current {
        None if append.expected_seq > 0 => Err(AppendError::Stale {
            stream: stream(),
            expected: nat(append.expected_seq),
            current: 0,
        }),
        None if append.n == 0 => Err(StoreError::NoStream(stream()).into()),
        None => Ok(()),
        Some(_) if append.expected_seq == 0 => Err(AppendError::Exists(stream())),
        Some((_, fence)) if append.fence < fence => Err(AppendError::Fenced {
            stream: stream(),
            given: nat(append.fence),
            current: nat(fence),
        }),
        Some((seq, _)) if append.expected_seq != seq => Err(AppendError::Stale {
            stream: stream(),
            expected: nat(append.expected_seq),
            current: nat(seq),
        }),
        Some(_) => Ok(()),
    }
}
