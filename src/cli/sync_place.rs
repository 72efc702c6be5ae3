//! The place that `sync` is given on the command line: it stays the book's place only where it turns out to be one.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::{Failure, Terminal};
use crate::disk::named;
use crate::git::place::NewPlace;
use crate::git::remote::{self, Remote};
use crate::git::{Git, GitError, Trouble};
use crate::i18n::Words;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::git_reason::git_reason;

/// A place that was named on the command line, until it was reached and holds this book or took it.
pub(super) struct PlaceOnTrial<'t> {
    pub(super) terminal: &'t Terminal,
    pub(super) words: &'static Words,
    /// `None` where no place was named, or where it was found to be one for this book.
    pub(super) place: RefCell<Option<NewPlace>>,
}

impl PlaceOnTrial<'_> {
    /// Makes a place the book's place for now.
    pub(super) fn begin(&self, git: &Git, place: &str) -> Result<(), GitError> {
        let new = git.set_remote(&absolute(place))?;
        if new.made {
            self.terminal.say(&say!(self.words, "sync-place-made", place = new.url.as_str()));
        }
        self.place.replace(Some(new));
        Ok(())
    }

    /// The place as one types it, where one was named and was not found to be one for this book yet.
    pub(super) fn named(&self) -> Option<String> {
        self.place.borrow().as_ref().map(|place| quoted(&place.url))
    }

    /// The place stays.
    pub(super) fn keep(&self) {
        let Some(NewPlace { url, before: Some(before), .. }) = self.place.take() else { return };
        if before != url {
            self.terminal.say(&say!(self.words, "sync-place-changed", before = before, place = url));
        }
    }

    /// Says why the place is out of reach. That is no failure where it may come back by itself; a place that was never
    /// reached, or that holds no book any more, is one.
    pub(super) fn out_of_reach(&self, git: &Git, remote: &Remote, error: GitError) -> Result<(), Failure> {
        let words = self.words;
        let seen = seen(remote, git).filter(|_| error.trouble == Trouble::Gone);
        let path = |folder: &Path| folder.display().to_string();
        // For a folder git's own message adds nothing.
        let reason = match &seen {
            Some(Seen::Nothing(folder)) => say!(words, "sync-no-folder", path = path(folder)),
            Some(Seen::Without(folder)) => {
                let above = folder.parent().unwrap_or(folder);
                say!(words, "sync-not-inside", path = path(folder), above = path(above), place = quoted(&remote.url))
            }
            Some(Seen::Emptied(folder)) => {
                let args = [("path", path(folder).into()), ("place", quoted(&remote.url).into())];
                return Err(Failure::world(words, "err-sync-emptied", &args));
            }
            None if error.trouble == Trouble::Gone => {
                return Err(GitError { reason: remote.url.clone(), ..error }.explain(words));
            }
            None => git_reason(words, error.reason.split("; ").next().unwrap_or_default()),
        };
        if let Some(place) = self.named() {
            let args = [("place", place.into()), ("reason", reason.into())];
            return Err(Failure::world(words, "err-sync-place", &args));
        }
        self.terminal.warn(&say!(words, "sync-offline", n = git.waiting(remote), reason = reason));
        Ok(())
    }

    /// Forgets the place, which could not be used.
    pub(super) fn put_back(&self, git: &Git) {
        let Some(place) = self.place.take().filter(NewPlace::is_another) else { return };
        if git.put_back_remote(&place).is_err() {
            return;
        }
        let (words, url) = (self.words, place.url.as_str());
        self.terminal.warn(&match place.before {
            Some(before) => say!(words, "sync-place-kept", place = url, before = before),
            None => say!(words, "sync-place-forgotten", place = url),
        });
    }
}

/// What can be seen of the folder that should be the place.
enum Seen {
    /// Nothing: the folder above it is missing too, as for a stick that is not plugged in.
    Nothing(PathBuf),
    /// The folder above it, without it.
    Without(PathBuf),
    /// The folder, with no repository in it.
    Emptied(PathBuf),
}

fn seen(remote: &Remote, git: &Git) -> Option<Seen> {
    let folder = remote::folder_of(&remote.url, git.top())?;
    Some(if named::exists(&folder) {
        Seen::Emptied(folder)
    } else if folder.parent().is_some_and(named::is_folder) {
        Seen::Without(folder)
    } else {
        Seen::Nothing(folder)
    })
}

/// An address or a path as one types it.
fn quoted(url: &str) -> String {
    if url.contains(' ') { format!("\"{url}\"") } else { url.to_owned() }
}

/// Makes a folder's path absolute: it is meant relative to the working folder, and is remembered for later syncs.
fn absolute(place: &str) -> String {
    let is_folder =
        remote::folder_of(place, Path::new("")).is_some() && !place.contains("://") && remote::is_safe_address(place);
    let Some(full) = std::path::absolute(place).ok().filter(|_| is_folder) else { return place.to_owned() };
    // Resolves `..` when the parent folder exists. Not on Windows, because git does not know the long form of paths.
    let above = full.parent().filter(|_| !cfg!(windows)).and_then(|above| named::real(above).ok());
    let plain = above.zip(full.file_name()).map(|(above, name)| above.join(name));
    plain.unwrap_or(full).display().to_string()
}
