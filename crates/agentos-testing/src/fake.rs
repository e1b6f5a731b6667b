//! The handle on a running fake provider.

use std::io;
use std::net::TcpListener as StdListener;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio_util::task::TaskTracker;

use crate::state::State;
use crate::{RecordedRequest, Script, Wire, server};

/// A provider on a free loopback port, for as long as this lives.
#[derive(Debug)]
pub struct FakeProvider {
    port: u16,
    state: Arc<State>,
}

impl FakeProvider {
    /// Serves in a task of the caller's runtime.
    pub async fn start(script: Script) -> io::Result<Self> {
        Self::start_on(0, script).await
    }

    /// Like [`start`](Self::start), on this port; 0 takes a free one.
    pub async fn start_on(port: u16, script: Script) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let fake = Self {
            port: listener.local_addr()?.port(),
            state: Arc::new(State::new(script)),
        };
        TaskTracker::new().spawn(server::serve(listener, Arc::clone(&fake.state)));
        Ok(fake)
    }

    /// Serves on a thread of its own, for tests without a runtime.
    pub fn start_blocking(script: Script) -> io::Result<Self> {
        let listener = StdListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let fake = Self {
            port: listener.local_addr()?.port(),
            state: Arc::new(State::new(script)),
        };
        let state = Arc::clone(&fake.state);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        std::thread::Builder::new()
            .name("fake-provider".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    if let Ok(listener) = TcpListener::from_std(listener) {
                        server::serve(listener, state).await;
                    }
                });
            })?;
        Ok(fake)
    }

    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The address to configure for a provider: what stands in place of `https://api.openai.com/v1`,
    /// `https://api.deepseek.com`, `https://api.anthropic.com`, `https://generativelanguage.googleapis.com`.
    #[must_use]
    pub fn base_url(&self, wire: Wire) -> String {
        let path = match wire {
            Wire::OpenAi | Wire::Responses => "/v1",
            Wire::DeepSeek | Wire::Anthropic | Wire::Gemini => "",
        };
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Plays another script from its beginning.
    pub fn set_script(&self, script: Script) {
        self.state.set_script(script);
    }

    /// Starts the script over and forgets the journal.
    pub fn reset(&self) {
        self.state.reset();
    }

    /// What was asked so far, the last 1,000.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state.journal.requests()
    }

    /// Waits until so many requests have come.
    pub async fn wait_for(&self, count: usize) -> Vec<RecordedRequest> {
        self.wait_until(|requests| requests.len() >= count).await
    }

    /// Waits until the requests are as the caller wants them, as in "the first one is abandoned".
    pub async fn wait_until(&self, is_so: impl Fn(&[RecordedRequest]) -> bool) -> Vec<RecordedRequest> {
        self.state.journal.until(is_so).await
    }
}

impl Drop for FakeProvider {
    fn drop(&mut self) {
        self.state.stop.cancel();
    }
}
