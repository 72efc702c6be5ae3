//! Putting files into an archive.

use std::io::{self, Read, Write};

use age::stream::StreamWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::password;

/// Every file has this time, 2001-09-09: the same files make the same archive.
const TIME: u64 = 1_000_000_000;

/// An archive that is being written.
pub struct Writer<W: Write> {
    tar: tar::Builder<GzEncoder<Sink<W>>>,
}

/// With or without a password.
enum Sink<W: Write> {
    Locked(StreamWriter<W>),
    Plain(W),
}

impl<W: Write> Write for Sink<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Locked(writer) => writer.write(bytes),
            Sink::Plain(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Locked(writer) => writer.flush(),
            Sink::Plain(writer) => writer.flush(),
        }
    }
}

impl<W: Write> Writer<W> {
    /// Locked with a password where there is one.
    pub fn new(out: W, password: Option<&str>) -> io::Result<Writer<W>> {
        let sink = match password {
            Some(password) => Sink::Locked(password::lock(out, password)?),
            None => Sink::Plain(out),
        };
        Ok(Writer { tar: tar::Builder::new(GzEncoder::new(sink, Compression::default())) })
    }

    /// Adds a file of `size` bytes; one that grows or shrinks meanwhile is an error.
    pub fn add(&mut self, name: &str, size: u64, data: impl Read) -> io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_size(size);
        header.set_mode(0o644);
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        let mut counted = Counted::new(data.take(size));
        self.tar.append_data(&mut header, name, &mut counted)?;
        if counted.count == size { Ok(()) } else { Err(io::Error::other("it changed while it was read")) }
    }

    /// Ends the archive; without this call it is incomplete and cannot be read.
    pub fn finish(self) -> io::Result<W> {
        match self.tar.into_inner()?.finish()? {
            Sink::Locked(writer) => writer.finish(),
            Sink::Plain(writer) => Ok(writer),
        }
    }
}

/// A reader that knows how much was read, and whether it failed.
pub(super) struct Counted<R> {
    data: R,
    /// Bytes read so far.
    pub count: u64,
    /// Whether a read failed.
    pub failed: bool,
}

impl<R> Counted<R> {
    /// Counts from zero.
    pub fn new(data: R) -> Counted<R> {
        Counted { data, count: 0, failed: false }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.data.read(buffer);
        self.failed |= read.is_err();
        self.count += *read.as_ref().unwrap_or(&0) as u64;
        read
    }
}
