//! A frame's header: the actors, once each, then per event its kind, version, zone, actor and size.
//!
//! Length-prefixed binary in a fixed order: the first byte is the format, numbers are LEB128.

use std::sync::Arc;

use agentos_types::{Actor, ActorKind, Zone};

/// The only format so far.
const FORMAT: u8 = 1;
/// Flag of an event whose payload is a reference to a blob of the stream.
const IN_BLOB: u8 = 0b100;
const ZONE: u8 = 0b011;
/// Actor kinds; the runtime itself needs no id.
const USER: u8 = 0;
const AGENT: u8 = 1;
const SYSTEM: u8 = 2;
const RUNTIME: u8 = 3;

/// What the header says of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventMeta {
    pub(crate) kind: u16,
    pub(crate) version: u8,
    pub(crate) zone: Option<Zone>,
    /// Index into [`Header::actors`].
    pub(crate) actor: usize,
    /// Bytes in the frame's payload.
    pub(crate) len: usize,
    pub(crate) in_blob: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) actors: Vec<Arc<Actor>>,
    pub(crate) events: Vec<EventMeta>,
}

impl Header {
    /// The index of an actor, which is added if it is new.
    pub(crate) fn actor(&mut self, actor: &Arc<Actor>) -> usize {
        let known = self
            .actors
            .iter()
            .position(|a| Arc::ptr_eq(a, actor) || a == actor);
        known.unwrap_or_else(|| {
            self.actors.push(Arc::clone(actor));
            self.actors.len() - 1
        })
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(16 + 40 * self.actors.len() + 8 * self.events.len());
        out.push(FORMAT);
        put(&mut out, self.actors.len() as u64);
        for actor in &self.actors {
            if **actor == Actor::system() {
                out.push(RUNTIME);
                continue;
            }
            out.push(match actor.kind {
                ActorKind::User => USER,
                ActorKind::Agent => AGENT,
                ActorKind::System => SYSTEM,
            });
            put(&mut out, actor.id.len() as u64);
            out.extend_from_slice(actor.id.as_bytes());
        }
        put(&mut out, self.events.len() as u64);
        for event in &self.events {
            put(&mut out, u64::from(event.kind));
            out.push(event.version);
            let zone = event.zone.map_or(0, |zone| zone as u8 + 1);
            out.push(zone | if event.in_blob { IN_BLOB } else { 0 });
            put(&mut out, event.actor as u64);
            put(&mut out, event.len as u64);
        }
        out
    }

    /// `None` if the bytes are not a header: it was damaged, or a newer program wrote it.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        if byte(&mut rest)? != FORMAT {
            return None;
        }
        let mut header = Self::default();
        for _ in 0..take(&mut rest)? {
            let kind = match byte(&mut rest)? {
                USER => ActorKind::User,
                AGENT => ActorKind::Agent,
                SYSTEM => ActorKind::System,
                RUNTIME => {
                    header.actors.push(Arc::new(Actor::system()));
                    continue;
                }
                _ => return None,
            };
            let len = usize::try_from(take(&mut rest)?).ok()?;
            let (id, after) = rest.split_at_checked(len)?;
            rest = after;
            header.actors.push(Arc::new(Actor {
                kind,
                id: std::str::from_utf8(id).ok()?.to_owned(),
            }));
        }
        for _ in 0..take(&mut rest)? {
            let kind = u16::try_from(take(&mut rest)?).ok()?;
            let version = byte(&mut rest)?;
            let flags = byte(&mut rest)?;
            let zone = match flags & ZONE {
                0 => None,
                n => Some(*Zone::ALL.get(usize::from(n) - 1)?),
            };
            let actor = usize::try_from(take(&mut rest)?)
                .ok()
                .filter(|&a| a < header.actors.len())?;
            let len = usize::try_from(take(&mut rest)?).ok()?;
            header.events.push(EventMeta {
                kind,
                version,
                zone,
                actor,
                len,
                in_blob: flags & IN_BLOB != 0,
            });
        }
        rest.is_empty().then_some(header)
    }
}

fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut n = 0;
    for shift in (0..64).step_by(7) {
        let byte = byte(rest)?;
        n |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(n);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{EventMeta, Header};
    use agentos_types::{Actor, Zone};
    use std::sync::Arc;

    fn sample() -> Header {
        let mut header = Header::default();
        let actors = [
            Actor::user("ann"),
            Actor::agent(""),
            Actor::system(),
            Actor::user("ann"),
        ];
        for (i, actor) in actors.into_iter().enumerate() {
            let actor = header.actor(&Arc::new(actor));
            let zone = [None, Some(Zone::Green), Some(Zone::Yellow), Some(Zone::Red)][i];
            let len = [0, 127, 128, usize::MAX][i];
            let kind = [0, 300, 1000, u16::MAX][i];
            header.events.push(EventMeta {
                kind,
                version: 255,
                zone,
                actor,
                len,
                in_blob: i % 2 == 1,
            });
        }
        header
    }

    #[test]
    fn reads_what_it_writes() {
        let header = sample();
        assert_eq!(header.actors.len(), 3);
        assert_eq!(Header::decode(&header.encode()), Some(header));
    }

    #[test]
    fn every_cut_and_any_format_but_ours_is_refused() {
        let bytes = sample().encode();
        for end in 0..bytes.len() {
            assert_eq!(Header::decode(&bytes[..end]), None, "{end}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(Header::decode(&longer), None);
        let newer = [&[2], &bytes[1..]].concat();
        assert_eq!(Header::decode(&newer), None);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..64)) {
            let with_format = [&[1], bytes.as_slice()].concat();
            let _ = (Header::decode(&bytes), Header::decode(&with_format));
        }
    }
}
