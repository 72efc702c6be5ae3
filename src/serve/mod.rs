//! The preview: serves the site from memory over loopback and updates it a moment after a file is saved.
//!
//! In: a book's folder. Out: pages, each rendered when a browser asks for it. Only the parsed folders
//! are kept; after a change one folder is read again and everything else is derived again, so there is
//! no half-updated state. Nothing is written.

mod command;
mod event;
mod form;
mod guard;
mod listener;
mod media_type;
mod preview;
mod refusal;
mod respond;
mod server;
mod watch;
mod welcome;

use std::net::TcpListener;
use std::sync::Arc;

pub use command::{CommandResult, RunCommand};
pub use event::{Event, ServeError};
pub use preview::{Options, Preview};
pub use server::{bind, open_browser};
pub use welcome::{Welcome, choose};

use crate::load::Folders;

/// Whether a port can be opened.
pub fn is_free(port: u16) -> bool {
    server::bind(port).is_ok()
}

/// Serves on a port that [`bind`] opened until the process ends.
pub fn run(options: Options, listener: TcpListener, folders: Folders, tell: &dyn Fn(Event)) -> Result<(), ServeError> {
    let (root, poll) = (options.root.clone(), options.poll);
    let changes = watch::start(&root, poll);
    let preview = Arc::new(Preview::new(options, folders));
    server::serve(listener, preview, changes, tell)
}
