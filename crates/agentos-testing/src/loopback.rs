//! A server on loopback that answers every request with the same bytes, and keeps what it was asked: for what posts to
//! somebody's own server. It lives as long as the test's process.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// What each request gets.
#[derive(Clone, Debug)]
pub enum Reply {
    /// These bytes, as they are, after which the connection is closed.
    Bytes(String),
    /// Nothing, on a connection that stays open.
    Never,
}

impl Reply {
    /// A whole answer: `200 OK`, a type of content, and a body.
    #[must_use]
    pub fn whole(status: &str, kind: &str, body: &str) -> Self {
        let length = body.len();
        Self::Bytes(format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        ))
    }

    /// JSON with status 200.
    #[must_use]
    pub fn json(body: &str) -> Self {
        Self::whole("200 OK", "application/json", body)
    }

    /// Another address, by a redirect that keeps method and body.
    #[must_use]
    pub fn redirect(to: &str) -> Self {
        Self::Bytes(format!(
            "HTTP/1.1 307 Temporary Redirect\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        ))
    }
}

/// The server.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Loopback {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// No port of this machine can be listened on.
    pub fn start(reply: Reply) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for stream in listener.incoming().flatten() {
                let Ok(request) = read(&stream) else { continue };
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(request);
                match &reply {
                    // A client that is gone is no matter of ours.
                    Reply::Bytes(bytes) => drop((&stream).write_all(bytes.as_bytes())),
                    Reply::Never => open.push(stream),
                }
            }
        });
        Ok(Self { address, asked })
    }

    /// An address on it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/check", self.address)
    }

    /// Every request so far, head and body as they came.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn read(stream: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let before = head.len();
        if reader.read_line(&mut head)? == 0 {
            return Ok(head);
        }
        let line = head.get(before..).unwrap_or_default().trim().to_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    Ok(head + &String::from_utf8_lossy(&body))
}
