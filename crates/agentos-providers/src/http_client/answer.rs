//! The body of a response, and what becomes of its connection.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};

use super::line::Line;
use super::pool::{Pool, Server};

/// Read to its end, its connection waits for the next request. Left before, it does so if what is left is there
/// already, as after the last event of a stream; else, and when it broke, the connection is closed.
#[derive(Debug)]
pub(crate) struct Answer {
    body: Incoming,
    used: Option<Used>,
}

#[derive(Debug)]
struct Used {
    line: Line,
    pool: Pool,
    server: Server,
}

impl Answer {
    pub(super) fn new(body: Incoming, line: Line, pool: Pool, server: Server) -> Self {
        let used = line.is_http1().then_some(Used { line, pool, server });
        Self { body, used }
    }

    fn free(&mut self) {
        if let Some(used) = self.used.take() {
            used.pool.put(used.server, used.line);
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.free();
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        if frame.is_none() || self.body.is_end_stream() {
            self.free();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
