//! The errors of writing, in words.

use super::WriteError;
use crate::i18n::{Arg, Words};
use crate::wording::failure::{Explain, Failure};
use crate::wording::io_reason::io_reason;

impl Explain for WriteError {
    fn explain(self, words: &Words) -> Failure {
        let path = |path: std::path::PathBuf| [("path", Arg::from(path.display().to_string()))];
        match self {
            WriteError::Io(path, error) => Failure::io(words, &path, &error),
            WriteError::ChangedMeanwhile(at) => Failure::world(words, "err-changed-meanwhile", &path(at)),
            WriteError::Exists(at) => Failure::usage(words, "err-exists", &path(at)),
            WriteError::NotEmpty(at) => Failure::usage(words, "err-not-empty", &path(at)),
            WriteError::ForeignSite(at) => Failure::usage(words, "err-foreign-site", &path(at)),
            WriteError::ForeignJournal(at) => Failure::usage(words, "err-foreign-journal", &path(at)),
            WriteError::NotPlain(at, kind) => Failure::not_plain(words, &at, kind),
            WriteError::InsideBook(at) => Failure::usage(words, "err-inside", &path(at)),
            WriteError::Locked { path, process, seconds } => {
                let args = [
                    ("path", Arg::from(path.display().to_string())),
                    ("process", process.to_string().into()),
                    ("seconds", seconds.to_string().into()),
                ];
                Failure::world(words, "err-locked", &args)
            }
            WriteError::Outside(at) => Failure::usage(words, "err-outside", &path(at)),
            WriteError::HalfDone(at, error) => {
                let args = [("path", Arg::from(at.display().to_string())), ("reason", io_reason(words, &error).into())];
                Failure::world(words, "err-half-done", &args)
            }
            WriteError::Render(error) => {
                let args = [("name", Arg::from(error.template)), ("reason", Arg::from(error.reason))];
                Failure::world(words, "err-template", &args)
            }
        }
    }
}
