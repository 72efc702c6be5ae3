//! The errors of a backup's file, in words.

use std::path::Path;

use super::ArchiveError;
use crate::i18n::{Arg, Words};
use crate::wording::failure::{Explain, Failure};

/// An error in the backup at this path.
impl Explain for (&Path, ArchiveError) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        let at = ("path", Arg::from(path.display().to_string()));
        match error {
            ArchiveError::NotOne => Failure::usage(words, "err-backup-none", &[at]),
            ArchiveError::NeedsPassword => Failure::usage(words, "err-password-none", &[]),
            ArchiveError::WrongPassword => Failure::usage(words, "err-password-wrong", &[at]),
            ArchiveError::Unknown => Failure::usage(words, "err-backup-unknown", &[at]),
            ArchiveError::Damaged(_) => Failure::world(words, "err-backup-damaged", &[at]),
            ArchiveError::Unsafe(name) => Failure::world(words, "err-backup-unsafe", &[at, ("name", name.into())]),
            ArchiveError::Io(error) => Failure::io(words, path, &error),
        }
    }
}
