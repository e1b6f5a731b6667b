//! A future as a stream: it sends its events itself, and ends when the stream is dropped.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use tokio::sync::{Notify, mpsc};

use super::RouterEvent;

/// Events of one call. Dropping it cancels the call down to the socket.
pub struct RouterStream {
    work: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    events: mpsc::Receiver<RouterEvent>,
    stop: Arc<Notify>,
}

/// Where the future puts its events; it waits until one is taken.
#[derive(Clone, Debug)]
pub(crate) struct Sink {
    events: mpsc::Sender<RouterEvent>,
    stop: Arc<Notify>,
}

impl Sink {
    pub(crate) async fn send(&self, event: RouterEvent) {
        // The receiver lives as long as the future that sends.
        let _ = self.events.send(event).await;
    }

    /// Returns when the consumer wants no more.
    pub(crate) async fn stopped(&self) {
        self.stop.notified().await;
    }
}

impl RouterStream {
    pub(crate) fn new<F: Future<Output = ()> + Send + 'static>(work: impl FnOnce(Sink) -> F) -> Self {
        let (sender, events) = mpsc::channel(1);
        let stop = Arc::new(Notify::new());
        let sink = Sink {
            events: sender,
            stop: Arc::clone(&stop),
        };
        Self {
            work: Some(Box::pin(work(sink))),
            events,
            stop,
        }
    }

    /// Ends the call at once, down to the socket. Gives the last event, with what has come and what it cost, or
    /// could have cost; `None` where no provider was asked.
    pub async fn stop(mut self) -> Option<RouterEvent> {
        self.stop.notify_one();
        poll_fn(|cx| {
            loop {
                match Pin::new(&mut self).poll_next(cx) {
                    Poll::Ready(Some(event)) if event.is_last() => return Poll::Ready(Some(event)),
                    Poll::Ready(Some(_)) => (),
                    // What is waited for now is another call's answer.
                    Poll::Ready(None) | Poll::Pending => return Poll::Ready(None),
                }
            }
        })
        .await
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
