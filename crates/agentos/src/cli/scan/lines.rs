//! Cuts the input into batches of whole lines. A line that is too long is not kept: it is counted, and skipped.
//! Nobody waits for a batch to be full: who writes a line and waits for its answer gets it.

use std::io::{self, BufRead, BufReader, Read};

use super::super::given::without_mark;

/// A batch is at most about so long, but for a long line.
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
    input: BufReader<R>,
    /// What has been read and not given.
    held: Vec<u8>,
    line: u64,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(BATCH, input),
            held: Vec::new(),
            line: 1,
            ended: false,
        }
    }

    fn give(&mut self, len: usize) -> Batch {
        let rest = self.held.split_off(len);
        let mut bytes = std::mem::replace(&mut self.held, rest);
        if self.line == 1 {
            bytes.drain(..bytes.len() - without_mark(&bytes).len());
        }
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

    /// What there is to read, once there is something.
    fn more(&mut self) -> io::Result<usize> {
        loop {
            match self.input.fill_buf() {
                Ok(read) => {
                    let len = read.len();
                    self.held.extend_from_slice(read);
                    self.input.consume(len);
                    return Ok(len);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
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

    /// Gives a piece at each read, as a pipe does.
    struct Pieces<'a> {
        pieces: std::slice::Iter<'a, &'a [u8]>,
        reads: &'a std::cell::Cell<usize>,
    }

    impl Read for Pieces<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.reads.set(self.reads.get() + 1);
            let piece = self.pieces.next().copied().unwrap_or_default();
            into[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    #[test]
    fn a_line_is_given_once_it_is_read() {
        let reads = std::cell::Cell::new(0);
        let pieces: [&[u8]; 4] = [b"one\ntw", b"o\n", b"thr", b"ee"];
        let mut batches = Batches::new(Pieces {
            pieces: pieces.iter(),
            reads: &reads,
        });
        for (line, after) in [(&b"one\n"[..], 1), (b"two\n", 2), (b"three", 5)] {
            let batch = batches.next().unwrap().unwrap();
            assert_eq!((batch.bytes.as_slice(), reads.get()), (line, after));
        }
        assert!(batches.next().is_none());
    }

    #[test]
    fn a_mark_before_the_first_line_is_no_part_of_it() {
        for (input, expected) in [
            (&b"\xef\xbb\xbfone\ntwo"[..], &b"one\ntwo"[..]),
            (b"\xef\xbb\xbf", b""),
            (b"one\n\xef\xbb\xbftwo", b"one\n\xef\xbb\xbftwo"),
        ] {
            let batches = Batches::new(input).map(Result::unwrap);
            let joined: Vec<u8> = batches.flat_map(|batch| batch.bytes).collect();
            assert_eq!(joined, expected);
        }
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
