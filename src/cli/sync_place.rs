//! The place that `sync` is given on the command line: it stays the book's place only where it turns out to be one.

use std::cell::RefCell;
use std::path::Path;

use super::Terminal;
use crate::disk::named;
use crate::git::remote::{self, NewPlace};
use crate::git::{Git, GitError};
use crate::i18n::Words;
use crate::say;

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
        let quoted = |url: &str| if url.contains(' ') { format!("\"{url}\"") } else { url.to_owned() };
        self.place.borrow().as_ref().map(|place| quoted(&place.url))
    }

    /// The place stays.
    pub(super) fn keep(&self) {
        let Some(NewPlace { url, before: Some(before), .. }) = self.place.take() else { return };
        if before != url {
            self.terminal.say(&say!(self.words, "sync-place-changed", before = before, place = url));
        }
    }

    /// Forgets the place, which could not be used.
    pub(super) fn put_back(&self, git: &Git) {
        let Some(place) = self.place.take() else { return };
        if place.before.as_ref() == Some(&place.url) || git.put_back_remote(&place).is_err() {
            return;
        }
        let (words, url) = (self.words, place.url.as_str());
        self.terminal.warn(&match place.before {
            Some(before) => say!(words, "sync-place-kept", place = url, before = before),
            None => say!(words, "sync-place-forgotten", place = url),
        });
    }
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
