//! A future as a stream: it sends its events itself, and ends when the stream is dropped.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use tokio::sync::mpsc;

use super::RouterEvent;

/// Events of one call. Dropping it cancels the call down to the socket.
pub struct RouterStream {
    work: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    events: mpsc::Receiver<RouterEvent>,
}

/// Where the future puts its events; it waits until one is taken.
#[derive(Clone, Debug)]
pub(crate) struct Sink(mpsc::Sender<RouterEvent>);

impl Sink {
    pub(crate) async fn send(&self, event: RouterEvent) {
        // The receiver lives as long as the future that sends.
        let _ = self.0.send(event).await;
    }
}

impl RouterStream {
    pub(crate) fn new<F: Future<Output = ()> + Send + 'static>(work: impl FnOnce(Sink) -> F) -> Self {
        let (sender, events) = mpsc::channel(1);
        Self {
            work: Some(Box::pin(work(Sink(sender)))),
            events,
        }
    }
}

impl Stream for RouterStream {
    type Item = RouterEvent;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<RouterEvent>> {
        loop {
            if let Poll::Ready(event) = self.events.poll_recv(cx) {
                return Poll::Ready(event);
            }
            let Some(work) = &mut self.work else {
                return Poll::Ready(None);
            };
            if work.as_mut().poll(cx).is_ready() {
                // Its sender goes with it, so that the channel ends after its last event.
                self.work = None;
            } else {
                return self.events.poll_recv(cx);
            }
        }
    }
}

impl std::fmt::Debug for RouterStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RouterStream").finish_non_exhaustive()
    }
}
