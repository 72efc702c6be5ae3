//! The changes that make one customer of two.

use std::collections::{BTreeMap, BTreeSet};

use super::super::moving::{OwnFile, addition, files_of, removal};
use super::super::{ChangeSession, Failure};
use super::independent::independent;
use crate::book::record::{self, Record};
use crate::book::visit::Outcome;
use crate::book::{Customer, CustomerIndex, stem};
use crate::edit::join::{self, Said};
use crate::edit::join_account::{self, JoinError};
use crate::edit::note;
use crate::edit::references::{renamed, without_self};
use crate::exchange::import::{Imported, ImportedFrom, own_uid};
use crate::exchange::incoming::id_of_own_uid;
use crate::format::visit_writer::NewVisit;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::label::key_name;
use crate::write::Change;

/// Two customers that become one.
pub struct Joining<'s> {
    session: &'s ChangeSession<'s>,
    pub keep: &'s Customer,
    pub other: &'s Customer,
    /// The files of the one that stays.
    own: BTreeMap<String, OwnFile>,
    /// The files of the other one, in which it has its new id already.
    coming: Vec<(OwnFile, Option<String>)>,
    /// The names that files of the one that stays have.
    taken: BTreeSet<String>,
    pub changes: Vec<Change>,
    /// What comes to the card and the account.
    pub added: Vec<Said>,
    /// What the other one said otherwise.
    pub dropped: Vec<Said>,
    /// What the one that stays said before something better took its place.
    pub replaced: Vec<Said>,
    /// The notes, plans and complaints that have another name now, by their stems.
    moved: Vec<(String, String)>,
    /// Files that came, by the folder below the customer's; entries of an account are counted by themselves.
    pub counts: BTreeMap<&'static str, usize>,
}

impl<'s> Joining<'s> {
    pub fn new(session: &'s ChangeSession, keep: CustomerIndex, other: CustomerIndex) -> Result<Joining<'s>, Failure> {
        let (keep, other) = (&session.book().customers[keep], &session.book().customers[other]);
        let own: BTreeMap<String, OwnFile> =
            files_of(session, &keep.id)?.into_iter().map(|file| (file.inside.clone(), file)).collect();
        let coming = files_of(session, &other.id)?;
        let changes = coming.iter().map(|file| removal(&other.id, file)).collect();
        let path = |file: &OwnFile| format!("{}/{}", record::folder(&other.id), file.inside);
        let with_text = |file: OwnFile| {
            let text = file.text().map(|text| renamed(&path(&file), text, &other.id, &keep.id));
            (file, text)
        };
        let coming = coming.into_iter().map(with_text).collect();
        let taken = own.keys().map(|inside| inside.to_lowercase()).collect();
        Ok(Joining {
            session,
            keep,
            other,
            own,
            coming,
            taken,
            changes,
            added: Vec::new(),
            dropped: Vec::new(),
            replaced: Vec::new(),
            moved: Vec::new(),
            counts: BTreeMap::new(),
        })
    }

    /// Makes the changes of all files.
    pub fn join(&mut self) -> Result<(), Failure> {
        // Papers first: a link in a text follows a paper that gets another name.
        let (papers, texts): (Vec<_>, Vec<_>) = std::mem::take(&mut self.coming)
            .into_iter()
            .partition(|(file, _)| matches!(Record::of_file(&self.other.id, &file.inside), Some(Record::Paper(_))));
        let renamed_papers: Vec<(String, String)> = papers.iter().filter_map(|(file, _)| self.paper(file)).collect();
        let with_papers =
            |text: String| renamed_papers.iter().fold(text, |text, (old, new)| text.replace(old.as_str(), new));
        let mut joined = Vec::new();
        for (file, text) in texts {
            let text = text.map(with_papers);
            match (Record::of_file(&self.other.id, &file.inside), text) {
                (Some(record @ (Record::Card | Record::Account | Record::Import)), Some(text)) => {
                    joined.push((record.file(&self.other.id), text));
                }
                (record, text) => {
                    let bytes = text.map_or_else(|| file.bytes.clone(), String::into_bytes);
                    self.moved(record, &file.inside, bytes);
                }
            }
        }
        for (inside, text) in joined {
            match Record::of_file(&self.other.id, &inside) {
                Some(Record::Card) => self.card(&text)?,
                Some(Record::Account) => self.account(&text)?,
                _ => self.import(&text),
            }
        }
        self.note();
        self.own_references();
        Ok(())
    }

    /// Lets the notes and plans of the customer that stays name the other one by the new id.
    fn own_references(&mut self) {
        let (keep, other) = (&*self.keep.id, &*self.other.id);
        let is_put = |path: &str| self.changes.iter().any(|change| change.path == path);
        let changes = self.own.values().filter_map(|file| {
            let (path, text) = (format!("{}/{}", record::folder(keep), file.inside), file.text()?);
            let after = without_self(&path, &renamed(&path, text, other, keep), keep);
            let has_changed = after != text && !is_put(&path);
            let (before, after) = (Some(file.bytes.clone()), Some(after.into_bytes()));
            has_changed.then_some(Change { path, before, after, executable: false })
        });
        let changes: Vec<Change> = changes.collect();
        self.changes.extend(changes);
    }

    /// Moves a paper; one that is there already stays. Returns how links to it change, where it gets another name.
    fn paper(&mut self, file: &OwnFile) -> Option<(String, String)> {
        if self.own.get(&file.inside).is_some_and(|own| own.bytes == file.bytes) {
            return None;
        }
        let new = self.free(&file.inside);
        self.changes.push(addition(&self.keep.id, &new, file.bytes.clone()));
        *self.counts.entry("files").or_default() += 1;
        (new != file.inside).then(|| (file.inside.clone(), new))
    }

    /// Moves a file that is joined to none.
    fn moved(&mut self, record: Option<Record>, inside: &str, bytes: Vec<u8>) {
        if self.own.get(inside).is_some_and(|own| own.bytes == bytes) {
            return;
        }
        let kind = match record {
            Some(Record::Visit(_)) => "visits",
            Some(Record::Plan(_)) => "plans",
            Some(Record::Complaint(_)) => "complaints",
            _ => "files",
        };
        *self.counts.entry(kind).or_default() += 1;
        let new = self.free(inside);
        let stem = |inside: &str| {
            let name = inside.rsplit('/').next().unwrap_or_default();
            name.strip_suffix(".md").unwrap_or(name).to_owned()
        };
        if new != inside {
            self.moved.push((stem(inside), stem(&new)));
        }
        let path = format!("{}/{new}", record::folder(&self.keep.id));
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if new.ends_with(".md") => without_self(&path, &text, &self.keep.id).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        self.changes.push(addition(&self.keep.id, &new, bytes));
    }

    /// A path that no file of the customer has.
    fn free(&mut self, inside: &str) -> String {
        let name = inside.rfind('/').map_or(0, |at| at + 1);
        let (base, extension) = match inside[name..].rfind('.').filter(|&at| at > 0) {
            Some(at) => inside.split_at(name + at),
            None => (inside, ""),
        };
        let is_taken = |base: &str| self.taken.contains(&format!("{base}{extension}").to_lowercase());
        let free = format!("{}{extension}", stem::free(base, is_taken));
        self.taken.insert(free.to_lowercase());
        free
    }

    /// Puts a text in the place of a file of the customer that stays, or beside its files.
    fn put(&mut self, record: Record, text: String) {
        let before = self.own.get(&record.file(&self.keep.id)).map(|file| file.bytes.clone());
        let path = record.path(&self.keep.id);
        self.changes.push(Change { path, before, after: Some(text.into_bytes()), executable: false });
    }

    fn own_text(&self, record: Record) -> Option<&str> {
        self.own.get(&record.file(&self.keep.id)).and_then(OwnFile::text)
    }

    fn card(&mut self, other: &str) -> Result<(), Failure> {
        let words = self.session.words;
        let own_path = Record::Card.path(&self.keep.id);
        let own = renamed(&own_path, self.own_text(Record::Card).unwrap_or_default(), &self.other.id, &self.keep.id);
        let joined = join::cards(&own, &self.with_moved_snoozes(other), &self.heading()).map_err(|error| {
            let id = if error.is_kept { &self.keep.id } else { &self.other.id };
            (Record::Card.path(id).as_str(), error.reason).explain(words)
        })?;
        self.put(Record::Card, without_self(&own_path, &joined.text, &self.keep.id));
        self.added.extend(joined.added);
        self.dropped.extend(joined.dropped);
        self.replaced.extend(joined.replaced);
        Ok(())
    }

    fn heading(&self) -> String {
        let (name, day) = (&*self.other.card.name, self.session.today.to_string());
        say!(self.session.words, "merge-heading", name = name, day = day)
    }

    /// The text of the other card, whose reminders follow notes and plans that have another name now.
    fn with_moved_snoozes(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (old, new) in &self.moved {
            for kind in ["plan", "complaint", "promise", "sample"] {
                for end in ["\"", "#", ":"] {
                    let id = |stem: &str| format!("{kind}:{}:{stem}{end}", self.keep.id);
                    text = text.replace(&id(old), &id(new));
                }
            }
        }
        text
    }

    fn account(&mut self, other: &str) -> Result<(), Failure> {
        let words = self.session.words;
        let other = independent(self.session, self.other, other)?;
        let own = match self.own_text(Record::Account).map(str::to_owned) {
            Some(own) => independent(self.session, self.keep, &own)?,
            None => String::new(),
        };
        let currencies = (&*self.keep.currency, &*self.other.currency);
        let joined = join_account::accounts(&own, &other, currencies).map_err(|error| match error {
            JoinError::NotEditable(is_kept, error) => {
                let id = if is_kept { &self.keep.id } else { &self.other.id };
                (Record::Account.path(id).as_str(), error).explain(words)
            }
            JoinError::SameNumbers(numbers) => {
                Failure::usage(words, "err-merge-numbers", &[("numbers", words.list(numbers).into())])
            }
        })?;
        *self.counts.entry("account").or_default() += joined.entries;
        self.added.extend(joined.added);
        self.dropped.extend(joined.dropped);
        self.put(Record::Account, joined.text);
        Ok(())
    }

    /// A private note of what only one of the two said and what is on the card no more: no edition shows it.
    fn note(&mut self) {
        if self.dropped.is_empty() && self.replaced.is_empty() {
            return;
        }
        let words = self.session.words;
        let line = |said: &Said| format!("- {}{}{}\n", key_name(words, &said.key), words.get("colon"), said.value);
        let mut text = format!("{}\n\n{}", self.heading(), self.dropped.iter().map(line).collect::<String>());
        if !self.replaced.is_empty() {
            let before = self.replaced.iter().map(line).collect::<String>();
            text += &format!("\n{}\n\n{before}", words.get("merge-replaced"));
        }
        let outcome = Some(Outcome::NoContact);
        let new = NewVisit { outcome, private: true, text: text.trim_end().to_owned(), ..NewVisit::default() };
        let edit = note::write(self.keep, &new, self.session.today, self.session.time);
        let inside = edit.path.strip_prefix(&format!("{}/", record::folder(&self.keep.id))).unwrap_or(&edit.path);
        let inside = self.free(inside);
        self.changes.push(addition(&self.keep.id, &inside, edit.after.into_bytes()));
    }

    /// What other programs said of both, so that each is known again by what its program calls it.
    fn import(&mut self, other: &str) {
        let mut both = Imported::read(self.own_text(Record::Import).unwrap_or_default());
        let coming = Imported::read(other).from;
        // The one that stays keeps its own card, where both went out of this book.
        let is_own = |said: &ImportedFrom| said.uid.as_deref().is_some_and(|uid| id_of_own_uid(uid).is_some());
        if let Some(said) = coming.iter().find(|said| is_own(said)).filter(|said| both.of(&said.program).is_none()) {
            let uid = Some(own_uid(&self.keep.id));
            both.from.push(ImportedFrom { uid, values: BTreeMap::new(), kept: Vec::new(), ..said.clone() });
        }
        for mut said in coming {
            // An export gives back what was kept of the first of a program.
            if let Some(known) = both.from.iter_mut().find(|known| known.program == said.program) {
                known.kept.append(&mut said.kept);
            }
            both.from.push(said);
        }
        let text = both.write(&self.session.words.get("import-file-about"));
        self.put(Record::Import, text);
    }
}
