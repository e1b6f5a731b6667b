//! Servers and proxies for one test each.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Response};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

/// Of `models.test`, signed by itself, for a hundred years.
const CERTIFICATE: &[u8] = include_bytes!("server.der");
const KEY: &[u8] = include_bytes!("key.der");

/// Trusts that one certificate, and speaks HTTP/2 with who can.
pub(super) fn trusting() -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(CERTIFICATE)).unwrap();
    let builder = super::tls::builder().unwrap();
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// Up to the empty line.
async fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8(head).unwrap()
}

/// A proxy that keeps the head of the first request it hears.
pub(super) struct Proxy {
    pub(super) address: SocketAddr,
    heard: Arc<Mutex<String>>,
    _task: JoinSet<()>,
}

impl Proxy {
    /// Says this itself, whatever it is asked for.
    pub(super) async fn answering(status: &str, body: &str) -> Self {
        let answer = format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        Self::new(answer, None).await
    }

    /// Whatever it is asked for, the tunnel leads there.
    pub(super) async fn tunnel_to(server: SocketAddr) -> Self {
        Self::new("HTTP/1.1 200 OK\r\n\r\n".to_owned(), Some(server)).await
    }

    async fn new(answer: String, server: Option<SocketAddr>) -> Self {
        let (listener, address) = listen().await;
        let heard = Arc::new(Mutex::new(String::new()));
        let keeps = Arc::clone(&heard);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let said = head(&mut stream).await;
            *keeps.lock().unwrap() = said;
            stream.write_all(answer.as_bytes()).await.unwrap();
            let Some(server) = server else {
                // The client closes when it has heard enough.
                let _ = stream.read(&mut [0; 1024]).await;
                return;
            };
            let mut beyond = TcpStream::connect(server).await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut stream, &mut beyond).await;
        });
        Self {
            address,
            heard,
            _task: task,
        }
    }

    pub(super) fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }
}

/// A server of HTTP/1.1 without TLS.
pub(super) struct Plain {
    pub(super) address: SocketAddr,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<String>>,
    _task: JoinSet<()>,
}

impl Plain {
    pub(super) async fn new() -> Self {
        const BODY: &str = "answered over HTTP/1.1";
        let (listener, address) = listen().await;
        let connections = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&connections);
        let heard = Arc::new(Mutex::new(String::new()));
        let keeps = Arc::clone(&heard);
        let mut task = JoinSet::new();
        task.spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counts.fetch_add(1, Ordering::Relaxed);
                // One client, one connection at a time.
                loop {
                    let said = head(&mut stream).await;
                    if said.is_empty() {
                        break;
                    }
                    *keeps.lock().unwrap() = said;
                    stream.read_exact(&mut [0; 2]).await.unwrap();
                    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{BODY}", BODY.len());
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
            }
        });
        Self {
            address,
            connections,
            heard,
            _task: task,
        }
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// The head of the last request.
    pub(super) fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }
}

/// A server that answers as soon as it has a request's head, and reads nothing more.
pub(super) struct Hasty {
    pub(super) address: SocketAddr,
    connections: Arc<AtomicUsize>,
    _task: JoinSet<()>,
}

impl Hasty {
    pub(super) async fn new() -> Self {
        let (listener, address) = listen().await;
        let connections = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&connections);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let mut open = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                counts.fetch_add(1, Ordering::Relaxed);
                head(&mut stream).await;
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhasty";
                stream.write_all(answer).await.unwrap();
                open.push(stream);
            }
        });
        Self {
            address,
            connections,
            _task: task,
        }
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

/// A server of HTTP/2 over TLS that refuses the first streams, and keeps the headers of each.
pub(super) struct Tls {
    pub(super) address: SocketAddr,
    seen: Arc<Mutex<Vec<HeaderMap>>>,
    _task: JoinSet<()>,
}

impl Tls {
    pub(super) async fn new(refused: usize) -> Self {
        let (listener, address) = listen().await;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let keeps = Arc::clone(&seen);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let acceptor = acceptor();
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(stream) = acceptor.accept(stream).await else {
                    continue;
                };
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((request, mut respond))) = connection.accept().await {
                    let count = {
                        let mut seen = keeps.lock().unwrap();
                        seen.push(request.headers().clone());
                        seen.len()
                    };
                    if count <= refused {
                        respond.send_reset(h2::Reason::REFUSED_STREAM);
                        continue;
                    }
                    let mut body = respond.send_response(Response::new(()), false).unwrap();
                    body.send_data(Bytes::from_static(b"answered over HTTP/2"), true)
                        .unwrap();
                }
            }
        });
        Self {
            address,
            seen,
            _task: task,
        }
    }

    pub(super) fn seen(&self) -> Vec<HeaderMap> {
        self.seen.lock().unwrap().clone()
    }
}

fn acceptor() -> TlsAcceptor {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(CERTIFICATE)],
            PrivateKeyDer::try_from(KEY).unwrap(),
        )
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    TlsAcceptor::from(Arc::new(config))
}
