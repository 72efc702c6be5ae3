//! One customer's folder: which file is what, and all of it read.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::Xxh3;

use super::read::read_text;
use super::{CUSTOMERS, LoadError, Loaded, file_fault};
use crate::book::visit::Visit;
use crate::book::{Card, CustomerFolder, Settings, id, names};
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::source::{Reference, Source};
use crate::format::{account_file, complaint_file, customer_file, plan_file, visit_file};

thread_local! {
    /// One read buffer a thread: most files are smaller than what the first few have grown it to.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The names of the folders under `customers/`, sorted. A book without customers has none.
pub fn list_customers(root: &Path, faults: &mut Vec<Diagnostic>) -> Result<Vec<String>, LoadError> {
    let folder = root.join(CUSTOMERS);
    match folder.symlink_metadata() {
        Err(_) => return Ok(Vec::new()),
        Ok(meta) if meta.is_dir() => {}
        Ok(meta) => {
            let fault = if meta.is_symlink() { Fault::Symlink } else { Fault::NotAFolder };
            faults.push(file_fault(fault, CUSTOMERS));
            return Ok(Vec::new());
        }
    }
    let mut names = Vec::new();
    for entry in WalkDir::new(&folder).min_depth(1).max_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&folder).to_owned();
            LoadError::Io(path, error.into())
        })?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            faults.push(file_fault(Fault::BadId, &shown(root, entry.path())).with("id", entry.file_name().to_string_lossy()));
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        if entry.path_is_symlink() {
            faults.push(file_fault(Fault::Symlink, &shown(root, entry.path())));
        } else if entry.file_type().is_dir() {
            names.push(name);
        } else {
            faults.push(file_fault(Fault::StrayFile, &shown(root, entry.path())));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The path of a file as it is shown: relative to the book, with `/`.
fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Reads all of one customer's folder.
pub fn read(root: &Path, name: &str, settings: &Settings) -> Loaded {
    let folder = root.join(CUSTOMERS).join(name);
    let mut reader = Reader::new(root, name, settings);
    if !id::is_valid(name) {
        reader.faults.push(file_fault(Fault::BadId, &format!("{CUSTOMERS}/{name}")).with("id", name));
    }
    for entry in WalkDir::new(&folder).min_depth(1).sort_by_file_name() {
        match entry {
            Ok(entry) => reader.take(&entry),
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| shown(root, path));
                reader.faults.push(file_fault(Fault::Unreadable, &path).with("reason", error.to_string()));
            }
        }
    }
    reader.finish()
}

struct Reader<'a> {
    root: &'a Path,
    settings: &'a Settings,
    folder: CustomerFolder,
    has_card: bool,
    hasher: Xxh3,
    faults: Vec<Diagnostic>,
    references: Vec<Reference>,
}

impl<'a> Reader<'a> {
    fn new(root: &'a Path, name: &str, settings: &'a Settings) -> Reader<'a> {
        let folder = CustomerFolder::new(name, Card { name: name.to_owned(), ..Card::default() });
        Reader { root, settings, folder, has_card: false, hasher: Xxh3::new(), faults: Vec::new(), references: Vec::new() }
    }

    /// Sorts one entry into its place; hidden files are nobody's business.
    fn take(&mut self, entry: &DirEntry) {
        if entry.path_is_symlink() {
            self.faults.push(file_fault(Fault::Symlink, &shown(self.root, entry.path())));
            // A card that is a link is there, and has its fault.
            self.has_card |= *entry.file_name() == *format!("{}.md", self.folder.id);
            return;
        }
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden || !entry.file_type().is_file() {
            return;
        }
        let start = self.root.join(CUSTOMERS).join(&*self.folder.id);
        let inside = shown(&start, entry.path());
        let stem = inside.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or_default().to_owned();
        match inside.split_once('/') {
            None if inside == "account.toml" => self.read_account(entry.path()),
            None if stem == *self.folder.id && !stem.is_empty() => self.read_card(entry.path()),
            Some(("visits", rest)) if is_note(rest) => self.read_visit(entry.path(), &stem),
            Some(("plans", rest)) if is_note(rest) => self.read_plan(entry.path(), &stem),
            Some(("complaints", rest)) if is_note(rest) => self.read_complaint(entry.path(), &stem),
            Some(("files", rest)) => {
                self.hasher.update(rest.as_bytes());
                self.folder.files.push(rest.to_owned());
            }
            _ => self.faults.push(file_fault(Fault::StrayFile, &shown(self.root, entry.path()))),
        }
    }

    /// Reads a file and gives it to `read`; its faults and references are kept.
    fn with_source<T>(&mut self, path: &Path, read: impl FnOnce(&mut Source, &mut CustomerFolder, &Settings) -> T) -> Option<T> {
        let shown = shown(self.root, path);
        BUFFER.with_borrow_mut(|buffer| match read_text(path, &shown, buffer) {
            Ok(text) => {
                self.hasher.update(shown.as_bytes());
                self.hasher.update(text.as_bytes());
                let mut source = Source::new(shown, text);
                let result = read(&mut source, &mut self.folder, self.settings);
                self.faults.append(&mut source.faults);
                self.references.append(&mut source.references);
                Some(result)
            }
            Err(fault) => {
                self.hasher.update(shown.as_bytes());
                self.faults.push(*fault);
                None
            }
        })
    }

    fn read_card(&mut self, path: &Path) {
        self.has_card = true;
        self.with_source(path, |source, folder, settings| {
            let id = folder.id.clone();
            folder.card = customer_file::read(source, settings, &id);
        });
    }

    fn read_account(&mut self, path: &Path) {
        self.with_source(path, |source, folder, _| folder.account = Some(account_file::read(source)));
    }

    fn read_visit(&mut self, path: &Path, stem: &str) {
        let Some((day, time)) = visit_file::parse_stem(stem) else {
            return self.bad_file_name(path, stem);
        };
        self.with_source(path, |source, folder, _| {
            let mut visit = Visit::new(day, time, stem);
            visit_file::read(source, &mut visit);
            folder.visits.push(visit);
        });
    }

    fn read_plan(&mut self, path: &Path, stem: &str) {
        self.with_source(path, |source, folder, _| {
            let plan = plan_file::read(source, stem);
            folder.plans.push(plan);
        });
    }

    fn read_complaint(&mut self, path: &Path, stem: &str) {
        let Some((day, _)) = visit_file::parse_stem(stem) else {
            return self.bad_file_name(path, stem);
        };
        self.with_source(path, |source, folder, _| {
            let complaint = complaint_file::read(source, stem, day);
            folder.complaints.push(complaint);
        });
    }

    fn bad_file_name(&mut self, path: &Path, stem: &str) {
        let shown = shown(self.root, path);
        self.hasher.update(shown.as_bytes());
        self.faults.push(file_fault(Fault::BadFileName, &shown).with("name", stem));
    }

    fn finish(mut self) -> Loaded {
        if !self.has_card {
            let id = &self.folder.id;
            let path = format!("{CUSTOMERS}/{id}");
            self.faults.push(file_fault(Fault::NoCard, &path).with("file", format!("{path}/{id}.md")));
        }
        // Names of one day may sort against their times: `2026-11-03.md` after `2026-11-03-0900.md`.
        self.folder.visits.sort_by(|a, b| (a.day, a.time, &a.stem).cmp(&(b.day, b.time, &b.stem)));
        self.folder.fingerprint = self.hasher.digest();
        self.folder.reading = names::reading_of(&self.folder.card).into();
        Loaded { folder: Arc::new(self.folder), faults: self.faults, references: self.references }
    }
}

fn is_note(rest: &str) -> bool {
    rest.ends_with(".md") && !rest.contains('/')
}
