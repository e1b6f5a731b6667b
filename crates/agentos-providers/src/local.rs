//! Model servers on this machine, at the ports where they usually listen.

use std::time::Duration;

use futures_util::future::join_all;
use http::{Request, Uri};
use http_body_util::BodyExt as _;

use crate::HttpClient;
use crate::http_client::Body;

/// Ollama and llama.cpp.
const USUAL: [&str; 2] = ["http://127.0.0.1:11434/v1", "http://127.0.0.1:8080/v1"];
const PATIENCE: Duration = Duration::from_millis(300);

/// The base address of a compatible server on this machine, Ollama before llama.cpp.
pub async fn find_local(http: &HttpClient) -> Option<String> {
    first_that_answers(http, &USUAL).await
}

async fn first_that_answers(http: &HttpClient, addresses: &[&str]) -> Option<String> {
    let answers = join_all(addresses.iter().map(|base| answers(http, base))).await;
    addresses
        .iter()
        .zip(answers)
        .find(|(_, answers)| *answers)
        .map(|(base, _)| (*base).to_owned())
}

/// Whether a list of models is there; anything else on that port is no model server.
async fn answers(http: &HttpClient, base: &str) -> bool {
    let asked = async {
        let models = format!("{base}/models");
        let client = http.for_url(&models.parse().ok()?).ok()?;
        let uri = Uri::try_from(models).ok()?;
        let ask = || {
            let mut request = Request::new(Body::default());
            *request.uri_mut() = uri.clone();
            request
        };
        let response = client.send(ask).await.ok()?;
        if !response.status().is_success() {
            return None;
        }
        let body = response.into_body().collect().await.ok()?.to_bytes();
        let body: serde_json::Value = serde_json::from_slice(&body).ok()?;
        (body.get("data").is_some_and(serde_json::Value::is_array)).then_some(())
    };
    matches!(tokio::time::timeout(PATIENCE, asked).await, Ok(Some(())))
}

#[cfg(test)]
mod tests {
    use axum::{Router, routing::get};
    use tokio::net::TcpListener;
    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn only_a_server_that_lists_models_is_found() {
        let mut servers = JoinSet::new();
        let mut serve = async |body: &'static str| {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let base = format!("http://{}/v1", listener.local_addr().unwrap());
            let router = Router::new().route("/v1/models", get(move || async move { body }));
            servers.spawn(async move { axum::serve(listener, router).await });
            base
        };
        let page = serve("<html>It works</html>").await;
        let models = serve(r#"{"object":"list","data":[{"id":"smollm2"}]}"#).await;
        let http = HttpClient::new();
        assert_eq!(
            first_that_answers(&http, &[&page, &models]).await,
            Some(models.clone())
        );
        assert_eq!(first_that_answers(&http, &[&page]).await, None);
    }
}
