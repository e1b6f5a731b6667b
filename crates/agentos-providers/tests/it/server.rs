//! A server that answers every request with one prepared response and keeps what it was asked.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use agentos_providers::{
    Anthropic, AnthropicOptions, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions, Provider,
};
use agentos_types::{Message, ModelRequest};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, Response, Uri};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub(crate) const CANARY: &str = "sk-canary-0123456789abcdef";

pub(crate) struct Server {
    pub(crate) base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    _tasks: JoinSet<()>,
}

#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The client's end of the connection.
    pub(crate) peer: SocketAddr,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: serde_json::Value,
}

type Answer = Arc<dyn Fn() -> Response<Body> + Send + Sync>;
type Shared = (Arc<Mutex<Vec<Asked>>>, Answer);

impl Server {
    pub(crate) async fn new(answer: impl Fn() -> Response<Body> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::default();
        let shared: Shared = (Arc::clone(&asked), Arc::new(answer));
        let router = Router::new().fallback(handle).with_state(shared);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self {
            base,
            asked,
            _tasks: tasks,
        }
    }

    /// A server that says this, with that status and content type.
    pub(crate) async fn saying(status: u16, content_type: &'static str, body: &'static str) -> Self {
        Self::new(move || response(status, &[("content-type", content_type)], Body::from(body))).await
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn openai(&self) -> OpenAi {
        let base = format!("{}/v1", self.base);
        OpenAi::new(OpenAiOptions::new("openai", base, HttpClient::new()).with_key(CANARY)).unwrap()
    }

    pub(crate) fn anthropic(&self) -> Anthropic {
        let base = format!("{}/v1/", self.base);
        Anthropic::new(AnthropicOptions::new(base, HttpClient::new()).with_key(CANARY)).unwrap()
    }

    pub(crate) fn gemini(&self) -> Gemini {
        Gemini::new(GeminiOptions::new(self.base.as_str(), HttpClient::new()).with_key(CANARY)).unwrap()
    }

    pub(crate) fn all(&self) -> [Box<dyn Provider>; 3] {
        [
            Box::new(self.openai()),
            Box::new(self.anthropic()),
            Box::new(self.gemini()),
        ]
    }
}

async fn handle(
    State((asked, answer)): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let body = serde_json::from_slice(&body).unwrap_or_default();
    asked.lock().unwrap().push(Asked {
        peer,
        method,
        uri,
        headers,
        body,
    });
    answer()
}

pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: Body) -> Response<Body> {
    let response = Response::builder().status(status);
    headers
        .iter()
        .fold(response, |r, (name, value)| r.header(*name, *value))
        .body(body)
        .unwrap()
}

pub(crate) fn request(model: &str) -> ModelRequest {
    ModelRequest {
        model: model.into(),
        system: None,
        messages: Arc::new(vec![Message::user("Hello")]),
        tools: Arc::default(),
        sampling: Arc::default(),
        max_tokens: 64,
        ..ModelRequest::default()
    }
}
