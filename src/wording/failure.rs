//! Errors for people: what failed, and what to do.

use std::string::FromUtf8Error;

use super::io_reason::io_reason;
use super::toml_reason::toml_reason;
use crate::disk::Kind;
use crate::format::document::NotEditable;
use crate::format::typed_day::DayError;
use crate::i18n::{Arg, Words};

/// An error that can be shown to a person. Each module implements it for its errors.
pub trait Explain {
    /// What failed and what to do, in these words.
    fn explain(self, words: &Words) -> Failure;
}

/// Why a command ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code. 2: wrong use; 3: something outside the program failed (disk, git, port).
    pub code: u8,
    /// What went wrong, as a sentence in the user's language.
    pub message: String,
    /// What the user can do about it.
    pub hint: String,
    /// The words for "error" and "hint".
    pub labels: [String; 2],
}

impl Failure {
    /// Wrong use: the message `id` and its `.hint`.
    pub fn usage(words: &Words, id: &str, args: &[(&str, Arg)]) -> Failure {
        Failure {
            code: 2,
            message: words.say(id, args),
            hint: words.hint(id, args),
            labels: [words.get("error"), words.get("hint")],
        }
    }

    /// Something outside the program failed (exit code 3): the message `id` and its `.hint`.
    pub fn world(words: &Words, id: &str, args: &[(&str, Arg)]) -> Failure {
        Failure { code: 3, ..Failure::usage(words, id, args) }
    }

    /// The disk failed at `path`; a link, pipe or device in its place is reported as wrong use, as is a text that is not UTF-8.
    pub fn io(words: &Words, path: &std::path::Path, error: &std::io::Error) -> Failure {
        if let Some(found) = crate::disk::not_plain(error) {
            return Failure::not_plain(words, path, found.kind);
        }
        let path = path.display().to_string();
        if error.get_ref().is_some_and(|inner| inner.is::<FromUtf8Error>()) {
            return Failure::usage(words, "err-not-utf8", &[("path", path.into())]);
        }
        Failure::world(words, "err-io", &[("path", path.into()), ("reason", io_reason(words, error).into())])
    }

    /// Wrong use: a link, a pipe or a device is in the place of a file or folder.
    pub fn not_plain(words: &Words, path: &std::path::Path, kind: Kind) -> Failure {
        let path = path.display().to_string();
        Failure::usage(words, "err-not-plain", &[("path", path.into()), ("kind", kind.word().into())])
    }

    /// Wrong use: `value` is not a day.
    pub fn bad_day(words: &Words, value: &str) -> Failure {
        Failure::usage(words, "err-bad-day", &[("value", value.into())])
    }

    /// The message alone, with its label.
    pub fn line(&self) -> String {
        format!("{}: {}", self.labels[0], self.message)
    }
}

/// An error in a day that was typed so.
impl Explain for (&str, DayError) {
    fn explain(self, words: &Words) -> Failure {
        let (value, error) = self;
        match error {
            DayError::NoDay => Failure::bad_day(words, value),
            DayError::WhichYear { past, next } => {
                let args =
                    [("value", value.into()), ("past", past.to_string().into()), ("next", next.to_string().into())];
                Failure::usage(words, "err-which-year", &args)
            }
        }
    }
}

/// An error in the file at this path.
impl Explain for (&str, NotEditable) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        let reason = match error {
            NotEditable::Unclosed => words.get("fault-front-matter-open"),
            NotEditable::Question => words.get("reason-question"),
            NotEditable::Toml { line, reason } => {
                format!("{line}{}{}", words.get("colon"), toml_reason(words, &reason))
            }
        };
        Failure::usage(words, "err-not-editable", &[("path", path.into()), ("reason", reason.into())])
    }
}
