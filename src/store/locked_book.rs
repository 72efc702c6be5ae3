//! A book that nobody else can change: read since its lock is held.

use std::sync::Arc;

use super::Writer;
use crate::i18n::Words;
use crate::load::LoadError;
use crate::pipeline::{self, LoadedBook};
use crate::write::lock::Lock;

/// A book as it was read while its lock was held, with that lock. Only this gives a [`Writer`].
pub struct LockedBook {
    pub(super) lock: Lock,
    read: Arc<LoadedBook>,
}

impl LockedBook {
    /// Reads the book in the folder of the lock.
    pub fn read(lock: Lock) -> Result<LockedBook, LoadError> {
        let read = Arc::new(pipeline::load(lock.root())?);
        Ok(LockedBook { lock, read })
    }

    /// Reads the book again, after its files were changed.
    pub fn read_again(self) -> Result<LockedBook, LoadError> {
        LockedBook::read(self.lock)
    }

    /// The book as it was read.
    pub fn book(&self) -> &Arc<LoadedBook> {
        &self.read
    }

    /// The right to change the book; the history speaks `words`.
    pub fn writer<'b>(&'b self, words: &'b Words) -> Writer<'b> {
        Writer { lock: &self.lock, read: &self.read, words }
    }
}
