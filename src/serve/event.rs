//! What the preview tells while it runs, and why it cannot run.

use crate::load::LoadError;

/// What the preview reports while it runs.
pub enum Event {
    /// The preview answers at this address.
    Listening(String),
    /// A file of the book changed, at this path.
    Changed(String),
    /// The book could not be read again; the pages show what was read before.
    NotRead(LoadError),
    /// The system does not report changes, for this reason; pages are not reloaded by themselves.
    NotWatched(String),
}

/// Why the preview cannot run.
#[derive(Debug)]
pub enum ServeError {
    /// Another program uses this port.
    PortInUse(u16),
    /// The book could not be read.
    Load(LoadError),
    /// The port could not be opened, or the connection failed.
    Io(std::io::Error),
}
