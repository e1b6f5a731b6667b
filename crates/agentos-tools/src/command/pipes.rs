//! The three pipes of a program, each with a bound on what is kept of it.

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

const CHUNK: usize = 16 * 1024;

/// Writes everything and closes. A program that does not read its stdin is no error.
pub(super) async fn feed(pipe: Option<impl AsyncWrite + Unpin>, bytes: Vec<u8>) {
    if let Some(mut pipe) = pipe {
        // A program that has closed its stdin says so by an error here.
        let _ = pipe.write_all(&bytes).await;
    }
}

/// The first `most` bytes. The rest is read and dropped, so that the program is never held up.
pub(super) async fn head(pipe: Option<impl AsyncRead + Unpin>, most: usize) -> Vec<u8> {
    let mut kept = Vec::new();
    read(pipe, |chunk| {
        let room = most.saturating_sub(kept.len());
        kept.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
    })
    .await;
    kept
}

/// The last `most` bytes.
pub(super) async fn tail(pipe: Option<impl AsyncRead + Unpin>, most: usize) -> Vec<u8> {
    let mut kept = Vec::new();
    read(pipe, |chunk| {
        kept.extend_from_slice(chunk);
        let over = kept.len().saturating_sub(most);
        kept.drain(..over);
    })
    .await;
    kept
}

async fn read(pipe: Option<impl AsyncRead + Unpin>, mut each: impl FnMut(&[u8])) {
    let Some(mut pipe) = pipe else { return };
    let mut chunk = vec![0; CHUNK];
    // A failing read ends it as the end of the pipe does: what was read counts.
    while let Ok(n) = pipe.read(&mut chunk).await {
        if n == 0 {
            return;
        }
        each(chunk.get(..n).unwrap_or_default());
    }
}
