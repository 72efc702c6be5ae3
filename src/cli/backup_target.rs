//! Where a backup goes, and what it may replace there.

use std::collections::HashSet;
use std::io::{BufReader, Error, Read};
use std::path::{Path, PathBuf};

use super::backup_about::{ABOUT, About, BOOK};
use super::{Failure, Session, clock};
use crate::archive::{ArchiveError, reader};
use crate::book::record;
use crate::disk::named;

/// The path of the backup; in a folder it gets a name made from the book and the day. Refuses a path inside the book,
/// and one of a file that is no backup.
pub(super) fn path(file: &Path, plain: bool, session: &Session) -> Result<PathBuf, Failure> {
    let words = session.words;
    let path = std::path::absolute(file).map_err(|error| Failure::io(words, file, &error))?;
    let root = named::real(&session.root).unwrap_or_else(|_| session.root.clone());
    let is_folder = named::is_folder(&path);
    let place = if is_folder { Some(path.as_path()) } else { path.parent() };
    if place.and_then(|place| named::real(place).ok()).is_some_and(|place| place.starts_with(&root)) {
        return Err(Failure::usage(words, "err-inside", &[("path", path.display().to_string().into())]));
    }
    let path = if is_folder {
        let name = root.file_name().map_or_else(|| "book".to_owned(), |name| name.to_string_lossy().into_owned());
        let ending = if plain { "tar.gz" } else { "tar.gz.age" };
        path.join(format!("{name}-{}.{ending}", clock::now().date()))
    } else {
        path
    };
    let is_backup = || named::is_file(&path) && (is_locked(&path) == Ok(true) || Older::read(&path, None).is_one());
    if named::exists(&path) && !is_backup() {
        return Err(Failure::usage(words, "err-backup-other", &[("path", path.display().to_string().into())]));
    }
    Ok(path)
}

fn open(path: &Path) -> Result<BufReader<crate::disk::File>, ArchiveError> {
    named::open(path).map(BufReader::new).map_err(ArchiveError::Io)
}

fn is_locked(path: &Path) -> Result<bool, ()> {
    open(path).and_then(|mut file| reader::is_locked(&mut file)).map_err(drop)
}

/// Asks before anything is replaced but an older backup of the same book; without a terminal that is refused.
pub(super) fn may_replace(path: &Path, password: Option<&str>, new: &About, session: &Session) -> Result<(), Failure> {
    if !named::exists(path) {
        return Ok(());
    }
    let words = session.words;
    let shown = || ("path", path.display().to_string().into());
    let failure = match (is_locked(path), password) {
        (Ok(true), None) => Failure::usage(words, "err-backup-unlocks", &[shown()]),
        (locked, _) => {
            let older = Older::read(path, password.filter(|_| locked == Ok(true)));
            match &older.about {
                Some(about) if older.is_of(new, session) => return Ok(()),
                Some(about) => {
                    Failure::usage(words, "err-backup-other-book", &[shown(), ("title", about.title.as_str().into())])
                }
                None => Failure::usage(words, "err-backup-other-password", &[shown()]),
            }
        }
    };
    if session.terminal.can_ask() {
        session.terminal.warn(&failure.message);
        if session.terminal.ask(&words.get("backup-confirm")) {
            return Ok(());
        }
    }
    Err(failure)
}

/// What a backup that is there already tells of itself.
struct Older {
    about: Option<About>,
    /// The customers in it.
    ids: HashSet<String>,
}

impl Older {
    /// Reads a backup as far as needed to know its book, or as far as it can be read.
    fn read(path: &Path, password: Option<&str>) -> Older {
        let mut older = Older { about: None, ids: HashSet::new() };
        let Ok(file) = open(path) else { return older };
        let enough = || Error::other("seen enough");
        let _ = reader::read(file, password, &mut |name, content| {
            if older.about.is_none() {
                let mut text = String::new();
                content.take(1 << 20).read_to_string(&mut text)?;
                older.about = (name == ABOUT).then(|| serde_json::from_str(&text).ok()).flatten();
                let is_known = older.about.as_ref().is_none_or(|about| about.first_commit.is_some());
                return if is_known { Err(enough()) } else { Ok(()) };
            }
            older.ids.extend(name.strip_prefix(BOOK).and_then(record::customer_of).map(str::to_owned));
            Ok(())
        });
        older
    }

    fn is_one(&self) -> bool {
        self.about.is_some()
    }

    /// Whether it is of the book of a new backup: by the first commit, else by the title and most of the customers.
    fn is_of(&self, new: &About, session: &Session) -> bool {
        let Some(about) = &self.about else { return false };
        if let (Some(first), Some(ours)) = (&about.first_commit, &new.first_commit) {
            return first == ours;
        }
        let known: HashSet<&str> = session.book().customers.iter().map(|customer| &*customer.id).collect();
        let still_here = self.ids.iter().filter(|id| known.contains(id.as_str())).count();
        about.title == new.title && still_here * 2 >= self.ids.len()
    }
}
