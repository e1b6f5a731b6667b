//! The floor of a model call: reqwest alone, with the same body, to the same server.

use serde_json::{Value, json};

pub(crate) struct Bare {
    client: reqwest::Client,
    url: String,
    body: Value,
}

impl Bare {
    pub(crate) fn new(base: &str, prompt: &str, stream: bool) -> Result<Self, reqwest::Error> {
        let plain = json!({
            "model": "gpt-4o-mini",
            "messages": [{ "role": "user", "content": prompt }],
            "max_completion_tokens": 200,
        });
        let streamed = json!({
            "model": "gpt-4o-mini",
            "messages": [{ "role": "user", "content": prompt }],
            "max_completion_tokens": 200,
            "stream": true,
            "stream_options": { "include_usage": true },
        });
        let body = if stream { streamed } else { plain };
        Ok(Self {
            client: reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?,
            url: format!("{base}/chat/completions"),
            body,
        })
    }

    /// A whole answer, read as JSON.
    pub(crate) async fn complete(&self) -> Result<(), reqwest::Error> {
        let answer: Value = self.send().await?.json().await?;
        std::hint::black_box(answer);
        Ok(())
    }

    /// Every byte of a stream, looked at by nobody.
    pub(crate) async fn stream(&self) -> Result<(), reqwest::Error> {
        let mut response = self.send().await?;
        while let Some(bytes) = response.chunk().await? {
            std::hint::black_box(bytes);
        }
        Ok(())
    }

    async fn send(&self) -> Result<reqwest::Response, reqwest::Error> {
        self.client
            .post(&self.url)
            .bearer_auth("sk-bench")
            .json(&self.body)
            .send()
            .await?
            .error_for_status()
    }
}
