//! Accepts connections, and refuses those that send what no browser sends.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Accepts connections whose requests have no tab above their body. The HTTP library trims white space around a header's
/// value, so that the server could not tell a `Host` with a tab from one without.
pub struct Listener(pub TcpListener);

impl axum::serve::Listener for Listener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.0).await;
        (Connection { stream, head: Vec::new(), body: 0 }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection that ends at the first tab above a body, with the answer that the request is a bad one.
pub struct Connection {
    stream: TcpStream,
    /// What came of the request line and the headers.
    head: Vec<u8>,
    /// How many bytes of a body are still to come.
    body: u64,
}

/// The most bytes of headers that are looked at; the HTTP library refuses longer ones.
const MOST_HEAD: usize = 1 << 20;

impl Connection {
    /// Whether a tab stands above a body in what comes next.
    fn has_tab(&mut self, mut bytes: &[u8]) -> bool {
        while !bytes.is_empty() {
            if self.body > 0 {
                let length = usize::try_from(self.body).unwrap_or(usize::MAX).min(bytes.len());
                self.body -= length as u64;
                bytes = &bytes[length..];
                continue;
            }
            let (&byte, rest) = bytes.split_first().expect("it is not empty");
            bytes = rest;
            if byte == b'\t' {
                return true;
            }
            if self.head.len() < MOST_HEAD {
                self.head.push(byte);
            }
            if self.head.ends_with(b"\r\n\r\n") || self.head.ends_with(b"\n\n") {
                self.body = length_of_body(&self.head);
                self.head.clear();
            }
        }
        false
    }
}

/// The bytes that follow headers. What comes in chunks has no length: it lasts as long as the connection.
fn length_of_body(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let value = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(known, _)| known.trim() == name).map(|(_, value)| value.trim().to_owned()).next()
    };
    match value("transfer-encoding") {
        Some(_) => u64::MAX,
        None => value("content-length").and_then(|length| length.parse().ok()).unwrap_or(0),
    }
}

/// What is answered to a request with a tab, which the HTTP library does not see.
const REFUSED: &[u8] = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if !self.has_tab(&buffer.filled()[before..]) {
            return read;
        }
        // A few bytes fit into any socket; where they do not, the connection ends without a word.
        let _ = Pin::new(&mut self.stream).poll_write(context, REFUSED);
        Poll::Ready(Err(io::ErrorKind::InvalidData.into()))
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_has_as_many_bytes_as_its_headers_say() {
        assert_eq!(length_of_body(b"POST / HTTP/1.1\r\nContent-Length: 12\r\nA: b\r\n\r\n"), 12);
        assert_eq!(length_of_body(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 0);
        assert_eq!(length_of_body(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), u64::MAX);
    }
}
