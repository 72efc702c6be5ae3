//! The changes that make one customer of two.

use std::collections::{BTreeMap, BTreeSet};

use super::super::moving::{OwnFile, addition, files_of, removal};
use super::super::{ChangeSession, Failure};
use crate::book::account::Targets;
use crate::book::record::{self, Record};
use crate::book::{Customer, CustomerIndex, stem};
use crate::derive::account::derive;
use crate::edit::account_change;
use crate::edit::join::{self, JoinedCard, Said};
use crate::edit::join_account::{self, JoinError};
use crate::edit::references::renamed;
use crate::exchange::import::Imported;
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
    pub card: Option<JoinedCard>,
    pub dropped: Vec<Said>,
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
            card: None,
            dropped: Vec::new(),
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
        for (file, text) in texts {
            let text = text.map(|text| renamed_papers.iter().fold(text, |text, (old, new)| text.replace(old, new)));
            match (Record::of_file(&self.other.id, &file.inside), text) {
                (Some(Record::Card), Some(text)) => self.card(&text)?,
                (Some(Record::Account), Some(text)) => self.account(&text)?,
                (Some(Record::Import), Some(text)) => self.import(&text),
                (record, text) => {
                    let bytes = text.map_or_else(|| file.bytes.clone(), String::into_bytes);
                    self.moved(record, &file.inside, bytes);
                }
            }
        }
        self.own_references();
        Ok(())
    }

    /// Lets the notes and plans of the customer that stays name the other one by the new id.
    fn own_references(&mut self) {
        let (keep, other) = (&*self.keep.id, &*self.other.id);
        let is_put = |path: &str| self.changes.iter().any(|change| change.path == path);
        let changes = self.own.values().filter_map(|file| {
            let (path, text) = (format!("{}/{}", record::folder(keep), file.inside), file.text()?);
            let after = renamed(&path, text, other, keep);
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
        let (own_path, other_path) = (Record::Card.path(&self.keep.id), Record::Card.path(&self.other.id));
        let own = renamed(&own_path, self.own_text(Record::Card).unwrap_or_default(), &self.other.id, &self.keep.id);
        let name = &*self.other.card.name;
        let heading = say!(words, "merge-heading", name = name, day = self.session.today.to_string());
        let told = |dropped: &[Said]| {
            let line = |said: &Said| format!("- {}{}{}\n", key_name(words, &said.key), words.get("colon"), said.value);
            format!("## {heading}\n\n{}", dropped.iter().map(line).collect::<String>())
        };
        let joined = join::cards(&own, other, told).map_err(|error| (other_path.as_str(), error).explain(words))?;
        self.put(Record::Card, joined.text.clone());
        self.dropped.extend(joined.dropped.iter().cloned());
        self.card = Some(joined);
        Ok(())
    }

    fn account(&mut self, other: &str) -> Result<(), Failure> {
        let words = self.session.words;
        let other = self.independent(self.other, other)?;
        let Some(own) = self.own_text(Record::Account).map(str::to_owned) else {
            *self.counts.entry("account").or_default() +=
                other.matches("\n[[").count() + usize::from(other.starts_with("[["));
            self.put(Record::Account, other);
            return Ok(());
        };
        let own = self.independent(self.keep, &own)?;
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
        self.dropped.extend(joined.dropped);
        self.put(Record::Account, joined.text);
        Ok(())
    }

    /// The text of an account whose invoices have their days and whose payments name what they paid, so that both stay as
    /// they are beside the entries of another account.
    fn independent(&self, customer: &Customer, text: &str) -> Result<String, Failure> {
        let words = self.session.words;
        let path = Record::Account.path(&customer.id);
        let Some(account) = &customer.account else { return Ok(text.to_owned()) };
        let text = join_account::with_days(text, account).map_err(|error| (path.as_str(), error).explain(words))?;
        let mut shares: BTreeMap<usize, Targets> = BTreeMap::new();
        for one in derive(customer, self.session.today).iter().flat_map(|ledger| &ledger.allocations) {
            if account.payments[one.payment].targets.is_empty() {
                let targets = shares.entry(one.payment).or_default();
                targets.push((account.invoices[one.invoice].no.clone(), Some(one.amount)));
            }
        }
        if shares.is_empty() {
            return Ok(text);
        }
        let shares: Vec<(usize, Targets)> = shares.into_iter().collect();
        let edit = account_change::apply(&path, &text, &shares, &self.session.book().settings.currency);
        let edit = edit.map_err(|error| (path.as_str(), error).explain(words))?;
        // Payments that have no table of their own stay as they are.
        Ok(edit.map_or(text, |edit| edit.after))
    }

    /// What other programs said of both, so that each is known again by what its program calls it.
    fn import(&mut self, other: &str) {
        let mut both = Imported::read(self.own_text(Record::Import).unwrap_or_default());
        both.from.extend(Imported::read(other).from);
        let text = both.write(&self.session.words.get("import-file-about"));
        self.put(Record::Import, text);
    }
}
