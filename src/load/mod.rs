//! A folder on the disk becomes a [`Book`] and a list of faults.
//!
//! In: a directory. Out: all of it that could be read, and a [`Diagnostic`] for the rest. Bad
//! content never stops the reading; only a folder that is no book, or that the system refuses to
//! list, is an error. Nothing here writes.

mod folder;
mod read;
mod resolve;
mod texts;
pub mod theme_files;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::book::{Book, CustomerFolder, Settings};
use crate::diagnostic::{Diagnostic, Fault, Lines, Place};
use crate::format::conflict::{self, Question};
use crate::format::{settings_file, source::Reference, source::Source};

pub use read::MAX_BYTES;

/// The name of the settings file: the mark of a book.
pub const SETTINGS: &str = "clientbook.toml";

/// The folder of the book's own texts.
pub const TEXTS: &str = "texts";

/// The folder of the customers.
pub const CUSTOMERS: &str = "customers";

/// One customer's folder as read: its content, its faults, and what it refers to.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub folder: Arc<CustomerFolder>,
    pub faults: Vec<Diagnostic>,
    pub references: Vec<Reference>,
}

/// All folders of a book, each read by itself: what `serve` keeps, so that a change of one folder
/// reads only that one again.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    pub settings: Arc<Settings>,
    settings_faults: Vec<Diagnostic>,
    settings_fingerprint: u64,
    /// Faults of what stands between the folders.
    walk_faults: Vec<Diagnostic>,
    /// Sorted by id.
    folders: Vec<Loaded>,
}

/// Why nothing could be read at all.
#[derive(Debug)]
pub enum LoadError {
    /// The folder has no `clientbook.toml`.
    NotABook(PathBuf),
    /// The system refuses.
    Io(PathBuf, std::io::Error),
}

/// Reads the whole book in `root`.
pub fn load(root: &Path) -> Result<(Book, Vec<Diagnostic>), LoadError> {
    Folders::read(root).map(|folders| folders.resolve())
}

impl Folders {
    /// Reads every file of the book, folder by folder, on all cores.
    pub fn read(root: &Path) -> Result<Folders, LoadError> {
        let (settings, settings_faults, settings_fingerprint) = read_settings(root)?;
        let mut walk_faults = Vec::new();
        let names = folder::list_customers(root, &mut walk_faults)?;
        let folders = names.par_iter().map(|name| folder::read(root, name, &settings)).collect();
        Ok(Folders { settings: Arc::new(settings), settings_faults, settings_fingerprint, walk_faults, folders })
    }

    /// Reads one customer's folder again: after a change inside it, or its making or removal.
    pub fn reread(&mut self, root: &Path, id: &str) {
        let path = root.join(CUSTOMERS).join(id);
        let at = self.folders.binary_search_by(|loaded| (*loaded.folder.id).cmp(id));
        let is_folder = path.symlink_metadata().is_ok_and(|meta| meta.is_dir());
        match (at, is_folder) {
            (Ok(at), true) => self.folders[at] = folder::read(root, id, &self.settings),
            (Err(at), true) => self.folders.insert(at, folder::read(root, id, &self.settings)),
            (Ok(at), false) => drop(self.folders.remove(at)),
            (Err(_), false) => {}
        }
    }

    /// Resolves the references between folders.
    pub fn resolve(&self) -> (Book, Vec<Diagnostic>) {
        let (book, mut faults) = resolve::resolve(self.settings.clone(), self.settings_fingerprint, &self.folders);
        faults.extend(self.settings_faults.iter().chain(&self.walk_faults).cloned());
        faults.extend(self.folders.iter().flat_map(|loaded| loaded.faults.iter().cloned()));
        faults.sort_by(|a, b| {
            let key = |fault: &Diagnostic| (fault.place.path.clone(), fault.place.line, fault.place.column);
            (a.fault.severity(), key(a), a.fault).cmp(&(b.fault.severity(), key(b), b.fault))
        });
        (book, faults)
    }
}

/// The settings with the book's own texts, their faults, and a hash of all of it.
fn read_settings(root: &Path) -> Result<(Settings, Vec<Diagnostic>, u64), LoadError> {
    let path = root.join(SETTINGS);
    if !path.is_file() {
        return Err(LoadError::NotABook(root.to_owned()));
    }
    let mut bytes = Vec::new();
    match read::read_text(&path, SETTINGS, &mut bytes) {
        Ok(text) => {
            let questions = conflict::find(text);
            let readable = conflict::readable(text, &questions, true);
            let mut source = Source::new(SETTINGS, &readable);
            report_questions(&mut source, text, &questions);
            let mut settings = settings_file::read(&mut source);
            let mut faults = source.faults;
            let (texts, texts_fingerprint) = texts::read(root, &mut faults);
            settings.texts = texts;
            Ok((settings, faults, xxhash_rust::xxh3::xxh3_64(text.as_bytes()) ^ texts_fingerprint))
        }
        Err(fault) => Ok((Settings::default(), vec![*fault], 0)),
    }
}

/// The nearest folder at or above `start` that is a book.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_owned)
}

/// Reports what two devices say differently, until somebody answers.
fn report_questions(source: &mut Source, text: &str, questions: &[Question]) {
    let (lines, path) = (Lines::new(text), source.path.into());
    for question in questions {
        let version = |range: &std::ops::Range<usize>| text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let versions = question.versions.iter().map(version).map(|text| if text.is_empty() { "–".to_owned() } else { text });
        let versions: Vec<String> = versions.collect();
        let line = question.span.start..text[question.span.start..].find('\n').map_or(text.len(), |end| question.span.start + end);
        let place = lines.place(&path, line);
        let fault = Diagnostic::new(Fault::Question, place);
        source.report(fault.with("ours", &*versions[0]).with("theirs", versions[1..].join(" · ")));
    }
}

fn file_fault(fault: Fault, path: &str) -> Diagnostic {
    Diagnostic::new(fault, Place::file(path))
}
