//! An error as a person reads it: what, and what to do.

use crate::archive::ArchiveError;
use crate::disk::{self, Kind};
use crate::edit::set::SetError;
use crate::format::document::NotEditable;
use crate::git::Trouble;
use crate::i18n::{Arg, Words};
use crate::load::LoadError;
use crate::render::view::faults;
use crate::write::WriteError;

/// Why a command ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// 2: wrong use; 3: the world failed (disk, git, port).
    pub code: u8,
    pub message: String,
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
            hint: words.say(&format!("{id}.hint"), args),
            labels: [words.get("error"), words.get("hint")],
        }
    }

    /// The world failed.
    pub fn world(words: &Words, id: &str, args: &[(&str, Arg)]) -> Failure {
        Failure { code: 3, ..Failure::usage(words, id, args) }
    }

    pub fn io(words: &Words, path: &std::path::Path, error: &std::io::Error) -> Failure {
        if let Some(found) = disk::not_plain(error) {
            return Failure::not_plain(words, path, found.kind);
        }
        let path = path.display().to_string();
        Failure::world(words, "err-io", &[("path", path.into()), ("reason", error.to_string().into())])
    }

    /// A link, a pipe or the like where a file or folder belongs.
    pub fn not_plain(words: &Words, path: &std::path::Path, kind: Kind) -> Failure {
        let path = path.display().to_string();
        Failure::usage(words, "err-not-plain", &[("path", path.into()), ("kind", kind.word().into())])
    }

    pub fn load(words: &Words, error: LoadError) -> Failure {
        match error {
            LoadError::NotABook(path) => {
                Failure::usage(words, "err-not-a-book", &[("path", path.display().to_string().into())])
            }
            LoadError::Io(path, error) => Failure::io(words, &path, &error),
        }
    }

    pub fn write(words: &Words, error: WriteError) -> Failure {
        let path = |path: std::path::PathBuf| [("path", Arg::from(path.display().to_string()))];
        match error {
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
                let args = [("path", Arg::from(at.display().to_string())), ("reason", error.to_string().into())];
                Failure::world(words, "err-half-done", &args)
            }
            WriteError::Render(error) => {
                let args = [("name", Arg::from(error.template)), ("reason", Arg::from(error.reason))];
                Failure::world(words, "err-template", &args)
            }
        }
    }

    pub fn archive(words: &Words, path: &std::path::Path, error: ArchiveError) -> Failure {
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

    pub fn git(words: &Words, error: crate::git::GitError) -> Failure {
        let id = match error.trouble {
            Trouble::NoGit => "err-git-missing",
            Trouble::NoRepository => "err-no-history",
            Trouble::Bare => "err-git-bare",
            Trouble::Foreign => "err-git-foreign",
            Trouble::NotTrusted => "err-git-not-trusted",
            Trouble::Elsewhere => "err-git-elsewhere",
            Trouble::Ignored => "err-git-ignored",
            Trouble::NoIdentity => "err-git-identity",
            Trouble::Detached => "err-git-detached",
            Trouble::HalfDone => "err-git-half-done",
            Trouble::Locked => "err-git-locked",
            Trouble::NoRemote => "err-git-no-remote",
            Trouble::BadRemote => "err-git-bad-remote",
            Trouble::Offline => "err-git-offline",
            Trouble::NoPlace => "err-git-no-place",
            Trouble::NoBook => "err-git-no-book",
            Trouble::Clash => "err-git-clash",
            Trouble::Denied => "err-git-denied",
            Trouble::Behind => "err-git-behind",
            Trouble::Refused => "err-git-refused",
            Trouble::Unrelated => "err-git-unrelated",
            Trouble::Link => "err-git-link",
            Trouble::Pipe => "err-git-pipe",
            Trouble::BadPath => "err-git-bad-path",
            Trouble::LineEnds => "err-git-line-ends",
            Trouble::NoSpace => "err-git-no-space",
            Trouble::Other => "err-git",
        };
        Failure::world(words, id, &[("command", error.command.into()), ("reason", error.reason.into())])
    }

    pub fn not_editable(words: &Words, path: &str, error: NotEditable) -> Failure {
        let reason = match error {
            NotEditable::Unclosed => words.get("fault-front-matter-open"),
            NotEditable::Question => words.get("reason-question"),
            NotEditable::Toml { line, reason } => format!("{line}: {reason}"),
        };
        Failure::usage(words, "err-not-editable", &[("path", path.into()), ("reason", reason.into())])
    }

    pub fn set(words: &Words, path: &str, error: SetError) -> Failure {
        match error {
            SetError::NotAPair(pair) => Failure::usage(words, "err-bad-pair", &[("pair", pair.into())]),
            SetError::BadDay(value) => Failure::usage(words, "err-bad-day", &[("value", value.into())]),
            SetError::NotEditable(error) => Failure::not_editable(words, path, error),
            SetError::UnknownKey { key, near: Some(near), .. } => {
                Failure::usage(words, "err-bad-key-near", &[("key", key.into()), ("near", near.into())])
            }
            SetError::UnknownKey { key, near: None, known } => {
                Failure::usage(words, "err-bad-key", &[("key", key.into()), ("keys", known.join(", ").into())])
            }
            SetError::Fault(fault) => Failure {
                code: 2,
                message: format!("{path}: {}", faults::message(words, &fault)),
                hint: faults::hint(words, &fault),
                labels: [words.get("error"), words.get("hint")],
            },
        }
    }

    pub fn bad_day(words: &Words, value: &str) -> Failure {
        Failure::usage(words, "err-bad-day", &[("value", value.into())])
    }

    /// The message alone, with its label.
    pub fn line(&self) -> String {
        format!("{}: {}", self.labels[0], self.message)
    }
}
