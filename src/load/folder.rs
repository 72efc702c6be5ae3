//! One customer's folder: which file is what, and all of it read.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::faults::{encoding_fault, file_fault, report_questions};
use super::loaded::Loaded;
use super::read::{read_text, refused, stands_in_the_way};
use crate::book::record::{self, Record};
use crate::book::visit::Visit;
use crate::book::{Card, Currency, CustomerFolder, foreign_file, id, letters, names, paper, stem};
use crate::diagnostic::{Diagnostic, Fault};
use crate::disk::{Entry, Folder, Kind};
use crate::format::source::{Reference, Source};
use crate::format::{account_file, complaint_file, conflict, customer_file, plan_file, visit_file};

thread_local! {
    /// One read buffer a thread: most files are smaller than what the first few have grown it to.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// How deep folders may stand in each other below a customer's: each is open while those inside it are read.
const DEEPEST: usize = 16;

/// Reads all of one customer's folder, whose name on the disk is `name`, in a book with the currency `home`.
pub fn read(customers: &Folder, id: &str, name: &str, home: &Currency) -> Loaded {
    let mut reader = Reader::new(id, home);
    if !id::is_valid(id) {
        reader.faults.push(file_fault(Fault::BadId, &record::folder(name)).with("id", name));
    }
    let shown = record::folder(name);
    match customers.child(name.as_ref()) {
        Ok(folder) => reader.walk(&folder, &shown, DEEPEST),
        Err(error) => reader.faults.push(refused(&error, &shown)),
    }
    reader.finish()
}

/// A file: the folder in which it stands, and its name there.
type InFolder<'f> = (&'f Folder, &'f OsStr);

/// The fault of a pipe in a hidden folder: nothing there is read, but git looks into it.
pub fn pipe_in(folder: &Folder, entry: &Entry, shown: &str) -> Option<Diagnostic> {
    let found = folder.child(&entry.name).ok()?.find(DEEPEST, &Kind::makes_wait, &|_| false)?;
    Some(stands_in_the_way(Kind::Pipe, &format!("{shown}/{found}")))
}

/// Whether a paper is an SVG that draws and does nothing else.
fn is_drawing(at: &Folder, name: &OsStr) -> bool {
    let is_svg = name.to_string_lossy().to_ascii_lowercase().ends_with(".svg");
    is_svg
        && BUFFER.with_borrow_mut(|buffer| {
            read_text(at, name, "", buffer).is_ok_and(|text| paper::is_plain_drawing(text.as_bytes()))
        })
}

struct Reader {
    folder: CustomerFolder,
    /// The currency of the book.
    home: Currency,
    has_card: bool,
    hasher: Xxh3,
    faults: Vec<Diagnostic>,
    references: Vec<Reference>,
    /// The files read so far whose names, composed, are not ASCII.
    not_ascii: HashSet<Box<str>>,
}

impl Reader {
    fn new(name: &str, home: &Currency) -> Reader {
        let folder = CustomerFolder::new(name, Card { name: name.to_owned(), ..Card::default() });
        let (faults, references, not_ascii) = Default::default();
        Reader { folder, home: home.clone(), has_card: false, hasher: Xxh3::new(), faults, references, not_ascii }
    }

    /// Reads all entries of a folder, sorted by name. The system reports each entry's kind with its name, so no second
    /// call is needed.
    fn walk(&mut self, folder: &Folder, shown: &str, deeper: usize) {
        let mut entries = match folder.entries() {
            Ok(entries) => entries,
            Err(error) => {
                self.faults.push(refused(&error, shown));
                return;
            }
        };
        entries.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        if shown.ends_with("/visits") {
            self.folder.visits.reserve_exact(entries.len());
        }
        let is_beside =
            |name: &str| entries.binary_search_by(|entry| entry.name.as_os_str().cmp(name.as_ref())).is_ok();
        for entry in &entries {
            let shown = format!("{shown}/{}", entry.name.to_string_lossy());
            let is_hidden = entry.name.as_encoded_bytes().starts_with(b".");
            match entry.kind {
                Kind::File if is_hidden => {}
                Kind::Folder if is_hidden => {
                    if entry.name == ".git" {
                        self.faults.push(file_fault(Fault::NestedRepository, &shown));
                    }
                    self.faults.extend(pipe_in(folder, entry, &shown));
                }
                Kind::Folder if deeper == 0 => self.faults.push(file_fault(Fault::StrayFile, &shown)),
                Kind::Folder => match folder.child(&entry.name) {
                    Ok(inside) => self.walk(&inside, &shown, deeper - 1),
                    Err(error) => self.faults.push(refused(&error, &shown)),
                },
                Kind::File => self.take(folder, &entry.name, &shown, &is_beside),
                other => self.take_other(other, &shown),
            }
        }
    }

    fn take_other(&mut self, kind: Kind, shown: &str) {
        self.faults.push(stands_in_the_way(kind, shown));
        // A card that is a link counts as present; it has a fault of its own.
        self.has_card |= record::is_card(shown);
    }

    /// Reads one file as the kind of record that its place and name say.
    fn take(&mut self, at: &Folder, name: &OsStr, shown: &str, is_beside: &dyn Fn(&str) -> bool) {
        let file = (at, name);
        let plain = letters::composed(shown);
        let Some((id, inside)) = record::split(&plain) else { return };
        if !self.is_first(inside) {
            self.hasher.update(shown.as_bytes());
            self.faults.push(file_fault(Fault::SameLetters, shown));
            return;
        }
        let record = Record::of_file(id, inside);
        if !foreign_file::has_usual_name(record) {
            let written = name.to_string_lossy();
            if foreign_file::is_of_an_editor(&written) {
                return;
            }
            if foreign_file::is_conflict_copy(id, &written, is_beside) {
                self.hasher.update(shown.as_bytes());
                self.faults.push(file_fault(Fault::ConflictCopy, shown));
                return;
            }
        }
        match record {
            Some(Record::Card) => self.read_card(file, shown),
            Some(Record::Account) => self.read_account(file, shown),
            Some(Record::Visit(stem)) => self.read_visit(file, shown, stem),
            Some(Record::Plan(stem)) => self.read_plan(file, shown, stem),
            Some(Record::Complaint(stem)) => self.read_complaint(file, shown, stem),
            Some(Record::Import) => {}
            // A name that is not valid Unicode cannot be written in a link.
            Some(Record::Paper(rest)) if name.to_str().is_some() => {
                self.hasher.update(rest.as_bytes());
                self.folder.files.push(rest.to_owned());
                if paper::runs_in_a_browser(rest) && !is_drawing(at, name) {
                    self.faults.push(file_fault(Fault::ActivePaper, shown));
                }
            }
            _ if name.to_str().is_none() => self.faults.push(encoding_fault(Fault::StrayFile, shown, name)),
            _ => self.faults.push(file_fault(Fault::StrayFile, shown)),
        }
    }

    /// Whether no file of the same letters was read before; a disk may hold both compositions of a name.
    fn is_first(&mut self, inside: &str) -> bool {
        inside.is_ascii() || self.not_ascii.insert(inside.into())
    }

    /// Reads a file and gives it to `read`; its faults and references are kept.
    fn with_source<T>(
        &mut self,
        file: InFolder,
        shown: &str,
        read: impl FnOnce(&mut Source, &mut CustomerFolder, u64) -> T,
    ) -> Option<T> {
        BUFFER.with_borrow_mut(|buffer| match read_text(file.0, file.1, shown, buffer) {
            Ok(written) => {
                let text = &*letters::composed(written);
                let fingerprint = xxh3_64(text.as_bytes());
                self.hasher.update(shown.as_bytes());
                self.hasher.update(&fingerprint.to_le_bytes());
                let questions = conflict::find(text);
                let readable = conflict::readable(text, &questions, shown.ends_with(".toml"));
                let mut source = Source::new(shown, &readable);
                source.currency = Some(self.home.clone());
                report_questions(&mut source, text, &questions);
                let result = read(&mut source, &mut self.folder, fingerprint);
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

    fn read_card(&mut self, file: InFolder, shown: &str) {
        self.has_card = true;
        self.with_source(file, shown, |source, folder, fingerprint| {
            let id = folder.id.clone();
            folder.card_fingerprint = fingerprint;
            folder.card = customer_file::read(source, &id);
        });
    }

    fn read_account(&mut self, file: InFolder, shown: &str) {
        let home = self.home.clone();
        self.with_source(file, shown, |source, folder, _| {
            folder.account = Some(Box::new(account_file::read(source, &home)));
        });
    }

    fn read_visit(&mut self, file: InFolder, shown: &str, stem: &str) {
        let Some((day, time)) = stem::parse(stem) else {
            return self.bad_file_name(shown, stem);
        };
        self.with_source(file, shown, |source, folder, fingerprint| {
            let mut visit = Visit::new(day, time, stem);
            visit.fingerprint = fingerprint;
            visit_file::read(source, &mut visit);
            folder.visits.push(visit);
        });
    }

    fn read_plan(&mut self, file: InFolder, shown: &str, stem: &str) {
        self.with_source(file, shown, |source, folder, _| {
            let plan = plan_file::read(source, stem);
            folder.plans.push(plan);
        });
    }

    fn read_complaint(&mut self, file: InFolder, shown: &str, stem: &str) {
        let Some((day, _)) = stem::parse(stem) else {
            return self.bad_file_name(shown, stem);
        };
        self.with_source(file, shown, |source, folder, _| {
            let complaint = complaint_file::read(source, stem, day);
            folder.complaints.push(complaint);
        });
    }

    fn bad_file_name(&mut self, shown: &str, stem: &str) {
        self.hasher.update(shown.as_bytes());
        let fault = file_fault(Fault::BadFileName, shown).with("name", stem);
        let digits = stem.split('-').take(3).map(str::len);
        let looks_like_a_day = digits.eq([4, 2, 2]) && stem.bytes().take(10).all(|b| b.is_ascii_digit() || b == b'-');
        self.faults.push(match stem::with_hyphen(stem) {
            Some(near) => fault.with("near", near).hint("hint-after-day"),
            None if looks_like_a_day => fault.hint("hint-no-such-day"),
            None => fault,
        });
    }

    fn finish(mut self) -> Loaded {
        if !self.has_card {
            let id = &self.folder.id;
            let path = record::folder(id);
            self.faults.push(file_fault(Fault::NoCard, &path).with("file", Record::Card.path(id)));
        }
        // Names of one day may sort against their times: `2026-11-03.md` after `2026-11-03-0900.md`; and the tenth note
        // of a minute, `…-1432-10.md`, before the ninth.
        let key = |visit: &Visit| (visit.day, visit.time, visit.stem.len());
        self.folder.visits.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.stem.cmp(&b.stem)));
        self.folder.fingerprint = self.hasher.digest();
        self.folder.reading = names::reading_of(&self.folder.card).into();
        // The lists grew step by step, and are kept for as long as the book.
        self.faults.shrink_to_fit();
        self.references.shrink_to_fit();
        Loaded { folder: Arc::new(self.folder), faults: self.faults, references: self.references }
    }
}
