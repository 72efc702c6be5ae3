//! One customer's folder: which file is what, and all of it read.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::FileType;
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::read::read_text;
use super::{CUSTOMERS, LoadError, Loaded, file_fault};
use crate::book::visit::Visit;
use crate::book::{Card, CustomerFolder, Settings, id, names};
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::source::{Reference, Source};
use crate::format::{account_file, complaint_file, conflict, customer_file, plan_file, visit_file};

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
    let io = |error| LoadError::Io(folder.clone(), error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let kind = entry.file_type().map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let shown = format!("{CUSTOMERS}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.file_name().to_str().is_none() {
            faults.push(file_fault(Fault::BadId, &shown).with("id", name));
        } else if kind.is_symlink() {
            faults.push(file_fault(Fault::Symlink, &shown));
        } else if kind.is_dir() {
            names.push(name);
        } else {
            faults.push(file_fault(Fault::StrayFile, &shown));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Reads all of one customer's folder.
pub fn read(root: &Path, name: &str, settings: &Settings) -> Loaded {
    let folder = root.join(CUSTOMERS).join(name);
    let mut reader = Reader::new(name, settings);
    if !id::is_valid(name) {
        reader.faults.push(file_fault(Fault::BadId, &format!("{CUSTOMERS}/{name}")).with("id", name));
    }
    reader.walk(&folder, &format!("{CUSTOMERS}/{name}"));
    reader.finish()
}

struct Reader<'a> {
    settings: &'a Settings,
    folder: CustomerFolder,
    has_card: bool,
    hasher: Xxh3,
    faults: Vec<Diagnostic>,
    references: Vec<Reference>,
}

impl<'a> Reader<'a> {
    fn new(name: &str, settings: &'a Settings) -> Reader<'a> {
        let folder = CustomerFolder::new(name, Card { name: name.to_owned(), ..Card::default() });
        Reader { settings, folder, has_card: false, hasher: Xxh3::new(), faults: Vec::new(), references: Vec::new() }
    }

    /// Takes all of a folder, sorted by name. The system tells each entry's kind with its name, so
    /// nothing is asked of it twice.
    fn walk(&mut self, folder: &Path, shown: &str) {
        let read = std::fs::read_dir(folder).and_then(|entries| {
            entries.map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?)))).collect::<Result<Vec<_>, _>>()
        });
        let mut entries: Vec<(OsString, FileType)> = match read {
            Ok(entries) => entries,
            Err(error) => {
                self.faults.push(file_fault(Fault::Unreadable, shown).with("reason", error.to_string()));
                return;
            }
        };
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        if shown.ends_with("/visits") {
            self.folder.visits.reserve_exact(entries.len());
        }
        for (name, kind) in entries {
            let shown = format!("{shown}/{}", name.to_string_lossy());
            let path = folder.join(&name);
            if kind.is_symlink() {
                self.take_link(&shown);
            } else if name.as_encoded_bytes().starts_with(b".") {
                // Hidden files are nobody's business.
            } else if kind.is_dir() {
                self.walk(&path, &shown);
            } else {
                self.take(&path, &shown);
            }
        }
    }

    fn take_link(&mut self, shown: &str) {
        self.faults.push(file_fault(Fault::Symlink, shown));
        // A card that is a link is there, and has its fault.
        self.has_card |= shown.ends_with(&format!("/{id}/{id}.md", id = self.folder.id));
    }

    /// Sorts one file into its place.
    fn take(&mut self, path: &Path, shown: &str) {
        let inside = &shown[CUSTOMERS.len() + 1 + self.folder.id.len() + 1..];
        let stem = inside.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or_default();
        match inside.split_once('/') {
            None if inside == "account.toml" => self.read_account(path, shown),
            None if !stem.is_empty() && *stem == *self.folder.id => self.read_card(path, shown),
            Some(("visits", rest)) if is_note(rest) => self.read_visit(path, shown, stem),
            Some(("plans", rest)) if is_note(rest) => self.read_plan(path, shown, stem),
            Some(("complaints", rest)) if is_note(rest) => self.read_complaint(path, shown, stem),
            Some(("files", rest)) => {
                self.hasher.update(rest.as_bytes());
                self.folder.files.push(rest.to_owned());
            }
            _ => self.faults.push(file_fault(Fault::StrayFile, shown)),
        }
    }

    /// Reads a file and gives it to `read`; its faults and references are kept.
    fn with_source<T>(&mut self, path: &Path, shown: &str, read: impl FnOnce(&mut Source, &mut CustomerFolder, &Settings, u64) -> T) -> Option<T> {
        BUFFER.with_borrow_mut(|buffer| match read_text(path, shown, buffer) {
            Ok(text) => {
                let fingerprint = xxh3_64(text.as_bytes());
                self.hasher.update(shown.as_bytes());
                self.hasher.update(&fingerprint.to_le_bytes());
                let questions = conflict::find(text);
                let readable = conflict::readable(text, &questions, shown.ends_with(".toml"));
                let mut source = Source::new(shown, &readable);
                super::report_questions(&mut source, text, &questions);
                let result = read(&mut source, &mut self.folder, self.settings, fingerprint);
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

    fn read_card(&mut self, path: &Path, shown: &str) {
        self.has_card = true;
        self.with_source(path, shown, |source, folder, settings, fingerprint| {
            let id = folder.id.clone();
            folder.card_fingerprint = fingerprint;
            folder.card = customer_file::read(source, settings, &id);
        });
    }

    fn read_account(&mut self, path: &Path, shown: &str) {
        self.with_source(path, shown, |source, folder, _, _| folder.account = Some(account_file::read(source)));
    }

    fn read_visit(&mut self, path: &Path, shown: &str, stem: &str) {
        let Some((day, time)) = visit_file::parse_stem(stem) else {
            return self.bad_file_name(shown, stem);
        };
        self.with_source(path, shown, |source, folder, _, fingerprint| {
            let mut visit = Visit::new(day, time, stem);
            visit.fingerprint = fingerprint;
            visit_file::read(source, &mut visit);
            folder.visits.push(visit);
        });
    }

    fn read_plan(&mut self, path: &Path, shown: &str, stem: &str) {
        self.with_source(path, shown, |source, folder, _, _| {
            let plan = plan_file::read(source, stem);
            folder.plans.push(plan);
        });
    }

    fn read_complaint(&mut self, path: &Path, shown: &str, stem: &str) {
        let Some((day, _)) = visit_file::parse_stem(stem) else {
            return self.bad_file_name(shown, stem);
        };
        self.with_source(path, shown, |source, folder, _, _| {
            let complaint = complaint_file::read(source, stem, day);
            folder.complaints.push(complaint);
        });
    }

    fn bad_file_name(&mut self, shown: &str, stem: &str) {
        self.hasher.update(shown.as_bytes());
        let fault = file_fault(Fault::BadFileName, shown).with("name", stem);
        let digits = stem.split('-').take(3).map(str::len);
        let looks_like_a_day = digits.eq([4, 2, 2]) && stem.bytes().take(10).all(|b| b.is_ascii_digit() || b == b'-');
        self.faults.push(if looks_like_a_day { fault.hint("hint-no-such-day") } else { fault });
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
