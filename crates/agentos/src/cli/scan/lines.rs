//! Cuts the input into batches of whole lines. A line that is too long is not kept: it is counted, and skipped.

use std::io::{self, Read};

/// A batch is about so long.
const BATCH: usize = 256 * 1024;
/// A longer line is refused. It must fit into memory once for each thread.
pub(super) const LINE_MAX: usize = 64 << 20;

/// Some lines, and the number of the first.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) first: u64,
    pub(super) bytes: Vec<u8>,
    /// The line at the end of `bytes` was longer than allowed, and only its place is left.
    pub(super) too_long: bool,
}

/// The batches of an input, in order.
pub(super) struct Batches<R> {
    input: R,
    /// What has been read and not given.
    held: Vec<u8>,
    line: u64,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            held: Vec::new(),
            line: 1,
            ended: false,
        }
    }

    fn give(&mut self, len: usize) -> Batch {
        let rest = self.held.split_off(len);
        let bytes = std::mem::replace(&mut self.held, rest);
        let first = self.line;
        self.line += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        Batch {
            first,
            bytes,
            too_long: false,
        }
    }

    /// Skips to the end of the line whose beginning is held.
    fn skip(&mut self) -> io::Result<Batch> {
        let first = self.line;
        self.line += 1;
        loop {
            if let Some(end) = self.held.iter().position(|byte| *byte == b'\n') {
                self.held.drain(..=end);
                break;
            }
            self.held.clear();
            if self.more()? == 0 {
                self.ended = true;
                break;
            }
        }
        Ok(Batch {
            first,
            bytes: Vec::new(),
            too_long: true,
        })
    }

    fn more(&mut self) -> io::Result<usize> {
        (&mut self.input).take(BATCH as u64).read_to_end(&mut self.held)
    }
}

impl<R: Read> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut searched = 0;
        loop {
            let fresh = self.held.get(searched..).unwrap_or_default();
            if let Some(end) = fresh.iter().rposition(|byte| *byte == b'\n') {
                return Some(Ok(self.give(searched + end + 1)));
            }
            if self.ended {
                return (!self.held.is_empty()).then(|| Ok(self.give(self.held.len())));
            }
            if self.held.len() > LINE_MAX {
                return Some(self.skip());
            }
            searched = self.held.len();
            match self.more() {
                Ok(0) => self.ended = true,
                Ok(_) => {}
                Err(error) => {
                    self.ended = true;
                    self.held.clear();
                    return Some(Err(error));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_never_cut() {
        let line = "x".repeat(1000);
        let text = [line.as_str(); 2000].join("\n");
        let batches: Vec<Batch> = Batches::new(text.as_bytes()).map(Result::unwrap).collect();
        assert!(batches.len() > 2);
        let mut number = 1;
        for batch in &batches {
            assert_eq!(batch.first, number);
            number += batch.bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        }
        let joined: Vec<u8> = batches.into_iter().flat_map(|batch| batch.bytes).collect();
        assert_eq!(joined, text.as_bytes());
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_counted() {
        let long = io::repeat(b'x').take(LINE_MAX as u64 * 2);
        let input = b"one\n".chain(long).chain(&b"\nthree\n"[..]);
        let batches: Vec<Batch> = Batches::new(input).map(Result::unwrap).collect();
        let shown: Vec<_> = batches
            .iter()
            .map(|batch| (batch.first, batch.bytes.as_slice(), batch.too_long))
            .collect();
        assert_eq!(
            shown,
            [
                (1, &b"one\n"[..], false),
                (2, &b""[..], true),
                (3, &b"three\n"[..], false)
            ]
        );
    }
}
