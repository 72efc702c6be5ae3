//! A book whose branch is another than the one that the other devices read: nothing is sent where nobody would look.

use super::Failure;
use crate::git::Git;
use crate::git::remote::Remote;
use crate::i18n::Words;

/// The refusal, with both branches and the way to one: the branch of that name that is here, a new name for ours, or
/// the end of a setting that leads elsewhere.
pub(super) fn refused(git: &Git, words: &Words, remote: &Remote, theirs: &str) -> Failure {
    let way = if remote.local == theirs {
        "follow"
    } else if git.has_branch(theirs) {
        "switch"
    } else if remote.branch == remote.local && !git.follows(&remote.local) {
        "rename"
    } else {
        "rename-and-follow"
    };
    let args = [
        ("local", remote.local.as_str().into()),
        ("ours", remote.branch.as_str().into()),
        ("theirs", theirs.into()),
        ("place", remote.url.as_str().into()),
        ("way", way.into()),
    ];
    Failure::world(words, "err-sync-branch", &args)
}
