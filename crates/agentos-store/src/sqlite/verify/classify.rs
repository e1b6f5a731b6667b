//! What was done to a frame that does not fit: was it moved, put in, or edited?
//!
//! The true frame of a place still fits it when columns are put together right. If some other row
//! supplies what is needed, frames were moved; if none does, the frame was edited.

use agentos_types::{Digest, TENANT_DEFAULT};
use rusqlite::{Connection, params};

use crate::BadKind;
use crate::frame::{Header, Place, frame_hash, payload_hash};
use crate::sqlite::names::Actors;
use crate::sqlite::rows::{self, FRAME, Frame};

/// A frame whose hash is not what its place and content make.
pub(super) struct Mismatch {
    pub(super) stream: String,
    /// The hash before it, which is known to be right.
    pub(super) prev: Digest,
    /// What the stream's row says is its last event.
    pub(super) head_seq: i64,
    pub(super) frame: Frame,
}

pub(super) fn kind(conn: &Connection, bad: &Mismatch) -> rusqlite::Result<BadKind> {
    if bad.frame.first_seq > bad.head_seq || is_copy(conn, &bad.frame)? {
        return Ok(BadKind::Inserted);
    }
    if !moved(conn, bad)? {
        return Ok(BadKind::Edited);
    }
    // The true frame is elsewhere: pushed aside by one frame too many, or changed places with this one.
    let events: i64 = conn.query_row(
        "SELECT coalesce(sum(n), 0) FROM frames WHERE stream = ?",
        params![bad.frame.stream],
        |row| row.get(0),
    )?;
    Ok(if events > bad.head_seq {
        BadKind::Inserted
    } else {
        BadKind::Reordered
    })
}

/// No two frames have one hash, but for a copy.
fn is_copy(conn: &Connection, frame: &Frame) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM frames WHERE hash = ? AND pos <> ?")?
        .exists(params![frame.hash, frame.pos])
}

/// Is there a row that, together with this one, makes the frame that belongs here? Rows of the same
/// stream first.
fn moved(conn: &Connection, bad: &Mismatch) -> rusqlite::Result<bool> {
    let sql = format!("SELECT {FRAME} FROM frames f WHERE f.pos <> ?1 ORDER BY f.stream <> ?2, f.pos");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut actors = Actors::new(conn);
    let mine = actors.of(&bad.frame)?;
    let mut rows = statement.query(params![bad.frame.pos, bad.frame.stream])?;
    while let Some(row) = rows.next()? {
        let other = rows::frame(row)?;
        let names = [mine.clone(), actors.of(&other)?];
        if bad.fits_with(&other, &names) {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Actors<'_> {
    /// The names of a frame's actors as they are hashed; nothing, where it has no header.
    fn of(&mut self, frame: &Frame) -> rusqlite::Result<Vec<u8>> {
        let header = Header::decode(&frame.header).unwrap_or_default();
        Ok(self.hashed(&header.actors)?.unwrap_or_default())
    }
}

impl Mismatch {
    /// Tries every way to put the frame of this place together from this row's columns and the other's.
    fn fits_with(&self, other: &Frame, names: &[Vec<u8>; 2]) -> bool {
        let mine = &self.frame;
        let both = [mine, other];
        let payloads = both.map(|payload| both.map(|salt| hashed(payload, salt)));
        let pick = |bits: u8, bit: u8| usize::from(bits >> bit & 1);
        // Payload 0, salt 1, position 2, time and fence 3, header 4, hash 5. Salts, positions and hashes
        // are each frame's own; the rest may be alike in frames that nobody has touched.
        (1..64_u8).filter(|bits| bits & 0b10_0110 != 0).any(|bits| {
            let at = |bit| both.get(pick(bits, bit)).copied().unwrap_or(mine);
            let payload = payloads
                .get(pick(bits, 0))
                .and_then(|salts| salts.get(pick(bits, 1)));
            let Some(Some(payload)) = payload else {
                return false;
            };
            let place = Place {
                tenant: TENANT_DEFAULT,
                stream: &self.stream,
                pos: at(2).pos,
                first_seq: mine.first_seq,
                at: at(3).at,
                fence: at(3).fence,
            };
            let names = names.get(pick(bits, 4)).map_or(&[][..], Vec::as_slice);
            frame_hash(&self.prev, &place, &at(4).header, names, payload).0 == *at(5).hash
        })
    }
}

fn hashed(payload: &Frame, salt: &Frame) -> Option<Digest> {
    match (&payload.payload, &salt.salt) {
        (Some(payload), Some(salt)) => Some(payload_hash(salt, payload)),
        (None, None) => payload
            .payload_hash
            .as_deref()
            .and_then(|h| h.try_into().ok())
            .map(Digest),
        _ => None,
    }
}
