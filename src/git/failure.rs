//! The errors of git, in words.

use super::{GitError, Trouble};
use crate::i18n::Words;
use crate::wording::failure::{Explain, Failure};
use crate::wording::git_reason::git_reason;

impl Explain for GitError {
    fn explain(self, words: &Words) -> Failure {
        let id = match self.trouble {
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
            Trouble::Gone => "err-git-gone",
            Trouble::CheckedOut => "err-git-checked-out",
            Trouble::Own => "err-git-own",
            Trouble::Inside => "err-git-inside",
            Trouble::Clash => "err-git-clash",
            Trouble::Denied => "err-git-denied",
            Trouble::Behind => "err-git-behind",
            Trouble::Refused => "err-git-refused",
            Trouble::Unrelated => "err-git-unrelated",
            Trouble::Link => "err-git-link",
            Trouble::Pipe => "err-git-pipe",
            Trouble::BadPath => "err-git-bad-path",
            Trouble::NameEncoding => "err-git-name-encoding",
            Trouble::LineEnds => "err-git-line-ends",
            Trouble::NoSpace => "err-git-no-space",
            Trouble::Other => "err-git",
        };
        let reason = match self.trouble {
            Trouble::Offline | Trouble::Denied | Trouble::Refused | Trouble::Other => git_reason(words, &self.reason),
            _ => self.reason,
        };
        Failure::world(words, id, &[("command", self.command.into()), ("reason", reason.into())])
    }
}
